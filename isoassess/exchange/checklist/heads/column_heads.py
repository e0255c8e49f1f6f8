"""What the heads of a checklist say that their columns hold, in the languages such lists come in."""

import re
from collections.abc import Iterable
from enum import StrEnum

from isoassess.exchange.checklist.status_words import rating_of

_LISTED = re.compile(r"[/|,;()\n\[\]]|\s-\s|\b(?:or|oder|ou)\b")
_NOT_APPLICABLE = re.compile(r"\bn\s?/\s?a\b")
COUNTS_ROWS = (  # what heads of clauses say at times, and those of row numbers
    *("no.", "nr.", "nr", "no", "#"),
    *("lfd. nr.", "lfd. nr", "lfd.nr.", "lfd nr", "pos.", "pos", "sr. no.", "s. no.", "sl. no.", "id"),
)


class ColumnRole(StrEnum):
    """What a column of a checklist holds."""

    CLAUSE = "clause"
    QUESTION = "question"
    STATUS = "status"
    MAXIMUM = "maximum"  # of the row, where its rating is a number
    EVIDENCE = "evidence"
    COMMENT = "comment"
    INTERNAL = "internal"  # a comment that is printed nowhere
    CORRECTION = "correction"
    CAUSE = "cause"
    ACTION = "action"
    OWNER = "owner"
    DAY = "day"
    STATE = "state"  # how far the action is
    CHECK = "check"  # whether it worked


TEXTS = frozenset(
    {
        *(ColumnRole.EVIDENCE, ColumnRole.COMMENT, ColumnRole.INTERNAL),
        *(ColumnRole.CORRECTION, ColumnRole.CAUSE, ColumnRole.ACTION, ColumnRole.CHECK),
    }
)
SEVERAL = TEXTS | {ColumnRole.STATE}  # what several columns may hold
OF_ACTION = (
    *(ColumnRole.CORRECTION, ColumnRole.CAUSE, ColumnRole.ACTION, ColumnRole.OWNER, ColumnRole.DAY),
    *(ColumnRole.STATE, ColumnRole.CHECK),
)
# What heads say, folded.
_WORDS: dict[ColumnRole, str] = {
    ColumnRole.EVIDENCE: "evidence, nachweis, preuve, evidencia, evidenza, records seen, proof, beleg",
    ColumnRole.DAY: """
        date, due, deadline, datum, termin, frist, wann, echeance, fecha, when, until, bis, fallig""",
    ColumnRole.OWNER: """
        owner, responsib, assigned, who, wer, qui, quien, chi, verantwort, zustandig, zustaendig,
        responsable, person, verantw., verantw, resp., resp, zust., umsetzer, bearbeiter""",
    ColumnRole.CORRECTION: """
        correction, korrektur, sofortmassnahme, immediate action, immediate measure, immediate response,
        containment, containment action, containment measure, interim action, sofort, sofortaktion, behebung,
        eindammung, eindammungsmassnahme, action immediate, action curative, mesure immediate,
        accion inmediata, correccion, azione immediata, correzione""",
    ColumnRole.CAUSE: """
        cause, root cause, causes, ursache, grundursache, fehlerursache, rca, causa, 5 why, 5-why""",
    ColumnRole.CHECK: """
        effectiveness, wirksamkeit, efficacite, eficacia, efficacia, effectiveness check,
        effectiveness review, effectiveness verified, verified by, verification""",
    ColumnRole.ACTION: """
        action, massnahme, measure, to do, todo, next step, accion, azione, mesure, korrekturmassnahme,
        was zu tun, zu tun, corrective action, preventive action, korrektur und vorbeugemassnahme,
        korrektive massnahme, abstellmassnahme, vorbeugemassnahme, vorbeugungsmassnahme,
        verbesserungsmassnahme, capa, massn.""",
    ColumnRole.STATUS: """
        status, rating, score, compli, conform, result, grad, level, maturity, fulfil, implemented,
        bewertung, erfull, ergebnis, y/n, yes/no, j/n, ja/nein, statut, estado, stato, in place, met?, %,
        percent, c/nc, cumple, cumplimiento, conformite, reifegrad, resultat, ampel, einstufung, beurteilung,
        traffic light, rag, assessment""",
    ColumnRole.COMMENT: """
        comment, note, remark, observation, finding, gap, bemerkung, kommentar, anmerkung, feststellung,
        stellungnahme, commentaire, remarque, comentario, observacion, commento, constat, ecart, details,
        hinweis, notiz, mangel, abweichung, deviation, nonconform, non conform, deficien, weakness,
        issue, ist zustand, current state, hallazgo, riscontr, offene punkte, open points""",
    ColumnRole.CLAUSE: """
        clause, cl., cl, klausel, section, element, iso ref, reference, ref, chapter, abschnitt, kapitel,
        norm, punkt, ziffer, chapitre, clausula, punto, para, no., nr, #, kap., kap, subclause, sub clause,
        subsection, unterabschnitt, unterkapitel, unterpunkt, teilkapitel""",
    ColumnRole.QUESTION: """
        question, requirement, check, description, criteria, criterion, audit item, item, frage, anforderung,
        forderung, exigence, pregunta, requisito, domanda, title, topic, what, beschreibung, prufpunkt,
        pruffrage, prufkriteri, prufgegenstand, auditfrage, kriterium, thema, titel, audit point, point to""",
}
_AT_ONCE = re.compile(
    r"\b(?:sofort\w*|immediate\w*|containment|interim|inmediat\w*|immediat\w*|curativ\w*)\b"
)
_INTERNAL = re.compile(
    r"\b(?:intern|interne[rsn]?|internal|internally|interno|interna|internes|vertraulich\w*|confidential\w*"
    r"|confidentiel\w*|confidencial\w*|riservat\w*|privat|private|geheim)\b(?![ -]*audit)"
)
_FOR_US = re.compile(r"(?:nur |only |for |fur )*\S+(?: only| use| use only)?")
_POINTED = re.compile(r"([^\W\d_]+)\.(?!\w)")
_SHORTEST_BEGUN = 4  # letters of a word, but for those that everybody knows
_SHORT = frozenset({"bem", "anm", "obs", "abw", "erf", "bew", "rem", "dat", "req"})
_ABOUT = re.compile(r"\b(?:of|for|der|des|von|zur|zum|fur|pour|du|de la|del|della)\b")
_WHOLE = {"soll": ColumnRole.QUESTION, "ist": ColumnRole.COMMENT}  # and in other heads words like any
_HEADS = {role: tuple(word.strip() for word in words.split(",")) for role, words in _WORDS.items()}


def head_role(head: str, taken: Iterable[ColumnRole] = ()) -> ColumnRole | None:
    """What a head, folded, says last counts: an action's owner is an owner, comments on the status are
    comments.
    """
    taken = {*taken}
    if is_internal(head):
        return None if ColumnRole.INTERNAL in taken else ColumnRole.INTERNAL
    if head in _WHOLE and _WHOLE[head] not in taken:
        return _WHOLE[head]
    if ColumnRole.STATUS not in taken and lists_ratings(head):
        return ColumnRole.STATUS
    about = _ABOUT.split(head, maxsplit=1)
    if len(about) > 1 and (role := _last_said(about[0], taken)) in OF_ACTION:
        return role  # the cause of a nonconformity is a cause
    return _last_said(head, taken)


def is_internal(head: str) -> bool:
    """Whether what stands below it is for nobody else to read, as below "Note (confidential)"."""
    if not _INTERNAL.search(head):
        return False
    role = _last_said(head, set())
    return role is ColumnRole.COMMENT or (role is None and _FOR_US.fullmatch(head.strip("()")) is not None)


def _abbreviated(head: str) -> ColumnRole | None:
    """What a head begins to say before a point, as "Bem." does, where it can be one thing only."""
    found = _POINTED.findall(head)
    last = found[-1] if found else ""
    if len(last) < _SHORTEST_BEGUN and last not in _SHORT:
        return None
    begun = [role for role, words in _HEADS.items() if any(word.startswith(last) for word in words)]
    return begun[0] if len(begun) == 1 else None


def _last_said(head: str, taken: set[ColumnRole]) -> ColumnRole | None:
    padded = f" {head.replace('-', ' ').replace('(', ' ').replace('/', ' / ')} "
    said = {role: max(_place(head, padded, word) for word in words) for role, words in _HEADS.items()}
    best = max((role for role in said if role not in taken), key=lambda role: said[role], default=None)
    if best is None or said[best][0] < 0:
        begun = _abbreviated(head)
        return begun if begun not in taken else None
    at_once = best is ColumnRole.ACTION and ColumnRole.CORRECTION not in taken and _AT_ONCE.search(head)
    return ColumnRole.CORRECTION if at_once else best


def lists_ratings(head: str) -> bool:
    """Whether it names the words to choose from, as "C/NC/OFI" and "yes / no / partial" do."""
    words = [word for word in _LISTED.split(_NOT_APPLICABLE.sub("na", head)) if word.strip()]
    meanings = [rating for rating in map(rating_of, words) if rating is not None]
    return len(set(meanings)) > 1 and 2 * len(meanings) > len(words)


def _place(head: str, padded: str, word: str) -> tuple[int, int]:
    """Where a word ends in a head, and its length; a short one must stand there by itself."""
    wanted = f" {word} " if len(word) <= 3 else f" {word}"
    at = len(padded) if head == word else padded.rfind(wanted)
    return (at + len(word), len(word)) if at >= 0 else (-1, 0)
