"""What a repair tells: an action of no requirement is called one, and no answer."""

from pathlib import Path

from isoassess.assessment.planned import own_id
from isoassess.services.repair_words import repaired_lines
from isoassess.store.repair.repaired import Repaired, SavedTable

NAME = "Example Fabrications Ltd"
ACTION = own_id()


def test_a_general_action_is_counted_apart_from_the_answers() -> None:
    found = Repaired(
        damaged=Path("clients.db"),
        file=Path("clients repaired.db"),
        tables=(SavedTable(name="answer", saved=3),),
        doubtful=((NAME, ("calibration", ACTION, "")),),
        unconfirmed=((NAME, (ACTION,)),),
    )
    lines = repaired_lines(found)
    assert lines[0] == "Saved: 3 answers and general actions."
    assert lines[1:-1] == [
        f"{NAME}: the profile is not what its history says.",
        f"{NAME}: these answers are not what their history says: calibration.",
        f"{NAME}: 1 general action is not what its history says.",
        f"{NAME}: 1 general action could be read, but nothing confirms each letter of it.",
    ]
    assert ACTION not in " ".join(lines)
