"""Every text a person sees passes through here, so that a language is a folder of files."""

import gettext
from importlib.resources import files

ENGLISH = "en"  # the language the texts are written in

_translation: gettext.NullTranslations = gettext.NullTranslations()
_language = ENGLISH


def use_language(language: str) -> None:
    """Show texts in `language` (such as `de`); English where there is no translation."""
    global _translation, _language
    _translation = gettext.translation(
        "isoassess", str(files("resources") / "locale"), [language], fallback=True
    )
    _language = language if isinstance(_translation, gettext.GNUTranslations) else ENGLISH


def language_in_use() -> str:
    """The language a person reads, such as `de` or `pt_BR`: days and numbers follow it."""
    return _language


def _(message: str) -> str:
    """The message in the language in use. Call it where the text is shown, never at import."""
    return _translation.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The singular or plural message for `count`."""
    return _translation.ngettext(one, many, count)
