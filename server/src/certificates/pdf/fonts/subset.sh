#!/usr/bin/env bash
# Makes the fonts of this folder again from the Debian packages named in NOTICE. Needs fonttools (pyftsubset).
#   subset.sh [FOLDER WITH NOTO FONTS]
set -euo pipefail
cd "$(dirname "$0")"
noto=${1:-/usr/share/fonts/truetype/noto}

latin=U+0020-007E,U+00A0-02FF,U+0300-036F,U+1E00-1EFF,U+2010-2027,U+2030-203A,U+20A0-20BF,U+2116,U+2122,U+2212,U+25CC
wide=$latin,U+0370-03FF,U+0400-052F
joiners=U+0020,U+200C,U+200D,U+25CC
mono=U+0020-007E,U+25A1

subset() { # subset SOURCE UNICODES TARGET
    pyftsubset "$noto/$1.ttf" --unicodes="$2" --output-file="$3.ttf" --no-hinting --layout-features='*' \
        --layout-features-=smcp,c2sc,pcap,c2pc,onum,pnum,frac,numr,dnom,sups,subs,sinf,ordn,zero,salt,case,dlig,ss01,ss02,ss03,ss04,ss05,ss06,ss07,ss08,ss09 \
        --drop-tables+=meta,STAT,DSIG,gasp,hdmx,VDMX,LTSH --name-IDs=0,1,2,3,4,5,6,7,13,14 --notdef-outline
}

subset NotoSerif-Bold "$wide" serif-bold
subset NotoSans-Regular "$wide" sans-regular
subset NotoSans-Bold "$latin" sans-bold
subset NotoSansMono-Regular "$mono" mono-regular
subset NotoSansMono-Bold "$mono" mono-bold
subset NotoNaskhArabic-Bold "$joiners,U+0600-06FF,U+0750-077F" arabic
subset NotoSerifArmenian-Bold U+0530-058F armenian
subset NotoSerifDevanagari-Bold "$joiners,U+0900-097F" devanagari
subset NotoSerifGeorgian-Bold U+10A0-10FF,U+1C90-1CBF georgian
subset NotoSerifHebrew-Bold "$joiners,U+0590-05FF" hebrew
subset NotoSerifTamil-Bold "$joiners,U+0B80-0BFF" tamil
subset NotoSerifThai-Bold "$joiners,U+0E00-0E7F" thai
