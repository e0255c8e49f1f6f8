"""The data stamp: the same case has the same stamp, and any change gives another."""

import hashlib
import json

import msgspec

from isoassess.domain.case import Case

LENGTH = 12


def stamp(case: Case) -> str:
    """As much of the whole stamp as a person can compare."""
    return whole_stamp(case)[:LENGTH]


def whole_stamp(case: Case) -> str:
    """The SHA-256 over the canonical JSON of the case, in 64 hexadecimal digits."""
    return hashlib.sha256(_canonical(case)).hexdigest()


def _canonical(case: Case) -> bytes:
    try:
        return msgspec.json.encode(case, order="deterministic")
    except UnicodeEncodeError:  # half of a surrogate pair, as a broken paste can leave it
        return json.dumps(msgspec.to_builtins(case, order="deterministic"), ensure_ascii=True).encode()
