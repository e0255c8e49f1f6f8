"""How questions are worded: one word for one idea, the field's term once, a form for every kind of firm."""

import re
from collections.abc import Iterator
from importlib.resources import files

import pytest
from msgspec.structs import replace

from isoassess.catalogue import crosswalk
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Lens, Requirement

LONGEST = {"asks": 145, "states": 140, "looks_for": 100, "small_firm": 185}

# What is not said, and what is said in its place.
INSTEAD = {
    r"afterwards|towards": "afterward, toward",
    r"e-mails?": "email",
    r"web sites?": "website",
    r"holidays?": "vacation",
    r"sick(?:ness)?": "illness",
    r"goals?": "objective",
    r"chances?": "opportunity",
    r"somebody|everybody|anybody": "someone, everyone, anyone",
    r"entitled": "authorized",
    r"mend(?:s|ed|ing)?": "correct, repair, put right",
    r"troubles?": "problem",
    r"task sheets?": "brief",
    r"verdicts?": "conclusion, evaluation",
    r"yardsticks?": "criteria",
    r"strangers?|sympathy|red dots?|friendly|get worse work": "a plain word",
    r"the own|in the (?:own )?house|doubles|makers' manuals": "English",
    r"thought of": "what was done about it",
    r"telephones?": "phone",
    r"wish(?:es)?": "request, demand",
    r"duty plans?|behind each|by pen": "staff schedule, beside each, in pen",
    r"and/or": "one of the two",
    r"head of the firm|(?:person|those|someone|known|backing from|from) (?:at )?the top": "top management",
    r"(?:person|people|those|someone) in charge": "top management, or responsible",
}
BANNED = {re.compile(rf"\b(?:{words})\b", re.IGNORECASE): instead for words, instead in INSTEAD.items()}

# Paper that says only that there is nothing: no standard asks for it.
NOTHING_TO_SAY = re.compile(
    r"\bline that (?:says so|none|no |there)|\bor the word none|\bempty \w+ is enough|\bdated no\b",
    re.IGNORECASE,
)

# More than a standard asks: a time it does not set, a first year in which only "no" could be answered.
ASKS_TOO_MUCH = re.compile(
    r"\b(?:at once|same day|every problem|year to year|(?:in|over) the last year|as carefully as)\b",
    re.IGNORECASE,
)

# A finding is read by the firm and by others: nobody is spoken to.
ADDRESSED = re.compile(r"\b(?:you|your|yours|yourselves|we|our)\b", re.IGNORECASE)

# What is explained where it is asked first, and words that only hold a sentence together.
EXPLAINED = re.compile(r" \((?:your agreed|whoever runs)[^)]*\)")
FILLERS = {
    "your",
    "firm",
    "have",
    "does",
    "that",
    "this",
    "what",
    "when",
    "with",
    "they",
    "them",
    "ther",
    "into",
}

# Questions that once listed their parts, which now stand below them.
ONE_THING = (
    *("management-review-inputs", "system-results-combined", "objective-plans", "figure-methods"),
    *("corrective-actions-done", "rules-after-problems", "quality-policy", "design-steps-dated"),
    *("awareness-own-part", "supplier-teamwork-agreed", "satisfaction-routine", "satisfaction-trend"),
)

# Whoever runs the firm is called by one name in the editions of today.
MANAGEMENT = re.compile(r"(?<!top )(?<!Top )\bmanagement\b(?! review)", re.IGNORECASE)

# A case nobody has had yet cannot be shown; what people would do then can be asked.
CASE = re.compile(
    r"^(?:A|An|One) (?:recent |real |past )?(?:case|example)\b(?!.*(?:\bor\b|\bwhere\b|such as|:))"
)

JOBS = re.compile(r"\bjobs?\b", re.IGNORECASE)
WITHOUT_JOBS = re.compile(
    r"\b(?:tickets?|daily lists?|recipes?|counter|shop|day|order books?|service plan|label)\b", re.IGNORECASE
)

TODAY = (
    *("context", "interested parties", "scope", "process owner", "process approach", "risk-based thinking"),
    *("quality policy", "maintenance", "calibration"),
    *("calibration status", "organizational knowledge", "competence", "awareness", "documented information"),
    *("acceptance criteria", "review of requirements", "design and development", "design inputs"),
    *("design review", "verification", "validation", "external providers", "traceability", "released"),
    *("nonconforming", "concession", "internal audits", "management review", "nonconformity"),
    *("corrective action", "human error", "external documents", "re-evaluation", "preservation"),
    *("post-delivery activities", "audit scope and criteria"),
)
NEW_IN_2026 = ("quality culture", "ethical behavior")
OF_1994 = (
    *("quality planning", "contract review", "design review", "design verification", "design validation"),
    *("customer-supplied product", "identification", "process control", "special process"),
    *("inspection and testing", "inspection and test status", "calibration", "nonconforming product"),
    *("disposition", "concession", "rework", "corrective action", "preventive action", "management review"),
    *("internal audits", "statistical techniques", "traceability", "subcontractors"),
    *("document and data control", "master list", "management representative"),
)
REQUIREMENTS = tuple({known.id: known for lens in Lens for known in shipped().requirements(lens)}.values())


def texts(known: Requirement) -> Iterator[tuple[str, str]]:
    """Every text of a requirement with the field it stands in."""
    yield "asks", known.asks
    yield "states", known.states
    for point in known.looks_for:
        yield "looks_for", point
    yield "small_firm", known.small_firm
    yield "documents", known.documents.what


def stems(text: str) -> set[str]:
    """The longer words by their beginning, but for what explains a word."""
    return {word[:4] for word in re.findall(r"[a-z]{4,}", EXPLAINED.sub("", text.lower()))} - FILLERS


def misworded(text: str) -> list[str]:
    return [
        f"{found[0]}: say {instead}" for words, instead in BANNED.items() if (found := words.search(text))
    ]


def faults(known: Requirement) -> list[str]:
    """What is wrong with the wording of one requirement, as "field: what"."""
    found = [f"{field}: {what}" for field, text in texts(known) for what in misworded(text)]
    found += [
        f"{field}: longer than {LONGEST[field]}"
        for field, text in texts(known)
        if len(text) > LONGEST.get(field, len(text))
    ]
    found += [
        f"{field}: paper that says there is nothing"
        for field, text in texts(known)
        if NOTHING_TO_SAY.search(text)
    ]
    found += [f"looks_for: asks for a case: {point}" for point in known.looks_for if CASE.search(point)]
    if found_too_much := ASKS_TOO_MUCH.search(known.asks):
        found.append(f"asks: more than a standard does: {found_too_much[0]}")
    if stated_too_much := ASKS_TOO_MUCH.search(known.states):
        found.append(f"states: more than a standard does: {stated_too_much[0]}")
    if addressed := ADDRESSED.search(known.states):
        found.append(f"states: speaks to the reader: {addressed[0]}")
    if JOBS.search(known.small_firm) and not WITHOUT_JOBS.search(known.small_firm):
        found.append("small_firm: speaks of jobs only")
    return found


@pytest.mark.parametrize("known", REQUIREMENTS, ids=[known.id for known in REQUIREMENTS])
def test_every_text_keeps_to_the_language(known: Requirement) -> None:
    assert faults(known) == []


@pytest.mark.parametrize(
    ("field", "text", "found"),
    [
        ("asks", "Is a look taken afterwards?", "afterwards"),
        ("asks", "Is there a goal?", "goal: say objective"),
        ("asks", "Is it " + "very " * 30 + "good?", "longer than 145"),
        ("asks", "Does the head of the firm know?", "head of the firm: say top management"),
        ("asks", "Do the people in charge know?", "people in charge: say top management"),
        ("states", "Your files are in order.", "speaks to the reader: Your"),
        ("states", "It is put right at once.", "more than a standard does: at once"),
        ("states", "There is a goal.", "goal: say objective"),
        ("states", "It is " + "very " * 30 + "good.", "longer than 140"),
        ("looks_for", ("Rules known at the top", "two"), "known at the top: say top management"),
        ("asks", "Is it put right at once?", "more than a standard does: at once"),
        ("asks", "Does it get better from year to year?", "more than a standard does: year to year"),
        ("looks_for", ("Chances seen", "two"), "Chances: say opportunity"),
        ("looks_for", ("Side effects thought of", "two"), "thought of"),
        ("looks_for", ("A dated no", "two"), "paper that says there is nothing"),
        ("looks_for", ("A recent case in which a plan was changed", "two"), "asks for a case"),
        ("small_firm", "An E-mail to the customer.", "E-mail: say email"),
        ("small_firm", "A list; if there is none, a line that says so.", "paper that says there is nothing"),
        ("small_firm", "Initials on the job sheet.", "speaks of jobs only"),
        ("small_firm", "Three jobs picked at random.", "speaks of jobs only"),
    ],
)
def test_a_text_in_other_words_is_found(field: str, text: object, found: str) -> None:
    changed = replace(shipped().requirement("equipment-upkeep"), **{field: text})
    assert any(what.startswith(f"{field}: ") and found in what for what in faults(changed))


def test_a_form_without_jobs_beside_the_job_sheet_is_enough() -> None:
    known = shipped().requirement("equipment-upkeep")
    for form in ("job sheet or ticket", "job sheet, in a shop the price list", "job sheet or the day's list"):
        assert faults(replace(known, small_firm=f"Initials on the {form}.")) == []


@pytest.mark.parametrize(
    ("lens", "terms"),
    [
        (Lens.ISO9001_2026, (*TODAY, *NEW_IN_2026)),
        (Lens.ISO9001_2015, TODAY),
        (Lens.ISO9001_1994, OF_1994),
    ],
)
def test_the_terms_an_auditor_uses_stand_in_a_question(lens: Lens, terms: tuple[str, ...]) -> None:
    asked = " ".join(known.asks for known in shipped().requirements(lens))
    assert [term for term in terms if term not in asked] == []


@pytest.mark.parametrize("known", REQUIREMENTS, ids=[known.id for known in REQUIREMENTS])
def test_a_statement_is_in_the_words_of_its_question(known: Requirement) -> None:
    """So that it is neither stricter nor softer; the terms of an auditor stand in both."""
    asked, stated = stems(known.asks), stems(known.states)
    assert len(asked & stated) >= 0.6 * len(asked)
    assert len(stated - asked) <= 2
    terms = set(re.findall(r"\(([^)]+)\)", EXPLAINED.sub("", known.asks)))
    assert [term for term in terms if term not in known.states] == []


@pytest.mark.parametrize("lens", list(Lens))
def test_a_term_in_brackets_stands_there_once_for_a_clause(lens: Lens) -> None:
    placed = [
        (known.clause[lens], term)
        for known in shipped().requirements(lens)
        for term in re.findall(r"\(([^)]+)\)", known.asks)
    ]
    assert len(placed) == len(set(placed))


@pytest.mark.parametrize("lens", list(Lens))
def test_the_quality_system_is_explained_once_in_each_edition(lens: Lens) -> None:
    explained = [
        known.id
        for known in shipped().requirements(lens)
        if re.search(r"quality system \(your agreed ways", known.asks)
    ]
    assert len(explained) == 1


@pytest.mark.parametrize("lens", list(Lens))
def test_top_management_is_explained_once_where_it_is_asked_about_first(lens: Lens) -> None:
    asked = [known.asks for known in shipped().requirements(lens) if "op management" in known.asks]
    explained = [text for text in asked if "op management (whoever runs the firm" in text]
    assert explained == asked[:1]


@pytest.mark.parametrize("lens", [Lens.ISO9001_2026, Lens.ISO9001_2015])
def test_whoever_runs_the_firm_has_one_name(lens: Lens) -> None:
    assert [
        (known.id, text)
        for known in shipped().requirements(lens)
        for _field, text in texts(known)
        if MANAGEMENT.search(text)
    ] == []


@pytest.mark.parametrize("id_", ONE_THING)
def test_a_question_asks_one_thing_and_its_parts_stand_below(id_: str) -> None:
    known = shipped().requirement(id_)
    assert not re.search(r":| and |, (?!do you)", known.asks)
    assert len(known.looks_for) >= 3


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("corrective-action-process", "decide whether its cause must be found and removed"),
        ("problem-log", "nonconformities"),
        ("problem-reaction", "as far as the case calls for it"),
        ("process-records", "not only for single orders"),
        ("job-plan-and-proof", "one past order"),
        ("risk-actions-effect", "When you plan"),
        ("risk-actions-evaluated", "taken together"),
        ("opportunity-effect", "When you take up"),
        ("opportunity-actions-evaluated", "taken together"),
    ],
)
def test_what_tells_a_question_from_its_neighbor_is_said(id_: str, words: str) -> None:
    assert words in shipped().requirement(id_).asks


@pytest.mark.parametrize("size", ["two people", "three to nine", "ten to twenty-five"])
def test_the_days_of_an_audit_round_are_said_for_every_small_firm(size: str) -> None:
    assert size in shipped().requirement("internal-audit-round").small_firm


@pytest.mark.parametrize("name", ["claims", "other_standards", "editions", "schemes", "sectors", "schedule"])
def test_the_facts_are_told_in_the_same_words(name: str) -> None:
    told = (files("resources") / "facts" / f"{name}.yaml").read_text(encoding="utf-8")
    assert misworded(told) == []


@pytest.mark.parametrize("link", crosswalk.shipped().carries, ids=lambda link: f"{link.source_id}-{link.to}")
def test_what_a_carried_answer_leaves_open_is_asked_in_the_same_words(link: crosswalk.Link) -> None:
    assert misworded(link.ask) == []
