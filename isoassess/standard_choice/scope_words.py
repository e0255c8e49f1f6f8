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
_GIVEN_OWNER = re.compile(rf"\b{_OTHERS}(?:['’]s?)?\s+$|\b(?:their|his|her|ihren?|leurs?|loro|hun)\s+$")
_SAID_TO_BE_OUT = re.compile(
    r"[^.;,]{0,30}\b(?:excluded|not (?:included|applicable|part)|left out|outside)\b"
)
_OBJECT_BEFORE = re.compile(r"\b(?:of|for|with|in|in the|von|de|di)\s+$")
_WORK_AFTER = re.compile(
    r"(?:\s*$|\s*[.,;)&/]|\s+(?:and|or|of|services?|work|activit\w+|engineering|solutions?|documentation|for|to"
    r"|und|et|y|e)\b)"
)


_OWN = (
    r"(?:own|in-house|eigen\w*|propres?|maison|propi[oa]s?|propri[aeo]|própri[ao]s?|w[łl]asn\w+|egn[ae]?|egen|egne|vlastn\w+"
    r"|saját)"
)
_WORKED_OUT = (
    r"(?:design\w*|recipes?|formulas?|formulations?|drawings?|patterns?|blueprints?|developments?|collections?|models?"
    r"|\w*rezept\w*|entw[uü]rf\w*|\w*konstruktion\w*|\w*entwicklung\w*|zeichnung\w*|recettes?|formules?|dessins?"
    r"|conceptions?|développements?|recetas?|fórmulas?|diseños?|planos?|ricett[ae]|formulazion\w+|disegn[oi]|progett\w+"
    r"|receitas?|projet\w+|desenhos?|recept\w*|ontwerp\w*|tekening\w*|przepis\w*|receptur\w*|projekt\w*)"
)
_OUR_WORK = re.compile(
    rf"\b{_OWN}\s+(?:[\w-]+\s+){{0,2}}{_WORKED_OUT}\b|\b{_WORKED_OUT}\s+(?:[\w-]+\s+){{0,1}}{_OWN}\b"
)


def own_work_told(text: str) -> str:
    """The words by which a text tells of something worked out here, as in `our own recipes`; or nothing."""
    found = _OUR_WORK.search(text.lower())
    if found is None or _GIVEN_OWNER.search(text.lower()[: found.start()]):
        return ""
    return text[found.start() : found.end()]


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
