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
    ACTION = "action"
    OWNER = "owner"
    DAY = "day"


# What heads say, folded.
_WORDS: dict[ColumnRole, str] = {
    ColumnRole.EVIDENCE: "evidence, nachweis, preuve, evidencia, evidenza, records seen, proof, beleg",
    ColumnRole.DAY: """
        date, due, deadline, datum, termin, frist, wann, echeance, fecha, when, until, bis, fallig""",
    ColumnRole.OWNER: """
        owner, responsib, assigned, who, wer, qui, quien, chi, verantwort, zustandig, zustaendig,
        responsable, person""",
    ColumnRole.ACTION: """
        action, massnahme, measure, to do, todo, next step, accion, azione, mesure, korrekturmassnahme,
        abstellmassnahme, sofortmassnahme""",
    ColumnRole.STATUS: """
        status, rating, score, compli, conform, result, grad, level, maturity, fulfil, implemented,
        bewertung, erfull, ergebnis, y/n, yes/no, j/n, ja/nein, statut, estado, stato, in place, met?, %,
        percent, c/nc, cumple, cumplimiento, conformite, reifegrad, resultat, ampel, einstufung, beurteilung,
        traffic light, rag, assessment""",
    ColumnRole.COMMENT: """
        comment, note, remark, observation, finding, gap, bemerkung, kommentar, anmerkung, feststellung,
        commentaire, remarque, comentario, observacion, commento, constat, ecart, details, hinweis, notiz,
        mangel, abweichung, deviation, nonconform, non conform, deficien, weakness, issue, ist zustand,
        current state, hallazgo, riscontr, offene punkte, open points""",
    ColumnRole.CLAUSE: """
        clause, cl., cl, klausel, section, element, iso ref, reference, ref, chapter, abschnitt, kapitel,
        norm, punkt, ziffer, chapitre, clausula, punto, para, no., nr, #, kap., kap, subclause, sub clause,
        subsection, unterabschnitt, unterkapitel, unterpunkt, teilkapitel""",
    ColumnRole.QUESTION: """
        question, requirement, check, description, criteria, criterion, audit item, item, frage, anforderung,
        forderung, exigence, pregunta, requisito, domanda, title, topic, what, beschreibung, prufpunkt,
        pruffrage, prufkriteri, prufgegenstand, auditfrage, kriterium, thema, titel, audit point, point to""",
}
_WHOLE = {"soll": ColumnRole.QUESTION, "ist": ColumnRole.COMMENT}  # and in other heads words like any
_HEADS = {role: tuple(word.strip() for word in words.split(",")) for role, words in _WORDS.items()}


def head_role(head: str, taken: Iterable[ColumnRole] = ()) -> ColumnRole | None:
    """What a head, folded, says last counts: an action's owner is an owner, comments on the status are
    comments.
    """
    taken = {*taken}
    if head in _WHOLE and _WHOLE[head] not in taken:
        return _WHOLE[head]
    if ColumnRole.STATUS not in taken and lists_ratings(head):
        return ColumnRole.STATUS
    padded = f" {head.replace('-', ' ').replace('(', ' ').replace('/', ' / ')} "
    said = {role: max(_place(head, padded, word) for word in words) for role, words in _HEADS.items()}
    best = max((role for role in said if role not in taken), key=lambda role: said[role], default=None)
    return best if best is not None and said[best] >= 0 else None


def lists_ratings(head: str) -> bool:
    """Whether it names the words to choose from, as "C/NC/OFI" and "yes / no / partial" do."""
    words = [word for word in _LISTED.split(_NOT_APPLICABLE.sub("na", head)) if word.strip()]
    meanings = [rating for rating in map(rating_of, words) if rating is not None]
    return len(set(meanings)) > 1 and 2 * len(meanings) > len(words)


def _place(head: str, padded: str, word: str) -> int:
    """Where a word begins in a head; a short one must stand there by itself. -1 where it is not."""
    wanted = f" {word} " if len(word) <= 3 else f" {word}"
    return len(head) if head == word else padded.rfind(wanted)
