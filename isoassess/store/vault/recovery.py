"""The recovery key: what opens a file when its password is forgotten, in letters to copy by hand.

It is the secret itself, so it opens the file and every copy made with the same password, and no longer what
is closed by another one.
"""

import base64
import hashlib
import re

from isoassess.errors import BadInput
from isoassess.language.texts import _
from isoassess.store.vault.keyring import KEY_SIZE

_CHECK_SIZE = 3  # bytes that tell a slip: one in sixteen million gets by
_GROUP = 4  # letters
_LENGTH = 56  # letters without what stands between the groups
_ALIKE = str.maketrans("018", "OIB")  # digits that are not in it, read for the letters they look like


class BadRecoveryKey(BadInput):
    """The letters are not those of a recovery key."""


def recovery_words(secret: bytes) -> str:
    """Fourteen groups of four letters and digits."""
    letters = base64.b32encode(secret + _check(secret)).decode()
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def secret_from(words: str) -> bytes:
    """The secret, whatever stands between the letters and however they are written (BadRecoveryKey)."""
    letters = re.sub(r"[\s\-\u2010-\u2015]+", "", words).upper().translate(_ALIKE)
    if len(letters) != _LENGTH or not re.fullmatch("[A-Z2-7]+", letters):
        says = _("A recovery key has {count} letters and digits; these are {found}.")
        raise BadRecoveryKey(says.format(count=_LENGTH, found=len(letters)))
    content = base64.b32decode(letters)
    secret, check = content[:KEY_SIZE], content[KEY_SIZE:]
    if check != _check(secret):
        raise BadRecoveryKey(_("A letter of the recovery key is not right; compare it with the paper."))
    return secret


def _check(secret: bytes) -> bytes:
    return hashlib.sha256(b"IsoAssess recovery" + secret).digest()[:_CHECK_SIZE]
