"""What belongs together is put together again: every row has the one it belongs to, or is lost."""

from isoassess.store.repair import parents
from isoassess.store.repair.gathering import Gathered
from isoassess.store.repair.row_shapes import Fields, SavedRow


def mend(gathered: Gathered) -> tuple[str, ...]:
    """Makes rows that are lost of what the history says; the names of what has less than there was."""
    _drop_flawed_entries(gathered)
    history = _in_order(gathered)
    _leave_to_history(gathered, history)
    reduced = _mend_organizations(gathered, history)
    _mend_assessments(gathered, history)
    _mend_attachments(gathered, history)
    for table in ("answer", "finding_number", "issued_document", "history"):
        _drop_orphans(gathered, table)
    for row in gathered.rows("deletion").values():
        row.fields["target"] = row.fields["target"] or None
    gathered.lost["history"] += _gaps(gathered)
    return tuple(reduced)


def _drop_flawed_entries(gathered: Gathered) -> None:
    """An entry that cannot be read tells nothing, and would stop whoever reads the history."""
    for key, row in list(gathered.rows("history").items()):
        if row.flawed:
            gathered.rows("history").pop(key)


def _in_order(gathered: Gathered) -> list[Fields]:
    numbered = {int(str(key[0])): row.fields for key, row in gathered.rows("history").items()}
    return [numbered[number] for number in sorted(numbered)]


def _leave_to_history(gathered: Gathered, history: list[Fields]) -> None:
    """A damaged answer is lost where its history is unbroken: that says all of it, and better."""
    last: dict[tuple[object, ...], object] = {}
    whole: dict[tuple[object, object], bool] = {}
    for entry in history:
        if entry["subject"] == "answer":
            answer = (entry["assessment_id"], entry["requirement_id"])
            place = (*answer, entry["key"])
            whole[answer] = whole.get(answer, True) and last.get(place) == entry["before"]
            last[place] = entry["after"]
    for key, row in list(gathered.rows("answer").items()):
        if row.flawed and whole.get((key[0], key[1])):
            gathered.rows("answer").pop(key)


def _gaps(gathered: Gathered) -> int:
    """How many numbers are missing; where something was deleted for good nobody can say."""
    numbers = [int(str(key[0])) for key in gathered.rows("history")]
    if not numbers or gathered.rows("deletion"):
        return 0
    return max(numbers) - len(numbers)


def _mend_organizations(gathered: Gathered, history: list[Fields]) -> list[str]:
    told = parents.told_of(history, "organization_id")
    named = {str(key[0]) for key in gathered.rows("organization")}
    for table in ("assessment", "attachment"):
        named |= {str(row.fields["organization_id"]) for row in gathered.rows(table).values()}
    reduced = []
    for id_ in sorted(named | set(told)):
        row = gathered.rows("organization").get((id_,))
        if row is None or row.flawed:
            made = parents.organization(id_, told.get(id_), row.fields if row else {})
            gathered.remake("organization", (id_,), SavedRow(made, flawed=False))
            reduced.append(str(made["name"]))
    return reduced


def _mend_assessments(gathered: Gathered, history: list[Fields]) -> None:
    for id_, told in parents.told_of(history, "assessment_id").items():
        row = gathered.rows("assessment").get((id_,))
        if row is None or row.flawed:
            gathered.remake("assessment", (id_,), SavedRow(parents.assessment(id_, told), flawed=False))
    for key, row in list(gathered.rows("assessment").items()):
        if row.flawed:
            gathered.lose("assessment", key)


def _mend_attachments(gathered: Gathered, history: list[Fields]) -> None:
    for told in parents.told_of(history, "organization_id").values():
        for fields in parents.attachments(told):
            row = gathered.rows("attachment").get((fields["id"],))
            if row is None or row.flawed:
                gathered.remake("attachment", (fields["id"],), SavedRow(fields, flawed=False))
    for key, row in list(gathered.rows("attachment").items()):
        if row.flawed:
            gathered.lose("attachment", key)
    contents = gathered.rows("content")
    for row in gathered.rows("attachment").values():
        digest = str(row.fields["sha256"])
        if digest not in gathered.sound_contents and (digest,) not in contents:
            contents[(digest,)] = SavedRow({"sha256": digest, "size": 0, "data": b""}, flawed=True)


def _drop_orphans(gathered: Gathered, table: str) -> None:
    for key, row in list(gathered.rows(table).items()):
        assessment = row.fields.get("assessment_id")
        if assessment is not None and (assessment,) not in gathered.rows("assessment"):
            gathered.lose(table, key)
