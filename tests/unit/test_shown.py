"""Foreign text in one line: it forges no line, reaches no terminal as a command, and hides nothing."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.errors import BadInput
from isoassess.shown import harmless_json, shown, shown_lines, shown_name


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sample\n✓ matches: nothing changed", "Sample ✓ matches: nothing changed"),
        ("a\r\tb\u2028c\u2029d\x0be\x85f", "a b c d e f"),
        ("\x1b[2J", "\\x1b[2J"),
        ("\x9b2J", "\\x9b2J"),
        ("\x00\x7f", "\\x00\\x7f"),
        ("photo\u202egpj.exe", "photo\\u202egpj.exe"),
        ("a\u2066b\u200bc\ufeff", "a\\u2066b\\u200bc\\ufeff"),
        ("\U000e0041", "\\U000e0041"),
        ("\ud800", "\\ud800"),
        ("Grüße, δοκιμή, 样品, \u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", None),
    ],
)
def test_what_acts_or_hides_is_spelled_out(text: str, said: str | None) -> None:
    assert shown(text) == (said if said is not None else text)


@given(st.text())
def test_no_text_is_more_than_one_plain_line(text: str) -> None:
    line = shown(text)
    assert not {unicodedata.category(c) for c in line} & {"Cc", "Cs", "Zl", "Zp"}
    assert shown(line) == line


def test_an_endless_text_is_cut() -> None:
    assert shown("x" * 10_000_000, 20) == "x" * 19 + "…"
    assert len(shown("\x1b" * 10_000_000)) == 2_000


def test_a_name_is_short_and_writes_nothing_else_from_the_right() -> None:
    assert shown_name("A" * 100_000) == "A" * 79 + "…"
    assert shown_name("Client\nof\u202egpj.exe") == "Client of[turns letters around]gpj.exe"
    assert shown_name("\u05d0\u05d1 Ltd") == "\u2068\u05d0\u05d1 Ltd\u2069"
    said = shown_name("\u05d0") + ": one new, " + shown_name("\u05d0" * 500)
    assert shown(said) == said
    assert shown("\u2068" + "\x1b" * 5 + "\u2069", 12).endswith("\u2069…")


@given(st.text(max_size=200))
def test_a_name_leaves_no_direction_open(text: str) -> None:
    line = shown_name(text)
    assert line.count("\u2068") == line.count("\u2069") <= 1
    assert not set(line.strip("\u2068\u2069")) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
    assert shown(line) == line


def test_lines_stay_apart() -> None:
    assert shown_lines(["one\nforged", "two"]) == "one forged\ntwo"


@given(st.text())
def test_json_says_the_same_without_raw_controls(text: str) -> None:
    written = harmless_json(json.dumps({"name": text}, ensure_ascii=False))
    assert json.loads(written) == {"name": text}
    assert not set(written) & {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), "\u202e", "\u2028"}


def test_an_expected_error_says_it_so() -> None:
    assert str(BadInput("evil\x1b]0;owned\x07\nisoassess: all well")) == (
        "evil\\x1b]0;owned\\x07 isoassess: all well"
    )


def test_a_pasted_mark_of_the_direction_of_writing_is_left_out_of_a_name() -> None:
    assert shown_name("\u05de\u05e4\u200f (Alpha)\ufeff") == "\u2068\u05de\u05e4 (Alpha)\u2069"
    assert shown_name("\u202bAlpha\u202c \u2067Ltd\u2069 Zu\xadcker") == "Alpha Ltd Zucker"
    assert shown_name("\u0646\u0645\u06cc\u200c\u062e") == "\u2068\u0646\u0645\u06cc\u200c\u062e\u2069"


def test_what_cannot_be_seen_in_a_name_is_told_in_words_and_once() -> None:
    assert shown_name("photo\u202egpj.exe") == "photo[turns letters around]gpj.exe"
    assert shown_name("a\x1b\x1b\ud800b") == "a[hidden sign]b"
    assert len(shown_name("\x1b-" * 10_000)) == 80
