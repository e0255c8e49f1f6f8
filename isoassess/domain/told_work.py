"""What the texts of a profile tell of the work, to be held against what is claimed of it."""

import re

from msgspec import Struct

from isoassess.domain.profile import Profile

PRODUCTS = "offer.products"  # names what is sold, which is less than work that is done

_SPECIAL = re.compile(
    r"\b(?:(?:powder|hot[- ]dip|spray|paint|plasma|thermal|metal)[- ]?"
    r"(?:coat(?:ing|ed)?|galvani[sz]\w+|spraying)"
    r"|(?:spot|arc|laser|robot|friction|stud|tig|mig|mag|orbital|seam)?[- ]?weld(?:s|ed|ing|ments?)?"
    r"|brazing|brazed|solder(?:s|ed|ing)?|galvani[sz]\w+|anodi[sz]\w+|electroplat\w+|plating|chroming"
    r"|heat[- ]treat\w*|harden(?:ing|ed)|temper(?:ing|ed)|anneal\w+|nitriding|carburi[sz]ing"
    r"|steril[iy][sz]\w+|pasteuri[sz]\w+|autoclav\w+|vulcani[sz]\w+|adhesive bonding|glu(?:e|ed|ing)|potting"
    r"|painting|coating|enamell?ing|shot[- ]peening|casting|forging|lamination|laminating"
    r"|non[- ]?destructive testing|schwei(?:ß|ss)\w*|h(?:ä|ae)rten|l(?:ö|oe)ten|verzink\w+|pulverbeschicht\w+"
    r"|beschicht\w+|lackier\w+|eloxier\w+|soudage|soudure|galvanisation|soldadura|saldatura|verniciatura)\b",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(
    r"\b(?:no|not|non|without|never|except|excluding|ohne|kein\w*|nicht|sans|sin|senza)\b[^.;,]*$",
    re.IGNORECASE,
)


class Told(Struct, frozen=True, kw_only=True):
    """All words of a text that tell of a kind of work, with commas between, and the profile key of it."""

    words: str
    key: str


def special_process_told(profile: Profile) -> Told | None:
    """A process whose result cannot be fully verified afterwards, named in a text; what is denied is none."""
    named: dict[str, dict[str, str]] = {}
    for key, text in _texts(profile):
        for found in _SPECIAL.finditer(text):
            if not _LEFT_OUT.search(text[: found.start()]):
                words = found[0].strip(" -")
                named.setdefault(key, {}).setdefault(words.casefold(), words)
    return next((Told(words=", ".join(said.values()), key=key) for key, said in named.items()), None)


def _texts(profile: Profile) -> list[tuple[str, str]]:
    sites = [("people.sites", f"{site.name}. {site.activities}") for site in profile.people.sites]
    offer = profile.offer
    return [
        *sites,
        ("offer.scope", offer.scope),
        ("offer.services", offer.services),
        (PRODUCTS, offer.products),
    ]
