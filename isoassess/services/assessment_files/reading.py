"""What a FILE.yaml says, held against the catalogue in use."""

import datetime
from pathlib import Path

from msgspec.structs import replace

from isoassess.assessment.case_builder import lens_for, open_case
from isoassess.catalogue.catalogue import Catalogue
from isoassess.catalogue.merged_answers import carried
from isoassess.catalogue.replaced import replaced_requirements
from isoassess.domain import Lens
from isoassess.domain.case import Case
from isoassess.errors import BadInput
from isoassess.exchange.assessment_file import AssessmentFile
from isoassess.exchange.registry import read_assessment_file
from isoassess.language.texts import _


def read_assessment(path: Path, catalogue: Catalogue) -> AssessmentFile:
    """What a file says; an answer to a requirement that does not exist is a mistake, not ignored.

    Answers to requirements of earlier catalogues are carried to those that replaced them.
    """
    read = read_assessment_file(path)
    if read == AssessmentFile():
        raise BadInput(_("{name}: nothing is said in it").format(name=path.name))
    file = replace(read, answers=carried(read.answers), numbers=_renamed(read.numbers))
    actions = (*(answer.action for answer in file.answers.values()), *file.actions)
    covers = [requirement_id for action in actions for requirement_id in action.covers]
    named = (("answers", file.answers), ("numbers", file.numbers.values()), ("covers", covers))
    for place, ids in named:
        for requirement_id in ids:
            try:
                catalogue.requirement(requirement_id)
            except BadInput as error:
                raise BadInput(f"{path.name}: {place}: {error}") from None
    return file


def read_case(path: Path, catalogue: Catalogue, *, lens: Lens | None = None) -> Case:
    """The case in a file, held against `lens` or the one that the file or its profile calls for."""
    file = read_assessment(path, catalogue)
    header = file.assessment
    on = header.date or datetime.date.today()
    case = open_case(
        catalogue,
        profile=file.profile,
        answers=file.everything_said,
        lens=lens or header.lens or lens_for(file.profile, None, on),
        on=on,
        assessor=header.assessor,
    )
    return replace(case, numbers=file.numbers)


def _renamed(numbers: dict[str, str]) -> dict[str, str]:
    """The numbers of findings, those of replaced requirements given to the ones that stay."""
    by = {one.id: one.by for one in replaced_requirements()}
    return {number: by.get(requirement_id, requirement_id) for number, requirement_id in numbers.items()}
