"""A fault of the program as a report that can be sent: what failed and where, never what a person typed.

An error's message can hold anything: the parameters of a statement, a value that did not fit, the name of a
client's file. So none is repeated but one that stands word for word in our own code. What is told besides
are types, numbers of the system and of SQLite, and places in the code.
"""

import errno
import linecache
import logging
import re
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType, FrameType, TracebackType
from typing import TypeVar

T = TypeVar("T")
U = TypeVar("U")

log = logging.getLogger("isoassess.faults")

_ROOT = Path(__file__).resolve().parent.parent
_OURS = (_ROOT / "isoassess", _ROOT / "ui")
_NAME = re.compile(r"SQLITE_[A-Z_]{1,40}")
_MOST_ERRORS = 10
_MOST_FRAMES = 40


def tell(error: BaseException) -> None:
    """Put the report of a fault into the log, from where a window shows it."""
    log.critical("%s", report(error))


def report(error: BaseException) -> str:
    """Every error that led to the fault, the first one first, with the places it came through."""
    told = ["\n".join(_about(one)) for one in _chain(error)]
    return "\n\n".join(["Traceback (without what was said and typed)", *told])


def survived(work: Callable[[], T], otherwise: U) -> T | U:
    """What some work comes to; a fault in it is told, comes to `otherwise`, and takes nothing typed away."""
    try:
        return work()
    except Exception as fault:  # noqa: BLE001 (whatever it is, it is told)
        tell(fault)
        return otherwise


def where(error: BaseException) -> str:
    """The fault in one line: what, and the last place of ours."""
    ours = [frame for frame in _frames(error.__traceback__) if _is_ours(frame[0].f_code)]
    place = f", {_place(*ours[-1])}" if ours else ""
    return f"{_kind(error)}{place}"


def _chain(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    following: BaseException | None = error
    while following is not None and following not in found and len(found) < _MOST_ERRORS:
        found.append(following)
        following = following.__cause__ or following.__context__
    return found[::-1]


def _about(error: BaseException) -> Iterator[str]:
    yield _kind(error) + _detail(error)
    for frame, line in _frames(error.__traceback__)[-_MOST_FRAMES:]:
        yield f"  {_place(frame, line)}"
        if _is_ours(frame.f_code):
            yield f"    {linecache.getline(frame.f_code.co_filename, line).strip()}"
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions[:_MOST_ERRORS]:
            yield from (f"  | {said}" for said in _about(one))


def _kind(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"


def _detail(error: BaseException) -> str:
    """What is safe to say beyond the type."""
    if isinstance(error, OSError) and error.errno is not None:
        return f" {errno.errorcode.get(error.errno, error.errno)}"
    named = str(getattr(error, "sqlite_errorname", ""))
    if _NAME.fullmatch(named):
        return f" {named}"
    said = error.args[0] if len(error.args) == 1 else None
    return f": {said}" if isinstance(said, str) and said in _own_texts(error.__traceback__) else ""


def _own_texts(trace: TracebackType | None) -> set[str]:
    """The texts that stand in the code of ours that the error came through."""
    codes = [frame.f_code for frame, _line in _frames(trace) if _is_ours(frame.f_code)]
    return {text for code in codes for text in code.co_consts if isinstance(text, str)}


def _frames(trace: TracebackType | None) -> list[tuple[FrameType, int]]:
    return list(traceback.walk_tb(trace))


def _place(frame: FrameType, line: int) -> str:
    """Ours by the path below the program; others by the module, for their path names a person's folders."""
    code = frame.f_code
    name = (
        _file_of(code).relative_to(_ROOT).as_posix()
        if _is_ours(code)
        else str(frame.f_globals.get("__name__"))
    )
    return f"{name}:{line} {code.co_name}"


def _is_ours(code: CodeType) -> bool:
    return any(_file_of(code).is_relative_to(folder) for folder in _OURS)


def _file_of(code: CodeType) -> Path:
    """An installed program names its files from its own folder."""
    return _ROOT / code.co_filename
