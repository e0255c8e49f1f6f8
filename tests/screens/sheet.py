"""Many small pictures on one sheet, each with its name, so that they can be looked at together."""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

GAP, NAME_HEIGHT, WIDTH = 12, 18, 1600
GROUND, INK = (128, 128, 128), (255, 255, 255)


class Sheet:
    """Cuttings in rows, as they come."""

    def __init__(self) -> None:
        self._cuttings: list[tuple[str, Image.Image]] = []

    def add(self, name: str, cutting: Image.Image) -> None:
        self._cuttings.append((name, cutting))

    def save(self, path: Path) -> None:
        """Nothing where there is no cutting."""
        if not self._cuttings:
            return
        places, height = self._places()
        sheet = Image.new("RGB", (WIDTH, height), GROUND)
        draw = ImageDraw.Draw(sheet)
        font = ImageFont.load_default(12)
        for (name, cutting), (left, top) in zip(self._cuttings, places, strict=True):
            draw.text((left, top), name.encode("ascii", "replace").decode(), INK, font=font)
            sheet.paste(cutting, (left, top + NAME_HEIGHT))
        sheet.save(path)

    def _places(self) -> tuple[list[tuple[int, int]], int]:
        """Where each begins, and how high the sheet is."""
        left, top, highest = GAP, GAP, 0
        places = []
        for _name, cutting in self._cuttings:
            if left + cutting.width + GAP > WIDTH and left > GAP:
                left, top, highest = GAP, top + highest + GAP, 0
            places.append((left, top))
            left += max(cutting.width, 160) + GAP
            highest = max(highest, cutting.height + NAME_HEIGHT)
        return places, top + highest + GAP
