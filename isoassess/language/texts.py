"""Every text a person sees passes through here, so that a language is a folder of files."""

import gettext
from importlib.resources import files

_translation: gettext.NullTranslations = gettext.NullTranslations()


def use_language(language: str) -> None:
    """Show texts in `language` (such as `de`); English where there is no translation."""
    global _translation
    _translation = gettext.translation(
        "isoassess", str(files("resources") / "locale"), [language], fallback=True
    )


def _(message: str) -> str:
    """The message in the language in use. Call it where the text is shown, never at import."""
    return _translation.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The singular or plural message for `count`."""
    return _translation.ngettext(one, many, count)
