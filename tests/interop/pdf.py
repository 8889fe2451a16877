"""Reads PDF certificates with qpdf, poppler and pikepdf: structure, language, metadata, fonts, order, attachment.

    pdf.py FILE.pdf...      beside each, FILE.json, the credential it must contain, and perhaps FILE.head, a head of
                              the log saved elsewhere: then it must contain a proof that leads to that

Ends with 0 when every document holds to everything below, else with 1 and what is wrong.
veraPDF is not among these programs: nobody but krilla has checked the documents against the whole of the standards.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import pikepdf

from inclusion import Wrong, check_log, expect

A4 = (595.28, 841.89)


def said(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    expect(done.returncode == 0, f"{command[0]} ends with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


def stands(credential):
    """What the page must show, read from the credential without our code."""
    subject = credential["credentialSubject"]
    achievement = subject["achievement"]
    holder = next(one["identityHash"] for one in subject["identifier"] if one["identityType"] == "name")
    facts = {one["genre"]: one["narrative"] for one in credential["evidence"]}
    names = [one["name"].rsplit(" — ", 1)[0] for one in achievement["resultDescription"]]
    return {
        "language": achievement["inLanguage"],
        "title": credential["name"],
        "holder": holder,
        "code": subject["licenseNumber"],
        "facts": facts,
        "key": signing_key(credential["proof"]),
        "competences": list(dict.fromkeys(names))[1:],
    }


def signing_key(proof):
    """Issuers of both kinds name their key after `#`; it is what the page shows."""
    method = (proof[0] if isinstance(proof, list) else proof)["verificationMethod"]
    return method.split("#")[-1]


def check_form(path):
    said("qpdf", "--check", path)
    info = dict(line.split(":", 1) for line in said("pdfinfo", path).splitlines() if ":" in line)
    info = {key: value.strip() for key, value in info.items()}
    expect(info["Pages"] == "1", f"{info['Pages']} pages")
    expect(info["Tagged"] == "yes", "poppler does not find it tagged")
    expect(info["JavaScript"] == "no" and info["Encrypted"] == "no", "it does more than show a page")
    rows = said("pdffonts", path).splitlines()[2:]
    expect(rows, "no font")
    for row in rows:
        embedded, subset, unicode = row.split()[-5:-2]
        expect((embedded, subset, unicode) == ("yes", "yes", "yes"), f"font not whole in the file: {row}")


def walk(node, found):
    """Depth first: (type, its dictionary) of every structure element."""
    if isinstance(node, pikepdf.Array):
        for kid in node:
            walk(kid, found)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        found.append((str(node.S), node))
        walk(node.get("/K", pikepdf.Array()), found)
    return found


def check_structure(pdf, expected):
    root = pdf.Root
    expect(str(root.Lang) == expected["language"], f"language {root.Lang}")
    expect(bool(root.MarkInfo.Marked) is True, "not marked as tagged")
    expect(bool(root.ViewerPreferences.DisplayDocTitle) is True, "the title is not shown")
    expect("/Outlines" in root, "no outline")
    expect("/OutputIntents" in root, "no output intent")
    expect("/AcroForm" not in root and "/OpenAction" not in root, "active content")
    elements = walk(root.StructTreeRoot.K, [])
    kinds = [kind for kind, _ in elements]
    levels = [int(kind[2:]) for kind in kinds if kind[:2] == "/H" and kind[2:].isdigit()]
    expect(levels and levels[0] == 1 and levels.count(1) == 1, f"headings {levels}")
    expect(all(b - a <= 1 for a, b in zip(levels, levels[1:])), f"a heading level is skipped: {levels}")
    figures = [node for kind, node in elements if kind == "/Figure"]
    count = len(expected["competences"])
    expect(len(figures) == count + 1, f"{len(figures)} figures for {count} competences and a QR code")
    expect(all(str(node.get("/Alt", "")) for node in figures), "a figure without words")
    expect(kinds.count("/LI") >= count, "not every competence is an entry of a list")
    links = [node for kind, node in elements if kind == "/Link"]
    expect(len(links) == 1, f"{len(links)} links")
    for page in pdf.pages:
        expect(str(page.get("/Tabs", "")) == "/S", "tabs do not follow the structure")
        box = [float(side) for side in page.MediaBox]
        expect(all(abs(a - b) < 0.5 for a, b in zip(box[2:], A4)), f"not A4: {box}")
        address = str(page.Annots[0].A.URI)
        expect(address.endswith("/verify/" + expected["code"].replace("-", "")), f"link to {address}")


def check_metadata(pdf, expected):
    with pdf.open_metadata() as xmp:
        for key, value in {"pdfaid:part": "3", "pdfaid:conformance": "A", "pdfuaid:part": "1"}.items():
            expect(xmp.get(key) == value, f"{key} is {xmp.get(key)}")
        title = xmp.get("dc:title") or ""
        expect(expected["title"] in title and expected["holder"] in title, f"title {title!r}")


def check_attachments(pdf, path, files):
    expect(list(pdf.attachments) == list(files), f"attachments {list(pdf.attachments)}")
    for name, content in files.items():
        specification = pdf.attachments[name]
        file = specification.get_file()
        expect(file.read_bytes() == content, f"{name} is another file")
        expect(file.mime_type == "application/json", f"{name} has media type {file.mime_type}")
        expect(str(specification.obj.AFRelationship) == "/Data", f"{name}: relationship")
        expect(bool(str(specification.obj.Desc)), f"{name} has no description")
        objects = [one.objgen for one in pdf.Root.AF]
        expect(specification.obj.objgen in objects, f"{name} is not an associated file")
        expect("/Filter" not in file.obj, f"{name} is compressed")
        expect(content in path.read_bytes(), f"the bytes of {name} do not stand in the file as they are")
    with tempfile.TemporaryDirectory() as folder:
        said("pdfdetach", "-saveall", "-o", folder, str(path))
        detached = {one.name: one.read_bytes() for one in pathlib.Path(folder).iterdir()}
        expect(detached == files, "poppler detaches something else")


def replacements(path):
    """Texts of the structure tree that screen readers read instead of what is drawn."""
    with pikepdf.open(path) as pdf:
        elements = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/ActualText" in one]
        return {" ".join(str(one.ActualText).split()) for one in elements}


def check_order(path, expected):
    """What a person reads, in the order of reading."""
    text = " ".join(said("pdftotext", "-raw", str(path), "-").split())
    holder = " ".join(expected["holder"].split())
    # A name with a sign that no font has, or that turns, is drawn as something else and told by the structure tree;
    # some versions of poppler then read neither.
    named = [] if holder in replacements(path) else [holder]
    sequence = [expected["title"], *named, expected["code"], *expected["competences"]]
    sequence += [expected["key"], *(expected["facts"][fact] for fact in ("transcript_digest", "bank_revision"))]
    place = 0
    for words in sequence:
        found = text.find(words, place)
        expect(found >= 0, f"{words!r} is not read after {text[max(0, place - 60):place]!r}")
        place = found + len(words)


def check(path):
    credential, head = path.with_suffix(".json").read_bytes(), path.with_suffix(".head")
    expected = stands(json.loads(credential))
    check_form(str(path))
    with pikepdf.open(path) as pdf:
        check_structure(pdf, expected)
        check_metadata(pdf, expected)
        files = {"certificate.json": credential}
        if head.exists():
            proof = pdf.attachments["log-proof.json"].get_file().read_bytes()
            check_log(json.loads(proof), credential, head.read_text())
            files["log-proof.json"] = proof
        check_attachments(pdf, path, files)
    check_order(path, expected)
    return " and its place in the log" if head.exists() else ""


def main(paths):
    faults = 0
    for path in map(pathlib.Path, paths):
        try:
            more = check(path)
            print(f"{path.name}: one tagged page with its credential{more}, in order")
        except Wrong as wrong:
            faults += 1
            print(f"{path.name}: {wrong}", file=sys.stderr)
    print("veraPDF was not run: PDF/UA-1 and PDF/A-3a by construction only")
    return 1 if faults or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
