"""The table of an answer's fields: it has every field, once, and says all that is asked of it."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from isoassess.catalogue.requirement_search import answer_texts, searched_part_words
from isoassess.domain import NO_ANSWER, Action, Answer, Grade, Rating, Regrade
from isoassess.domain.answer_fields import (
    FieldKind,
    answer_field,
    answer_fields,
    answer_keys,
    secret_keys,
    text_keys,
    value_of,
)
from isoassess.store.answer_rows import ANSWER, answer_of
from isoassess.store.history.changes import assemble, flatten

TEXTS = st.text(max_size=8)
ANSWERS = st.builds(
    Answer,
    rating=st.none() | st.sampled_from(Rating),
    reason=TEXTS,
    evidence=TEXTS,
    attachments=st.lists(TEXTS, max_size=2).map(tuple),
    interviewee=TEXTS,
    note=TEXTS,
    internal=TEXTS,
    ofi=st.booleans(),
    flag=st.booleans(),
    regrade=st.builds(Regrade, grade=st.none() | st.sampled_from(Grade), reason=TEXTS),
    action=st.builds(Action, what=TEXTS, owner=TEXTS, due=st.none() | st.dates(), check=TEXTS),
)


def test_the_table_has_every_field_of_an_answer_once() -> None:
    assert Counter(field.key for field in answer_fields()) == Counter(answer_keys())


@given(ANSWERS)
def test_the_keys_are_those_of_the_history(answer: Answer) -> None:
    assert set(flatten(answer)) <= set(answer_keys())
    assert {key for key in answer_keys() if value_of(answer, key) != value_of(NO_ANSWER, key)} == set(
        flatten(answer)
    )
    assert assemble(flatten(answer), Answer) == answer


@given(ANSWERS)
def test_the_columns_of_the_file_are_the_fields_in_their_order(answer: Answer) -> None:
    assert [column.key for column in ANSWER] == [key.replace(".", "_") for key in answer_keys()]
    assert answer_of([value_of(answer, key) for key in answer_keys()]) == answer


def test_a_text_is_what_is_text_in_the_answer() -> None:
    written = {key for key in answer_keys() if isinstance(value_of(NO_ANSWER, key), str)}
    assert written - {"action.status"} == text_keys()


def test_each_field_has_a_name_of_its_own_on_the_screen_and_in_a_list_of_changes() -> None:
    for words in ([one.label for one in answer_fields()], [one.changed for one in answer_fields()]):
        assert all(words)
        assert len(set(words)) == len(words)


def test_what_is_secret_is_never_printed() -> None:
    assert secret_keys() == {"internal"}
    assert not any(field.printed for field in answer_fields() if field.secret)


def test_a_mark_has_words_for_being_taken_away() -> None:
    assert all(bool(field.cleared) is (field.kind is FieldKind.MARK) for field in answer_fields())


@given(ANSWERS)
def test_wherever_a_text_is_found_there_are_words_for_the_place(answer: Answer) -> None:
    places = answer_texts(answer, {})
    assert all(searched_part_words((place,)) for place in places)
    searched = {key for key in text_keys() - {"action.check"} if str(value_of(answer, key)).strip()}
    assert searched <= set(places)


def test_a_field_is_found_by_its_key() -> None:
    assert answer_field("action.owner").kind is FieldKind.TEXT
