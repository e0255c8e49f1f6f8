"""The figures of a judgement reckoned a second time, by the rules as written down and not by our code.

Deliberately plain: dictionaries and loops, nothing shared with `isoassess.assessment`.
"""

from collections import Counter
from dataclasses import dataclass, field

from isoassess.domain import Requirement
from isoassess.domain.case import Case


@dataclass
class Reckoned:
    grades: dict[str, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    by_clause: dict[str, Counter[str]] = field(default_factory=dict)
    claimed: set[str] = field(default_factory=set)
    systemic: set[str] = field(default_factory=set)
    verdict: str = ""


def reckon(case: Case) -> Reckoned:
    """Grades, counts by grade and by clause at every level, systemic groups, and the verdict."""
    found = Reckoned()
    rating = {known.id: _counting_rating(case, known) for known in case.requirements}
    for known in case.requirements:
        number = known.clause[case.lens]
        in_clause = [
            rating[other.id]
            for other in case.requirements
            if other.clause[case.lens] == number and rating[other.id] != "out"
        ]
        nothing = bool(in_clause) and all(one == "0" for one in in_clause)
        found.grades[known.id] = _grade(case, known, rating[known.id], nothing=nothing)
        if rating[known.id] in ("3", "4") and not _seen(case, known):
            found.claimed.add(known.id)
    for known in case.requirements:
        grade, number = found.grades[known.id], known.clause[case.lens]
        found.counts[grade] += 1
        steps = number.split(".")
        for length in range(1, len(steps) + 1):
            found.by_clause.setdefault(".".join(steps[:length]), Counter())[grade] += 1
    minors = Counter(
        ".".join(known.clause[case.lens].split(".")[:2])
        for known in case.requirements
        if found.grades[known.id] == "minor"
    )
    with_major = {
        ".".join(known.clause[case.lens].split(".")[:2])
        for known in case.requirements
        if found.grades[known.id] == "major"
    }
    found.systemic = {group for group, count in minors.items() if count >= 3} - with_major
    found.verdict = _verdict(case, found)
    return found


def _counting_rating(case: Case, known: Requirement) -> str:
    """ "out" where it does not apply, "open" where nothing counts, else the number."""
    answer = case.answers.get(known.id)
    number = known.clause[case.lens]
    today = case.lens.value in ("iso9001:2026", "iso9001:2015")
    design_out = case.decision.today.clause_8_3.value == "not-applicable"
    if today and number.startswith("8.3") and number[3:4] in ("", ".") and design_out:
        return "out"
    part, name = known.when.split(".") if known.when else ("", "")
    occurs = getattr(getattr(case.profile, part), name) if known.when else None
    if known.applies.value == "conditional" and occurs is False:
        return "out"
    if answer is None or answer.rating is None:
        return "open"
    if answer.rating.value != "na":
        return str(answer.rating.value)
    designs = case.decision.today.clause_8_3.value in ("applies", "partly", "ask")
    asked = bool(known.when) and occurs is None and known.when != "conditions.trusted_readings"
    refused = (
        known.applies.value == "never"
        or occurs is True
        or asked
        or (today and number.startswith("8.3") and designs)
        or not answer.reason.strip()
    )
    return "open" if refused else "out"


def _grade(case: Case, known: Requirement, rating: str, *, nothing: bool) -> str:
    if rating == "out":
        return "not-applicable"
    if rating == "open":
        return "not-assessed"
    answer = case.answers[known.id]
    number = known.clause[case.lens] + "."
    today = case.lens.value in ("iso9001:2026", "iso9001:2015")
    of_audit = number.startswith(("9.2.", "9.3.") if today else ("4.17.", "4.1.3."))
    own = answer.regrade.grade.value if answer.regrade.grade else ""
    if own in ("conforming", "ofi", "minor", "major") and answer.regrade.reason.strip():
        return own
    if rating in "234" and _denied(case, known):
        return "major" if known.gate is not None else "minor"
    if rating in "34":
        demanded = known.documents.keep.value != "none"
        if demanded and not _seen(case, known):
            return "minor"
        return "ofi" if rating == "3" and answer.ofi else "conforming"
    if rating == "2":
        return "minor"
    if rating == "1":
        written = known.documents.keep.value in ("maintain", "both")
        return "major" if known.gate is not None and (written or of_audit) else "minor"
    return "major" if known.gate is not None or nothing else "minor"


def _denied(case: Case, known: Requirement) -> bool:
    """An audit or a review that by the profile has not begun or been held; a plan of one is no more."""
    number = known.clause[case.lens] + "."
    today = case.lens.value in ("iso9001:2026", "iso9001:2015")
    system = case.profile.system
    yet_to_come = ("none", "planned")
    if number.startswith("9.2." if today else "4.17."):
        return str(system.internal_audit) in yet_to_come
    if number.startswith("9.3." if today else "4.1.3."):
        return str(system.management_review) in yet_to_come
    return False


def _seen(case: Case, known: Requirement) -> bool:
    """A letter or a digit of evidence, or a file that the case really has; none of what was never done."""
    if _denied(case, known):
        return False
    answer = case.answers[known.id]
    for letter in answer.evidence:
        if letter.isalpha() or letter.isdigit() or letter.isnumeric():
            return True
    return any(id_ in case.attachments for id_ in answer.attachments)


def _verdict(case: Case, found: Reckoned) -> str:
    counts, system = found.counts, case.profile.system
    assessed = counts["conforming"] + counts["ofi"] + counts["minor"] + counts["major"]
    applicable = assessed + counts["not-assessed"]
    if case.lens.value.endswith(":1994"):
        bad = counts["minor"] + counts["major"] + counts["not-assessed"]
        return "does-not-meet-model" if bad else "meets-model"
    gates = {known.id: known.gate.value for known in case.requirements if known.gate}
    audit = system.internal_audit.value if system.internal_audit else ""
    review = system.management_review.value if system.management_review else ""
    stage_1 = any(found.grades[id_] == "major" for id_, gate in gates.items() if gate == "stage-1")
    if stage_1 or audit in ("none", "planned") or review == "none":
        return "not-ready"
    if 3 * assessed < 2 * applicable or any(found.grades[id_] == "not-assessed" for id_ in gates):
        return "too-early"
    if nothing_on_paper(case, found):
        return "too-early"
    stated = audit == "complete" and review == "held"
    worked = bool(system.corrective_action_cases) and bool(system.months_of_records)
    in_part = any(
        found.grades[known.id] == "minor"
        and known.gate is not None
        and known.gate.value == "stage-2"
        and (known.clause[case.lens] + ".").startswith(("9.2.", "9.3.", "10.2."))
        for known in case.requirements
    )
    if counts["major"] or counts["not-assessed"] or in_part or found.systemic:
        return "ready-stage-1"
    return "ready-stage-2" if stated and worked else "ready-stage-1"


def nothing_on_paper(case: Case, found: Reckoned) -> bool:
    """Documented information is demanded and judged, and not one piece of it has been seen."""
    assessed = [
        known
        for known in case.requirements
        if known.documents.keep.value != "none"
        and found.grades[known.id] in ("conforming", "ofi", "minor", "major")
    ]
    for known in assessed:
        answer = case.answers[known.id]
        rating = answer.rating.value if answer.rating else ""
        words = any(letter.isalnum() for letter in answer.evidence)
        if rating in ("2", "3", "4") and (
            words or any(one in case.attachments for one in answer.attachments)
        ):
            return False
        claimed = rating in ("3", "4") and not _seen(case, known)
        if found.grades[known.id] in ("conforming", "ofi") and not claimed:
            return False
    return bool(assessed)
