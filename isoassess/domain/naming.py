"""An organization's name with its legal form, and its address with the country, each said once."""

import re
from itertools import product

from isoassess.language.folding import folded

# Each line is one legal form, as it is shortened and as it is written out.
_SAME_FORM = (
    ("gmbh", "gesellschaft mit beschraenkter haftung", "ges m b h", "gesmbh"),
    ("ag", "aktiengesellschaft"),
    (
        "ug",
        "unternehmergesellschaft",
        "ug haftungsbeschraenkt",
        "unternehmergesellschaft haftungsbeschraenkt",
    ),
    ("kg", "kommanditgesellschaft"),
    ("ohg", "offene handelsgesellschaft"),
    ("gbr", "gesellschaft buergerlichen rechts"),
    ("eg", "eingetragene genossenschaft"),
    ("ek", "eingetragener kaufmann", "eingetragene kauffrau", "e kfm", "e kfr"),
    ("ev", "eingetragener verein"),
    ("ltd", "limited", "private limited company", "limited company"),
    ("pvt ltd", "private limited", "pvt limited", "private ltd"),
    ("pty ltd", "proprietary limited", "pty limited"),
    ("plc", "public limited company"),
    ("llp", "limited liability partnership"),
    ("inc", "incorporated"),
    ("corp", "corporation"),
    ("co", "company"),
    ("llc", "limited liability company"),
    ("sa", "societe anonyme", "sociedad anonima", "sociedade anonima"),
    ("sarl", "societe a responsabilite limitee"),
    ("sas", "societe par actions simplifiee"),
    ("srl", "societa a responsabilita limitata", "sociedad de responsabilidad limitada"),
    ("sl", "sociedad limitada"),
    ("lda", "limitada"),
    ("spa", "societa per azioni"),
    ("snc", "societa in nome collettivo", "societe en nom collectif"),
    ("sas di", "societa in accomandita semplice"),
    ("bv", "besloten vennootschap"),
    ("nv", "naamloze vennootschap"),
    ("sp z oo", "spolka z ograniczona odpowiedzialnoscia", "spolka z oo"),
    ("s ka", "spolka komandytowa"),
    ("sro", "spol s r o", "spolocnost s rucenim obmedzenym", "spolecnost s rucenim omezenym"),
    ("as", "akciova spolecnost", "aksjeselskap", "anonim sirketi"),
    ("ab", "aktiebolag", "aktiebolaget"),
    ("oy", "osakeyhtio"),
    ("aps", "anpartsselskab"),
    ("kft", "korlatolt felelossegu tarsasag"),
    ("doo", "drustvo s ogranicenom odgovornoscu"),
)
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ł": "l", "ø": "o", "æ": "ae"})
_JOINING = {"and", "und", "et"}


def with_legal_form(name: str, legal_form: str) -> str:
    """`Example, GmbH`; the name alone where it begins or ends with the form in whatever spelling."""
    name, legal_form = name.strip(), legal_form.strip()
    if not name or not legal_form or _has(name, legal_form):
        return name or legal_form
    return f"{name}, {legal_form}"


def with_country(address: str, country: str) -> str:
    """`1 Sample Street, Malta`; the address alone where it ends with the country already."""
    address, country = address.strip(), country.strip()
    ending, words = _words(country), _words(address)
    said = bool(ending) and words[-len(ending) :] == ending
    if not address or not country or said:
        return address or country
    return f"{address}, {country}"


def _has(name: str, legal_form: str) -> bool:
    words = [_words(spelling) for spelling in (name, _without_umlauts(name))]
    forms = {
        _joined(form) for spelling in (legal_form, _without_umlauts(legal_form)) for form in _alike(spelling)
    }
    return any(form and _stands_at_an_end(spelled, form) for spelled, form in product(words, forms))


def _stands_at_an_end(words: list[str], form: str) -> bool:
    """Whether some last or first words, joined, are the form, and a name is left."""
    counts = range(1, len(words))
    return any(form in ("".join(words[-count:]), "".join(words[:count])) for count in counts)


def _alike(legal_form: str) -> list[str]:
    """The form and every other way to write it."""
    wanted = _joined(legal_form)
    found = [form for forms in _SAME_FORM if wanted in map(_joined, forms) for form in forms]
    return [legal_form, *found]


def _joined(text: str) -> str:
    return "".join(_words(text))


def _words(text: str) -> list[str]:
    """In small letters, without accents, marks and the words that only join."""
    letters = folded(text.casefold().translate(_LETTERS))
    return [word for word in re.findall(r"[^\W_]+", letters) if word not in _JOINING]


def _without_umlauts(text: str) -> str:
    """The other way in which people write them."""
    return folded(text)
