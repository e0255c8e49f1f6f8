"""A share in percent: never 100 before all, never 0 before none."""

from hypothesis import given
from hypothesis import strategies as st

from isoassess.documents.phrases import share_words
from isoassess.domain.words import percent_words, short_percent_words


@given(st.integers(1, 5_000), st.data())
def test_only_all_reads_as_100_and_only_none_as_0(base: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, base))
    says = percent_words(part, base)
    assert (says == "100 %") == (part == base)
    assert (says == "0 %") == (part == 0)
    assert (says == "under 1 %") == (0 < 100 * part < base)
    assert (short_percent_words(part, base) == "<1 %") == (says == "under 1 %")


def test_one_of_301_is_under_1_percent() -> None:
    assert share_words(1, 301) == "1 of 301 (under 1 %)"
    assert share_words(4, 301) == "4 of 301 (1 %)"
