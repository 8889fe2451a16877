"""Certificates judged by openbadgeslib, which shares no code with us: JSON-LD proof, token, PNG, SVG, status list, record.

    openbadges.py FOLDER CODE CHANGES    FOLDER as collect.py fills it; CODE: the certificate that was withdrawn

Every form of every certificate must be accepted as it was issued and refused, or mean the same, with a byte changed:
CHANGES random ones for each form of one certificate, a sample for the others. The withdrawn one must be refused
for its status and nothing else. Ends with 0 when all of it holds, else with 1 and what does not.
"""

import json
import pathlib
import random
import sys

from openbadgeslib.ob3 import (
    OB3LdpVerifier,
    OB3VerificationError,
    OB3Verifier,
    bundled_clr_contexts,
    resolve_did,
    verify_data_integrity_proof,
)

SAMPLE = 40
# The same changes each time: what is refused today is refused tomorrow.
DICE = random.Random(20261129)


def judge_json(file, pem):
    return OB3LdpVerifier(pubkey_pem=pem).verify(file)


def judge_token(file, pem):
    return OB3Verifier(pubkey_pem=pem).verify(file.decode("ascii"))


def judge_picture(file, pem):
    return judge_json(OB3Verifier.extract_token_from_png(file), pem)


def judge_drawing(file, pem):
    return judge_json(OB3Verifier.extract_token_from_svg(file), pem)


KINDS = {"json": judge_json, "jwt": judge_token, "png": judge_picture, "svg": judge_drawing}


def refusal(judge, *given):
    """Why it is refused, or nothing. A file that the library cannot even read is refused too."""
    try:
        judge(*given)
    except (OB3VerificationError, ValueError) as why:
        return why
    except Exception as why:
        # The readers of pictures have errors of their own.
        if type(why).__module__.split(".")[0] in ("png", "xml", "openbadgeslib", "zlib"):
            return why
        raise
    return None


def with_changes(file, count=SAMPLE):
    for _ in range(count):
        place = DICE.randrange(len(file))
        yield place, file[:place] + bytes([file[place] ^ DICE.randrange(1, 256)]) + file[place + 1:]


def check_form(name, kind, file, pem, count):
    judge = KINDS[kind]
    issued = judge(file, pem)
    refused = 0
    for place, changed in with_changes(file, count):
        if refusal(judge, changed, pem) is not None:
            refused += 1
        # White space, or what is drawn in a picture, may differ; what the certificate says may not.
        elif judge(changed, pem) != issued:
            yield f"{name}.{kind}: accepted as another certificate with byte {place} changed"
    if refused < count // 2:
        yield f"{name}.{kind}: only {refused} of {count} changes are refused"


def check_record(name, file, pem):
    """A comprehensive record: its own proof, then that of each certificate within."""
    def judge(text):
        verify_data_integrity_proof(json.loads(text), pem, extra_contexts=bundled_clr_contexts())

    judge(file)
    within = json.loads(file)["credentialSubject"]["verifiableCredential"]
    if not within:
        yield f"{name}: no certificate in the record"
    for one in within:
        judge_json(one, pem)
    for place, changed in with_changes(file):
        if refusal(judge, changed) is None and json.loads(changed) != json.loads(file):
            yield f"{name}: the record is accepted with byte {place} changed"


def check_status(name, certificate, folder, pem, withdrawn):
    """By the list saved before the withdrawal, then by the one saved after it."""
    for saved, counts in (("status.json", True), ("status-after.json", not withdrawn)):
        raw = (folder / saved).read_bytes()
        # The library checks the signature of a list only if it is a token; ours carries a proof, checked here.
        verify_data_integrity_proof(json.loads(raw), pem)

        def judge():
            OB3LdpVerifier(pubkey_pem=pem).verify(
                certificate, check_status=True, download=lambda _: raw, verify_status_list=False)

        why = refusal(judge)
        if counts and why is not None:
            yield f"{name}: refused by {saved}: {why}"
        elif not counts and "status 'suspension' is set" not in str(why):
            yield f"{name}: withdrawn, but not refused for its status by {saved}: {why}"


def main(folder, withdrawn, changes):
    faults = []
    tokens = sorted(folder.glob("*.jwt"))
    for path in tokens:
        name, certificate = path.stem, path.with_suffix(".json").read_bytes()
        pem = resolve_did(json.loads(certificate)["issuer"]["id"])
        found = []
        for kind in KINDS:
            count = changes if path == tokens[0] else SAMPLE
            found += check_form(name, kind, path.with_suffix(f".{kind}").read_bytes(), pem, count)
        found += check_record(name, (folder / f"{name}.record").read_bytes(), pem)
        found += check_status(name, certificate, folder, pem, name == withdrawn)
        if not found:
            print(f"{name}: JSON, token, PNG, SVG, record and status hold for openbadgeslib, changes do not")
        faults += found
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])))
