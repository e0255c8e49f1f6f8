"""What exactly was assessed, for a report that is read long after: the organization, and who was asked."""

from isoassess.documents.document_data import DocumentData
from isoassess.documents.options import Options
from isoassess.documents.sections.control import versions_table
from isoassess.documents.sections.verdict.opening import identification, offer_rows
from isoassess.domain.case import Case
from isoassess.domain.fact_words import value_words
from isoassess.language.texts import _
from isoassess.pdf.blocks import Facts, Section
from isoassess.reference.sectors import sector_table


def assessed(data: DocumentData, options: Options) -> Section:
    """Identification, with the sector and everybody who was interviewed."""
    asked = "; ".join(data.interviewees()) or _("not stated")
    rows = (*identification(data.case, options), *_more(data.case), (_("People interviewed"), asked))
    blocks = (Facts(rows=rows), *versions_table(data.case, options))
    return Section(heading=_("What was assessed"), blocks=blocks)


def sector_words(case: Case) -> str:
    """The sector codes with their names, and the NACE codes as written."""
    names = {sector.code: sector.title for sector in sector_table().sectors}
    sector = case.profile.sector
    codes = [_("IAF code {title}").format(title=names.get(code, str(code))) for code in sector.codes]
    return "; ".join((*codes, *(_("NACE {code}").format(code=code) for code in sector.nace)))


def _more(case: Case) -> tuple[tuple[str, str], ...]:
    purpose = case.profile.purpose
    shifts = case.profile.people.shifts
    rows = (
        *(offer_rows(case) if case.profile.offer.scope.strip() else ()),
        (_("Sector"), sector_words(case)),
        (_("Shifts"), "" if shifts is None else str(shifts)),
        (_("Purpose"), "" if purpose is None else value_words("purpose", purpose)),
    )
    return tuple((name, value) for name, value in rows if value)
