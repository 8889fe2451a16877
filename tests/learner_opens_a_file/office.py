"""What LibreOffice reads in workbooks and documents: it opens each file and saves it as one flat XML file.

LibreOffice shares no code with us. It runs without a window, in a profile of its own, once for workbooks and once for
documents.
"""

import pathlib
import re
import subprocess
import tempfile
import xml.etree.ElementTree as xml

WORKBOOKS, DOCUMENTS = {".xlsx", ".ods"}, {".docx", ".odt"}


def opened(paths):
    """Path → what stands in the file: rows of each sheet, or paragraphs and comments. Other kinds are left out."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        workbooks = saved_flat(paths, WORKBOOKS, "fods", folder)
        documents = saved_flat(paths, DOCUMENTS, "fodt", folder)
    found = {path: sheets(root) for path, root in workbooks.items()}
    found.update((path, {"paragraphs": paragraphs(root), "comments": comments(root)})
                 for path, root in documents.items())
    return found


def saved_flat(paths, endings, target, folder):
    """Path → root of what LibreOffice saved after it opened the file."""
    chosen = [pathlib.Path(path) for path in paths if pathlib.Path(path).suffix in endings]
    if not chosen:
        return {}
    profile = (folder / "profile").as_uri()
    done = subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", target,
         "--outdir", folder, *chosen],
        capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return {str(path): xml.parse(folder / f"{path.stem}.{target}").getroot() for path in chosen}


def local(name):
    return name.rsplit("}", 1)[-1]


def all_of(node, name):
    return [one for one in node.iter() if local(one.tag) == name]


def attribute(node, name):
    return next((value for key, value in node.attrib.items() if local(key) == name), None)


def text_of(node):
    return "".join(node.itertext())


def sheets(root):
    """Name of a sheet → rows of (value, formula), without the empty ends of rows and of the sheet."""
    return {attribute(table, "name"): without_end([cells(row) for row in all_of(table, "table-row")], [])
            for table in all_of(root, "table")}


def cells(row):
    found = []
    for cell in (cell for cell in row if local(cell.tag) == "table-cell"):
        value = attribute(cell, "value") or attribute(cell, "date-value") or text_of(cell).strip()
        formula = attribute(cell, "formula")
        found += [(value, formula and plain(formula))] * int(attribute(cell, "number-columns-repeated") or 1)
    return without_end(found, ("", None))


def without_end(found, empty):
    while found and found[-1] == empty:
        found.pop()
    return found


def plain(formula):
    """`of:=SUM([.B2:.B13])` as people write it: `SUM(B2:B13)`."""
    return re.sub(r"\[|\]|\.(?=[A-Z])", "", formula).removeprefix("of:=")


def paragraphs(root):
    (body,) = all_of(root, "text")
    return [text_of(one) for one in body if local(one.tag) in ("p", "h")]


def comments(root):
    return ["".join(text_of(part) for part in note if local(part.tag) == "p") for note in all_of(root, "annotation")]
