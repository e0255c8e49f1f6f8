"""Draws the pictures of the guide anew: `python -m tests.screens.guide`, or with `--out DIR` elsewhere.

The window is drawn in this process, without a screen and with the fonts of the program, so that the same
data give the same bytes on every computer: light, one size, the stores of `sample`, one fixed day.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image

PICTURES = Path(__file__).parents[2] / "resources" / "guide" / "pictures"
COLORS = 12


def main() -> int:
    """Write all, take away what no scene is of any more, and say how large they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=PICTURES)
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        live_in(Path(folder))
        sizes = dict(draw_all(Path(folder), out))
    for left in out.glob("*.png"):
        if left.stem not in sizes:
            left.unlink()
    sys.stdout.write(f"{len(sizes)} pictures, {sum(sizes.values())} bytes\n")
    return 0


def live_in(folder: Path) -> None:
    """No screen, no settings of a person, one time zone; before anything imports Qt."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["LANGUAGE"], os.environ["LC_ALL"], os.environ["TZ"] = "en", "C.UTF-8", "UTC"
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = str(folder / name.lower())
    if sys.platform != "win32":
        time.tzset()


def draw_all(folder: Path, out: Path) -> Iterator[tuple[str, int]]:
    """Each name with the size of its file."""
    from tests.screens.guide_scenes import SCENES, started

    with started(folder) as stage:
        for scene in SCENES:
            content = as_png(scene(stage))
            name = scene.__name__.replace("_", "-")
            (out / f"{name}.png").write_bytes(content)
            yield name, len(content)


def as_png(picture: Image.Image) -> bytes:
    """With few colors, for the guide goes along with every copy of the program."""
    few = picture.convert("RGB").quantize(COLORS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    made = BytesIO()
    few.save(made, "PNG", optimize=True)
    return made.getvalue()


if __name__ == "__main__":
    sys.exit(main())
