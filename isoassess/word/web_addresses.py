"""Addresses that links lead to; Word refuses a whole file for one that is malformed."""

import re
from urllib.parse import quote, urlsplit, urlunsplit

_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?")
_MAIL = re.compile(r"mailto:[^\s@<>\"]+@[^\s@<>\"]+")
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_KEPT = "%/:=&?~+!$,;'@()*-._"
_LONGEST = 2_000


def safe_address(link: str) -> str:
    """The address with everything else in it escaped; empty where it is none that a link may lead to."""
    if len(link) > _LONGEST or not link.startswith(("https://", "http://", "mailto:")):
        return ""
    try:
        return _mail(link) if link.startswith("mailto:") else _page(link)
    except ValueError:  # half an IPv6 address, no number for a port, or half of a pair of surrogates
        return ""


def _mail(link: str) -> str:
    return _escaped(link) if _MAIL.fullmatch(link) else ""


def _page(link: str) -> str:
    parts = urlsplit(link)
    host = (parts.hostname or "").encode("idna").decode()
    if not _HOST.fullmatch(host):
        return ""
    place = host if parts.port is None else f"{host}:{parts.port}"
    return urlunsplit((parts.scheme, place, *map(_escaped, (parts.path, parts.query, parts.fragment))))


def _escaped(text: str) -> str:
    return quote(_BARE_PERCENT.sub("%25", text), safe=_KEPT)
