"""Follows the proof that the log holds a certificate to a head of the log saved before: SHA-256 and nothing of ours.

    inclusion.py PROOF.json CERTIFICATE.json HEAD

Ends with 0 when it leads there, else with 1 and where it goes wrong. Who signed the head is not asked here.
"""

import base64
import hashlib
import json
import pathlib
import sys


class Wrong(Exception):
    """What does not hold."""


def expect(condition, words):
    if not condition:
        raise Wrong(words)


def digest(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def root(leaf, index, size, path):
    """The root that a leaf and the hashes beside its way up lead to: RFC 9162, 2.1.3.2."""
    at, last, found = index, size - 1, leaf
    for other in path:
        expect(last > 0, "the proof is too long")
        if at % 2 == 1 or at == last:
            found = digest(b"\1", other, found)
            while at % 2 == 0 and at > 0:
                at, last = at >> 1, last >> 1
        else:
            found = digest(b"\1", found, other)
        at, last = at >> 1, last >> 1
    expect(last == 0, "the proof is too short")
    return found


def check_log(proof, credential, head):
    """That the log under a head saved elsewhere holds the credential; who signed the head is not asked here."""
    leaf = proof["leaf"]
    expect(leaf["credential_sha256"] == hashlib.sha256(credential).hexdigest(), "a proof of another file")
    text = f"jalon certificate log v1\nevent {leaf['event']}\ncredential sha256 {leaf['credential_sha256']}\n"
    text += f"at {leaf['at']}\nsalt {leaf['salt']}\n"
    path = [bytes.fromhex(one) for one in proof["path"]]
    found = root(digest(b"\0", text.encode()), proof["index"], proof["tree_size"], path)
    _, size, saved, *_ = head.split("\n")
    expect(int(size) == proof["tree_size"], f"a head of {proof['tree_size']} leaves, not {size}")
    expect(base64.b64decode(saved) == found, "the proof does not lead to the saved head")


def main(proof, certificate, head):
    try:
        check_log(json.loads(pathlib.Path(proof).read_text()), pathlib.Path(certificate).read_bytes(),
                  pathlib.Path(head).read_text())
    except Wrong as wrong:
        print(wrong, file=sys.stderr)
        return 1
    print("the saved head of the log holds it")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
