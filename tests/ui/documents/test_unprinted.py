"""Before a document is saved, the line below the preview names what it cannot print, and where it stands."""

from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from isoassess.documents import DEFAULT, DocumentKind
from isoassess.domain import Answer, Rating
from isoassess.domain.case import Case
from tests.unit.documents import cases
from ui.documents.document_request import DocumentRequest
from ui.documents.foot import ReportFoot

ROCKET = "\U0001f680"


def below(qtbot: QtBot, case: Case, kind: DocumentKind) -> list[str]:
    foot = ReportFoot()
    qtbot.addWidget(foot)
    draft = DocumentRequest(kind, case, cases.judged(case), DEFAULT).draft()
    foot.show_made(draft.rendered, waiting=False, unprinted=draft.unprinted, others=draft.others)
    return foot.says.splitlines()


def named(name: str) -> Case:
    case = cases.typical()
    organization = replace(case.profile.organization, name=name)
    return replace(case, profile=replace(case.profile, organization=organization))


def test_a_name_that_cannot_be_printed_is_named_before_anything_is_saved(qtbot: QtBot) -> None:
    _pages, boxes, sentence = below(qtbot, named(f"Ad astra {ROCKET}"), DocumentKind.SUMMARY)
    assert boxes.startswith("1 character that no font here can show")
    assert sentence == f"Name of the organization contains a character this program cannot print: {ROCKET}"


def test_what_only_another_document_shows_is_named_as_well(qtbot: QtBot) -> None:
    answer = Answer(rating=Rating.EFFECTIVE, evidence=f"seen {ROCKET}")
    case = cases.with_answer(cases.typical(), "r-7.1.5.2-1", answer)
    assert (
        "Not in this document, but perhaps in others: “Objective evidence” of 7.1.5.2 contains"
        in "\n".join(below(qtbot, case, DocumentKind.ACTIONS))
    )


def test_names_in_chinese_japanese_and_korean_are_nothing_to_tell(qtbot: QtBot) -> None:
    assert len(below(qtbot, named("示例公司 サンプル㈱ 예제 회사"), DocumentKind.SUMMARY)) == 1
