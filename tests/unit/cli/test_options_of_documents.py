"""An option that a document does not know is named, not left undone without a word."""

from pathlib import Path

import pytest

from isoassess.cli.commands import main
from isoassess.documents import DocumentKind

SAMPLE = Path(__file__).parents[3] / "resources" / "sample" / "example-fabrications.yaml"
KNOWING = {
    ("--owner", "Workshop"): "actions",
    ("--order", "owner"): "actions",
    ("--quick",): "worksheet",
    ("--new",): "worksheet",
    ("--all-questions",): "worksheet",
    ("--earlier-ratings",): "worksheet",
    ("--fillable",): "worksheet",
}


@pytest.mark.parametrize("option", KNOWING, ids=lambda option: option[0])
def test_an_option_is_refused_by_every_document_that_does_not_know_it(
    option: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for kind in DocumentKind:
        out = tmp_path / f"{kind}.pdf"
        code = main(["assess", str(SAMPLE), "--document", kind.value, "--out", str(out), *option])
        err = capsys.readouterr().err
        if kind.value == KNOWING[option]:
            assert (code, out.exists()) == (0, True)
        else:
            assert code == 2
            assert err == f"isoassess: {option[0]}: only for --document {KNOWING[option]}\n"
            assert not out.exists()


def test_an_empty_one_says_nothing(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    assert main(["assess", str(SAMPLE), "--document", "scope", "--out", str(out), "--owner", ""]) == 0
