"""One screen a worker and size, a starter a test; a failed test keeps the picture of its screen."""

import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest

from tests.window.driving.screen import Screen, missing
from tests.window.driving.starter import Starter, make_sample

Screens = Callable[[tuple[int, int]], Screen]


@pytest.fixture(scope="session")
def screens() -> Iterator[Screens]:
    """By size, made when first asked for."""
    lacking = missing()
    if lacking and os.environ.get("CI"):
        pytest.fail(lacking)
    if lacking:
        pytest.skip(lacking)
    made: dict[tuple[int, int], Screen] = {}

    def screen_of(size: tuple[int, int]) -> Screen:
        return made.setdefault(size, made.get(size) or Screen(size))

    yield screen_of
    for screen in made.values():
        screen.close()


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample organization, to be copied."""
    file = tmp_path_factory.mktemp("sample") / "sample.db"
    make_sample(file)
    return file


@pytest.fixture
def starter(screens: Screens, sample_file: Path, parsed_yaml: Path, tmp_path: Path) -> Iterator[Starter]:
    """An empty folder: start the program there."""
    starter = Starter(screens, sample_file, parsed_yaml, tmp_path)
    yield starter
    starter.clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep what was on the screen when a test failed."""
    report = yield
    starter = getattr(item, "funcargs", {}).get("starter")
    if call.when == "call" and report.failed and isinstance(starter, Starter):
        report.sections += [("pictures", "\n".join(map(str, starter.keep_pictures())))]
    return report
