"""What is asked about design, each question with an example from a shop, a workshop and a service."""

from collections.abc import Sequence

from isoassess.domain.profile import Corrector, Responsibility, Specification
from isoassess.language.texts import _

Asked = tuple[str, str, str]  # key, question, examples


def designers_asked() -> tuple[Asked, ...]:
    """Who designs each side of what is sold."""
    return (
        (
            "design.product",
            _("Who designs the product?"),
            _(
                "For example, shop: the makers of the goods sold on. Workshop: the customer whose drawing"
                " it is. Service: whoever wrote the software you install."
            ),
        ),
        (
            "design.service",
            _("Who designs the service?"),
            _(
                "For example, shop: the chain that sets how goods are delivered. Workshop: the maker "
                "whose repair manual you follow. Service: whoever wrote the curriculum you teach."
            ),
        ),
    )


def corrections_asked() -> tuple[tuple[str, str, str, Sequence[object]], ...]:
    """Who would have to change a wrong design, who answers for it, who decides what an order leaves open."""
    return (
        (
            "design.corrected_by",
            _("If the design were wrong, not your workmanship, who would have to change it?"),
            _(
                "Not who answers for the goods. For example, shop: the maker of a lamp that tips over. "
                "Workshop: the customer whose bracket is drawn too thin. Service: the author of a course "
                "with a wrong chapter."
            ),
            tuple(Corrector),
        ),
        (
            "design.responsibility",
            _("If somebody designs in your name: who answers for that design?"),
            _(
                "Work can be given away, answering for it cannot. For example, shop: you, for a lamp "
                "drawn for your label. Workshop: the customer who hired the draftsman. Service: both, for"
                " a course made together."
            ),
            tuple(Responsibility),
        ),
        (
            "design.specification",
            _("Is an order complete when it arrives? If not, who decides what is missing?"),
            _(
                "Only deciding is design. For example, shop: you ring up for the color. Workshop: you ask"
                " for the missing tolerance, or choose it. Service: you agree the hours, or set them."
            ),
            tuple(Specification),
        ),
    )


def design_questions() -> tuple[Asked, ...]:
    """What is answered with yes or no."""
    return (
        (
            "design.standard_leaves",
            _("If a published standard designs: does it leave something for you to choose?"),
            _(
                "No where it or the order fixes everything. For example, shop: screws by size and grade. "
                "Workshop: pipes to a standard, but a joint of your own shape is a yes. Service: tests by"
                " a given method."
            ),
        ),
        (
            "design.may_change",
            _("May you change what the customer gets without asking?"),
            _(
                "Size, material, recipe, content; not how you make or deliver it. For example, shop: "
                "another lamp in the box. Workshop: another steel. Service: a shorter course; a haulier's"
                " other route is a no."
            ),
        ),
        (
            "design.own_brand",
            _("Does the product carry your name or brand as its maker?"),
            _(
                "For example, shop: your own label, not your price tag. Workshop: your plate on the "
                "machine. Service: a school makes no product."
            ),
        ),
        (
            "design.only_process",
            _("Do you design only tools you keep, none that you sell?"),
            _(
                "For example, shop: shelves of your own. Workshop: jigs, fixtures, routings. Service: "
                "checklists for your own staff."
            ),
        ),
    )
