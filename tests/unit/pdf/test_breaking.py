"""Lines: every word is there, none is wider than the column, and only too long ones are cut."""

from hypothesis import given
from hypothesis import strategies as st

from isoassess.pdf.fonts import BOLD, REGULAR, coverage
from isoassess.pdf.line_breaking import Run, TextLine, clipped, fitted, lines_of, width_of

coverage()  # registers the fonts
SIZE = 9.0
WORDS = st.text(st.sampled_from("abcWi.-/\u00a0 "), max_size=80)
RUNS = st.lists(st.builds(Run, WORDS, st.sampled_from([REGULAR, BOLD]), st.just("0 0 0")), max_size=6)


def run(text: str, *, link: str = "", box: bool = False) -> Run:
    return Run(text, REGULAR, "0 0 0", link, box)


def shown(lines: tuple[TextLine, ...]) -> list[str]:
    return ["".join(segment.text for segment in line.segments) for line in lines]


@given(RUNS, st.floats(12, 300))
def test_no_letter_is_lost_and_no_line_is_wider_than_the_column(runs: list[Run], width: float) -> None:
    lines = lines_of(runs, SIZE, width)
    assert "".join(shown(lines)).replace(" ", "") == "".join(r.text for r in runs).replace(" ", "")
    assert all(line.width <= width + 1e-6 for line in lines)


@given(RUNS, st.floats(12, 300))
def test_a_line_ends_at_a_space_or_inside_a_word_that_is_too_long(runs: list[Run], width: float) -> None:
    lines = lines_of(runs, SIZE, width)
    said = "".join(text + " " * line.spaced for text, line in zip(shown(lines), lines, strict=True))
    assert said.split() == "".join(r.text for r in runs).split()


@given(RUNS, st.floats(12, 300))
def test_the_width_of_a_line_is_that_of_its_letters(runs: list[Run], width: float) -> None:
    for line in lines_of(runs, SIZE, width):
        for segment in line.segments:
            assert abs(segment.width - width_of(segment.text, segment.run.font) * SIZE) < 1e-6


def test_nothing_is_one_empty_line() -> None:
    assert shown(lines_of([], SIZE, 100)) == [""]
    assert shown(lines_of([run("   ")], SIZE, 100)) == [""]


def test_a_word_of_two_looks_stays_together() -> None:
    bold = Run("WWWW", BOLD, "0 0 0")
    assert shown(lines_of([run("aaa "), bold, run("ww.")], SIZE, 60)) == ["aaa", "WWWWww."]


def test_a_no_break_space_does_not_break() -> None:
    assert shown(lines_of([run("aaaa b\u00a0c")], SIZE, 30)) == ["aaaa", "b\u00a0c"]


def test_a_long_name_breaks_behind_a_joint() -> None:
    first, second = shown(lines_of([run("procedures-and-instructions")], SIZE, 80))
    assert (first, second) == ("procedures-and-", "instructions")


def test_a_link_does_not_take_the_spaces_around_it() -> None:
    (line,) = lines_of([run("see "), run("the table", link="#t"), run(" there")], SIZE, 300)
    assert [segment.text for segment in line.segments] == ["see ", "the table", " there"]


def test_a_box_needs_room_and_stays_with_its_word() -> None:
    boxes = [run("one ", box=True), run("two", box=True)]
    lines = lines_of(boxes, SIZE, 40)
    assert [[segment.box for segment in line.segments] for line in lines] == [[True], [True]]


@given(WORDS, st.floats(12, 200), st.integers(1, 4))
def test_clipped_text_keeps_to_its_lines_and_its_width(text: str, width: float, most: int) -> None:
    lines = clipped(text, REGULAR, SIZE, width, most)
    assert 1 <= len(lines) <= most
    assert all(width_of(line, REGULAR) * SIZE <= width + 1e-6 for line in lines)


def test_text_that_fits_is_not_touched() -> None:
    assert fitted("short", REGULAR, SIZE, 100) == "short"
    assert fitted("much too long for this", REGULAR, SIZE, 50).endswith("\u2026")


def test_each_link_is_its_own_however_alike_two_texts_are() -> None:
    one, other = run("see there", link="#a"), run("see there", link="#a")
    for linked in (one, other, one):
        (line,) = lines_of([linked], SIZE, 300)
        assert all(segment.run is linked for segment in line.segments)
