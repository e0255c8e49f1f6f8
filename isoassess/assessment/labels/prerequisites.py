"""What must be in place before a certification body comes, and how far it is, in the language in use."""

from isoassess.domain.message import Arguments
from isoassess.language.texts import _, ngettext


def points() -> dict[str, str]:
    """What must be in place, by the id of its message."""
    return {
        "scope": _("Scope, with the reason for every requirement held not applicable"),
        "context": _("Context, interested parties and their requirements"),
        "processes": _("Overview of the processes"),
        "policy": _("Quality policy"),
        "risks": _("Risks and opportunities determined"),
        "objectives": _("Quality objectives"),
        "competence": _("Competence shown"),
        "equipment": _("Measuring equipment under control"),
        "providers": _("External providers evaluated"),
        "satisfaction": _("Customer satisfaction followed"),
        "corrective-action": _("Corrective action working"),
        "documented-information": _("Documented information that is demanded"),
        "audit-begun": _("Internal audit planned and started"),
        "audit-round": _("One full round of internal audits"),
        "review-dated": _("Management review planned"),
        "review-held": _("Management review held, with every input"),
        "corrective-action-case": _("At least one corrective action worked through"),
        "months-of-records": _("Two to three months of records (rule of thumb)"),
    }


def details(count: int) -> dict[str, str]:
    """How far it is, by the id of its message."""
    return {
        "fulfilled": _("{fulfilled} of {all} assessed fulfilled{rest}"),
        "none-assessed": _("not assessed"),
        "shown": _("{shown} of {all} assessed shown{rest}"),
        "not-stated": _("not known yet"),
        "none": _("none planned"),
        "planned": _("planned"),
        "planned-not-started": _("planned, not started"),
        "planned-not-held": _("planned, not held"),
        "started": _("started"),
        "started-not-complete": _("started, not complete"),
        "complete": _("complete"),
        "held": _("held"),
        "cases": ngettext("{count} case", "{count} cases", count),
        "months": ngettext("{count} month", "{count} months", count),
    }


def rest_words(arguments: Arguments) -> str:
    """What the others are, so that the state explains itself; empty where there are none."""
    given = {name: value for name, value in arguments if value}
    said = {
        "begun": _("{begun} begun, with gaps"),
        "major": _("{major} likely major"),
        "clauses": _("not shown: {clauses}"),
        "open": _("{open} not assessed"),
        "claimed": _("{claimed} of the fulfilled without evidence (claimed, not shown)"),
    }
    return "".join(f"; {words.format(**given)}" for name, words in said.items() if name in given)
