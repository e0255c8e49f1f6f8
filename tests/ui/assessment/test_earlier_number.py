"""Beside its number a finding says the one by which an earlier document may name it."""

from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from isoassess.domain import NO_ANSWER, Finding, Grade
from isoassess.domain.message import message
from tests.unit.documents.real_cases import blank
from ui.assessment.parts import ResultLine
from ui.widgets.texts import Line, Text

THIS = "quality-policy"


def test_the_earlier_number_stands_behind_the_number(qtbot: QtBot) -> None:
    line = ResultLine(Text("muted"))
    qtbot.addWidget(line)
    case = replace(blank(), numbers={"NC-04": THIS, "NC-02": "calibration"})
    found = Finding(
        requirement=THIS,
        clause="5.2.1",
        grade=Grade.MINOR,
        number="NC-04",
        rating=None,
        because=message("has-gaps"),
    )

    def says() -> list[str]:
        return [one.text() for one in line.findChildren(Line) if one.text().startswith("NC-")]

    line.show_finding(found, NO_ANSWER, case, refused=False)
    assert says() == ["NC-04"]
    known = replace(case, earlier_numbers=(("NC-02", THIS),))
    line.show_finding(found, NO_ANSWER, known, refused=False)
    assert says() == ["NC-04 (earlier NC-02)"]
