"""The page that a client opens first: every file with a link and with what it is.

A page for a browser, because every computer and telephone opens one with a click, and each line leads to its
file. It stands alone: nothing in it is carried out or fetched from elsewhere.
"""

import datetime
from collections.abc import Iterable
from html import escape
from itertools import groupby
from urllib.parse import quote

from msgspec import Struct

from isoassess import __version__
from isoassess.language.dates import date_words
from isoassess.language.texts import _, language_in_use
from isoassess.pdf.plain_text import printable
from isoassess.services.backup_words import size_words
from isoassess.services.client_folder.folder_files import NotInFolder
from isoassess.services.client_folder.folder_places import Place

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 50em; margin: 2em auto; padding: 0 1em; }}
h1 {{ font-size: 1.5em; margin-bottom: 0; }}
h2 {{ font-size: 1.1em; margin: 1.6em 0 .4em; }}
ul {{ margin: 0; padding-left: 1.2em; }}
li {{ margin: .3em 0; overflow-wrap: anywhere; }}
small {{ opacity: .75; }}
</style>
</head>
<body>
<h1>{title}</h1>
<p>{says}</p>
{groups}
</body>
</html>
"""


class ListedFile(Struct, frozen=True, kw_only=True):
    """A file that is in the folder; `size` in bytes."""

    place: Place
    group: str
    about: str
    size: int


def index_name() -> str:
    return _("Start here.html")


def index_page(
    organization: str, day: datetime.date, files: Iterable[ListedFile], left_out: Iterable[NotInFolder]
) -> bytes:
    """The same page for the same files."""
    title = printable(organization) or _("Organization not named")
    says = _(
        "What this folder holds, as of {day}. A click on a name opens the file. "
        "Made with IsoAssess {version}."
    )
    groups = [_group(heading, members) for heading, members in groupby(files, key=lambda one: one.group)]
    page = _PAGE.format(
        language=language_in_use().replace("_", "-"),
        title=_safe(title),
        says=_safe(says.format(day=date_words(day), version=__version__)),
        groups="\n".join((*groups, *_missing(tuple(left_out)))),
    )
    return page.encode(errors="replace")


def _group(heading: str, files: Iterable[ListedFile]) -> str:
    return _section(heading, (_entry(one) for one in files))


def _entry(file: ListedFile) -> str:
    address = quote("/".join(file.place), errors="replace")
    name, about = _safe(file.place[-1]), _safe(file.about)
    return f'<a href="{address}">{name}</a> <small>{_safe(size_words(file.size))}</small><br>{about}'


def _missing(left_out: tuple[NotInFolder, ...]) -> Iterable[str]:
    if left_out:
        yield _section(_("Not in this folder"), (_safe(f"{one.what}: {one.why}") for one in left_out))


def _section(heading: str, entries: Iterable[str]) -> str:
    listed = "\n".join(f"<li>{entry}</li>" for entry in entries)
    return f"<h2>{_safe(heading)}</h2>\n<ul>\n{listed}\n</ul>"


def _safe(text: str) -> str:
    return escape(printable(text))
