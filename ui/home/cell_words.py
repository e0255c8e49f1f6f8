"""What the list of organizations says of one of them: in a cell, and in full beside it."""

import datetime

from msgspec import Struct

from isoassess.domain import Verdict
from isoassess.domain.decision import DesignClause
from isoassess.domain.tones import TONE_OF_VERDICT
from isoassess.domain.words import (
    SHAPE_OF_VERDICT,
    indicated_short,
    indicated_words,
    short_percent_words,
    verdict_short,
    verdict_words,
)
from isoassess.language.dates import moment_words, short_date_words
from isoassess.language.texts import _, ngettext
from isoassess.reference.sectors import sector
from isoassess.shown import shown_name
from isoassess.store import FoundIn, FoundText, OrganizationSummary, Standing
from isoassess.store.sample import is_sample

NAME, SECTOR, STANDARD, ASSESSED, READINESS, ACTIONS, CHANGED = range(7)
NOTHING = "–"
LONGEST_NAME = 200  # characters; there is never room for more
_HEADINGS = {  # the table asks for them hundreds of times before it is painted
    NAME: lambda: _("Organization"),
    SECTOR: lambda: _("Sector"),
    STANDARD: lambda: _("Standard"),
    ASSESSED: lambda: _("Assessed"),
    READINESS: lambda: _("Readiness"),
    ACTIONS: lambda: _("Actions"),
    CHANGED: lambda: _("Last change"),
}


class Listed(Struct, frozen=True):
    """An organization; `outdated` says why its standing is not that of today, empty where it is.

    `hits`: what else than the name a search was found in.
    """

    organization: OrganizationSummary
    outdated: str
    hits: tuple[FoundText, ...] = ()

    @property
    def standing(self) -> Standing | None:
        return self.organization.standing


class Cell(Struct, frozen=True):
    """What is painted of a cell: its words, what stands small beside or below them, and how they are drawn.

    `percent`: the length of a bar, where there is one. `tone`: of a pill, empty where there is none.
    """

    words: str
    addition: str = ""
    percent: int | None = None
    tone: str = ""
    outdated: bool = False


def cell(listed: Listed, column: int, *, today: datetime.date) -> Cell:
    return Cell(
        words=cell_words(listed, column, today=today),
        addition=small_words(listed, column),
        percent=percent(listed) if column == ASSESSED else None,
        tone=tone(listed) if column == READINESS else "",
        outdated=bool(listed.outdated),
    )


def heading(column: int) -> str:
    """What stands above a column."""
    return _HEADINGS[column]()


def cell_words(listed: Listed, column: int, *, today: datetime.date) -> str:
    """What the cell says, without the small addition to the standard."""
    organization = listed.organization
    if column == NAME:
        return shown_name(organization.name, LONGEST_NAME) or _("(no name yet)")
    if organization.unreadable:
        return _("Damaged, cannot be read") if column == STANDARD else NOTHING
    if column == SECTOR:
        return ", ".join(_sector_words(code) for code in organization.sector_codes)
    if column == STANDARD:
        return _standard_words(organization)
    if column == ASSESSED:
        return percent_words(listed)
    if column == READINESS:
        return _readiness_words(listed)
    if column == ACTIONS:
        return NOTHING if listed.standing is None else str(listed.standing.open_actions)
    return moment_words(organization.changed_at, today=today)


def full_words(listed: Listed, column: int, *, today: datetime.date) -> str:
    """The same with what there is no room for: for a tooltip, and to be read aloud."""
    words = cell_words(listed, column, today=today)
    if column in (NAME, STANDARD):
        addition = small_words(listed, column)
        return f"{words}, {addition}" if addition else words
    if column not in (ASSESSED, READINESS, ACTIONS) or listed.organization.assessment_id is None:
        return words
    said = _judged_words(listed.standing, column) if listed.standing else ""
    completed = listed.organization.completed
    if column == READINESS and completed is not None:
        said = (
            _("Completed on {day}. {verdict}").format(day=short_date_words(completed), verdict=said).strip()
        )
    return f"{said} {listed.outdated}".strip()


def small_words(listed: Listed, column: int) -> str:
    """What stands small beside or below the words of a cell."""
    if column == NAME:
        said = [_("Sample: an invented firm")] if is_sample(listed.organization.id) else []
        return " · ".join((*said, *map(_hit_words, listed.hits)))
    return addition_words(listed) if column == STANDARD else ""


def addition_words(listed: Listed) -> str:
    """What the standard alone does not tell: a model of a contract, or what becomes of design."""
    lens = listed.organization.lens
    if lens is None:
        return ""
    if not lens.certifiable:
        return _("contract")
    clause = listed.standing.clause_8_3 if listed.standing else None
    return {
        DesignClause.NOT_APPLICABLE: _("without 8.3"),
        DesignClause.PARTLY: _("8.3 in part"),
        DesignClause.ASK: _("8.3 open"),
    }.get(clause or DesignClause.APPLIES, "")


def percent(listed: Listed) -> int | None:
    """How much is assessed, rounded down, so that 100 means all; None where that is not known."""
    standing = listed.standing
    if standing is None or not standing.applicable:
        return None
    return 100 * standing.assessed // standing.applicable


def percent_words(listed: Listed) -> str:
    standing = listed.standing
    if standing is None or not standing.applicable:
        return NOTHING
    return short_percent_words(standing.assessed, standing.applicable)


def tone(listed: Listed) -> str:
    """The color by meaning of the verdict; empty where there is no pill to be colored."""
    if listed.organization.assessment_id is None:
        return ""
    return "neutral" if listed.outdated or not listed.standing else TONE_OF_VERDICT[listed.standing.readiness]


def _standard_words(organization: OrganizationSummary) -> str:
    if organization.lens is not None:
        return organization.lens.label
    return _("not started yet") if organization.wizard_page is None else _("profile not finished")


def _readiness_words(listed: Listed) -> str:
    if listed.organization.assessment_id is None:
        return NOTHING
    if listed.outdated or listed.standing is None:
        return _("Not up to date")
    readiness = listed.standing.readiness
    short = verdict_short(readiness)
    if readiness is Verdict.TOO_EARLY and listed.organization.completed is not None:
        short = _("Completed")  # though too little was assessed for a verdict, nothing is in progress
    if listed.standing.indicated_causes is not None:
        short = indicated_short(listed.standing.indicated_causes)
    return f"{SHAPE_OF_VERDICT[readiness]} {short}"


def _indicated_words(causes: int) -> str:
    says = indicated_words(causes)
    return _("{says}. An indication, no verdict.").format(says=says)


def _judged_words(standing: Standing, column: int) -> str:
    if column == READINESS:
        verdict = verdict_words(standing.readiness) + "."
        causes = standing.indicated_causes
        return verdict if causes is None else f"{verdict} {_indicated_words(causes)}"
    if column == ACTIONS:
        count = standing.open_actions
        return ngettext("{count} open action.", "{count} open actions.", count).format(count=count)
    return _("{assessed} of {applicable} assessed.").format(
        assessed=standing.assessed, applicable=standing.applicable
    )


def _sector_words(code: int) -> str:
    known = sector(code)
    return f"{known.code}\u00a0{known.short}"  # a number alone at the end of a line says nothing


def _hit_words(hit: FoundText) -> str:
    """Where a search was found, with what stands there in one line."""
    words = {
        FoundIn.NAME: _("name: {text}"),
        FoundIn.ADDRESS: _("address: {text}"),
        FoundIn.CONTACT: _("contact: {text}"),
        FoundIn.SITE: _("site: {text}"),
        FoundIn.ACTION: _("action: {text}"),
        FoundIn.OWNER: _("owner of an action: {text}"),
    }
    return words[hit.place].format(text=" ".join(hit.text.split()))
