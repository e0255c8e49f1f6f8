"""Whatever is looked for by its name is found: by any of its words, in any order, mistyped once."""

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.language.word_index import LEAST_FORGIVEN, Match, NamedEntry, WordIndex, find_in, words_in

WORDS = st.text(ascii_lowercase, min_size=1, max_size=9)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
ENTRIES = st.lists(st.tuples(NAMES, st.one_of(st.just(""), NAMES)), min_size=1, max_size=12).map(
    lambda known: tuple(
        NamedEntry(id=str(place), words=words, also=also) for place, (words, also) in enumerate(known)
    )
)
LIST = (
    NamedEntry(id="print", words="Print...", also="paper Reports"),
    NamedEntry(id="sample", words="Sample Bakery"),
    NamedEntry(id="8.3", words="8.3 Design and development"),
    NamedEntry(id="8.3.1", words="8.3.1 General"),
    NamedEntry(id="8.31", words="8.31 Not there"),
    NamedEntry(id="gauge", words="Prüfmittel: calibration of gauges"),
)


@given(ENTRIES, st.data())
def test_an_entry_is_found_by_the_beginnings_of_its_words_in_any_order(
    entries: tuple[NamedEntry, ...], data: st.DataObject
) -> None:
    entry = data.draw(st.sampled_from(entries))
    words = data.draw(st.permutations(words_in(f"{entry.words} {entry.also}")))
    typed = " ".join(word[: data.draw(st.integers(1, len(word)))] for word in words)
    assert entry.id in WordIndex(entries).find(typed)


@given(ENTRIES, NAMES)
def test_each_is_found_once_and_the_best_match_comes_first(
    entries: tuple[NamedEntry, ...], typed: str
) -> None:
    found = WordIndex(entries).matches(typed)
    matches = [match for match, _id in found]
    assert matches == sorted(matches)
    assert len({id_ for _match, id_ in found}) == len(found)


@given(ENTRIES, NAMES, st.integers(1, 12))
def test_a_short_list_of_what_is_found_is_the_beginning_of_the_long_one(
    entries: tuple[NamedEntry, ...], typed: str, most: int
) -> None:
    index = WordIndex(entries)
    exact = [id_ for match, id_ in index.matches(typed) if match < Match.FORGIVEN]
    assert list(index.find(typed, most=most))[: len(exact)] == exact[:most]


@given(ENTRIES, NAMES)
def test_case_and_accents_do_not_count(entries: tuple[NamedEntry, ...], typed: str) -> None:
    index = WordIndex(entries)
    assert index.find(typed.upper()) == index.find(typed) == index.find(typed.replace("e", "é"))


@given(ENTRIES, st.data())
def test_one_error_in_a_longer_word_is_forgiven(entries: tuple[NamedEntry, ...], data: st.DataObject) -> None:
    index = WordIndex(entries)
    long = [
        (entry, word) for entry in entries for word in words_in(entry.words) if len(word) > LEAST_FORGIVEN
    ]
    if not long:
        return
    entry, word = data.draw(st.sampled_from(long))
    place = data.draw(st.integers(0, len(word) - 2))
    mistyped = data.draw(
        st.sampled_from(
            (
                word[:place] + word[place + 1] + word[place] + word[place + 2 :],  # turned round
                word[:place] + word[place + 1 :],  # one left out
                word[:place] + "x" + word[place:],  # one too many
                word[:place] + "x" + word[place + 1 :],  # another one
            )
        )
    )
    assert entry.id in index.find(mistyped)


@given(ENTRIES, NAMES, st.data())
def test_what_was_taken_last_comes_first_of_what_is_found_as_well(
    entries: tuple[NamedEntry, ...], typed: str, data: st.DataObject
) -> None:
    index = WordIndex(entries)
    first = data.draw(st.permutations([entry.id for entry in entries]))
    found = index.matches(typed, first=first)
    assert sorted(found) == sorted(index.matches(typed))
    for match in Match:
        ids = [id_ for found_as, id_ in found if found_as is match]
        assert ids == sorted(ids, key=first.index)


@given(ENTRIES, NAMES, st.data())
def test_several_indexes_find_what_one_of_all_would(
    entries: tuple[NamedEntry, ...], typed: str, data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(entries)))
    first = data.draw(st.lists(st.sampled_from([entry.id for entry in entries]), unique=True))
    parts = (WordIndex(entries[:cut]), WordIndex(entries[cut:]))
    assert find_in(parts, typed, first=first) == WordIndex(entries).find(typed, first=first)


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("print", "print"),
        ("paper", "print"),
        ("bak sam", "sample"),
        ("smaple", "sample"),
        ("8.3", "8.3"),
        ("8.3.1", "8.3.1"),
        ("8,3", "8.3"),
        ("8,3,1", "8.3.1"),
        ("pir", "print"),
        ("prnt", "print"),
        ("pint", "print"),
        ("prufmittel", "gauge"),
        ("calibrtion", "gauge"),
        ("ibration", "gauge"),
    ],
)
def test_what_is_meant_stands_first(typed: str, best: str) -> None:
    assert WordIndex(LIST).find(typed)[0] == best


@pytest.mark.parametrize(
    ("typed", "never"),
    [("8.31", "8.3.1"), ("8,31", "8.3.1"), ("qqqq", "print"), ("pat", "print"), ("sample print", "print")],
)
def test_what_is_not_meant_is_not_found(typed: str, never: str) -> None:
    assert never not in WordIndex(LIST).find(typed)


@pytest.mark.parametrize("typed", ["", "  ", "...", "-"])
def test_without_a_word_all_are_there_in_their_order(typed: str) -> None:
    assert WordIndex(LIST).find(typed) == tuple(entry.id for entry in LIST)


def test_a_pasted_page_is_no_fault() -> None:
    assert WordIndex(LIST).find("word " * 10_000) == ()


def test_a_name_with_an_error_comes_before_another_word_for_something_else() -> None:
    entries = (
        NamedEntry(id="try", words="Try the sample", also="example"),
        NamedEntry(id="firm", words="Example Ltd"),
    )
    assert WordIndex(entries).find("exmaple") == ("firm", "try")
