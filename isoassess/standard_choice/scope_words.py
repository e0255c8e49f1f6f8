"""Whether the text of a scope claims design work of one's own, or only names the design of others."""

import re

_WORD = r"[^\W\d_][\w'’-]*"
_DESIGN = re.compile(
    r"\b(?:design(?:ing|ed)?|designs|developments?|developing|entwicklung|konstruktion|entwurf|conception"
    r"|développement|diseño|desarrollo|progettazione|sviluppo|projektowanie|ontwerp(?:en)?)\b"
)
_OTHERS = (
    r"(?:customers?|clients?|buyers?|principals?|owners?|licensors?|makers?|manufacturers?|suppliers?"
    r"|parent|group|others?|third[ -]part(?:y|ies)|given|supplied|provided|approved|specified|external"
    r"|kunden?|client|cliente)"
)
_LEFT_OUT = re.compile(
    r"\b(?:no|not|non|without|excluding|excludes?|excl|except|exclusive of|other than|ohne|nicht|sans|hors"
    r"|sin|excepto|senza|escluso|bez|zonder)\b[^.;,]*$"
)
_BY_IT = re.compile(
    rf"\b(?:to|per|from|against|following|according to|in accordance with|on the basis of|based on|as per"
    rf"|nach|gemäß|selon|suivant|según|secondo|według|volgens)\s+(?:{_WORD}\s+){{0,5}}$"
)
_GIVEN = re.compile(rf"\b{_OTHERS}(?:['’]s?)?\s+(?:own\s+)?$")
_BY_OTHERS = re.compile(
    rf"\s+(?:(?:work|documents|data|activities)\s+)?(?:(?:is|are|being)\s+)?"
    rf"(?:(?:done|made|supplied|provided|given|owned|issued)\s+)?(?:by|of|from)\s+(?:the\s+|our\s+|its\s+)?{_OTHERS}\b"
)
_SAID_TO_BE_OUT = re.compile(
    r"[^.;,]{0,30}\b(?:excluded|not (?:included|applicable|part)|left out|outside)\b"
)
_OBJECT_BEFORE = re.compile(r"\b(?:of|for|with|in|in the|von|de|di)\s+$")
_WORK_AFTER = re.compile(
    r"(?:\s*$|\s*[.,;)&/]|\s+(?:and|or|of|services?|work|activit\w+|engineering|solutions?|documentation|for|to"
    r"|und|et|y|e)\b)"
)


def claims_own_design(scope: str) -> bool:
    """Whether any word for designing stands for work done here; a word such as "designated" is none."""
    text = scope.lower()
    return any(_is_ours(text, found) for found in _DESIGN.finditer(text))


def _is_ours(text: str, found: re.Match[str]) -> bool:
    before, after = text[: found.start()], text[found.end() :]
    if _LEFT_OUT.search(before) or _BY_IT.search(before) or _GIVEN.search(before):
        return False
    if _BY_OTHERS.match(after) or _SAID_TO_BE_OUT.match(after):
        return False
    return not _OBJECT_BEFORE.search(before) or bool(_WORK_AFTER.match(after))
