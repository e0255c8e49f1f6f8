"""Whether the Python that goes inside is what python.org made: the sum of each file, and who signed it.

usage: python3 packaging/windows/verify_runtime.py DIR
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from steps import Failed
from windows.portable_executable import executables

SUMS = Path(__file__).with_name("runtime-files.txt")
AUTHORITIES = Path("/etc/ssl/certs/ca-certificates.crt")
SIGNER = "CN=Python Software Foundation"
# Signed by Microsoft, whose authority Debian does not know; the newer ones of PySide6 take their place.
OF_MICROSOFT = ("vcruntime140.dll", "vcruntime140_1.dll")


def check_sums(runtime: Path, sums: Path = SUMS) -> str:
    """Every file that is listed and no other, each with its sum (Failed)."""
    lines = [line.split() for line in sums.read_text(encoding="utf-8").splitlines()]
    known = {name: digest for digest, name in lines}
    there = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(runtime.iterdir())}
    if known != there:
        differ = sorted(name for name in known | there if known.get(name) != there.get(name))
        raise Failed(f"not as listed in {sums.name}: {', '.join(differ)}")
    return f"{len(known)} files as listed"


def check_signatures(runtime: Path) -> str:
    """Every program file was signed by the Python Software Foundation (Failed)."""
    if shutil.which("osslsigncode") is None or not AUTHORITIES.exists():
        return "signatures not looked at (no osslsigncode here)"
    files = [file for file in executables(runtime) if file.name not in OF_MICROSOFT]
    unsigned = [file.name for file in files if not _is_signed(file)]
    if unsigned:
        raise Failed(f"not signed by the Python Software Foundation: {', '.join(unsigned)}")
    return f"{len(files)} signatures of the Python Software Foundation"


def _is_signed(file: Path) -> bool:
    trusted = ["-CAfile", str(AUTHORITIES), "-TSA-CAfile", str(AUTHORITIES)]
    # Without -ignore-crl a newer one asks over the network; 2.5 does not know it, and asks nobody.
    for more in (["-ignore-crl"], []):
        command = ["osslsigncode", "verify", *more, *trusted, "-in", str(file)]
        ended = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        if ended.returncode == 0 and SIGNER in ended.stdout:
            return True
    return False


if __name__ == "__main__":
    try:
        print(check_signatures(Path(sys.argv[1])))
    except Failed as reason:
        sys.exit(str(reason))
