"""What lies beside a closed file, closed by the same key: nobody reads it, and nobody changes it unseen."""

import hashlib
import os
from typing import TYPE_CHECKING

from isoassess.store.vault.keyring import FileKey

if TYPE_CHECKING:
    from Cryptodome.Cipher._mode_gcm import GcmMode

_BEGINNING = b"IsoAssess sealed 1\n"
_NONCE, _PROOF = 12, 16  # bytes


def sealed(content: bytes, key: FileKey) -> bytes:
    """AES-256-GCM under a key that is made of the file's and of nothing else."""
    nonce = os.urandom(_NONCE)
    closed, proof = _cipher(key, nonce).encrypt_and_digest(content)
    return b"".join((_BEGINNING, nonce, proof, closed))


def is_sealed(content: bytes) -> bool:
    """Whether it is something that `sealed` has made."""
    return content.startswith(_BEGINNING)


def unsealed(content: bytes, key: FileKey) -> bytes | None:
    """What was sealed; None where another key did it, or a byte was changed since."""
    start = len(_BEGINNING)
    nonce, rest = content[start : start + _NONCE], content[start + _NONCE :]
    if not is_sealed(content) or len(rest) < _PROOF:
        return None
    try:
        return bytes(_cipher(key, nonce).decrypt_and_verify(rest[_PROOF:], rest[:_PROOF]))
    except ValueError:
        return None


def _cipher(key: FileKey, nonce: bytes) -> "GcmMode":
    from Cryptodome.Cipher import AES  # here, so that nobody waits for it who has no password

    secret = hashlib.blake2b(key.secret, digest_size=32, person=b"beside the file").digest()
    cipher = AES.new(secret, AES.MODE_GCM, nonce=nonce)
    cipher.update(_BEGINNING)
    return cipher
