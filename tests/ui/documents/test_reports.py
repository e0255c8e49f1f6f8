"""The reports screen: a preview that follows what is answered and chosen, and the way out of the program."""

import datetime
import gc
import threading
import weakref
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QColorDialog,
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from isoassess.assessment.transition import novelty
from isoassess.catalogue.catalogue import shipped
from isoassess.documents import DocumentKind, FileFormat, Options, Paper, Rendered, kind_words
from isoassess.domain import Grade, Lens, Rating
from isoassess.store import CarryOver, Store
from tests.sample_organization import put_sample, sample
from tests.ui.sample_stores import (
    TODAY,
    named,
    open_begun,
    open_sample,
    remembered_beside,
    store_in,
    today,
)
from ui.documents.choices import questions
from ui.documents.foot import ReportFoot
from ui.documents.options import ReportOptions
from ui.documents.screen import ReportsScreen
from ui.pdf_viewer.pdf_file import PdfFile
from ui.session.open_assessment import OpenAssessment
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.widgets.choosing.file_dialog import FileDialog

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, sample=True) as opened:
        yield opened


@pytest.fixture
def screen(qtbot: QtBot, store: Store, tmp_path: Path) -> ReportsScreen:
    return shown(qtbot, open_sample(store), tmp_path)


def shown(qtbot: QtBot, opened: OpenAssessment, folder: Path) -> ReportsScreen:
    made = ReportsScreen(opened)
    qtbot.addWidget(made)
    qtbot.addWidget(made.header)
    made.resize(1068, 700)
    made.show()
    made.header.show()
    made.activateWindow()
    settle(qtbot, made)
    return made


def remembered(folder: Path) -> Remembered:
    return Remembered(folder / "settings.json")


def settle(qtbot: QtBot, screen: ReportsScreen) -> None:
    """Wait until the preview shows what is chosen now."""
    qtbot.waitUntil(screen.settled, timeout=20_000)
    QCoreApplication.processEvents()  # what is said below it can have become a line more


def file_of(screen: ReportsScreen) -> PdfFile:
    assert screen.preview.view.file is not None
    return screen.preview.view.file


def options_of(screen: ReportsScreen) -> Options:
    return screen.options.options(DocumentKind.SUMMARY)


def field(screen: QWidget, name: str) -> QWidget:
    parts = screen.findChildren(QWidget)
    return next(part for part in parts if part.accessibleName() == name and not part.isHidden())


def choose(screen: QWidget, name: str, words: str) -> None:
    box = field(screen, name)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findText(words, Qt.MatchFlag.MatchStartsWith))
    box.activated.emit(box.currentIndex())


def tick(screen: ReportsScreen, words: str) -> None:
    box = next(box for box in screen.findChildren(QCheckBox) if box.text() == words)
    box.click()


def visible_words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden()]


def press(widget: QWidget, word: str) -> None:
    buttons = widget.findChildren(QPushButton)
    QTest.mouseClick(next(one for one in buttons if one.text() == word and not one.isHidden()), LEFT)


def answer_file(monkeypatch: pytest.MonkeyPatch, *answers: Path | str) -> list[str]:
    """Answer the file dialog, the last answer again and again; the list receives what it proposed."""
    proposed: list[str] = []

    def answer(_parent: QWidget, _title: str, proposal: str, _kinds: str) -> tuple[str, str]:
        proposed.append(proposal)
        return str(answers[min(len(proposed), len(answers)) - 1]), ""

    monkeypatch.setattr(FileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(FileDialog, "getOpenFileName", answer)
    return proposed


def answer_folder(monkeypatch: pytest.MonkeyPatch, folder: Path | str) -> None:
    monkeypatch.setattr(FileDialog, "getExistingDirectory", lambda *_given: str(folder))


def opened_outside(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    asked: list[str] = []

    def take(url: QUrl) -> bool:
        asked.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return asked


def written(qtbot: QtBot, screen: ReportsScreen) -> str:
    """What is said once everything is written or given up."""
    qtbot.waitUntil(screen.header.save.isEnabled, timeout=60_000)
    return screen.outcome.says


def picture(path: Path, size: tuple[int, int] = (300, 100)) -> Path:
    Image.new("RGB", size, "#0f5f73").save(path)
    return path


def choose_logo(
    qtbot: QtBot, screen: ReportsScreen, monkeypatch: pytest.MonkeyPatch, path: Path, *, client: bool = False
) -> None:
    answer_file(monkeypatch, path)
    logo = screen.options.logos[client]
    logo.ask()
    qtbot.waitUntil(lambda: not logo.reading)
    settle(qtbot, screen)


# --- the preview ---------------------------------------------------------------------------------


def test_the_preview_shows_the_document_and_what_kind_of_file_it_is(screen: ReportsScreen) -> None:
    assert file_of(screen).find("Example Fabrications Ltd")
    assert screen.preview.said.startswith("Pages 1-2 of")
    kind, names = screen.foot.says.splitlines()
    assert kind == f"{file_of(screen).pages} pages · PDF/A-2a, tagged (PDF/UA-1)"
    assert names.startswith("Names inside: Quality manager, A. Consultant, ")
    assert "Quality manager" in screen.tables.names


def test_exactly_the_documents_that_can_be_written_are_offered(screen: ReportsScreen) -> None:
    cards = [button.accessibleName() for button in screen.documents.findChildren(QPushButton)]
    assert len(cards) == len(DocumentKind)
    for card, kind in zip(cards, tuple(DocumentKind), strict=True):
        assert card.startswith(kind_words(kind)[0])
        assert card.endswith(kind_words(kind)[1])


def test_every_document_can_be_looked_at(qtbot: QtBot, screen: ReportsScreen) -> None:
    for kind in DocumentKind:
        screen.documents.choose(kind)
        settle(qtbot, screen)
        assert screen.kind is kind
        assert file_of(screen).pages > 0


def test_the_arrow_keys_go_from_document_to_document(qtbot: QtBot, screen: ReportsScreen) -> None:
    screen.setFocus()
    for kind in (*tuple(DocumentKind)[1:], DocumentKind.SUMMARY):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Down)
        assert screen.kind is kind
    settle(qtbot, screen)


def test_an_answer_given_meanwhile_is_in_the_preview_at_the_same_place(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    opened = open_sample(store)
    screen = shown(qtbot, opened, tmp_path)
    screen.preview.view.go_to(0, 200)
    before, place = file_of(screen).content, screen.preview.view.upper_edge
    numbers = store.finding_numbers(opened.id)
    rated = next(iter(sample().answers))
    opened.rate(rated, Rating.ABSENT)
    assert screen.foot.updating
    assert file_of(screen).content == before
    settle(qtbot, screen)
    assert file_of(screen).content != before
    assert opened.finding(rated).number not in {"", *numbers}  # shown, not used up before it is given out
    assert store.finding_numbers(opened.id) == numbers
    assert screen.preview.view.upper_edge.page == place.page
    assert abs(screen.preview.view.upper_edge.down - place.down) < 0.01


def test_a_screen_that_is_not_seen_works_only_when_it_is_seen_again(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    opened = open_sample(store)
    screen = shown(qtbot, opened, tmp_path)
    before = file_of(screen).content
    screen.hide()
    opened.rate(next(iter(sample().answers)), Rating.ABSENT)
    assert not screen.foot.updating
    screen.show()
    settle(qtbot, screen)
    assert file_of(screen).content != before


def test_typing_never_waits_and_the_last_word_counts(qtbot: QtBot, screen: ReportsScreen) -> None:
    line = field(screen, "Prepared by")
    assert isinstance(line, QLineEdit)
    assert line.text() == "A. Consultant"
    line.selectAll()
    for character in "Sample Office":
        QTest.keyClicks(line, character)
        QCoreApplication.processEvents()
    settle(qtbot, screen)
    assert file_of(screen).find("Sample Office")
    assert not file_of(screen).find("Sample Officer")


def test_of_two_requests_only_the_later_one_is_shown(qtbot: QtBot, screen: ReportsScreen) -> None:
    seen, before = [], file_of(screen)
    screen.preview.view.moved.connect(lambda: seen.append(file_of(screen)))
    choose(screen, "Paper", "Letter")
    screen.refresh()
    choose(screen, "Paper", "A4")
    tick(screen, "Cover page")
    screen.refresh()
    settle(qtbot, screen)
    assert options_of(screen).cover
    assert {round(file.sizes[0].width()) for file in seen if file is not before} == {round(Paper.A4.width)}


def test_a_document_that_could_not_be_made_is_said_beside_the_older_one(qtbot: QtBot) -> None:
    foot = ReportFoot()
    qtbot.addWidget(foot)
    foot.show_made(Rendered(content=b"", pages=2, replaced=("\U0001f9c0",)), waiting=True)
    assert foot.says.splitlines()[0] == "2 pages · PDF/A-2a, tagged (PDF/UA-1)"
    assert "1 character" in foot.says
    assert foot.updating
    foot.tell_wrong("The picture cannot be read.")
    assert foot.says.startswith("The picture cannot be read.\n2 pages")
    assert not foot.updating


def test_what_was_found_leaves_the_number_of_the_page_its_room(qtbot: QtBot, screen: ReportsScreen) -> None:
    preview = screen.preview
    for width in (760, 800, 840):
        preview.finder.field.clear()
        qtbot.waitUntil(lambda: preview.finder.said == "")
        QCoreApplication.processEvents()
        screen.resize(width, 500)
        QTest.keyClicks(preview.finder.field, "audit")
        qtbot.waitUntil(lambda: preview.finder.said.startswith("1 of"))
        page = next(one for one in preview.findChildren(QLabel) if one.text() == preview.said)
        qtbot.waitUntil(partial(is_whole, page))


def is_whole(label: QLabel) -> bool:
    return label.width() >= label.sizeHint().width()


def test_the_search_is_reached_by_key_from_the_options(qtbot: QtBot, screen: ReportsScreen) -> None:
    screen.setFocus()
    qtbot.waitUntil(screen.isActiveWindow)
    QTest.keyClick(screen, Qt.Key.Key_F, CONTROL)
    qtbot.waitUntil(screen.preview.finder.field.hasFocus)
    QTest.keyClicks(screen.preview.finder.field, "Stage 2")
    qtbot.waitUntil(lambda: screen.preview.finder.said.startswith("1 of"))
    QTest.keyClick(screen, Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: screen.preview.finder.said.startswith("2 of"))
    QTest.keyClick(screen, Qt.Key.Key_Plus, CONTROL)
    qtbot.waitUntil(lambda: not screen.preview.view.fits)


# --- the options ---------------------------------------------------------------------------------


def test_paper_cover_and_confidentiality_are_seen_at_once(qtbot: QtBot, screen: ReportsScreen) -> None:
    pages = file_of(screen).pages
    assert file_of(screen).find("Confidential")
    choose(screen, "Paper", "Letter")
    tick(screen, "Cover page")
    tick(screen, "Marked as confidential")
    settle(qtbot, screen)
    assert file_of(screen).pages > pages
    assert round(file_of(screen).sizes[0].width()) == Paper.LETTER.width
    assert not file_of(screen).find("Confidential")


def test_the_paper_is_remembered(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    opened = open_sample(store)
    for words, paper in (("A4", Paper.A4), ("Letter", Paper.LETTER)):
        choose(shown(qtbot, opened, tmp_path), "Paper", words)
        assert options_of(shown(qtbot, opened, tmp_path)).paper is paper


def test_the_format_is_remembered(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    opened = open_sample(store)
    first = shown(qtbot, opened, tmp_path)
    QTest.mouseClick(field(first, "Format: Word"), LEFT)
    again = shown(qtbot, opened, tmp_path)
    assert again.options.format is FileFormat.WORD
    assert again.header.save.text() == "Save as Word..."
    assert "The same text to go on with; the preview shows the PDF." in visible_words(again.options)


def test_the_name_follows_the_assessor_until_another_one_is_typed(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    opened = open_sample(store)
    screen = shown(qtbot, opened, tmp_path)
    opened.name_assessor("Another Consultant")
    settle(qtbot, screen)
    assert options_of(screen).control.prepared_by == "Another Consultant"
    line = field(screen, "Prepared by")
    QTest.keyClicks(line, "s")
    opened.name_assessor("A. Consultant")
    settle(qtbot, screen)
    assert options_of(screen).control.prepared_by == "Another Consultants"


def test_an_action_plan_can_be_that_of_one_owner(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    options = ReportOptions(open_sample(store))
    qtbot.addWidget(options)
    options.refresh(DocumentKind.ACTIONS)
    owner = next(iter({answer.action.owner for answer in sample().answers.values()} - {""}))
    choose(options, "Owner", owner)
    assert options.options(DocumentKind.ACTIONS).owner == owner
    assert options.options(DocumentKind.SUMMARY).owner == ""


def test_an_action_plan_can_keep_the_actions_of_each_owner_together(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    screen = shown(qtbot, open_sample(store), tmp_path)
    screen.documents.choose(DocumentKind.ACTIONS)
    settle(qtbot, screen)
    by_day = file_of(screen).content
    choose(screen, "Order", "By owner")
    settle(qtbot, screen)
    assert screen.options.options(DocumentKind.ACTIONS).by_owner
    assert file_of(screen).content != by_day
    assert not options_of(screen).by_owner


def test_a_worksheet_asks_what_was_chosen(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    opened = open_sample(store)
    options = ReportOptions(opened)
    qtbot.addWidget(options)
    options.refresh(DocumentKind.WORKSHEET)
    assert options.options(DocumentKind.WORKSHEET).requirements is None
    choose(options, "Questions", "Quick scan")
    quick = frozenset(requirement.id for requirement in opened.case.requirements if requirement.quick)
    assert options.options(DocumentKind.WORKSHEET).requirements == quick
    choose(options, "Questions", "Unanswered")
    assert options.options(DocumentKind.WORKSHEET).requirements == frozenset(
        finding.requirement for finding in opened.judgement.findings if finding.grade is Grade.NOT_ASSESSED
    )
    choose(options, "Questions", "New or changed in 2026")
    assert options.options(DocumentKind.WORKSHEET).requirements == frozenset(
        known.id for known in opened.case.requirements if novelty(known) is not None
    )
    assert options.options(DocumentKind.FULL).requirements is None


def test_a_worksheet_offers_nothing_as_new_where_nothing_is(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    opened = open_sample(store)
    store.switch_lens(opened.id, Lens.ISO9001_2015)
    opened.reload()
    assert not [words for _value, words in questions(opened) if words.startswith("New")]


def test_full_report_and_summary_compare_with_an_earlier_assessment(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    first = put_sample(store, shipped())
    organization_id = store.assessment(first).organization_id
    store.complete_assessment(first, TODAY)
    later = store.add_assessment(
        organization_id,
        lens=store.assessment(first).lens,
        started=TODAY + datetime.timedelta(days=1),
        assessor="",
        catalogue_version=shipped().version,
        earlier=first,
        carry=CarryOver.EVERYTHING,
    )
    opened = OpenAssessment(store, shipped(), later, remembered_beside(store), today=today)
    options = ReportOptions(opened)
    qtbot.addWidget(options)
    options.refresh(DocumentKind.FULL)
    assert options.options(DocumentKind.FULL).earlier == opened.assessments.compare(first, later)
    assert options.options(DocumentKind.SUMMARY).earlier == opened.assessments.compare(first, later)
    assert options.options(DocumentKind.ACTIONS).earlier is None
    choose(options, "Compare with", "no comparison")
    assert options.options(DocumentKind.FULL).earlier is None


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_options_are_shown_only_where_they_change_something(
    qtbot: QtBot, store: Store, tmp_path: Path, kind: DocumentKind
) -> None:
    options = ReportOptions(open_sample(store))
    qtbot.addWidget(options)
    options.refresh(kind)
    said = {label.text() for label in options.findChildren(QLabel) if not label.isHidden()}
    assert ({"Owner", "Order"} <= said) is (kind is DocumentKind.ACTIONS)
    assert ("Questions" in said) is (kind is DocumentKind.WORKSHEET)
    assert not {"Number", "Distribution", "Approved by"} & said  # they are asked for when it is issued
    assert "Compare with" not in said  # there is no earlier assessment
    assert "Paper" in said


# --- logos ---------------------------------------------------------------------------------------


def test_both_logos_stand_on_the_document_and_are_remembered(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_sample(store)
    screen = shown(qtbot, opened, tmp_path)
    plain = file_of(screen).content
    choose_logo(qtbot, screen, monkeypatch, picture(tmp_path / "own.png"))
    drawing = tmp_path / "client.svg"
    drawing.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>')
    choose_logo(qtbot, screen, monkeypatch, drawing, client=True)
    assert len(options_of(screen).logos) == 2
    assert file_of(screen).content != plain
    again = shown(qtbot, opened, tmp_path)
    qtbot.waitUntil(lambda: len(options_of(again).logos) == 2)
    settle(qtbot, again)
    assert file_of(again).content == file_of(screen).content
    elsewhere = shown(qtbot, open_begun(store, named("Sample Bakery")), tmp_path)
    qtbot.waitUntil(lambda: len(options_of(elsewhere).logos) == 1)


def test_a_bad_logo_is_said_beside_it_and_stops_nothing(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_logo(qtbot, screen, monkeypatch, picture(tmp_path / "own.png"))
    bad = tmp_path / "client.png"
    bad.write_bytes(b"no picture")
    choose_logo(qtbot, screen, monkeypatch, bad, client=True)
    own, client = screen.options.logos
    assert (own.wrong, client.wrong) == ("", "The file is not a picture in the format PNG or JPEG.")
    assert len(options_of(screen).logos) == 1
    choose_logo(qtbot, screen, monkeypatch, picture(tmp_path / "huge.png", (30_000, 90)), client=True)
    assert client.wrong == ""
    assert len(options_of(screen).logos) == 2


def test_a_logo_can_be_taken_away_again(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_logo(qtbot, screen, monkeypatch, picture(tmp_path / "own.png"))
    QTest.mouseClick(field(screen, "Remove: Your logo"), LEFT)
    assert options_of(screen).logos == ()
    assert remembered(tmp_path).logo() is None


def test_a_remembered_logo_that_is_gone_is_said(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    remembered(tmp_path).remember_logo(tmp_path / "gone.png")
    screen = shown(qtbot, open_sample(store), tmp_path)
    qtbot.waitUntil(lambda: screen.options.logos[0].wrong == "gone.png is not there any more.")


# --- color ---------------------------------------------------------------------------------------


def type_color(screen: ReportsScreen, color: str) -> None:
    line = color_line(screen)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, color)


def color_line(screen: ReportsScreen) -> QLineEdit:
    return next(line for line in screen.findChildren(QLineEdit) if line.accessibleName() == "Color")


def test_the_color_of_the_firm_is_seen_and_told_in_words_and_remembered(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path
) -> None:
    plain = file_of(screen).content
    type_color(screen, "#7A1F3D")
    settle(qtbot, screen)
    assert options_of(screen).accent == "#7a1f3d"
    assert file_of(screen).content != plain
    assert "Easily read on white paper (contrast 10)." in visible_words(screen.options)
    again = remembered(tmp_path)
    assert again.color("of any organization") == "#7a1f3d"


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [("#ffee00", "too pale to be read on white paper"), ("reddish", "not a color; write it as six digits")],
)
def test_a_color_that_cannot_be_used_is_said_beside_the_field(
    qtbot: QtBot, screen: ReportsScreen, typed: str, complaint: str
) -> None:
    type_color(screen, typed)
    assert any(complaint in words for words in visible_words(screen.options))
    assert options_of(screen).accent == ""


def test_a_color_that_is_only_begun_is_no_mistake_until_the_field_is_left(screen: ReportsScreen) -> None:
    type_color(screen, "#7a1")
    assert not any("not a color" in words for words in visible_words(screen.options))
    QTest.keyClick(color_line(screen), Qt.Key.Key_Tab)
    assert any("not a color" in words for words in visible_words(screen.options))


def test_a_color_is_picked(qtbot: QtBot, screen: ReportsScreen) -> None:
    QTest.mouseClick(field(screen, "Pick a color: none"), LEFT)
    dialog = screen.window().findChildren(QColorDialog)[0]
    dialog.setCurrentColor(QColor("#123456"))
    dialog.accept()
    assert options_of(screen).accent == "#123456"
    assert not field(screen, "Pick a color: #123456").isHidden()


def test_a_client_can_have_a_color_of_its_own(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    opened = open_sample(store)
    screen = shown(qtbot, opened, tmp_path)
    type_color(screen, "#112233")
    tick(screen, "Color for this client only")
    type_color(screen, "#445566")
    assert options_of(shown(qtbot, opened, tmp_path)).accent == "#445566"
    elsewhere = shown(qtbot, open_begun(store, named("Sample Bakery")), tmp_path)
    assert options_of(elsewhere).accent == "#112233"
    tick(screen, "Color for this client only")
    assert options_of(screen).accent == "#112233"


# --- to files ------------------------------------------------------------------------------------


def test_a_document_is_saved_as_it_is_seen(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed = answer_file(monkeypatch, tmp_path / "handed over")
    asked = opened_outside(monkeypatch)
    qtbot.waitUntil(screen.header.isVisible)
    QTest.mouseClick(screen.header.save, LEFT)
    assert not screen.header.save.isEnabled()
    assert "handed over.pdf" in written(qtbot, screen)
    path = tmp_path / "handed over.pdf"
    assert path.read_bytes() == file_of(screen).content
    assert Path(proposed[0]).name == "Example Fabrications Ltd readiness summary 2026-11-18.pdf"
    assert remembered(tmp_path).folders.of_client(screen._open.organization_id).path == tmp_path
    press(screen.outcome, "Open")
    press(screen.outcome, "Open folder")
    assert asked == [str(path), str(tmp_path)]
    press(screen.outcome, "×")
    assert screen.outcome.isHidden()


def test_a_failure_is_said_and_another_place_offered(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "taken.pdf"
    taken.mkdir()
    for place, reason in ((tmp_path / "gone" / "a.pdf", "does not exist"), (taken, "a folder has this name")):
        answer_file(monkeypatch, place)
        screen.save()
        assert reason in written(qtbot, screen)
    answer_file(monkeypatch, tmp_path / "a.pdf")
    press(screen.outcome, "Choose another place...")
    assert written(qtbot, screen).startswith("Written: a.pdf")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_a_name_longer_than_the_window_does_not_widen_it(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    width = screen.width()
    name = "x" * 300 + ".pdf"
    answer_file(monkeypatch, tmp_path / name)
    screen.save()
    assert name in written(qtbot, screen)
    assert screen.minimumSizeHint().width() <= width
    assert screen.width() == width


def test_a_file_is_never_replaced_unasked(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.pdf").write_bytes(b"mine")
    proposed = answer_file(monkeypatch, tmp_path / "mine", "")
    screen.save()
    assert Path(proposed[1]) == tmp_path / "mine.pdf"  # the dialog asks, now that it sees the whole name
    assert (tmp_path / "mine.pdf").read_bytes() == b"mine"
    assert screen.outcome.isHidden()


def test_all_documents_are_written_but_for_one_whose_name_is_taken_by_a_folder(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "documents"
    name = "Example Fabrications Ltd readiness summary 2026-11-18.pdf"
    (folder / name).mkdir(parents=True)
    answer_folder(monkeypatch, folder)
    QTest.mouseClick(screen.header.save_all, LEFT)
    says = written(qtbot, screen)
    assert f"{name} could not be written: a folder has this name" in says
    files = [path for path in folder.iterdir() if path.is_file()]
    assert len(files) == len(DocumentKind) - 1
    assert all(path.name in says and path.read_bytes().startswith(b"%PDF") for path in files)
    (folder / name).rmdir()
    monkeypatch.setattr(QMessageBox, "question", lambda *_given: QMessageBox.StandardButton.Yes)
    press(screen.outcome, "Choose another place...")
    assert "could not" not in written(qtbot, screen)
    assert len(list(folder.iterdir())) == len(DocumentKind)


def test_all_documents_replace_nothing_that_a_person_keeps(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "Example Fabrications Ltd readiness summary 2026-11-18.pdf"
    mine.write_bytes(b"mine")
    answer_folder(monkeypatch, tmp_path)
    asked: list[str] = []

    def refuse(_parent: QWidget, _title: str, words: str) -> QMessageBox.StandardButton:
        asked.append(words)
        return QMessageBox.StandardButton.No

    monkeypatch.setattr(QMessageBox, "question", refuse)
    screen.save_all()
    assert asked == [f"{mine.name} is there already. Replace it?"]
    assert mine.read_bytes() == b"mine"
    assert list(tmp_path.glob("*.pdf")) == [mine]


def test_a_name_full_of_traps_makes_a_file_and_a_preview(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "../<b>A&B</b>\n" + "\u202e\u05d0\u05d1 \U0001f9c0" * 300 + "%s{x}"
    opened = open_begun(store, named(name))
    opened.name_assessor("A. Sampler")
    screen = shown(qtbot, opened, tmp_path)
    assert "was replaced" in screen.foot.says or "were replaced" in screen.foot.says
    answer_folder(monkeypatch, tmp_path)
    screen.save_all()
    written(qtbot, screen)
    files = list(tmp_path.glob("*.pdf"))
    assert len(files) == len(DocumentKind)
    assert all(len(path.name.encode()) < 255 and path.name.startswith("b A&B b") for path in files)


def test_the_program_that_should_open_it_may_be_missing(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_file(monkeypatch, tmp_path / "a.pdf")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    screen.save()
    written(qtbot, screen)
    press(screen.outcome, "Open")
    assert screen.outcome.says == f"No program here opens {tmp_path / 'a.pdf'}."


# --- to a printer --------------------------------------------------------------------------------


def test_a_document_is_printed(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def accept(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
        dialog.printer().setResolution(100)
        return int(QPrintDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    QTest.mouseClick(screen.header.print, LEFT)
    says = written(qtbot, screen)
    assert says == f"Printed on {tmp_path / 'printed.pdf'}: {file_of(screen).pages} pages."
    assert PdfFile.read((tmp_path / "printed.pdf").read_bytes()).pages == file_of(screen).pages


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_refuses_is_said(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def accept(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))
        return int(QPrintDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    screen.print()
    assert "could not be written" in written(qtbot, screen)


# --- in the window -------------------------------------------------------------------------------


@pytest.fixture
def window(qtbot: QtBot, store: Store, tmp_path: Path) -> MainWindow:
    made = MainWindow(store, shipped, remembered(tmp_path), today=today)
    qtbot.addWidget(made)
    made.show()
    made.open_organization(store.assessment(put_sample(store, shipped())).organization_id)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def reports(window: MainWindow) -> ReportsScreen:
    assert window.open_screens is not None
    return window.open_screens.reports


def test_keys_lead_to_the_reports_and_save_them(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    QTest.keyClick(window, Qt.Key.Key_6, CONTROL)
    qtbot.waitUntil(reports(window).isVisible)
    settle(qtbot, reports(window))
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName().startswith("Readiness summary")
    answer_file(monkeypatch, tmp_path / "by key.pdf")
    QTest.keyClick(window, Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil((tmp_path / "by key.pdf").exists)
    written(qtbot, reports(window))


@pytest.mark.parametrize("behind", [False, True])
def test_after_saving_the_keys_are_on_the_button_again(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, behind: bool
) -> None:
    """What was found: they were on the first place of the sidebar; `behind`: while the dialog is closing."""
    window.go("reports")
    settle(qtbot, reports(window))
    save = reports(window).header.save
    answer_file(monkeypatch, tmp_path / "by mouse.pdf")
    save.setFocus()
    if behind:
        other = QWidget()
        qtbot.addWidget(other)
        other.show()
        other.activateWindow()
        qtbot.waitUntil(other.isActiveWindow)
    save.click()
    assert not save.isEnabled()
    assert window.focusWidget() is not None
    assert reports(window).isAncestorOf(window.focusWidget())
    written(qtbot, reports(window))
    window.activateWindow()
    qtbot.waitUntil(save.hasFocus)


def test_control_and_zero_stay_in_the_document_while_one_reads_it(qtbot: QtBot, window: MainWindow) -> None:
    window.go("reports")
    screen = reports(window)
    settle(qtbot, screen)
    screen.preview.view.zoom_in()
    screen.preview.setFocus()
    QTest.keyClick(screen.preview.view, Qt.Key.Key_0, CONTROL)
    assert screen.preview.view.fits
    assert screen.isVisible()


def test_leaving_and_closing_while_a_document_is_made_is_quiet(qtbot: QtBot, window: MainWindow) -> None:
    before = set(threading.enumerate())
    window.go("reports")
    gone = weakref.ref(reports(window))
    workers = set(threading.enumerate()) - before
    assert workers
    window.close_organization()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert gone() is None
    for worker in workers:
        worker.join(20)
    QCoreApplication.processEvents()
    assert window.home.isVisible()


def test_documents_that_are_being_written_are_written_to_the_end(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.go("reports")
    settle(qtbot, reports(window))
    folder = tmp_path / "all"
    folder.mkdir()
    answer_folder(monkeypatch, folder)
    reports(window).save_all()
    window.close_organization()
    qtbot.waitUntil(lambda: len(list(folder.glob("*.pdf"))) == len(DocumentKind), timeout=60_000)


def test_the_window_closes_while_a_document_is_made(qtbot: QtBot, window: MainWindow) -> None:
    window.go("reports")
    window.close()
    assert not window.isVisible()


def test_a_closed_screen_is_freed_after_everything_was_used(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_sample(store)
    screen = ReportsScreen(opened)
    screen.show()
    settle(qtbot, screen)
    answer_file(monkeypatch, tmp_path / "a.pdf")
    screen.save()
    written(qtbot, screen)
    for show in (screen.issue, screen.issuing.show_list):
        show()
        dialog = screen.issuing.dialog
        assert dialog is not None
        dialog.reject()
        del dialog
    gone = weakref.ref(screen)
    screen.header.deleteLater()
    screen.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del screen
    gc.collect()
    assert gone() is None
    assert opened.rate(next(iter(sample().answers)), Rating.ABSENT)


def test_a_rating_taken_back_brings_the_same_document_back(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    opened = open_sample(store)
    screen = shown(qtbot, opened, tmp_path)
    before = file_of(screen).content
    requirement = next(iter(sample().answers))
    kept = opened.answer(requirement)
    opened.rate(requirement, Rating.ABSENT)
    opened.rate(requirement, replace(kept).rating)
    settle(qtbot, screen)
    assert file_of(screen).content == before
