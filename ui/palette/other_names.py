"""What people call things that are called otherwise here, so that the palette finds them by any name."""

from functools import cache
from typing import Any

from isoassess.language.folding import folded
from isoassess.language.texts import _, language_in_use
from isoassess.settings import Setting
from isoassess.settings.declared import (
    ASSESSOR,
    BACKUP_FOLDER,
    DENSITY,
    DOCUMENT_FORMAT,
    DOCUMENTS_FOLDER,
    FIRM,
    LOCK_AFTER,
    OWN_COLOR,
    OWN_LOGO,
    PAPER,
    START_WHERE_LEFT,
    TEXT_SIZE,
    THEME,
)

OF_SETTING = "setting:"


def other_names(id_: str, words: str) -> str:
    """Those that lead to the setting with this id, or to something else that is called `words`."""
    table = _table(language_in_use())
    if id_.startswith(OF_SETTING):
        return table.get(id_, "")
    called = f" {folded(words)}"
    return " ".join(others for ours, others in table.items() if f" {ours}" in called)


@cache
def _table(_language: str) -> dict[str, str]:
    """By the beginning of the word used here, or by the setting."""
    called = {folded(ours): others for ours, others in (_of_things() | _of_doing()).items()}
    return called | {f"{OF_SETTING}{setting.name}": others for setting, others in _of_settings()}


def _of_things() -> dict[str, str]:
    return {
        _("organization"): _("client customer company firm business enterprise"),
        _("assessment"): _("audit gap analysis check survey"),
        _("requirement"): _("question criterion shall"),
        _("question"): _("requirement checklist"),
        _("action"): _("task todo measure improvement"),
        _("evidence"): _("proof record"),
        _("nonconformity"): _("NC NCR deviation finding"),
        _("document"): _("report file"),
        _("report"): _("document output printout"),
        _("history"): _("log changes audit trail"),
        _("standard"): _("norm ISO"),
        _("profile"): _("company data facts master data"),
        _("supplier"): _("vendor subcontractor"),
    }


def _of_doing() -> dict[str, str]:
    return {
        _("delete"): _("remove erase discard trash destroy"),
        _("archive"): _("put away hide close"),
        _("restore"): _("undelete recover bring back"),
        _("duplicate"): _("copy clone"),
        _("rename"): _("name change"),
        _("undo"): _("take back revert cancel"),
        _("redo"): _("again repeat"),
        _("export"): _("save as share send"),
        _("save"): _("export store write"),
        _("print"): _("printer paper"),
        _("find"): _("search look for"),
        _("back up"): _("backup safety copy save"),
        _("backup"): _("safety copy save data"),
        _("password"): _("encrypt protect privacy secure PIN"),
        _("tour"): _("tutorial introduction demo"),
        _("guide"): _("manual handbook documentation"),
        _("keys"): _("shortcuts hotkeys keyboard"),
        _("settings"): _("preferences options configuration setup"),
    }


def _of_settings() -> tuple[tuple[Setting[Any], str], ...]:
    return (
        (THEME, _("theme light dark mode darkmode night bright appearance skin color colour contrast")),
        (TEXT_SIZE, _("font letters zoom scale bigger larger large small smaller magnify percent readable")),
        (DENSITY, _("density compact dense roomy spacing row height layout")),
        (ASSESSOR, _("user author consultant auditor assessor my name who am I account")),
        (FIRM, _("company employer office organization consultancy")),
        (
            START_WHERE_LEFT,
            _("start where I left startup start-up launch begin resume continue reopen session"),
        ),
        (PAPER, _("A4 letter sheet page size")),
        (DOCUMENT_FORMAT, _("PDF Word docx file type")),
        (DOCUMENTS_FOLDER, _("folders directory path location reports")),
        (OWN_LOGO, _("picture image brand emblem cover company letterhead")),
        (OWN_COLOR, _("accent colour brand corporate design")),
        (BACKUP_FOLDER, _("folders directory path location stick USB NAS cloud")),
        (LOCK_AFTER, _("timeout idle minutes automatic screen log out")),
    )
