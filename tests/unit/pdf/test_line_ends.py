"""Lines of Chinese and Japanese: between characters, never before what closes nor behind what opens."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.pdf.fonts import BOLD, REGULAR, coverage
from isoassess.pdf.lettering.line_ends import NEVER_FIRST, NEVER_LAST, line_ends, may_end_between
from isoassess.pdf.line_breaking import Run, TextLine, clipped, lines_of, width_of
from tests.unit.pdf import scripts

coverage()  # registers the fonts
SIZE = 9.0
MIXED = st.text(
    st.sampled_from("审核发现的不符合项日本語カーッゃ々한국어abc 19.，。、（「《）」》！？%…・~\"'\u00a0"),
    max_size=60,
)
RUNS = st.lists(st.builds(Run, MIXED, st.sampled_from([REGULAR, BOLD]), st.just("0 0 0")), max_size=5)


def shown(lines: tuple[TextLine, ...]) -> list[str]:
    return ["".join(segment.text for segment in line.segments) for line in lines]


def set_in(text: str, width: float) -> list[str]:
    return shown(lines_of([Run(text, REGULAR, "0 0 0")], SIZE, width))


@given(RUNS, st.floats(24, 300))
def test_no_character_is_lost_and_no_line_is_wider_than_the_column(runs: list[Run], width: float) -> None:
    lines = lines_of(runs, SIZE, width)
    said = "".join(text + " " * line.spaced for text, line in zip(shown(lines), lines, strict=True))
    assert (
        said.split(" ") == [word for word in "".join(run.text for run in runs).split(" ") if word] or not said
    )
    assert all(line.width <= width + 1e-6 for line in lines)
    for line in lines:
        for segment in line.segments:
            assert abs(segment.width - width_of(segment.text, segment.run.font) * SIZE) < 1e-6


@given(RUNS, st.floats(200, 400))
def test_no_line_begins_or_ends_with_what_must_not(runs: list[Run], width: float) -> None:
    lines = lines_of(runs, SIZE, width)
    texts = shown(lines)
    for place, line in enumerate(lines[:-1]):
        if line.spaced or not texts[place] or _too_long(texts[place], texts[place + 1], width):
            continue
        assert texts[place][-1] not in NEVER_LAST
        assert texts[place + 1][0] not in NEVER_FIRST
        assert may_end_between(texts[place][-1], texts[place + 1][0])


def _too_long(above: str, below: str, width: float) -> bool:
    """Whether what stands around the end of a line is longer than any line, and had to be cut."""
    joined, start = above + below, 0
    for end in [*line_ends(joined), len(joined)]:
        for word in joined[start:end].split(" "):
            if width_of(word, REGULAR) * SIZE > width * 0.8:
                return True
        start = end
    return False


@pytest.mark.parametrize("text", scripts.EVERY[:3])
@pytest.mark.parametrize("width", range(60, 370, 7))
def test_sentences_keep_the_rules_at_any_width(text: str, width: int) -> None:
    lines = set_in(text, width)
    assert len(lines) > 1
    for above, below in pairwise(lines):
        assert above[-1] not in "（「\u201c"
        assert below[0] not in "，。；、）」\u201dャェッー"
    assert all(width_of(line, REGULAR) * SIZE > width - 60 for line in lines[:-1])  # but for 9001:2015


def test_a_pair_of_marks_goes_with_the_character_before_it() -> None:
    """The known fault of others: only one mark hangs, and the second begins a line."""
    for width in range(48, 120):
        assert all(
            line[0] not in "），。"
            for line in set_in("审核（第八条），发现（不符合）。措施（完成）），验证", width)
        )


def test_words_of_latin_and_of_korean_stay_whole() -> None:
    for width in range(60, 200, 3):
        for line in set_in("应在ISO要求conformity的期限内", width):
            assert ("ISO" in line) == ("I" in line or "S" in line)
            assert ("conformity" in line) == ("c" in line)
        words = set(scripts.KOREAN.split(" "))
        assert all(word in words for line in set_in(scripts.KOREAN, width + 40) for word in line.split(" "))


def test_a_line_may_end_between_two_looks_in_one_sentence() -> None:
    runs = [Run("审核发现的不符合项", REGULAR, "0 0 0"), Run("，应采取纠正措施", BOLD, "0 0 0")]
    lines = shown(lines_of(runs, SIZE, 9 * SIZE + 1))
    assert lines == ["审核发现的不符合", "项，应采取纠正措施"]


def test_what_is_cut_in_a_label_gets_no_space() -> None:
    lines = clipped("审核发现的不符合项应采取纠正措施", REGULAR, SIZE, 6 * SIZE, 2)
    assert lines == ["审核发现的不", "符合项应采\u2026"] or lines[1].endswith("\u2026")
    assert " " not in "".join(lines)
