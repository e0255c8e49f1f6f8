"""How well something on a picture of the screen can be read."""

from collections import Counter

from PIL import Image

CONTRAST = 4.5  # of text to its ground, as WCAG asks
LEAST_INK = 6  # rows of pixels that a letter has; the points of an ellipsis have two
DIFFERENT = 60  # shades of grey that tell ink from ground


def contrast(part: Image.Image) -> float:
    """The largest contrast of anything to the commonest color, which is the ground."""
    pixels = part.convert("RGB").tobytes()
    colors = Counter(zip(pixels[0::3], pixels[1::3], pixels[2::3], strict=True))
    ground = luminance(colors.most_common(1)[0][0])
    return max(_ratio(ground, luminance(color)) for color in colors)


def ink(part: Image.Image) -> int:
    """How many rows of pixels hold something else than the ground."""
    grey = part.convert("L")
    shades = grey.tobytes()
    ground = Counter(shades).most_common(1)[0][0]
    rows = [shades[start : start + grey.width] for start in range(0, len(shades), grey.width)]
    return sum(any(abs(shade - ground) > DIFFERENT for shade in row) for row in rows)


def luminance(color: tuple[int, int, int]) -> float:
    """As WCAG has it."""
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in color)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _ratio(one: float, other: float) -> float:
    light, dark = max(one, other), min(one, other)
    return (light + 0.05) / (dark + 0.05)
