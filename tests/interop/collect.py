"""Saves what strangers and holders may download of the demonstration's certificates, then withdraws one of them.

    collect.py ORIGIN DEMO FOLDER    DEMO: the folder of `jalon demo`; prints the code of the withdrawn certificate

FOLDER then holds, of each certificate, CODE.json, .jwt, .png, .svg, .pdf, .zip (the bundle) and .record; CODE.head, the
head of the log; and issuer.json, the issuer's keys; and the status list before and after the withdrawal, status.json and
status-after.json.
"""

import json
import pathlib
import sys
import urllib.request

FORMS = {"json": "credential.json", "jwt": "credential.jwt", "png": "badge.png", "svg": "badge.svg",
         "pdf": "certificate.pdf"}


def ask(address, sent=None, token=None):
    headers = {"content-type": "application/json"} if sent is not None else {}
    if token:
        headers["authorization"] = f"Bearer {token}"
    body = None if sent is None else json.dumps(sent).encode()
    with urllib.request.urlopen(urllib.request.Request(address, body, headers)) as reply:
        return reply.read()


def main(origin, demo, folder):
    facts = json.loads((demo / "demo.json").read_text())
    token, session = facts["accounts"]["certifier"]["token"], facts["published_session"]["id"]
    api = f"{origin}/api/v1"
    # Saved first: later heads must contain it.
    head = ask(f"{origin}/log/head")
    (folder / "issuer.json").write_bytes(ask(f"{origin}/verify/issuer.json"))
    candidates = json.loads(ask(f"{api}/sittings/{session}", token=token))["candidates"]
    born = {one["id"]: one["birth_date"] for one in candidates}
    certificates = json.loads(ask(f"{api}/sittings/{session}/certificates", token=token))
    for one in certificates:
        code = one["code"].replace("-", "")
        for kind, name in FORMS.items():
            (folder / f"{code}.{kind}").write_bytes(ask(f"{origin}/verify/{code}/{name}"))
        for kind in ("bundle", "record"):
            file = ask(f"{api}/certificates/{code}/{kind}", {"birth_date": born[one["candidate"]]})
            (folder / f"{code}.{'zip' if kind == 'bundle' else kind}").write_bytes(file)
        (folder / f"{code}.head").write_bytes(head)
    entry = json.loads((folder / f"{code}.json").read_text())["credentialStatus"]
    status = origin + entry["statusListCredential"][entry["statusListCredential"].index("/status/"):]
    (folder / "status.json").write_bytes(ask(status))
    ask(f"{api}/certificates/{certificates[-1]['id']}/revocation", {"reason": "to see it refused"}, token)
    (folder / "status-after.json").write_bytes(ask(status))
    print(code)


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
