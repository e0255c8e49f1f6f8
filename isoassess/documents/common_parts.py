"""What every document has in common: whose it is, of which day and version, with which stamp, from whom."""

from datetime import date

from isoassess.assessment.document_control import Control
from isoassess.documents.data_stamp import stamp
from isoassess.documents.options import Options
from isoassess.documents.phrases import shortened
from isoassess.domain import NO_ANSWER, words
from isoassess.domain.case import Case
from isoassess.domain.naming import with_country
from isoassess.language.dates import date_words, days_words
from isoassess.language.texts import _
from isoassess.pdf.accent import checked_accent
from isoassess.pdf.blocks import Banner, Cover, Document, Section, Title

LONGEST_NUMBER = 30  # characters of a document number in the foot; elsewhere it stands whole
LONGEST_ON_COVER = 300  # characters of a distribution list; the whole one stands at the end


def framed(
    case: Case,
    options: Options,
    *,
    title: str,
    running_title: str,
    sections: tuple[Section | None, ...],
    against: str = "",
    banner: Banner | None = None,
    drafted: bool = True,
) -> Document:
    """The document around its sections; those that are None have nothing to say.

    `against` as in head; `banner` is the answer of the document, for its cover (BadInput for the accent).
    `drafted`: it says that it is a draft as long as it is not issued.
    """
    return Document(
        title=title,
        running_title=running_title,
        organization=organization_words(case),
        author=options.control.prepared_by.strip() or assessor_words(case),
        subject=_("{lens}, {organization}").format(
            lens=case.lens.label, organization=organization_words(case)
        ),
        language="en-US",
        date=case.date,
        stamp=stamp(case),
        sections=tuple(section for section in sections if section is not None),
        control=control_words(options.control, drafted=drafted),
        cover=_cover(case, options, title, against, banner, drafted=drafted) if options.cover else None,
        confidential=options.confidential,
        accent=checked_accent(options.accent),
        logos=options.logos,
    )


def head(case: Case, options: Options, text: str, against: str = "") -> Title:
    """The title at the head of the first page; the logos stand on the cover where there is one.

    `against` says what the document is about, where that is not the assessment of one day.
    """
    logos = () if options.cover else options.logos
    return Title(text=text, of=organization_words(case), about=against or about(case), logos=logos)


def about(case: Case) -> str:
    """Against what and of which day: ISO 9001:2026 · 8.3 not applicable · as of 18 November 2026."""
    held_against = case.lens.label
    if case.lens.certifiable:
        held_against += f" \u00b7 {words.design_clause_words(case.decision.today.clause_8_3)}"
    says = _("{standard} \u00b7 as of {date}") if is_rated(case) else _("{standard} \u00b7 not assessed yet")
    return says.format(standard=held_against, date=date_words(case.date))


def about_rated(case: Case, options: Options) -> str:
    """The same, and from which to which day the ratings were entered, where that is known."""
    if options.rated is None or not is_rated(case):
        return about(case)
    return f"{about(case)} \u00b7 {_rated_words(*options.rated)}"


def _rated_words(first: date, last: date) -> str:
    says = _("ratings entered on {day}") if first == last else _("ratings entered {day}")
    return says.format(day=days_words(first, last))


def is_rated(case: Case) -> bool:
    """Whether anything that the case is held against is rated."""
    return any(case.answers.get(known.id, NO_ANSWER).rating is not None for known in case.requirements)


def organization_words(case: Case) -> str:
    return case.profile.organization.name.strip() or _("Organization not named")


def assessor_words(case: Case) -> str:
    """Who assessed; empty where nobody is named."""
    return case.assessor.strip()


def preparer_words(case: Case, options: Options) -> str:
    """Who prepared the document, where that is somebody else than the assessor; else empty."""
    who = options.control.prepared_by.strip()
    return "" if who == assessor_words(case) else who


def version_words(control: Control) -> str:
    """The version; for a draft, that it is none."""
    return _("Draft, not issued") if control.version is None else str(control.version)


def control_words(control: Control, *, drafted: bool = True) -> str:
    """Number and version for the foot of a page."""
    version = version_words(control) if drafted else ""
    if control.version is not None:
        version = _("version {version}").format(version=control.version)
    number = shortened(" ".join(control.number.split()), LONGEST_NUMBER)
    return " \u00b7 ".join(filter(None, (number, version)))


def address_words(case: Case) -> str:
    """Where the organization is, with its country."""
    organization = case.profile.organization
    return with_country(organization.address, organization.country)


def edition_words(case: Case) -> str:
    """The edition, and the version of the catalogue that its requirements come from."""
    says = _("{lens}, requirements of catalogue version {version}")
    return says.format(lens=case.lens.label, version=case.catalogue_version or _("not stated"))


def _cover(
    case: Case, options: Options, title: str, against: str, banner: Banner | None, *, drafted: bool
) -> Cover:
    control = options.control
    is_issued = control.version is not None
    rows = (
        (_("Address"), address_words(case)),
        (_("Scope"), case.profile.offer.scope.strip()),
        (_("Assessor"), assessor_words(case) or _("not named")),
        (_("Prepared by"), preparer_words(case, options)),
        (_("Approved by"), control.approved_by.strip()),
        (_("As of"), date_words(case.date)),
        (_("Document number"), control.number.strip()),
        (_("Version"), version_words(control) if is_issued or drafted else ""),
        (_("Issued"), date_words(options.issued or case.date) if is_issued else ""),
        (_("Distribution"), shortened(control.distribution.strip(), LONGEST_ON_COVER)),
        (_("Data stamp"), stamp(case)),
    )
    named = Title(text=title, of=organization_words(case), about=against or about(case), logos=options.logos)
    return Cover(title=named, rows=tuple((name, value) for name, value in rows if value), banner=banner)
