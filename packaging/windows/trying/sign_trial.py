"""A trial of signing, with a certificate that is made for it and that nobody trusts."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from steps import Failed, Skipped, call
from windows.signing import CERTIFICATE, KEY, TIME_SERVICE
from windows.trying.ground import Ground

VERSION = "0.0.1"
TOOLS = ("openssl", "osslsigncode", "makensis")


def try_signing(ground: Ground) -> str:
    """The installer and the uninstaller inside bear the signature, and it installs (Failed, Skipped)."""
    if lacking := [tool for tool in TOOLS if shutil.which(tool) is None]:
        raise Skipped(f"no {' and no '.join(lacking)} here")
    ground.place.mkdir(parents=True, exist_ok=True)
    certificate, key = _certificate(ground.place)
    with _given({CERTIFICATE: str(certificate), KEY: str(key), TIME_SERVICE: ""}):
        installer = ground.small_installer(VERSION)
    _check(installer, certificate)
    ground.install(installer)
    folder = ground.folder()
    _check(folder / "uninstall.exe", certificate)
    ground.remove(folder)
    return f"{installer.name} and its uninstaller, with a certificate made for it"


def _certificate(place: Path) -> tuple[Path, Path]:
    certificate, key = place / "certificate.pem", place / "key.pem"
    may = ("-addext", "extendedKeyUsage=codeSigning", "-addext", "keyUsage=digitalSignature")
    made = ("-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=A test that nobody trusts")
    call("openssl", "req", *made, *may, "-keyout", key, "-out", certificate)
    return certificate, key


def _check(file: Path, certificate: Path) -> None:
    said = call("osslsigncode", "verify", "-ignore-crl", "-CAfile", certificate, "-in", file)
    if "Signature verification: ok" not in said:
        raise Failed(f"{file.name} is not signed: {said[-300:]}")


@contextmanager
def _given(variables: dict[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
