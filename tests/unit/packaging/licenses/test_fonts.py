"""Every font that goes inside is a part with its licence, and one that nobody knows stops the build."""

from pathlib import Path

import pytest
from licenses.fonts import FOLDER, font_components
from steps import Failed


def test_each_family_of_the_program_is_a_part_with_its_licence() -> None:
    found = font_components()
    assert "Inter" in [one.name for one in found]
    assert all(one.texts[0].is_file() and one.license == "OFL-1.1" for one in found)
    assert list(FOLDER.glob("*.ttf"))


def test_a_font_of_unknown_origin_is_named(tmp_path: Path) -> None:
    (tmp_path / "Inter-Regular.ttf").touch()
    (tmp_path / "Comic-Regular.otf").touch()
    with pytest.raises(Failed, match="Comic"):
        font_components(tmp_path)


def test_the_files_of_one_family_are_one_part(tmp_path: Path) -> None:
    for name in ("NotoSansKR-IsoAssess.ttf", "NotoSansSC-IsoAssess.ttf", "Inter-Bold.ttf"):
        (tmp_path / name).touch()
    assert [one.name for one in font_components(tmp_path)] == ["Inter", "Noto Sans CJK"]
