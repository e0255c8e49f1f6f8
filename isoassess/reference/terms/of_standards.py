"""Words about the standards themselves, their editions and their parts."""

from isoassess.language.texts import _
from isoassess.reference.terms.explained import ExplainedTerm, explained


def of_standards() -> tuple[ExplainedTerm, ...]:
    """All of them."""
    return (*_standards(), *_editions(), *_rules_beside(), *_numbered_parts(), *_what_is_asked())


def _standards() -> tuple[ExplainedTerm, ...]:
    return (
        explained(
            "standard",
            _("Standard"),
            _("standard|standards"),
            _(
                "A published text that says what is expected of a firm, so that customers and auditors "
                "everywhere mean the same by it."
            ),
            also=_("norm ISO"),
        ),
        explained(
            "iso-9001",
            "ISO 9001",
            "ISO 9001",
            _(
                "The standard for how a firm is run so that customers reliably get what was agreed; it is "
                "the one that certificates are given for."
            ),
            also=_("quality certificate"),
        ),
        explained(
            "iso-9002",
            "ISO 9002",
            "ISO 9002",
            _(
                "A standard of old for firms that design nothing themselves; in 2000 it was merged into "
                "ISO 9001, and nobody can be certified to it today."
            ),
        ),
        explained(
            "iso-9003",
            "ISO 9003",
            "ISO 9003",
            _(
                "A standard of old for firms that only inspect and test what is finished; it was merged "
                "into ISO 9001 in 2000 as well."
            ),
        ),
    )


def _editions() -> tuple[ExplainedTerm, ...]:
    return (
        explained(
            "edition",
            _("Edition"),
            _("edition|editions"),
            _(
                "A standard as it was published in one year, such as ISO 9001:2015; a newer one may ask "
                "for more and number its parts otherwise."
            ),
            also=_("lens version year"),
        ),
        explained(
            "amendment",
            _("Amendment"),
            _("amendment|amendments|amended"),
            _("A short addition to an edition, published later and valid together with it."),
        ),
        explained(
            "transition",
            _("Transition"),
            _("transition"),
            _(
                "The change of a certified firm from the edition on its certificate to the newer one, for "
                "which all firms have until the same day."
            ),
        ),
        explained(
            "crosswalk",
            _("Crosswalk"),
            _("crosswalk|counterpart|counterparts"),
            _(
                "A list of which requirement of one edition answers which of another, so that what was "
                "answered once need not be answered again."
            ),
        ),
    )


def _rules_beside() -> tuple[ExplainedTerm, ...]:
    return (
        explained(
            "model-1994",
            _("Model of 1994"),
            _("model of 1994|1994 model|historical model|contract model|the contract's model"),
            _(
                "ISO 9001, ISO 9002 or ISO 9003 in the edition of 1994: old contracts name one of the "
                "three, depending on how much of the work a supplier does."
            ),
        ),
        explained(
            "harmonized-structure",
            _("Annex SL, harmonized structure"),
            _("Annex SL|harmonized structure"),
            _(
                "The common frame of chapters that ISO gives to its standards for quality, environment, "
                "safety and others, so that a firm can run them as one."
            ),
        ),
        explained(
            "scheme",
            _("Regulated scheme"),
            _("regulated scheme|regulated sector"),
            _(
                "Rules that a sector puts on top of ISO 9001, such as those of car makers or for medical "
                "devices, with certificates of their own."
            ),
        ),
    )


def _numbered_parts() -> tuple[ExplainedTerm, ...]:
    return (
        explained(
            "clause",
            _("Clause"),
            _("clause|clauses"),
            _(
                "A numbered part of a standard: 8.3 is the third part of chapter 8, and in one edition a "
                "number means the same part to everybody."
            ),
            also=_("clause number chapter section paragraph"),
        ),
        explained(
            "clause-4-3",
            _("Clause 4.3"),
            _("clause 4.3|4.3"),
            _(
                "The part of ISO 9001 about the scope: a firm says there what its system covers, and what "
                "does not apply to it and why."
            ),
            also=_("scope"),
        ),
        explained(
            "clause-8-3",
            _("Clause 8.3"),
            _("clause 8.3|8.3"),
            _(
                "The part of ISO 9001 about design and development: it applies to whoever decides what a "
                "product or service shall be, and not where others define all of it."
            ),
            also=_("design and development"),
        ),
        explained(
            "element",
            _("Element"),
            _("element|elements"),
            _(
                "What the standards of 1994 called a main part: 20 of them in ISO 9001, 19 in ISO 9002, "
                "numbered from 4.1 on."
            ),
        ),
    )


def _what_is_asked() -> tuple[ExplainedTerm, ...]:
    return (
        explained(
            "requirement",
            _("Requirement"),
            _("requirement|requirements"),
            _("One thing that a standard asks of a firm; the program puts each as one question."),
        ),
        explained(
            "design-and-development",
            _("Design and development"),
            _("design and development|design work|who designs"),
            _(
                "Deciding what a product or service shall be - its drawing, recipe, code or course plan; "
                "how it is made or delivered is not part of it."
            ),
        ),
    )
