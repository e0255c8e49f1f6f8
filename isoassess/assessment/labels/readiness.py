"""What is said where a firm is nearly ready, and of what stands on no single requirement."""

from isoassess.language.texts import _, ngettext


def of_readiness(count: int) -> dict[str, str]:
    """What a verdict rests on where nothing is known to stand in the way."""
    return {
        "nothing-found-so-far": ngettext(
            "Nothing found so far stands in the way of stage 2, but {count} requirement has not been "
            "looked at.",
            "Nothing found so far stands in the way of stage 2, but {count} requirements have not been "
            "looked at.",
            count,
        ),
        "nothing-found-not-stated": _(
            "Nothing found so far stands in the way of stage 2, but it is not known yet {facts}."
        ),
        "own-word-only": _(
            "Ready by your own word at the most: nothing of the documented information that is demanded is "
            "shown yet."
        ),
        "every-gate-in-place": _every_gate(count),
    }


def _every_gate(count: int) -> str:
    says = _(
        "Every gate (a requirement without which no certificate is given) is in place, and no major "
        "nonconformity is likely."
    )
    minors = ngettext(
        "The {count} likely minor needs a plan of correction.",
        "Each of the {count} likely minors needs a plan of correction.",
        count,
    )
    return f"{says} {minors}" if count else says


def of_groups(count: int) -> dict[str, str]:
    """What stands on no single requirement, or was done in part; then the usual steps."""
    return {
        "not-looked-at": ngettext(
            "{count} requirement that applies is not looked at.",
            "{count} requirements that apply are not looked at.",
            count,
        ),
        "not-looked-at-new": ngettext(
            "{count} requirement that applies is not looked at, new in {lens}: {new}.",
            "{count} requirements that apply are not looked at, of those new in {lens}: {new}.",
            count,
        ),
        "nothing-shown": _("Of the documented information demanded, {count} in all, nothing is shown."),
        "show-documents": _("Write down or attach what shows it, for each that you have."),
        "done-in-part": _("Done with gaps is not done in full."),
        "complete-and-show": _("Complete it, and show it."),
        "many-minors": ngettext(
            "{count} likely minor in {clause}, in which an auditor may see one major.",
            "{count} likely minors in {clause}, in which an auditor may see one major.",
            count,
        ),
        "close-minors": _("Close so many of them that no more than two are left."),
        "use-and-see-evidence": _("Put it into use and look at the evidence."),
        "close-and-take-back": _("Close it, and take the assessor's own grade back."),
        "define-and-start": _("Set it up and start working by it."),
    }
