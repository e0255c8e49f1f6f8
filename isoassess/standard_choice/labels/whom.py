"""Who decides what is delivered, in the language in use."""

from isoassess.domain.profile import Designer
from isoassess.language.texts import _


def whom_words(slugs: str) -> str:
    """Those who decide, as they stand after "by"; others where nobody is named."""
    known = _designers()
    names = [known[Designer(slug)] for slug in slugs.split() if slug != Designer.UNKNOWN]
    return _(" and ").join(dict.fromkeys(names)) or _("others")


def _designers() -> dict[Designer, str]:
    return {
        Designer.NOBODY: _("others"),
        Designer.WE: _("you"),
        Designer.JOINTLY: _("you and the customer"),
        Designer.SUBCONTRACTOR: _("a subcontractor"),
        Designer.GROUP_SITE: _("another site of your company"),
        Designer.PARENT: _("your parent or a sister company"),
        Designer.CUSTOMER: _("the customer"),
        Designer.PUBLIC_STANDARD: _("a published standard"),
        Designer.LICENSOR: _("the licensor"),
        Designer.MAKER: _("the maker of the goods"),
    }
