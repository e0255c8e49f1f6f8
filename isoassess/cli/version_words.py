"""What the command line says of the version of a document: whether it was issued, and is the newest."""

from collections.abc import Iterator
from typing import Any

from isoassess.assessment.document_control import IssuedDocument
from isoassess.language.dates import date_words
from isoassess.language.texts import _
from isoassess.pdf.tagging.own_properties import Origin
from isoassess.services.registered_version import RegisteredVersion
from isoassess.shown import shown, shown_lines

_LONGEST = 60  # characters of a number or a name


def version_data(origin: Origin, registered: RegisteredVersion | None) -> dict[str, Any]:
    """Number and version as the document names them, None for none, and what the register says."""
    record = registered.record if registered else None
    newer = registered.newer if registered else None
    return {
        "number": origin.number or None,
        "version": origin.version or None,
        "issued": None if record is None else _record(record),
        "newer": None if newer is None else _record(newer),
    }


def version_text(origin: Origin, registered: RegisteredVersion | None) -> str:
    """For a person; empty for a document without a version."""
    return "" if registered is None else shown_lines(_lines(origin, registered))


def _lines(origin: Origin, registered: RegisteredVersion) -> Iterator[str]:
    record, newer = registered.record, registered.newer
    named = _("Version {version}").format(version=shown(origin.version, _LONGEST))
    if origin.number:
        number = shown(origin.number, _LONGEST)
        named = _("{number}, version {version}").format(
            number=number, version=shown(origin.version, _LONGEST)
        )
    if record is None:
        yield _("■ {document}: not in the register of issued documents of this file.").format(document=named)
    else:
        says = _("✓ {document}: issued on {day}, recorded by {who}.")
        yield says.format(
            document=named,
            day=date_words(record.issued),
            who=shown(record.recorded_by, _LONGEST) or _("somebody not named"),
        )
    if newer is not None:
        says = _("▲ A newer version was issued: version {version} on {day}.")
        yield says.format(version=newer.version, day=date_words(newer.issued))


def _record(one: IssuedDocument) -> dict[str, Any]:
    return {"version": one.version, "day": one.issued, "recorded_by": one.recorded_by}
