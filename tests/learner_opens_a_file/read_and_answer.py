"""Opens the files of file tasks with readers that are not ours and answers the questions from what is in them.

Standard input: a JSON list of {"id", "path", "stem", "choices": {id: text}, "material"}. Standard output: a JSON
list of answers in the same order, as the engine takes them. The key is not among what is read.

Readers: LibreOffice for workbooks and documents (office.py); Python's csv, zipfile, html and email; poppler's pdftotext
and pdfinfo; a few lines for iCalendar (RFC 5545) and Exif.
"""

import csv
import datetime
import email
import email.policy
import html.parser
import io
import json
import re
import struct
import subprocess
import sys
import zipfile

import office

# ---------------------------------------------------------------- readers


def csv_rows(data):
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def archive_of(data):
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.testzip() is None
    return archive


def poppler(command, data, *options):
    done = subprocess.run([command, *options], input=data, capture_output=True, check=True)
    assert not done.stderr, done.stderr
    return done.stdout.decode()


def pdf_text(data):
    return poppler("pdftotext", data, "-layout", "-", "-")


def pdf_info(data):
    lines = poppler("pdfinfo", data, "-").splitlines()
    return {name.strip(): value.strip() for name, value in (line.split(":", 1) for line in lines)}


class Page(html.parser.HTMLParser):
    def __init__(self, data):
        super().__init__()
        self.words, self.remarks, self.links = [], [], []
        self.feed(data.decode())

    def handle_data(self, words):
        self.words.append(words)

    def handle_comment(self, remark):
        self.remarks.append(remark)

    def handle_starttag(self, tag, attributes):
        if tag == "a":
            self.links.append(dict(attributes)["href"])


def events(data):
    unfolded = data.decode().replace("\r\n ", "")
    found = []
    for line in unfolded.split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1].setdefault(name.split(";")[0], value)
    return found


def exif(data):
    """Tag → value, of all directories together; and the size in the frame of the picture."""
    assert data[:2] == b"\xff\xd8" and data[-2:] == b"\xff\xd9"
    tags, at = {}, 2
    while data[at + 1] != 0xDA:
        length = struct.unpack(">H", data[at + 2 : at + 4])[0]
        segment = data[at + 4 : at + 2 + length]
        if data[at + 1] == 0xE1 and segment[:6] == b"Exif\0\0":
            directory(segment[6:], struct.unpack("<I", segment[10:14])[0], tags)
        if data[at + 1] == 0xC0:
            tags["height"], tags["width"] = struct.unpack(">HH", segment[1:5])
        at += 2 + length
    return tags


def directory(tiff, at, tags):
    for number in range(struct.unpack("<H", tiff[at : at + 2])[0]):
        entry = tiff[at + 2 + 12 * number : at + 14 + 12 * number]
        tag, kind, count = struct.unpack("<HHI", entry[:8])
        size = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1}[kind] * count
        where = struct.unpack("<I", entry[8:])[0]
        value = entry[8 : 8 + size] if size <= 4 else tiff[where : where + size]
        if tag in (0x8769, 0x8825):
            directory(tiff, where, tags)
        elif kind == 2:
            tags[tag] = value.rstrip(b"\0").decode()
        elif kind == 5:
            fractions = struct.unpack("<%dI" % (2 * count), value)
            tags[tag] = [over / under for over, under in zip(fractions[::2], fractions[1::2])]


def message(data):
    return email.message_from_bytes(data, policy=email.policy.default)


# ---------------------------------------------------------------- answers


def find(pattern, text):
    found = re.search(pattern, text)
    assert found, f"no {pattern} in {text}"
    return found[1]


def choice(question, wanted):
    """The choice whose text says this."""
    found = [key for key, text in question["choices"].items() if text.strip("`") == wanted]
    assert len(found) == 1, f"{wanted} among {question['choices']}"
    return found[0]


def rows_of(sheet):
    """Rows of an opened sheet by the names in its first row."""
    values = [[value for value, _ in row] for row in sheet]
    return [dict(zip(values[0], row)) for row in values[1:]]


def sales_of_one_town(question, data):
    town = find(r"sales made in (\w+),", question["stem"])
    return sum(float(row["Amount"]) for row in csv_rows(data) if row["Town"] == town)


def visits_on_busy_days(question, sheets):
    room = find(r"room “(.+?)” receive", question["stem"])
    visits = [float(row["Visitors"]) for row in rows_of(sheets["Visits"]) if row["Room"] == room]
    return round(sum(visits) / len(visits) + 1e-9, 1)


def total_that_forgets_a_month(question, sheets):
    rows = sheets["Takings"]
    wrong = []
    for column in range(1, 6):
        whole = sum(int(row[column][0]) for row in rows[1:13])
        letter = "ABCDEF"[column]
        sound = rows[13][column] == (str(whole), f"SUM({letter}2:{letter}13)")
        wrong += [] if sound else [rows[0][column][0]]
    assert len(wrong) == 1, wrong
    return choice(question, wrong[0])


def order_with_a_price_list(_, sheets):
    prices = {code: float(price) for (code, _), (price, _) in sheets["Price list"][1:]}
    return sum(prices[code] * float(amount) for (code, _), (amount, _) in sheets["Order"][1:])


def category_that_costs_most(question, sheets):
    meanings = {row["Code"]: row["Meaning"] for row in rows_of(sheets["Codes"])}
    totals = {}
    for row in rows_of(sheets["Expenses"]):
        totals[row["Code"]] = totals.get(row["Code"], 0) + float(row["Amount"])
    return choice(question, meanings[max(totals, key=totals.get)])


def bill_in_the_archive(question, data):
    bill, month = re.search(r"How much is the (\w+) bill for (\w+)", question["stem"]).groups()
    archive = archive_of(data)
    text = archive.read(f"{month.lower()}/{bill}.txt").decode()
    return int(find(r"To pay: (\d+) euros", text))


def latest_of_five_programmes(_, data):
    archive = archive_of(data)
    latest = max(archive.infolist(), key=lambda entry: entry.date_time)
    return int(find(r"Room (\d+)", archive.read(latest).decode()))


def page_changed_since(question, data):
    return choice(question, find(r"Last updated: (.+?)\.", "".join(Page(data).words)))


def page_about_the_well(question, data):
    subject = find(r"this site: (.+)\?", question["stem"])
    pages = [page for page in pdf_text(data).split("\f") if f": {subject}." in page]
    assert len(pages) == 1 and pdf_info(data)["Pages"] == "18"
    return int(find(r"voted (\d+) euros", pages[0]))


def bill_attached(_, data):
    attached = [part for part in message(data).iter_attachments()]
    assert [part.get_content_type() for part in attached] == ["application/pdf"]
    return int(find(r"To pay: (\d+) euros", pdf_text(attached[0].get_content())))


def remark_left_in_the_offer(_, document):
    (remark,) = document["comments"]
    return int(find(r"down to (\d+) euros", remark))


def who_got_the_message(_, data):
    letter = message(data)
    people = letter["To"].addresses + letter["Cc"].addresses
    return sum(person.domain == "voisins.example" for person in people)


def last_day_of_the_course(question, data):
    name = find(r"a repeating event: “(.+?)”", question["stem"])
    (event,) = [event for event in events(data) if event.get("SUMMARY") == name]
    rule = dict(part.split("=") for part in event["RRULE"].split(";"))
    weeks = int(rule.get("INTERVAL", 1)) * (int(rule["COUNT"]) - 1)
    last = datetime.datetime.strptime(event["DTSTART"], "%Y%m%dT%H%M%S") + datetime.timedelta(weeks=weeks)
    return choice(question, f"{last.day} {last:%B %Y}")


def two_meetings_at_once(question, data):
    days = []
    for one in events(data):
        for other in events(data):
            if one["DTSTART"] < other["DTSTART"] < one["DTEND"] or (
                one["DTSTART"] == other["DTSTART"] and one["UID"] < other["UID"]
            ):
                days.append(datetime.datetime.strptime(one["DTSTART"], "%Y%m%dT%H%M%S"))
    assert len(days) == 1, days
    return choice(question, f"{days[0]:%A}")


def word_to_count(_, document):
    return sum(len(re.findall("committee", paragraph)) for paragraph in document["paragraphs"])


def height_after_narrowing(question, data):
    tags = exif(data)
    narrow = int(find(r"photo (\d+) pixels wide", question["stem"]))
    return tags["height"] * narrow / tags["width"]


def where_the_photo_was_taken(question, data):
    tags = exif(data)
    assert (tags[1], tags[3]) == ("N", "E")
    here = [degrees + minutes / 60 + seconds / 3600 for degrees, minutes, seconds in (tags[2], tags[4])]
    rows = question["material"][0]["table"]["rows"]
    away = {row[0]: sum(abs(float(cell[:-1]) - part) for cell, part in zip(row[1:], here)) for row in rows}
    nearest = min(away, key=away.get)
    assert away[nearest] < 0.001
    return choice(question, nearest)


def remark_in_the_source(_, data):
    (remark,) = Page(data).remarks
    return int(find(r"mayor (\d+)", remark))


def author_of_the_leaflet(question, data):
    return choice(question, pdf_info(data)["Author"])


def where_the_reply_goes(question, data):
    (person,) = message(data)["Reply-To"].addresses
    return choice(question, person.domain)


def first_server_of_the_message(question, data):
    return choice(question, find(r"from (\S+) ", message(data).get_all("Received")[-1]))


def link_behind_the_words(question, data):
    (link,) = Page(data).links
    host = find(r"https://([^/]+)/", link)
    return choice(question, ".".join(host.split(".")[-2:]))


def refused_logins(question, data):
    account = find(r"account `(\w+)`", question["stem"])
    return sum(row["Account"] == account and row["Result"] == "refused" for row in csv_rows(data))


def year_of_printing(question, sheets):
    base = int(find(r"costs €(\d+) a month", question["stem"]))
    included = int(find(r"month, (\d+) pages", question["stem"]))
    cents = int(find(r"costs (\d+) cents", question["stem"]))
    pages = [int(row["Printed pages"]) for row in rows_of(sheets["Pages"])]
    return 12 * base + sum(max(0, count - included) for count in pages) * cents / 100


def cheapest_that_fits(question, data):
    heavy = float(find(r"at most ([\d.]+) kg", question["stem"]))
    space = int(find(r"at least (\d+) GB", question["stem"]))
    hours = int(find(r"at least (\d+) hours", question["stem"]))
    return min(
        int(row["Price"])
        for row in csv_rows(data)
        if float(row["Weight in kg"]) <= heavy
        and int(row["Space in GB"]) >= space
        and int(row["Hours of battery"]) >= hours
    )


def answer(question, opened):
    """Opened: what another program read in the file; else its bytes are read here."""
    solve = globals().get(question["id"].removeprefix("file-").replace("-", "_"))
    assert solve, f"nothing here answers {question['id']}: add a function that does"
    if opened is None:
        with open(question["path"], "rb") as file:
            opened = file.read()
    found = solve(question, opened)
    if isinstance(found, str):
        return {"kind": "choice", "choice": found}
    return {"kind": "text", "text": f"{found:g}"}


def main():
    questions = json.load(sys.stdin)
    by_office = office.opened([question["path"] for question in questions])
    answers, faults = [], {}
    for question in questions:
        try:
            answers.append(answer(question, by_office.get(question["path"])))
        except Exception as error:
            faults[question["id"]] = f"{question['id']}: {type(error).__name__}: {error}"
    if faults:
        raise SystemExit("\n".join(faults.values()))
    json.dump(answers, sys.stdout)


main()
