"""What must be in place before a certification body comes, and how far it is, in the language in use."""

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
        "review-dated": _("Management review dated"),
        "review-held": _("Management review held, with every input"),
        "corrective-action-case": _("At least one corrective action worked through"),
        "months-of-records": _("Two to three months of records (rule of thumb)"),
    }


def details(count: int) -> dict[str, str]:
    """How far it is, by the id of its message."""
    fulfilled = _("{fulfilled} of {all} requirements fulfilled")
    shown = _("{shown} of {all} shown")
    return {
        "fulfilled": fulfilled,
        "fulfilled-some-claimed": fulfilled + _(", {count} of them claimed, not shown"),
        "none-assessed": _("not assessed"),
        "shown": shown,
        "shown-some-not": shown + _("; not shown: {clauses}"),
        "not-stated": _("not stated"),
        "none": _("none planned"),
        "planned": _("planned"),
        "started": _("started"),
        "complete": _("complete"),
        "held": _("held"),
        "cases": ngettext("{count} case", "{count} cases", count),
        "months": ngettext("{count} month", "{count} months", count),
    }
