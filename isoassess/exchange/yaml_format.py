"""An assessment as YAML, as people write it by hand: an answer may have one action or a list of them."""

from pathlib import Path
from typing import Any

from msgspec import structs

from isoassess.domain import Action, Answer
from isoassess.exchange.assessment_file import AssessmentFile
from isoassess.exchange.format import Format
from isoassess.exchange.whole_file import check_whole
from isoassess.files.yaml_reader import read_file


class WrittenAnswer(Answer, frozen=True, kw_only=True):
    """As in the file: further actions for a requirement stand in a list with the first one."""

    action: Action | tuple[Action, ...] = Action()  # type: ignore[assignment]


class WrittenFile(AssessmentFile, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An assessment file as it may be written."""

    answers: dict[str, WrittenAnswer] = {}  # type: ignore[assignment]


def read_yaml(path: Path) -> AssessmentFile:
    """What a file says; BadInput names the line of a mistake, or that a part is missing."""
    check_whole(path)
    return one_action_each(read_file(path, WrittenFile))


def one_action_each(written: WrittenFile) -> AssessmentFile:
    """The first action of an answer is kept with it; each further one is of its own and serves it, too."""
    answers, further = {}, []
    for id_, answer in written.answers.items():
        actions = answer.action if isinstance(answer.action, tuple) else (answer.action,)
        first, *others = actions or (Action(),)
        answers[id_] = Answer(**{**_fields(answer), "action": first})
        further += [structs.replace(one, covers=tuple(dict.fromkeys((id_, *one.covers)))) for one in others]
    said = {**_fields(written), "answers": answers, "actions": (*written.actions, *further)}
    return AssessmentFile(**said)


def _fields(value: Answer | AssessmentFile) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__struct_fields__}


YAML = Format(suffixes=frozenset({".yaml", ".yml"}), read=read_yaml)
