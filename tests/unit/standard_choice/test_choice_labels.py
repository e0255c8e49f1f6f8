"""Every id that a choice gives has its sentence, and every sentence belongs to an id that is given."""

import ast
from collections.abc import Iterator
from pathlib import Path

import isoassess.standard_choice
from isoassess.standard_choice.decision_table import TABLE, table_words
from isoassess.standard_choice.labels.contradictions import contradiction_sentences, in_our_name_sentences
from isoassess.standard_choice.labels.editions import edition_sentences
from isoassess.standard_choice.labels.notes import note_sentences

ROOM = Path(isoassess.standard_choice.__file__).parent
ROUTES = {"route-by-models", "route-by-edition-in-force", "route-by-other-edition"}
OPEN = {
    "subcontractor-designs-for-customer",
    "outsourced-design-for-customer",
    "no-work-of-ours",
    "only-purchasing",
    "fact-not-known",
}
DRAFT = {"design-not-applicable"}


def test_every_row_has_a_key_of_its_own() -> None:
    assert len({row.key for row in TABLE}) == len(TABLE)
    assert all(sentence().endswith((".", "?")) for sentence in table_words().values())


def test_every_message_has_its_sentence_and_every_sentence_its_message() -> None:
    settled = {*contradiction_sentences(), *in_our_name_sentences()}
    notes = (set(edition_sentences()), set(note_sentences()), settled)
    known = (set(table_words()), *notes, ROUTES, OPEN, DRAFT)
    assert sum(map(len, known)) == len(set[str]().union(*known)), "an id stands for two sentences"
    assert set(given()) | {"first-to-new-only", "first-to-old-possible"} == set[str]().union(*known[1:])


def given() -> Iterator[str]:
    """The ids of all messages made anywhere in the room."""
    for path in ROOM.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "message":
                yield from (str(part.value) for part in call.args if isinstance(part, ast.Constant))
