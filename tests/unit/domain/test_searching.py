"""A search finds by every word, in any order and spelling, in all that a person may remember."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.catalogue.catalogue import shipped
from isoassess.catalogue.requirement_search import RequirementIndex, requirement_entry, searched_part_words
from isoassess.catalogue.trade_terms import term_table, terms_of
from isoassess.domain import Action, Answer, Attachment, Lens, Rating, Regrade, Requirement
from isoassess.domain.searching import SearchedPart, found_in, nearest, words_of
from isoassess.language.folding import folded

KNOWN: dict[str, Requirement] = {known.id: known for lens in Lens for known in shipped().requirements(lens)}
FILE = Attachment(id="f1", name="Prüfplan 7.pdf", sha256="0" * 64, size=1, number="QA-4711", note="rev. C")
EVERYTHING = Answer(
    rating=Rating.CONFORMING,
    reason="done by the customer",
    evidence="Kalibrierschein of the Mahr gauge, Łódź",
    attachments=("f1", "gone"),
    interviewee="Ms. Ångström",
    note="looks tidy",
    internal="ask again in spring",
    regrade=Regrade(reason="seen in another shop"),
    action=Action(what="buy a second caliper", owner="J. Sørensen", check="caliper in use"),
)


def index(lens: Lens = Lens.ISO9001_2026) -> RequirementIndex:
    titles = {clause.number: clause.title for clause in shipped().clauses(lens)}
    return RequirementIndex(
        {
            known.id: requirement_entry(known, (known.clause[lens],), (titles[known.clause[lens]],))
            for known in shipped().requirements(lens)
        }
    )


def answered_index(answer: Answer = EVERYTHING) -> RequirementIndex:
    made = index()
    made.keep_up({"quality-policy": answer}, {"f1": FILE})
    return made


@given(st.text())
def test_what_was_folded_once_stays_as_it_is(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("Prüfmittel", "PRUFMITTEL"),
        ("Straße", "STRASSE"),
        ("Łódź", "lodz"),
        ("Sørensen", "sorensen"),
        ("İstanbul", "istanbul"),
        ("Ångström", "angstrom"),
        ("co\u00adoperation", "cooperation"),
        ("non\u2011conformity", "non-conformity"),
        ("customer\u2019s", "customer's"),
        ("ﬁnal", "FINAL"),
        ("ＱＭ", "qm"),
        ("ЙОД", "йод"),
    ],
)
def test_case_accents_and_look_alikes_make_no_difference(written: str, searched: str) -> None:
    assert folded(written) == folded(searched)


@pytest.mark.parametrize(
    ("search", "place"),
    [
        ("5.2.1 heading", SearchedPart.QUESTION),
        ("kalibrierschein", SearchedPart.EVIDENCE),
        ("LODZ", SearchedPart.EVIDENCE),
        ("pruf", SearchedPart.FILE),
        ("qa-47", SearchedPart.FILE),
        ("4711", SearchedPart.FILE),
        ("47", SearchedPart.FILE),
        ("customer done", SearchedPart.REASON),
        ("angstrom", SearchedPart.INTERVIEWEE),
        ("tidy", SearchedPart.NOTE),
        ("again spring", SearchedPart.INTERNAL),
        ("another shop", SearchedPart.REGRADE),
        ("second caliper", SearchedPart.ACTION),
        ("sorensen", SearchedPart.OWNER),
    ],
)
def test_what_was_answered_is_found_and_said_where(search: str, place: SearchedPart) -> None:
    made = index()
    known = "policy-fits-firm" if place is SearchedPart.QUESTION else "quality-policy"
    made.keep_up({known: EVERYTHING}, {"f1": FILE})
    assert place in made.found(search)[known]
    assert searched_part_words([place])


def test_an_answer_taken_back_is_found_no_more() -> None:
    made = answered_index()
    assert "quality-policy" in made.found("kalibrierschein")
    made.keep_up({}, {"f1": FILE})
    assert made.found("kalibrierschein") == {}


def test_words_may_stand_in_different_places_and_every_one_must_be_found() -> None:
    made = answered_index()
    assert list(made.found("sorensen tidy policy")) == ["quality-policy"]
    assert made.found("sorensen tidy zebra") == {}


def test_a_number_finds_its_clause_with_what_is_below_and_no_other() -> None:
    lens = Lens.ISO9001_2026
    found = {KNOWN[id_].clause[lens] for id_ in index().found("8.4")}
    assert found == {
        known.clause[lens] for known in KNOWN.values() if f"{known.clause.get(lens)}.".startswith("8.4.")
    }
    assert index().found("clause 8.4").keys() == index().found("8.4").keys()


def test_every_term_leads_to_requirements_of_today_and_is_found_by_name() -> None:
    today, old = index(), index(Lens.ISO9001_1994)
    names = [name for term in term_table().terms for name in term.names]
    assert len({folded(name) for name in names}) == len(names)
    for term in term_table().terms:
        assert set(term.leads_to) <= KNOWN.keys()
        assert len(set(term.leads_to)) == len(term.leads_to)
        here = {id_ for id_ in term.leads_to if Lens.ISO9001_2026 in KNOWN[id_].clause}
        there = {id_ for id_ in term.leads_to if Lens.ISO9001_1994 in KNOWN[id_].clause}
        assert here
        for name in term.names:
            assert here <= today.found(name).keys(), name
            assert there <= old.found(name).keys(), name


@pytest.mark.parametrize(
    ("search", "id_"),
    [
        ("calibration", "calibration"),
        ("Calibrations", "calibration"),
        ("KPI", "performance-measures"),
        ("kpis", "performance-measures"),
        ("FMEA", "risks-identified"),
        ("CAPA", "corrective-action-process"),
        ("8D", "corrective-action-process"),
        ("gauges", "calibration"),
        ("supplier audit", "supplier-reevaluation"),
        ("skills matrix", "competence-shown"),
        ("onboarding", "competence-gaps"),
        ("complaints", "complaints-come-through"),
        ("recall", "after-sale-harm"),
        ("traceability", "batch-traceability"),
        ("PPAP", "design-trial"),
    ],
)
def test_the_words_of_the_trade_find_what_is_asked_in_plainer_ones(search: str, id_: str) -> None:
    assert id_ in index().found(search)


def test_a_requirement_of_an_own_catalogue_has_no_terms() -> None:
    assert terms_of("one-of-our-own") == ()


@pytest.mark.parametrize(
    ("typed", "meant"), [("calibraton", "calibration"), ("suplier audit", "supplier audit")]
)
def test_a_word_found_nowhere_offers_the_nearest(typed: str, meant: str) -> None:
    made = index()
    assert made.found(typed) == {}
    assert made.nearest(typed) == meant


def test_own_words_are_offered_too_and_nonsense_is_not() -> None:
    assert answered_index().nearest("kalibrierscheim") == "kalibrierschein"
    assert index().nearest("xqzwvy") == ""
    assert index().nearest("policy") == ""  # found as it is


@pytest.mark.parametrize("letters", ["g", "ca", "8d", "1", "it", "ü", "質"])
def test_one_and_two_letters_search_too(letters: str) -> None:
    made = answered_index(Answer(evidence="品質 8d it ü"))
    assert "quality-policy" in made.found(letters) or letters in ("g", "ca", "1")
    assert made.found(letters)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_no_error(text: str) -> None:
    made = answered_index()
    for places in made.found(text).values():
        assert bool(places) is bool(words_of(text))
    made.nearest(text)


@pytest.mark.parametrize(
    "text", ['"', "a OR b", "NEAR(", "%_", "\\", "'; --", "🏭", "x " * 5000, "y" * 10000, "\x00"]
)
def test_marks_and_masses_are_no_error(text: str) -> None:
    assert isinstance(answered_index().found(text), dict)
    assert nearest(text, ()) == "" or words_of(text) == ()


@given(st.sampled_from(sorted(KNOWN)), st.randoms())
def test_words_of_a_question_find_it_in_any_order(id_: str, chance: object) -> None:
    lens = next(iter(KNOWN[id_].clause))
    entry = requirement_entry(KNOWN[id_], KNOWN[id_].clause.values(), ())
    words = [word for word in KNOWN[id_].asks.split() if not word[0].isdigit()]
    chance.shuffle(words)  # type: ignore[attr-defined]
    assert found_in(entry, words_of(" ".join(words))) is not None
    assert found_in(entry, words_of(KNOWN[id_].clause[lens])) == (SearchedPart.CLAUSE,)


def test_the_terms_bear_the_day_of_their_review() -> None:
    assert datetime.date.fromisoformat(term_table().as_of) <= datetime.date(2026, 11, 27)


@pytest.mark.parametrize("sign", ["-", "--", "\u2013", "_", ".", "/", "?", "( )", "- -", "\u2026"])
def test_a_sign_between_words_is_no_word(sign: str) -> None:
    """What was found: a dash found every requirement by its name in the catalogue."""
    assert words_of(sign) == ()
    assert words_of(f"supplier {sign} list") == ("supplier", "list")


@pytest.mark.parametrize("part", ["y-p", "-", "-policy", "quality-poli", "policy-"])
def test_part_of_the_name_in_the_catalogue_finds_nothing_and_all_of_it_its_requirement(part: str) -> None:
    found = index().found(part) if words_of(part) else {}
    assert not any(SearchedPart.TERM in places for places in found.values())
    assert SearchedPart.TERM in index().found("quality-policy")["quality-policy"]
