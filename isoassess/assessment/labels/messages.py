"""Why a finding, a verdict or an obstacle is as it is, and what to do about it, in the language in use."""

from isoassess.assessment.labels.prerequisites import details, points, rest_words
from isoassess.assessment.labels.readiness import of_groups, of_readiness
from isoassess.domain import Cause
from isoassess.domain.fact_words import fact_words
from isoassess.domain.filling import count_of, filled
from isoassess.domain.message import Message
from isoassess.language.lists import names_in_a_row
from isoassess.language.texts import _, ngettext
from isoassess.standard_choice.labels import choice_words

WITH_REST = ("fulfilled", "shown")  # sentences that end in what is left


def message_words(message: Message) -> str:
    """The sentence of a message that an assessment gives, or has from the choice of the standard."""
    found = sentences(count=count_of(message.arguments))
    if message.id not in found:
        return choice_words(message)
    return filled(found[message.id], message.arguments, _said(message))


def sentences(*, count: int) -> dict[str, str]:
    """Every sentence by the id of its message; `count` decides between singular and plural."""
    of_verdict = _of_verdict(count) | _of_model(count) | _of_obstacles(count)
    of_prerequisites = points() | details(count)
    of_claims = _of_applicability() | _of_challenges()
    return _of_grades() | of_claims | of_verdict | _of_facts() | _of_steps() | of_prerequisites


def _said(message: Message) -> dict[str, str]:
    """Arguments in other words than the usual ones: facts and causes by name, a message by its sentence."""
    said = {"rest": rest_words(message.arguments)} if message.id in WITH_REST else {}
    for name, value in message.arguments:
        match name, value:
            case "fact", str():
                said |= {name: fact_words(value), "asked": _asked(value)}
            case "causes", str():
                said[name] = _causes(value)
            case "facts", str():
                said[name] = names_in_a_row(map(_asked, value.split(",")))
            case _, Message():
                said[name] = message_words(value)
    return said


def _asked(fact: str) -> str:
    """What somebody has to say about a fact, also for a reader who has only the paper."""
    asked = {
        "system.internal_audit": _("how far the internal audits are"),
        "system.management_review": _("whether a management review is planned or held"),
        "system.corrective_action_cases": _("how many corrective actions are worked through"),
        "system.months_of_records": _("for how many months there are records"),
    }
    return asked.get(fact) or _("what holds for “{fact}”").format(fact=fact_words(fact))


def _causes(ids: str) -> str:
    """The names of causes, given by their ids with commas between."""
    return names_in_a_row(Cause(id_).label for id_ in ids.split(","))


def _of_grades() -> dict[str, str]:
    """Why a finding has its grade."""
    return {
        "not-assessed": _("Not assessed yet."),
        "documents-not-shown": _("The documented information that is demanded has not been shown."),
        "has-gaps": _("A defined process with gaps is graded minor."),
        "gate-absent": _("Without this no certificate is given, so its absence is graded major."),
        "gate-not-written": _("This has to be in writing; a habit is not enough, which is graded major."),
        "gate-not-planned": _(
            "Audits and reviews must be planned and take place as planned; a habit is graded major."
        ),
        "gate-by-habit": _("Done by habit, with nothing that defines it, is graded minor."),
        "model-asks": _("The model that the contract names asks for it, so its absence is graded major."),
        "only-1994-asks": _(
            "The edition of 1994 asks for it, and the one of 1987 that the contract names does not, so its "
            "absence is graded minor at most."
        ),
        "denied-by-profile": _(
            "By the profile it has not taken place ({fact}), so the rating does not count as fulfilled."
        ),
        "clause-absent": _("Nothing of this clause is in place, which is graded major."),
        "one-absent": _("A single requirement not fulfilled is graded minor."),
        "evidence-missing": _(
            "No objective evidence is recorded. No documented information is demanded here; one sentence on "
            "what you saw, where and when, is enough."
        ),
        "effective": _("In use, measured and improving."),
        "marked-ofi": _("Fulfilled, and marked by the assessor as an opportunity for improvement."),
        "evidence-seen": _("In use, with evidence seen."),
    }


def _of_applicability() -> dict[str, str]:
    """Why a requirement does not apply, or why the claim that it does not is refused."""
    return {
        "own-words": "{text}",
        "not-graded": _("For information: it is shown and never graded."),
        "does-not-occur": _("By the profile this does not occur here: {fact}."),
        "never-left-out": _(
            "This requirement applies to every organization and cannot be claimed not applicable."
        ),
        "does-occur": _("The profile says that this does occur ({fact})."),
        "told-otherwise": _(
            "“{words}” stands in the profile ({fact}), and that is the work of a special process. State "
            "there that special processes occur."
        ),
        "condition-open": _(
            "It is not answered in the profile whether this occurs ({fact}); answer that first."
        ),
        "design-stated": _("The profile states a design fact: {because}"),
        "design-open": _(
            "Whether you design is still to be settled in the profile; until then clause 8.3 cannot be "
            "claimed not applicable."
        ),
        "reason-missing": _("A claim that a requirement is not applicable needs a reason in your own words."),
    }


def _of_challenges() -> dict[str, str]:
    """What an auditor usually asks where something is said not to occur."""
    return {
        "challenge-measuring": _(
            "7.1.5.1, no means of checking: rarely true. Trained eyes and tasters, samples, checklists, "
            "surveys, tests and software count too. Show that none of them proves that your work is right."
        ),
        "challenge-readings": _(
            "7.1.5.2, no reading that must be trusted: expect a look at scales, thermometers, clocks and "
            "payment terminals."
        ),
        "challenge-special-processes": _(
            "8.5.1, no special process: expect a look at welding, painting, gluing, heat treatment, "
            "sterilizing and training."
        ),
        "challenge-traceability": _(
            "8.5.2, no traceability: the law, a contract or a rule of your own may ask for it, not only a "
            "customer. Show that none of them does."
        ),
        "challenge-property": _(
            "8.5.3, no property of others: rarely true. Drawings, data, personal data, tools, premises and "
            "access to systems count, of customers as of suppliers. Show that you hold none of them."
        ),
        "challenge-post-delivery": _(
            "8.5.5, no duty after delivery: expect the question of legal warranty, and of complaints and "
            "recalls. Show that nothing of it reaches you."
        ),
    }


def _of_verdict(count: int) -> dict[str, str]:
    """What a verdict rests on."""
    whatever = _("Not ready, whatever the open questions bring (still open: {open}).")
    before_stage_1 = ngettext(
        "{count} cause stands in the way of stage 1: {causes}.",
        "{count} causes stand in the way of stage 1: {causes}.",
        count,
    )
    of_them = _(
        "{all} causes stand in the way of a certificate, {count} of them already of stage 1: {causes}."
    )
    return {
        "too-little-assessed": _(
            "Too little is assessed so far: readiness is told once two thirds of what applies, and every "
            "gate (a requirement without which no certificate is given), are assessed."
        ),
        "too-early-not-stage-2": ngettext(
            "Too little is assessed to judge stage 1. Not ready for stage 2, whatever the open questions "
            "bring: {count} cause stands in the way ({causes}).",
            "Too little is assessed to judge stage 1. Not ready for stage 2, whatever the open questions "
            "bring: {count} causes stand in the way ({causes}).",
            count,
        ),
        "not-ready-whatever": f"{whatever} {before_stage_1}",
        "not-ready-whatever-of-all": f"{whatever} {of_them}",
        "causes-before-stage-1": before_stage_1,
        "causes-before-stage-1-of-all": of_them,
        "causes-before-stage-2": ngettext(
            "{count} cause stands in the way of a certificate at stage 2: {causes}.",
            "{count} causes stand in the way of a certificate at stage 2: {causes}.",
            count,
        ),
    } | of_readiness(count)


def _of_model(count: int) -> dict[str, str]:
    """What a verdict on the model of a contract rests on."""
    missed = ngettext(
        "{count} requirement of the contract's model is not shown to be fulfilled.",
        "{count} requirements of the contract's model are not shown to be fulfilled.",
        count,
    )
    in_the_way = _("Causes in the way: {number}.")
    met = _("Every requirement of the contract's model is assessed and fulfilled.")
    contract_only = _("This serves the contract only: nobody can be certified to an edition of 1994 today.")
    open_ = ngettext(
        "{count} requirement of the contract's model is not assessed; no gap is known.",
        "{count} requirements of the contract's model are not assessed; no gap is known.",
        count,
    )
    return {
        "model-met": f"{met} {contract_only}",
        "model-open": f"{open_} {contract_only}",
        "model-missed": f"{in_the_way} {missed} {contract_only}",
    }


def _of_obstacles(count: int) -> dict[str, str]:
    """What opens a gate, and that too little is assessed."""
    return {
        "nothing-assessed": _("None of the {applicable} applicable requirements is assessed yet."),
        "little-assessed": _(
            "Only {assessed} of {applicable} applicable requirements are assessed: readiness is told once "
            "two thirds are."
        ),
        "assess-more": ngettext(
            "Assess {count} more requirement.", "Assess {count} more requirements.", count
        ),
        "assess": _("Assess this requirement."),
    } | of_groups(count)


def _of_facts() -> dict[str, str]:
    """What the profile says of the system that shuts a gate, and what opens it."""
    return {
        "audit-not-started": _("No internal audit has been started."),
        "start-audits": _("Set up the audit program with dates, and carry out its first audit."),
        "audit-round-open": _("The round of internal audits is not complete."),
        "finish-audit-round": _("Finish one full round over all clauses, processes and sites."),
        "review-not-planned": _("No management review is planned."),
        "date-review": _("Set its date, after the internal audits."),
        "review-not-held": _("The management review has not been held."),
        "hold-review": _("Hold it with every input, and keep the decisions."),
        "no-corrective-action": _("No corrective action has been worked through."),
        "no-records": _("There are no records yet."),
        "keep-records": _("Work by the system and keep the records of two to three months."),
        "fact-not-stated": _("Not known yet: {asked}."),
        "state-fact": _("Say {asked}."),
        "close-case": _("Close one case with cause, action and a check that it worked."),
    }


def _of_steps() -> dict[str, str]:
    """The steps of the shortest way that are said in other words than what opens a gate."""
    return {
        "assess-as-partial": _("Answer it; a rating of 2 is enough."),
        "use": _("Put it into use."),
        "use-and-show-evidence": _("Put it into use and show the evidence."),
        "step-first-audit": _("Carry out the first internal audit."),
        "step-audit-round": _("Finish one full round of internal audits."),
        "step-date-review": _("Set the date of the management review."),
        "step-hold-review": _("Hold the management review."),
        "step-state-fact": _("Say {asked}."),
        "step-records": _("Keep records for two to three months."),
        "show-document": _("Write down or attach what shows it."),
        "step-corrective-action": _("Work one corrective action through."),
    }
