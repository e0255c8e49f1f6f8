"""Names in Chinese, Japanese and Korean can be read in the list of a real window."""

from itertools import combinations

from isoassess.domain.profile import Organization, Profile
from isoassess.store import Store
from tests.window.driving.readable import ink
from tests.window.driving.running import Window
from tests.window.driving.starter import Starter

NAMES = (
    "中文中文中文",
    "文中文中文中",
    "アかアかアか",
    "かアかアかア",
    "한글한글한글",
    "글한글한글한",
    "אבאבאב",
    "באבאבא",
)
WIDE = 160  # pixels that every name has in its column


def shape_of(window: Window, area: tuple[int, int, int, int]) -> bytes:
    """What is dark in the first column of a row."""
    left, top, _width, height = area
    part = window.picture((left, top + 4, WIDE, height - 8))
    assert ink(part) > 6
    return part.convert("L").point(lambda shade: 255 * (shade < 128)).tobytes()


def test_names_of_other_letters_look_other(starter: Starter) -> None:
    """Boxes would be alike, whatever the letters."""
    with Store.open(starter.file, who="a test") as store:
        for name in (*NAMES, "The row that is chosen"):
            store.add_organization(Profile(organization=Organization(name=name)))
    window = starter.start()
    window.until(lambda: len(window.rows("Organizations")) == len(NAMES) + 1)
    rows = window.rows("Organizations")
    areas = {name: next(row["area"] for row in rows if name in row["text"]) for name in NAMES}
    shapes = {name: shape_of(window, area) for name, area in areas.items()}
    assert [pair for pair in combinations(NAMES, 2) if shapes[pair[0]] == shapes[pair[1]]] == []
    window.quit()
