"""The names of the pages, as the steps at the left show them."""

from isoassess.language.texts import _
from isoassess.standard_choice.intake import IntakePage


def page_name(page: IntakePage) -> str:
    return {
        IntakePage.ORGANIZATION: _("Organization"),
        IntakePage.SITES: _("Sites and people"),
        IntakePage.PRODUCTS: _("Products and sector"),
        IntakePage.ACTIVITIES: _("Activities and design"),
        IntakePage.EXTERNAL: _("External requirements"),
        IntakePage.SYSTEM: _("Management system"),
        IntakePage.STANDARD: _("Your standard"),
    }[page]
