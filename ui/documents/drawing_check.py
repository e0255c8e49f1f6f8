"""What an SVG may not hold: anything that reaches for another file, or that grows when it is read."""

import re
from xml.parsers import expat

from isoassess.errors import BadInput
from isoassess.language.texts import _

LARGEST = 2_000_000  # bytes; a logo has a hundredth of it
_COMPRESSED = b"\x1f\x8b"
_HARMLESS = re.compile(r"\s*(#|data:image/(png|jpe?g|gif|webp)[;,]|$)", re.IGNORECASE)
_OUTSIDE = re.compile(r"@import|url\(\s*+['\"]?+\s*+(?!#|data:image/(png|jpe?g|gif|webp)[;,])", re.IGNORECASE)
_DEEPEST = 200


def check_drawing(content: bytes) -> None:
    """BadInput says why a drawing is not even begun."""
    if content.startswith(_COMPRESSED):
        raise BadInput(_("The drawing is compressed; save it as plain SVG, or as PNG."))
    if len(content) > LARGEST:
        raise BadInput(_("The drawing is larger than {most} MB.").format(most=LARGEST // 1_000_000))
    looked = _DrawingReader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = looked.begin
    parser.EndElementHandler = looked.end
    parser.CharacterDataHandler = looked.say
    parser.EntityDeclHandler = looked.refuse_growth
    parser.ProcessingInstructionHandler = looked.instruct
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError) as error:
        raise BadInput(_("The drawing cannot be read: the file is damaged or not an SVG.")) from error


class _DrawingReader:
    """Goes through a drawing once, without building anything of it."""

    def __init__(self) -> None:
        self._depth = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise BadInput(_("The drawing is nested too deeply."))
        element = name.rpartition(" ")[2]
        for attribute, value in attributes.items():
            link = attribute.rpartition(" ")[2] in ("href", "src") and element != "a"
            if (link and not _HARMLESS.match(value)) or _OUTSIDE.search(value):
                raise BadInput(_outside())

    def end(self, _name: str) -> None:
        self._depth -= 1

    def say(self, text: str) -> None:
        if _OUTSIDE.search(text):
            raise BadInput(_outside())

    def refuse_growth(self, *_declared: object) -> None:
        raise BadInput(_("The drawing defines entities, which can grow without end; save it as plain SVG."))

    def instruct(self, target: str, _data: str) -> None:
        if target == "xml-stylesheet":
            raise BadInput(_outside())


def _outside() -> str:
    return _("The drawing refers to other files, which are not read; put everything into the one file.")
