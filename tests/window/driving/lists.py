"""Every drop-down by the place in the code that makes it; each is opened and read on the screen."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from functools import partial
from typing import Any

from PySide6.QtWidgets import QComboBox

import ui
from tests.window.driving.hands import middle
from tests.window.driving.readable import CONTRAST, contrast
from tests.window.driving.running import Facts, Window
from ui.actions.choice_cell import ChoiceCell
from ui.wizard.questions.choice_fields import ChoiceField

WHERE_MADE: dict[str, list[tuple[str, ...]]] = {
    # the class in which it is made: for each place there that makes one, what they are called
    "ui.parts.action_progress.ActionProgress": [("Action: status",), ("Action: effect",)],
    "ui.actions.cells.ActionCells": [("Status", "Effect")],
    "ui.actions.several_at_once.dialog.SeveralActionsDialog": [("Status",)],
    "ui.assessment.clauses.whole_clause_dialog.WholeClauseDialog": [("Clause",), ("Answer",)],
    "ui.assessment.header.RequirementsHeader": [("Requirements shown",)],
    "ui.assessment.regrade.RegradeBox": [("Grade of the assessor",)],
    "ui.lifecycle.comparison_screen._Pickers": [("From",), ("To",)],
    "ui.home.header.HomeHeader": [("Organizations shown",)],
    "ui.library.header.LibraryHeader": [("Questions shown",)],
    "ui.standard.own_decision.OwnDecisionDialog": [("Standard",)],
    "ui.documents.look.look_fields.LookFields": [("Order",)],
    "ui.history.filters.HistoryFilters": [("About",), ("By whom",)],
    "ui.settings.look_card.LookCard": [("Text size",)],
    "ui.settings.documents_card.DocumentSettings": [("Paper",)],
    "ui.packages.target_dialog.TargetDialog": [("Organization",), ("Merge with",)],
    "ui.password.card.PasswordCard": [("Locks itself after",)],
    "ui.parts.deleting.dialog.DeleteDialog": [()],  # named by the copy that holds it, too
    "ui.password.copies_dialog.CopiesDialog": [()],  # named by the copy that anybody can read
    "ui.documents.tables.checklist_columns.ChecklistColumnsPart": [("Column Clause", "Column Status")],
    "ui.documents.options.ReportOptions": [("Paper",), ("Owner",), ("Questions",), ("Compare with",)],
    "ui.wizard.activities_page.ActivitiesPage": [
        ("Who designs the product?", "Who designs the service?"),
        (
            "If the design were wrong, not your workmanship, who would have to change it?",
            "If somebody designs in your name: who answers for that design?",
            "Is an order complete when it arrives? If not, who decides what is missing?",
        ),
    ],
    "ui.wizard.questions.choice_fields.ChoiceField": [()],  # named by what makes the field
    "ui.wizard.system_pages.ExternalPage": [("What do you need the answer for?",), ("Regulated scheme",)],
}
ALL = frozenset(name for places in WHERE_MADE.values() for names in places for name in names)
Opened = dict[str, list[tuple[str, ...]]]
"""What was opened, with what it offered each time."""


def places_that_make_one() -> dict[str, int]:
    """By class, found in the code: how many calls make a drop-down or a field that is one."""
    found: dict[str, int] = {}
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        if not module.name.endswith("__main__"):
            for place in _makers(importlib.import_module(module.name)):
                found[place] = found.get(place, 0) + 1
    return found


def _makers(module: Any) -> Iterator[str]:
    tree = ast.parse(inspect.getsource(module))
    inside = {
        call: scope.name
        for scope in tree.body
        if isinstance(scope, ast.ClassDef | ast.FunctionDef)
        for call in ast.walk(scope)
    }
    for call in ast.walk(tree):
        if isinstance(call, ast.Call):
            made = _called(call.func, module)
            if isinstance(made, type) and issubclass(made, QComboBox | ChoiceField):
                yield f"{module.__name__}.{inside.get(call, '')}"


def _called(expression: ast.expr, module: Any) -> object:
    """What a plain or dotted name stands for in a module."""
    if isinstance(expression, ast.Name):
        return getattr(module, expression.id, None)
    if isinstance(expression, ast.Attribute):
        return getattr(_called(expression.value, module), expression.attr, None)
    return None


def look_into_lists(window: Window, opened: Opened) -> None:
    """Open every list of the window in front that was not open before with the same rows."""
    for number in range(len(window.ask("combos"))):
        box = window.ask("combos")[number]
        if not box["enabled"] or tuple(box["offers"]) in opened.get(box["label"], []):
            continue
        box = window.scroll_to(partial(_box, window, number))
        window.hands.click(*middle(box["seen"]))
        window.until(window.popup, f"{box['label']} does not open")
        look_into_open(window, number, opened)


def _box(window: Window, number: int) -> Facts:
    found: Facts = window.ask("combos")[number]
    return found


def look_into_open(window: Window, number: int, opened: Opened) -> None:
    """Read the list that is open, and close it without a choice."""
    window.settle()
    box = window.ask("combos")[number]
    read_rows(window, box)
    window.press("Escape")
    window.until(lambda: not window.popup())
    if box["kind"] != ChoiceCell.__name__:  # which is gone with its list
        turn_over_closed(window, box)
    opened.setdefault(box["label"], []).append(tuple(box["offers"]))


def turn_over_closed(window: Window, box: Facts) -> None:
    """It has the focus still, and the mouse is on it: the wheel is for the page all the same."""
    for notches in (1, -1):
        window.hands.wheel(notches)
    window.settle()
    now = [found["text"] for found in window.ask("combos") if found["label"] == box["label"]]
    assert box["text"] in now, f"the wheel changed {box['label']} from {box['text']!r} to {now}"


def read_rows(window: Window, box: Facts) -> None:
    """Every row is whole on the screen and can be read; where the screen is too low, page by page."""
    rows = window.popup()
    assert [row["text"] for row in rows] == box["offers"]
    assert all(row["text"].strip() for row in rows), f"{box['label']} has a row that says nothing"
    assert all(row["seen"] for row in rows if row["current"]), f"{box['label']} hides what is chosen"
    if not all(row["seen"] for row in rows):
        assert fills_screen(window), f"{box['label']} hides rows though there is room"
        window.press("Home")
        window.settle()
    unread = set(range(len(rows)))
    for _page in range(len(rows)):
        unread -= read_seen_rows(window, box)
        if not unread:
            return
        window.press("Page_Down")
        window.settle()
    raise AssertionError(f"{box['label']}: {[box['offers'][row] for row in unread]} cannot be reached")


def fills_screen(window: Window) -> bool:
    """Whether the open list is as high as the screen has room for, but for part of a row."""
    (popup,) = [found for found in window.windows() if found["popup"]]
    row = window.popup()[0]["area"][3]
    return bool(popup["area"][3] + 2 * row >= window.screen.size[1])


def read_seen_rows(window: Window, box: Facts) -> set[int]:
    """Which rows are seen now; each of them lies on the screen and stands out from its ground."""
    picture = window.picture()
    shown = {number: row for number, row in enumerate(window.popup()) if row["seen"]}
    width, height = window.screen.size
    for row in shown.values():
        left, top, wide, high = row["area"]
        inside = left >= 0 and top >= 0 and left + wide <= width and top + high <= height
        assert inside, f"{box['label']}: {row['text']} lies outside"
        part = picture.crop((left, top, left + wide, top + high))
        assert contrast(part) >= CONTRAST, f"{box['label']}: {row['text']} cannot be read"
    return set(shown)
