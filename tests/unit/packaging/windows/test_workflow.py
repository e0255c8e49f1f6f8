"""What is written for a real Windows says what the build does."""

import re
from pathlib import Path

import pytest
import yaml
from product import read_product
from windows.pieces import RUNTIME
from windows.signing import CERTIFICATE, KEY, TIME_SERVICE
from windows.trying import trials

HERE = Path(__file__).parents[4] / "packaging" / "windows"
PAGE = (HERE / "WORKFLOW.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [CERTIFICATE, KEY, TIME_SERVICE, RUNTIME])
def test_the_page_names_each_switch(name: str) -> None:
    assert f"`{name}`" in PAGE


def test_the_page_lists_each_exit_code() -> None:
    listed = {int(code) for line in PAGE.splitlines() for code in re.findall(r"\| (\d)(?:, 2)? \|$", line)}
    codes = {trials.TOO_OLD, trials.RUNNING, trials.NEWER_IS_THERE, trials.NO_SPACE, trials.NOT_WRITTEN}
    assert codes <= listed


def test_the_page_names_the_python_and_the_windows_that_the_table_names() -> None:
    product = read_product()
    assert f"CPython {product.windows_runtime}" in PAGE
    assert str(product.lowest_windows_build) in PAGE


def test_every_action_of_the_workflow_is_one_commit() -> None:
    said = yaml.safe_load((HERE / "windows.yml").read_text(encoding="utf-8"))
    used = [step["uses"] for job in said["jobs"].values() for step in job["steps"] if "uses" in step]
    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action) for action in used)


def test_every_file_that_the_workflow_runs_is_there() -> None:
    text = (HERE / "windows.yml").read_text(encoding="utf-8").replace("\\", "/")
    scripts = re.findall(r"packaging/[\w/]+\.py", text)
    assert scripts
    assert [script for script in scripts if not (HERE.parents[1] / script).is_file()] == []
