"""How the result came about, where its limits are, and who stands for it."""

from isoassess.assessment.labels.grading import grading_paragraph
from isoassess.documents.common_parts import assessor_words, edition_words, preparer_words
from isoassess.documents.data_stamp import stamp
from isoassess.documents.document_data import all_reported
from isoassess.documents.issue_day import issued_before_data
from isoassess.documents.options import Options
from isoassess.domain import Rating, words
from isoassess.domain.case import Case
from isoassess.language.dates import date_words
from isoassess.language.texts import _
from isoassess.pdf.blocks import Prose, Section, SignOff, Span
from isoassess.reference.sources import source_words
from isoassess.standard_choice.labels.fact_age import facts_day, old_facts_words


def method(case: Case, options: Options, purpose: str = "", *, means: bool = True) -> Section:
    """What this is, what it is not, and what the words in it mean.

    `purpose`: what it is for; `means`: the document has means.
    """
    opening = (purpose,) if purpose else ()
    lines = (
        *opening,
        _prediction(case),
        *_early_issue(case, options),
        _scale(),
        grading_paragraph(case.lens),
        f"{_verdict(case)} {_counted(case, means=means)}",
        _sources(case),
        _stamp(case),
    )
    prose = Prose(lines=tuple((Span(line),) for line in lines), small=True)
    heading = _("Purpose, method, scale and limits") if purpose else _("Method, scale and limits")
    return Section(heading=heading, blocks=(prose,))


def limits(
    case: Case, options: Options, *, sources: str = "", listed: bool = True, shortened: bool = False
) -> Section:
    """The same in short, for a document that is read beside the report.

    `sources` is all that is said of figures and facts by a document that does not count requirements;
    `listed`: with the sources of the facts. `shortened`: texts end before their end.
    """
    basis = _("Edition: {edition}. Data of {day}; assessor: {who}.").format(
        edition=edition_words(case),
        day=date_words(case.date),
        who=assessor_words(case) or _("not named"),
    )
    preparer = preparer_words(case, options)
    prepared = (_("Prepared by {who}.").format(who=preparer),) if preparer else ()
    basis = " ".join((basis, *prepared, *_early_issue(case, options)))
    facts = _sources(case) if listed else _facts(case)
    cut = (_("Where a text ends in “…”, the full assessment report has all of it."),) if shortened else ()
    lines: tuple[str, ...] = (
        _prediction(case),
        basis,
        _counted(case, means=False),
        *cut,
        facts,
        _stamp(case),
    )
    if sources:
        no_audit = _("This is a prediction, not an audit: a certification body decides.")
        lines = (" ".join((no_audit, basis, sources, _stamp(case))),)
    prose = Prose(lines=tuple((Span(line),) for line in lines), small=True)
    return Section(heading=_("Method and limits"), blocks=(prose,))


def _early_issue(case: Case, options: Options) -> tuple[str, ...]:
    said = issued_before_data(options.issued, case.date)
    return (said,) if said else ()


def sign_off(case: Case, options: Options) -> Section:
    """What is signed, and room for those who stand for it."""
    preparer = preparer_words(case, options)
    parties = (
        (_("Assessor"), assessor_words(case)),
        *(((_("Prepared by"), preparer),) if preparer else ()),
        (_("For the organization"), case.profile.organization.contact),
    )
    block = SignOff(parties=parties, fields=(_("Name"), _("Date"), _("Signature")))
    says = _(
        "The assessor signs for the ratings and for what was seen, the organization that what it said and "
        "showed is told here as it is. No signature makes this a certificate."
    )
    signed = Prose(lines=((Span(says),),), small=True)
    return Section(heading=_("Sign-off"), blocks=(signed, block), joined=True)


def _prediction(case: Case) -> str:
    grades = _("A certification body grades, and bodies differ.")
    if not case.lens.certifiable:
        grades = _("Nobody can be certified to {lens} any more; the customer judges.").format(
            lens=case.lens.label
        )
    says = _(
        "This is a prediction, not an audit: neither a certification audit nor an internal audit of the "
        "system, and no guarantee. {grades} “Likely” stands before every grade for that reason."
    )
    return says.format(grades=grades)


def _scale() -> str:
    scale = ", ".join(
        _("{level} {name} ({meaning})").format(
            level=rating.level, name=words.rating_in_sentence(rating), meaning=words.rating_words(rating)[1]
        )
        for rating in Rating
        if rating.level is not None
    )
    return _(
        "Each requirement stands as a statement in our own words. It was put as a question and rated on what "
        "was said and shown: {scale}."
    ).format(scale=scale)


def _verdict(case: Case) -> str:
    if case.lens.certifiable:
        return _(
            "The verdict follows gates, not an average; a gate is a requirement without which no certificate "
            "is given."
        )
    return _("The model is met where every requirement that applies is assessed and likely fulfilled.")


def _counted(case: Case, *, means: bool) -> str:
    says = _(
        "Not assessed is never counted as not fulfilled and is in no percentage. Percentages are rounded "
        "down and stand with their base."
    )
    if means:
        says = f"{says} {_('Means are rounded to the nearest tenth.')}"
    reported = _("“Reported” marks content that rests on secondary sources.")
    if all_reported(case):
        reported = _("All requirements of {lens} are told by secondary sources (reported).").format(
            lens=case.lens.label
        )
    return f"{says} {reported}"


def _facts(case: Case) -> str:
    """The same without the sources."""
    decision, unknown = case.decision, _("not stated")
    says = _(
        "Facts as of {date}; rules {rules}; catalogue {catalogue}; the full assessment report names the "
        "sources."
    ).format(
        date=date_words(facts_day()),
        rules=decision.rules_version or unknown,
        catalogue=case.catalogue_version or unknown,
    )
    return " ".join(filter(None, (says, old_facts_words(decision.as_of))))


def _sources(case: Case) -> str:
    decision, unknown = case.decision, _("not stated")
    says = _("Facts as of {date}; rules {rules}; catalogue {catalogue}; sources: {sources}.").format(
        date=date_words(facts_day()),
        rules=decision.rules_version or unknown,
        catalogue=case.catalogue_version or unknown,
        sources="; ".join(source_words(decision.sources)) or unknown,
    )
    return " ".join(filter(None, (says, old_facts_words(decision.as_of))))


def _stamp(case: Case) -> str:
    return _("Data stamp {stamp}: another document with this stamp rests on the same data.").format(
        stamp=stamp(case)
    )
