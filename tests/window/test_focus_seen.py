"""What has the focus looks different from what has not, light and dark."""

import pytest
from PIL import Image, ImageChops

from tests.window.driving.running import Window
from tests.window.driving.screen import Rectangle
from tests.window.driving.starter import Starter

CLEARLY = 60  # of 255: how much lighter or darker a pixel must be
RING = 60  # pixels, fewer than the edge of the smallest button has


@pytest.mark.parametrize("dark", [False, True])
def test_every_stop_of_tab_is_seen_on_the_list_of_organizations(starter: Starter, dark: bool) -> None:
    window = starter.start(sample=True, dark=dark)
    stops: set[Rectangle] = set()
    before = window.picture()
    while (area := next_stop(window)) not in stops:
        stops.add(area)
        now = window.picture()
        changed = clearly_changed(cut(before, area), cut(now, area))
        assert changed > RING, f"the focus on {window.focus()['name']!r} is not seen"
        before = now
    assert len(stops) > 5


def next_stop(window: Window) -> Rectangle:
    window.press("Tab")
    window.settle()
    left, top, width, height = window.focus()["seen"]
    return left, top, width, height


def cut(picture: Image.Image, area: Rectangle) -> Image.Image:
    left, top, width, height = area
    return picture.crop((left, top, left + width, top + height))


def clearly_changed(one: Image.Image, other: Image.Image) -> int:
    """How many pixels are clearly lighter or darker."""
    difference = ImageChops.difference(one.convert("L"), other.convert("L"))
    return sum(difference.histogram()[CLEARLY:])
