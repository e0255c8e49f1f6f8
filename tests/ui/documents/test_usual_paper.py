"""The paper that a country uses."""

import pytest
from PySide6.QtCore import QLocale

from isoassess.documents import Paper
from ui.documents.usual_paper import usual_paper


@pytest.mark.parametrize(
    ("name", "paper"),
    [
        ("en_US", Paper.LETTER),
        ("fr_CA", Paper.LETTER),
        ("es_MX", Paper.LETTER),
        ("en_GB", Paper.A4),
        ("de_DE", Paper.A4),
        ("pt_BR", Paper.A4),
        ("ja_JP", Paper.A4),
    ],
)
def test_letter_where_it_is_used_and_a4_elsewhere(name: str, paper: Paper) -> None:
    assert usual_paper(QLocale(name)) is paper
