"""What a choice of standard says, in the language in use: the words for its ids and their arguments."""

from isoassess.domain.decision import Decision, Today
from isoassess.domain.message import Message
from isoassess.standard_choice.decision_table import table_words
from isoassess.standard_choice.labels.contradictions import (
    contradiction_sentences,
    contradiction_words,
    in_our_name_sentences,
    in_our_name_words,
)
from isoassess.standard_choice.labels.editions import edition_sentences, edition_words, gap_words
from isoassess.standard_choice.labels.justification import justification_sentences
from isoassess.standard_choice.labels.notes import note_sentences, note_words
from isoassess.standard_choice.labels.open_questions import open_question_words
from isoassess.standard_choice.labels.route import route_sentence
from isoassess.standard_choice.labels.whom import whom_words

__all__ = [
    "choice_words",
    "edition_reason",
    "gap_words",
    "justification_words",
    "question_words",
    "route_words",
]


def choice_words(message: Message) -> str:
    """The sentence of a message that a choice gives."""
    constant = table_words().get(message.id)
    if constant is not None:
        whom = dict(message.arguments).get("whom")
        return constant() if whom is None else constant().format(whom=whom_words(str(whom)))
    if message.id.startswith("route-"):
        return route_sentence(message)
    if message.id == "design-not-applicable":
        return justification_sentences(message)
    if message.id in contradiction_sentences():
        return contradiction_words(message)
    if message.id in in_our_name_sentences():
        return in_our_name_words(message)
    if message.id in edition_sentences():
        return edition_words(message)
    return note_words(message) if message.id in note_sentences() else open_question_words(message)


def route_words(today: Today) -> str:
    """The route, with the truth about ISO 9002 where that is the model."""
    return " ".join(map(choice_words, today.because))


def edition_reason(today: Today) -> str:
    """Why this edition; empty where nothing is said of it."""
    return " ".join(map(choice_words, today.edition_because))


def question_words(today: Today) -> str:
    """What to ask the certification body in writing; empty where nothing."""
    return "" if today.to_ask is None else choice_words(today.to_ask)


def justification_words(decision: Decision) -> str:
    """The draft text for clause 4.3; empty unless clause 8.3 is not applicable."""
    return "" if decision.justification is None else choice_words(decision.justification)
