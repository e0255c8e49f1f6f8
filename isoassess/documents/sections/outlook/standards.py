"""Which standard, and why: the answer of today and the answer of 1994, never one without the other."""

from isoassess.documents.phrases import sentence
from isoassess.domain import Standard, words
from isoassess.domain.case import Case
from isoassess.domain.decision import Model, OwnDecision
from isoassess.domain.fact_words import fact_words
from isoassess.domain.profile import Purpose
from isoassess.language.texts import _
from isoassess.pdf.blocks import Block, Items, Line, Prose, Section, Span
from isoassess.standard_choice.labels import choice_words, edition_reason, question_words, route_words


def which_standard(case: Case, *, warned: bool = True) -> Section:
    """Both answers, a person's own decision, and what is still open; `warned`: with warnings."""
    decision = case.decision
    lines: list[Line] = [*both_answers(case)]
    if _needs_the_truth(case):
        lines.append((Span(no_certificate()),))
    if decision.today.edition_because:
        edition = sentence(edition_reason(decision.today))
        lines.append((Span(_("Edition: "), strong=True), Span(edition)))
    if decision.today.to_ask:
        lines.append((Span(sentence(question_words(decision.today))),))
    lines.extend(_own_decision(case))
    if decision.unknown:
        unknown = ", ".join(map(fact_words, decision.unknown))
        lines.append((Span(_("Still to be found out: "), strong=True), Span(sentence(unknown))))
    blocks: tuple[Block, ...] = (Prose(lines=tuple(lines)),)
    lines_of_warning = warnings(case)
    if warned and lines_of_warning:
        blocks = (*blocks, Items(lines=lines_of_warning))
    return Section(heading=_("Which standard, and why"), blocks=blocks)


def warnings(case: Case) -> tuple[Line, ...]:
    """What to be careful about, but for what the answer says already."""
    decision = case.decision
    return tuple(
        (Span(sentence(choice_words(note.says))),)
        for note in decision.warnings
        if choice_words(note.says) not in route_words(decision.today)
    )


def both_answers(case: Case) -> tuple[Line, Line]:
    """What can be used today, and the model of 1994."""
    decision = case.decision
    why = choice_words(decision.design_because) if len(decision.reasons) > 1 else ""
    today = f"{decision.today.lens.label}, {words.design_clause_words(decision.today.clause_8_3)}. "
    model = f"{words.model_words(decision.model, decision.unknown)}. "
    return (
        (
            Span(_("Today: "), strong=True),
            Span(today, strong=True),
            Span(" ".join(filter(None, (sentence(route_words(decision.today)), why)))),
        ),
        (
            Span(_("1994 model: "), strong=True),
            Span(model, strong=True),
            Span(sentence(choice_words(decision.because))),
        ),
    )


def decided_otherwise(own: OwnDecision) -> Line:
    """What a person decided against the rules, and why."""
    says = _("{lens}, by {name}. {reason}").format(
        lens=own.lens.label, name=own.name or _("a person not named"), reason=sentence(own.reason)
    )
    return (Span(_("Decided otherwise: "), strong=True), Span(says))


def _needs_the_truth(case: Case) -> bool:
    """Whether a withdrawn standard is named here without the decision having said so itself."""
    decision = case.decision
    withdrawn = decision.model in (Model.ISO9002, Model.ISO9003) or _is_legacy(case)
    return withdrawn and not any(
        choice_words(note.says) in route_words(decision.today) for note in decision.warnings
    )


def _is_legacy(case: Case) -> bool:
    return (
        case.profile.purpose is Purpose.LEGACY
        or case.lens.standard is Standard.ISO9002
        or not case.lens.certifiable
    )


def no_certificate() -> str:
    """The truth of today about a certificate to a model of 1994, and the route there is."""
    route = _(
        "The route for such a firm is ISO 9001, with clause 8.3 justified as not applicable where that holds."
    )
    return f"{models_ended()} {route}"


def models_ended() -> str:
    """That there is no certificate to a model of 1994 any more."""
    return _(
        "Nobody can be certified to ISO 9002 today: the models ISO 9001, 9002 and 9003 of 1994 were merged "
        "into ISO 9001 in 2000 and ended on 15 December 2003."
    )


def _own_decision(case: Case) -> tuple[Line, ...]:
    own = case.own_decision
    if own is not None:
        return (decided_otherwise(own),)
    if case.lens is case.decision.today.lens:
        return ()
    says = _("Here the organization is held against {lens}.").format(lens=case.lens.label)
    return ((Span(_("Note: "), strong=True), Span(says)),)
