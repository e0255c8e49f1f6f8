"""Every document passes all rules of PDF/A-2a and PDF/UA-1, as veraPDF knows them."""

import json
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from itertools import product
from pathlib import Path

import pikepdf

from isoassess.documents import DocumentKind, Options, Paper, pdf_of
from isoassess.domain import Lens
from isoassess.domain.case import Case
from isoassess.pdf.rendering import render
from tests.unit.documents import (
    cases,
    real_cases,
    test_document_control,
    test_evidence_pictures,
    test_transition_plan,
)
from tests.unit.documents.filling import filled_in_viewer
from tests.unit.documents.test_contract import DEFECTS
from tests.unit.pdf import scripts, specimen
from tests.unit.pdf.wild import Wild

ROOT = Path(__file__).parents[2]
WILD = range(100, 110)
OURS_ALONE = {"another title", "closed twice", "link to nowhere", "transparent picture", "wrong tag"}
"""What veraPDF lets pass and we do not."""

Verdicts = dict[str, dict[str, dict[str, str]]]


def verdicts(folder: Path, contents: dict[str, bytes]) -> Verdicts:
    """The broken rules of each file by flavour."""
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    command = [sys.executable, "-m", "tests.validation.verapdf", *(str(folder / name) for name in contents)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    found: Verdicts = json.loads(done.stdout)
    return {Path(path).name: of_file for path, of_file in found.items()}


def test_no_document_breaks_a_rule(tmp_path: Path) -> None:
    contents = {f"specimen {paper.name}": render(specimen.document(), paper).content for paper in Paper}
    for make, kind in product(cases.EVERY, cases.KINDS):
        case = make()
        contents[f"{kind} {make.__name__}"] = pdf_of(kind, case, cases.judged(case)).content
    for kind in (DocumentKind.WORKSHEET, DocumentKind.COMPARISON):
        for make in (real_cases.sampled, real_cases.blank):
            case = make()
            contents[f"{kind} {make.__name__}"] = pdf_of(kind, case, real_cases.judged(case)).content
    contents["other scripts"] = render(scripts.document(), Paper.A4).content
    for lens in (Lens.ISO9001_2026, Lens.ISO9001_2015):
        case = test_transition_plan.held(lens)
        made = pdf_of(DocumentKind.TRANSITION, case, real_cases.judged(case))
        contents[f"transition of a holder {lens.edition}"] = made.content
    for seed in WILD:
        contents[f"wild {seed}"] = render(Wild(seed).document(), Paper.A4).content
    for kind, cover in product(DocumentKind, (False, True)):
        controlled = test_document_control.options(cover=cover)
        contents[f"controlled {kind} {cover}"] = test_document_control.pdf(kind, controlled)
    contents["pictures"] = test_evidence_pictures.report({"a.jpg": specimen.jpeg(), "b.png": specimen.png()})
    found = verdicts(tmp_path, contents)
    assert found == {name: {"2a": {}, "ua1": {}} for name in contents}


def test_no_form_breaks_a_rule_of_access(tmp_path: Path) -> None:
    contents = {
        f"{make.__name__} {paper.name}": form_of(make(), paper)
        for make, paper in product((real_cases.sampled, real_cases.blank), Paper)
    }
    contents["filled in"] = filled_in_viewer(contents["sampled A4"], {"calibration.evidence": "Seen"})
    contents["specimen"] = render(specimen.document(form="what it is"), Paper.A4).content
    found = verdicts(tmp_path, contents)
    assert {name: of_file["ua1"] for name, of_file in found.items()} == {name: {} for name in contents}


def form_of(case: Case, paper: Paper) -> bytes:
    quick = frozenset(known.id for known in case.requirements if known.quick)
    options = Options(paper=paper, form_of="an-assessment", requirements=quick)
    return pdf_of(DocumentKind.WORKSHEET, case, real_cases.judged(case), options).content


def test_planted_defects_break_rules(tmp_path: Path) -> None:
    content = render(specimen.document(), Paper.A4).content
    planted = {name: _planted(content, plant) for name, (plant, _says) in DEFECTS.items()}
    found = verdicts(tmp_path, planted)
    assert {name for name, of_file in found.items() if not any(of_file.values())} == OURS_ALONE


def _planted(content: bytes, plant: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        plant(pdf)
        pdf.save(out, static_id=True)
    return out.getvalue()
