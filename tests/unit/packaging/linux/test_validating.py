"""What a machine lacks is told as skipped, with the package that brings it, and never passed over."""

import pytest
from linux.validating import PACKAGES, need
from steps import Skipped


@pytest.mark.parametrize("program", sorted(PACKAGES))
def test_a_tool_that_is_not_there_is_named_with_its_package(
    program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(Skipped, match=PACKAGES[program]):
        need(program)


def test_what_is_there_is_not_spoken_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: name)
    need(*PACKAGES)
