"""What is tried is tried with the sample organization, in a folder that is gone afterwards."""

import datetime
from functools import cached_property
from pathlib import Path

from isoassess.assessment.case_builder import judge_case
from isoassess.assessment.planned import is_own
from isoassess.catalogue.catalogue import shipped
from isoassess.documents import DocumentKind, Written, write
from isoassess.domain import Answer
from isoassess.domain.case import Case
from isoassess.files.temporary import TemporaryFolder
from isoassess.services.sample.content import sample_content
from isoassess.services.sample.putting import put_sample
from isoassess.services.stored_case import numbered_case
from isoassess.store import Store
from isoassess.store.vault.keyring import new_key
from isoassess.store.vault.unlocking import lock

WHO = "self-test"
PASSWORD = "a password that opens nothing but the sample"


class SampleFiles:
    """Each is made when the first trial asks for it, so that what cannot be made is that trial's failure."""

    def __init__(self) -> None:
        self._made: TemporaryFolder | None = None

    @property
    def folder(self) -> Path:
        if self._made is None:
            self._made = TemporaryFolder()
        return self._made.path

    @cached_property
    def store(self) -> Path:
        """A closed store that holds the sample."""
        path = self.folder / "self-test.db"
        with Store.open(path, who=WHO) as store:
            put_sample(store, shipped(), datetime.date.today())
        return path

    @cached_property
    def closed(self) -> Path:
        """A copy of that store that a password closes."""
        path = self.folder / "closed.db"
        with Store.open(self.store, who=WHO) as store:
            store.file.save_elsewhere(path, replace=True)
        with Store.open(path, who=WHO) as copy:
            copy.file.reseal(new_key(PASSWORD))
        lock(path)
        return path

    @property
    def answers(self) -> dict[str, Answer]:
        """What the store has to hold of its requirements."""
        said = sample_content(shipped(), datetime.date.today()).assessments[-1].answers
        return {id_: answer for id_, answer in said.items() if not is_own(id_)}

    def case(self) -> Case:
        """The case of the sample, as the store tells it when it is opened again."""
        with Store.open(self.store, who=WHO) as store:
            assessment_id = put_sample(store, shipped(), datetime.date.today())
            return numbered_case(store, shipped(), assessment_id)

    @cached_property
    def pdf(self) -> Written:
        """The summary of the sample."""
        case = self.case()
        judgement = judge_case(shipped(), case)
        return write(DocumentKind.SUMMARY, case, judgement, self.folder / "self-test.pdf")

    @cached_property
    def word(self) -> Written:
        """The same for Word."""
        case = self.case()
        judgement = judge_case(shipped(), case)
        return write(DocumentKind.SUMMARY, case, judgement, self.folder / "self-test.docx")

    def clear_away(self) -> None:
        if self._made is not None:
            self._made.close()
