"""The sample organization through the whole job: store made, standard chosen, verdict, PDF written."""

import datetime
from collections.abc import Iterator
from pathlib import Path

from isoassess.assessment.case_builder import judge_case
from isoassess.catalogue.catalogue import shipped
from isoassess.cli import judgement_words, printed_results
from isoassess.documents import DocumentKind, write
from isoassess.documents.replacing import check_replaceable
from isoassess.language.texts import _
from isoassess.services.sample.putting import put_sample
from isoassess.services.stored_case import numbered_case
from isoassess.shown import shown_lines
from isoassess.store import Store

STORE_NAME = "sample.db"
PDF_NAME = "readiness-summary.pdf"


def run_demo(folder: Path) -> Iterator[str]:
    """Do the whole job in `folder`, saying after each step what was done; running it again is harmless."""
    catalogue = shipped()
    check_replaceable(folder / PDF_NAME)
    with Store.open(folder / STORE_NAME, who="sample") as store:
        assessment_id = put_sample(store, catalogue, datetime.date.today())
        case = numbered_case(store, catalogue, assessment_id)
    yield shown_lines([_("File: {path}").format(path=folder / STORE_NAME)])
    yield printed_results.decision_text(case.decision)
    judgement = judge_case(catalogue, case)
    yield judgement_words.judgement_text(case, judgement)
    written = write(DocumentKind.SUMMARY, case, judgement, folder / PDF_NAME)
    yield printed_results.written_text(written)
