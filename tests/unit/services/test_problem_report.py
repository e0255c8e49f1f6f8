"""A report of a problem holds the places of faults, and nothing that a client could have said."""

import logging
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from isoassess import faults
from isoassess.services.support import licences
from isoassess.services.support.licences import licenced_parts
from isoassess.services.support.problem_report import cleaned_log, log_tail, problem_report, settings_facts
from isoassess.settings import Setting, declared
from ui.shell.fault_dialog import PlainLog

MARK = "Zwiebelfisch"


def faulty() -> None:
    raise ValueError(f"the name {MARK} of /home/{MARK}/clients.db")


def logged(tmp_path: Path) -> str:
    """What the program writes of a fault and of two warnings that name a client."""
    path = tmp_path / "isoassess.log"
    handler = logging.FileHandler(path)
    handler.setFormatter(PlainLog())
    loggers = (faults.log, logging.getLogger("isoassess.store"))
    for logger in loggers:
        logger.addHandler(handler)
    try:
        faulty()
    except ValueError as error:
        faults.tell(error)
        loggers[1].warning("of %s", MARK, exc_info=error)
    loggers[1].error("of %s", MARK)
    for logger in loggers:
        logger.removeHandler(handler)
    handler.close()
    return log_tail(path)


def test_a_fault_is_told_by_its_place_and_nothing_else(tmp_path: Path) -> None:
    lines, left_out = cleaned_log(logged(tmp_path))
    assert left_out == 0
    assert "builtins.ValueError" in lines
    assert any(line.endswith(" faulty") for line in lines)
    assert any("ERROR isoassess.store" in line for line in lines)
    assert MARK not in "\n".join(lines)


@pytest.mark.parametrize(
    "line",
    [
        f"{MARK} GmbH",
        f"  {MARK}:12 evidence",
        f"2026-11-28 10:00:00,000 ERROR {MARK} saving:3",
        f"2026-11-28 10:00:00,000 ERROR isoassess.store {MARK}:3",
        f"2026-11-28 10:00:00,000 ERROR isoassess.store saving:3 {MARK}",
        f"{MARK}.Error ENOENT",
        f"    of {MARK}",
        f"/home/{MARK}/file.db",
    ],
)
def test_a_line_of_another_kind_is_left_out(line: str) -> None:
    assert cleaned_log(line)[0] == []


def test_a_message_behind_the_kind_of_a_fault_stays_here() -> None:
    assert cleaned_log(f"sqlite3.OperationalError SQLITE_FULL: no room for {MARK}")[0] == (
        ["sqlite3.OperationalError SQLITE_FULL"]
    )


def test_the_report_says_what_was_left_out_and_what_the_person_wrote(tmp_path: Path) -> None:
    report = problem_report(
        facts=[("Qt", "6")], self_test="ok      program", log=f"{MARK}\n{MARK}", happened=" It went dark. "
    )
    assert MARK not in report
    assert "2 lines were left out" in report
    assert "What happened\nIt went dark." in report
    assert "ok      program" in report
    assert "Qt: 6" in report
    empty = problem_report(facts=[], self_test="", log=log_tail(tmp_path / "none.log"))
    assert "It was not done." in empty
    assert "It is empty." in empty
    assert "What happened" not in empty


def test_of_the_settings_only_those_of_a_few_words_are_told() -> None:
    def told(setting: Setting[object]) -> object:
        return setting.default if setting.name != "assessor" else MARK

    facts = dict(settings_facts(told))
    assert {"theme", "text-size", "start-where-left"} <= set(facts)
    assert not {"assessor", "firm", "own-logo", "documents-folder"} & set(facts)
    assert set(facts) < set(declared())


def test_every_part_of_the_program_has_the_words_of_its_licence() -> None:
    parts = {part.name.partition(" ")[0].lower(): part for part in licenced_parts()}
    assert "Permission is hereby granted" in parts["isoassess"].words()
    assert "SIL OPEN FONT LICENSE" in parts["fonts"].words().upper()
    assert {"sqlalchemy", "reportlab", "msgspec", "pyside6_essentials"} <= set(parts)
    assert [name for name, part in parts.items() if not part.texts] == []
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in parts["pyside6_essentials"].words()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in parts["shiboken6"].words()


def test_of_an_installed_program_the_licences_beside_it_are_shown(tmp_path: Path) -> None:
    (tmp_path / "Qt").mkdir()
    for name in ("LICENSE", "NOTICE.txt", "fonts-OFL.txt", "Qt/qt-notice.txt"):
        (tmp_path / name).write_text(f"words of {name}", encoding="utf-8")
    parts = licenced_parts(tmp_path)
    assert [part.name for part in parts] == ["IsoAssess", "All parts", "Fonts", "Qt"]
    assert all("words of" in part.words() for part in parts)


def test_a_bundle_without_its_licences_names_what_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    def none_there(_name: str) -> None:
        raise PackageNotFoundError

    monkeypatch.setattr(licences, "distribution", none_there)
    monkeypatch.setattr(licences, "OURS", "isoassess.guide")  # no licence lies beside it
    assert [part.name for part in licenced_parts()] == ["IsoAssess", "Fonts"]
