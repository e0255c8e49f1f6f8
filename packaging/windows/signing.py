"""Signs programs and installers where a certificate is given by environment variables, and else does nothing.

ISOASSESS_SIGN_CERTIFICATE and ISOASSESS_SIGN_KEY name the files (PEM), ISOASSESS_SIGN_TIME the address of the
service that certifies the hour; without it no hour is certified, and nothing goes over a network.

usage: python3 packaging/windows/signing.py FILE...     signs in place
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

CERTIFICATE = "ISOASSESS_SIGN_CERTIFICATE"
KEY = "ISOASSESS_SIGN_KEY"
TIME_SERVICE = "ISOASSESS_SIGN_TIME"


def is_signing() -> bool:
    """Whether a certificate was given."""
    return bool(os.environ.get(CERTIFICATE) and os.environ.get(KEY))


def sign(file: Path) -> None:
    """In place (CalledProcessError)."""
    signed = file.with_name(file.name + ".signed")
    signed.unlink(missing_ok=True)
    whose = ["-certs", os.environ[CERTIFICATE], "-key", os.environ[KEY], "-h", "sha256"]
    when = ["-ts", os.environ[TIME_SERVICE]] if os.environ.get(TIME_SERVICE) else []
    command = ["osslsigncode", "sign", *whose, *when, "-in", str(file), "-out", str(signed)]
    subprocess.run(command, check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    shutil.copymode(file, signed)
    signed.replace(file)


if __name__ == "__main__":
    if not is_signing():
        sys.exit(f"{CERTIFICATE} and {KEY} must name a certificate and its key.")
    for word in sys.argv[1:]:
        sign(Path(word))
