"""Pages: full, in order, with nothing torn apart that belongs together."""

from hypothesis import given
from hypothesis import strategies as st

from isoassess.pdf.pagination import Background, Page, Strip, pages_of_names, paginate
from isoassess.pdf.tagging.canvas import TaggedCanvas

HEIGHT = 100.0


def nothing(_canvas: TaggedCanvas, _left: float, _top: float) -> None:
    return


def strip(height: float = 10, *, keep: bool = False, head: Strip | None = None, after: float = 0) -> Strip:
    return Strip(height, nothing, keep=keep, head=head, after=after)


def strips(*heights: float) -> list[Strip]:
    return [strip(height) for height in heights]


def placed(pages: list[Page]) -> list[list[Strip]]:
    return [[place.strip for place in page if not place.again] for page in pages]


STRIPS = st.lists(
    st.builds(
        Strip,
        height=st.floats(0, 130),
        draw=st.just(nothing),
        before=st.floats(0, 20),
        after=st.floats(0, 20),
        keep=st.booleans(),
        fresh=st.booleans(),
    ),
    max_size=40,
)


@given(STRIPS)
def test_every_strip_stands_once_in_order_and_inside_its_page(given_strips: list[Strip]) -> None:
    pages = paginate(given_strips, HEIGHT)
    assert [s for page in placed(pages) for s in page] == given_strips
    for page in pages:
        tops = [place.top for place in page]
        assert tops == sorted(tops)
        last = page[-1] if page else None
        assert last is None or len(page) == 1 or last.top + last.strip.height <= HEIGHT + 1e-3


def test_a_page_is_filled_to_its_edge() -> None:
    assert list(map(len, placed(paginate(strips(*[10.0] * 25), HEIGHT)))) == [10, 10, 5]


def test_the_larger_of_two_spaces_counts_and_none_at_the_top() -> None:
    one, two = Strip(10, nothing, before=50, after=4), Strip(10, nothing, before=7)
    (page,) = paginate([one, two], HEIGHT)
    assert [place.top for place in page] == [0, 17]


def test_a_heading_goes_with_what_follows() -> None:
    heading = strip(10, keep=True)
    pages = placed(paginate([*strips(*[10.0] * 9), heading, *strips(10)], HEIGHT))
    assert pages[1][0] is heading


def test_a_chain_longer_than_a_page_breaks_where_the_page_ends() -> None:
    chain = [strip(10, keep=True) for _number in range(15)]
    assert list(map(len, placed(paginate([*strips(10), *chain], HEIGHT)))) == [10, 6]


def test_a_head_is_repeated_on_every_page_it_does_not_begin() -> None:
    head = strip(10, keep=True)
    rows = [strip(10, head=head) for _number in range(20)]
    pages = paginate([*strips(85), head, *rows], HEIGHT)
    assert [[place.again for place in page][:2] for page in pages] == [
        [False],
        [False, False],
        [True, False],
        [True, False],
    ]
    assert [len(page) for page in pages] == [1, 10, 10, 3]


def test_what_begins_a_page_begins_one() -> None:
    first, second = strips(10, 10)
    second.fresh = first.fresh = True
    assert placed(paginate([first, second], HEIGHT)) == [[first], [second]]


def test_a_strip_too_high_for_a_page_has_one_of_its_own() -> None:
    assert list(map(len, placed(paginate(strips(10, 130, 10), HEIGHT)))) == [1, 1, 1]


def test_the_page_of_every_name_is_known() -> None:
    named = Strip(10, nothing, names=("here",))
    assert pages_of_names(paginate([*strips(*[10.0] * 12), named], HEIGHT)) == {"here": 2}


def test_strips_on_one_ground_share_it_across_pages() -> None:
    drawn: list[float] = []
    ground = Background(lambda _canvas, _left, _top, height: drawn.append(height))
    made = strips(*[30.0] * 5)
    for one in made:
        one.background = ground
    pages = paginate(made, HEIGHT)
    assert [len(page) for page in pages] == [3, 2]
