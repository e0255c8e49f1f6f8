"""The data stamp: the same case has the same stamp, and any change gives another."""

import hashlib
import json

import msgspec

from isoassess.judgement import Case

LENGTH = 12


def stamp(case: Case) -> str:
    """The first 12 hexadecimal digits of the SHA-256 over the canonical JSON of the case."""
    return hashlib.sha256(_canonical(case)).hexdigest()[:LENGTH]


def _canonical(case: Case) -> bytes:
    try:
        return msgspec.json.encode(case, order="deterministic")
    except UnicodeEncodeError:  # half of a surrogate pair, as a broken paste can leave it
        return json.dumps(msgspec.to_builtins(case, order="deterministic"), ensure_ascii=True).encode()
