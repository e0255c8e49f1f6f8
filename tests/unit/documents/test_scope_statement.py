"""The scope statement: what is covered, what is not applicable and why, and nothing that is in doubt."""

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from isoassess.assessment.document_control import Control
from isoassess.documents import DocumentKind, Options, Paper, pdf_of
from isoassess.documents.scope.internal_notes import internal_notes
from isoassess.documents.scope.statement import scope_statement
from isoassess.domain import Answer, Lens, Rating
from isoassess.domain.case import Case
from isoassess.domain.fact_keys import with_fact
from isoassess.domain.fact_words import value_words
from isoassess.domain.profile import Activity, Designer, Performer, stage_key
from isoassess.pdf.blocks import Document, Grid, NoteBox, SignOff
from isoassess.standard_choice.labels import justification_words
from tests.sample_organization import sample
from tests.unit.documents import cases, real_cases
from tests.unit.documents.scope_cases import BEFORE, NOT_APPLICABLE, notes_to, part, sample_case, statement_of
from tests.unit.pdf.reading_back import words_of

Row = tuple[str, ...]


def tables_under(document: Document, heading: str) -> list[list[Row]]:
    """The tables below a heading, each cell with its lines."""
    (section,) = (found for found in document.sections if found.heading == heading)
    return [
        [
            tuple("\n".join("".join(span.text for span in line) for line in cell) for cell in row)
            for row in b.rows
        ]
        for b in section.blocks
        if isinstance(b, Grid)
    ]


def rows_under(document: Document, heading: str) -> list[Row]:
    """The rows of the first of them."""
    return tables_under(document, heading)[0]


def parties(document: Document) -> tuple[tuple[str, str], ...]:
    """Who signs, and the name where it is printed."""
    (block,) = (b for s in document.sections for b in s.blocks if isinstance(b, SignOff))
    return block.parties


def test_it_says_what_is_covered_and_what_is_given_to_others() -> None:
    document = statement_of()
    text = words_of(document)
    profile = sample().profile
    for said in (
        profile.offer.scope,
        profile.offer.products,
        profile.offer.services,
        "the whole organization",
    ):
        assert said in text
    rows = rows_under(document, "Activities and who carries them out")
    assert ("installation", "outsourced", "in the scope, controlled as bought-in work (8.4)") in rows


def test_what_is_determined_stands_beside_its_justification() -> None:
    case = sample_case(Lens.ISO9001_2026, None)
    rows = rows_under(statement_of(), NOT_APPLICABLE)
    assert rows[0] == (
        "8.3 Design and development of products and services",
        justification_words(case.decision),
    )
    for said in ("defined by the customer", "the proof is", "no authority to change these characteristics"):
        assert said in rows[0][1]


def test_what_a_fact_takes_away_is_apart_from_what_is_claimed() -> None:
    claim = Answer(rating=Rating.NOT_APPLICABLE, reason="All property stays with its owner.")
    profile = with_fact(sample().profile, "conditions.traceability_required", False)
    profile = with_fact(profile, "conditions.customer_property", False)
    document = statement_of(profile=profile, property_owner_known=claim)
    claimed, fallen = tables_under(document, NOT_APPLICABLE)
    assert any("All property stays with its owner." in row[1] for row in claimed)
    facts = [row[0] for row in fallen]
    assert "Traceability required" in facts
    assert len(facts) == len(set(facts))
    assert all("8.5.3" not in row[1] for row in fallen)


def test_a_firm_that_designs_leaves_nothing_of_clause_8_3_out() -> None:
    profile = with_fact(sample().profile, "design.product", Designer.WE)
    text = part(statement_of(profile=profile), NOT_APPLICABLE)
    assert "8.3" not in text
    assert "No requirement is determined as not applicable: every requirement of ISO 9001:2026" in text


def test_the_contract_of_1994_gets_its_model_and_the_truth_of_today() -> None:
    profile = replace(sample().profile, named_standard="ISO 9002:1994")
    document = statement_of(Lens.ISO9002_1994, profile)
    text = words_of(document)
    assert (
        "holds its quality system against the model ISO 9002:1994. The contract names: ISO 9002:1994." in text
    )
    assert "What it leaves out: 4.4 Design control." in text
    notes = [b for s in document.sections for b in s.blocks if isinstance(b, NoteBox)]
    assert any("Nobody can be certified to ISO 9002 today" in line[0].text for n in notes for line in n.lines)
    assert "(4.3)" not in text
    assert "in the scope, controlled as bought-in work (4.6)" in text
    assert "The route for such a firm" not in text


def test_what_is_not_known_is_left_blank_to_be_filled_in_by_hand() -> None:
    case = cases.empty()
    document = scope_statement(case, cases.judged(case))
    text = words_of(document)
    for advice in ("not written", "not stated", "settled", "say who", "Draft"):
        assert advice not in text
    (written,) = tables_under(document, "Scope")
    assert written == [("",)]
    (marked,) = tables_under(document, NOT_APPLICABLE)
    assert marked == [("8.3 Sample clause 8.3", "yes\nno", "")]
    (control,) = tables_under(document, "")
    assert control == [("", "", "", "")]
    assert [party for party, name in parties(document) if not name] == [
        "Prepared by",
        "Approved, for the organization",
    ]


def test_what_controls_it_is_printed_where_it_is_given() -> None:
    options = Options(
        issued=date(2026, 12, 1),
        control=Control(number="QM-04", version=3, distribution="Board; body", approved_by="A. Owner"),
    )
    document = statement_of(options=options)
    assert tables_under(document, "") == [[("QM-04", "3", "1 December 2026", "Board; body")]]
    assert dict(parties(document))["Approved, for the organization"] == "A. Owner"


def test_an_activity_of_which_nobody_said_who_does_it_is_left_blank() -> None:
    profile = replace(sample().profile, performed_by={Activity.PRODUCTION: Performer.WE})
    rows = rows_under(statement_of(profile=profile), "Activities and who carries them out")
    blank = [row[0] for row in rows if row[1:] == ("", "")]
    assert set(blank) == {
        value_words("activities", one) for one in profile.activities if one is not Activity.PRODUCTION
    }


def test_the_clauses_of_a_statement_are_named_with_their_titles() -> None:
    text = words_of(scope_statement(cases.typical(), cases.judged(cases.typical())))
    assert "8.3 Sample clause 8.3" in text


@pytest.mark.parametrize("case", [*cases.EVERY, real_cases.sampled, real_cases.blank])
def test_no_doubt_and_no_advice_is_in_what_is_signed(case: Callable[[], Case]) -> None:
    made = case()
    judgement = cases.judged(made) if case in cases.EVERY else real_cases.judged(made)
    document = scope_statement(made, judgement)
    notes = internal_notes(made, judgement)
    own = {section.heading for section in notes.sections if section.heading}
    assert own & {section.heading for section in document.sections} == set()
    text = words_of(document)
    for doubt in (
        "(reported)",
        "question",
        "auditor",
        "prediction",
        "1994 model",
        "would be enough",
        "Likely",
    ):
        assert doubt not in text


@pytest.mark.parametrize("paper", Paper)
def test_the_statement_of_a_usual_firm_is_one_page(paper: Paper) -> None:
    case = real_cases.sampled()
    made = pdf_of(DocumentKind.SCOPE, case, real_cases.judged(case), Options(paper=paper))
    assert made.pages == 1


def test_nothing_is_drafted_to_be_signed_while_a_fact_could_turn_it() -> None:
    profile = with_fact(sample().profile, "design.product", Designer.PUBLIC_STANDARD)
    profile = with_fact(profile, "design.standard_leaves", None)
    (marked, _fallen) = tables_under(statement_of(profile=profile), NOT_APPLICABLE)
    assert marked == [("8.3 Design and development of products and services", "yes\nno", "")]
    assert "every order is completely specified" not in words_of(statement_of(profile=profile))
    assert "Clause 8.3 is still to be settled" in part(notes_to(profile=profile), BEFORE)
    answered = with_fact(profile, "design.standard_leaves", False)
    assert "every order is completely specified" in words_of(statement_of(profile=answered))


def test_a_claim_that_waits_for_a_fact_is_in_the_notes_alone() -> None:
    case = replace(
        cases.typical(), decision=replace(cases.decision(), unknown=("design.own_brand", "design.may_change"))
    )
    assert case.decision.open_about_design
    judgement = cases.judged(case)
    (marked,) = tables_under(scope_statement(case, judgement), NOT_APPLICABLE)
    assert marked == [("8.3 Sample clause 8.3", "yes\nno", "")]
    notes = part(internal_notes(case, judgement), BEFORE)
    assert "Clause 8.3 is provisional: still to be answered" in notes
    assert justification_words(case.decision) in notes


@pytest.mark.parametrize("lens", [Lens.ISO9001_2026, Lens.ISO9002_1994])
@pytest.mark.parametrize("who", Performer)
def test_every_activity_is_named_with_who_carries_it_out_and_what_follows(lens: Lens, who: Performer) -> None:
    profile = replace(sample().profile, activities=tuple(Activity), performed_by=dict.fromkeys(Activity, who))
    (row,) = rows_under(statement_of(lens, profile), "Activities and who carries them out")
    assert row[0] == ", ".join(value_words("activities", activity) for activity in Activity)
    assert row[1] == value_words(stage_key(Activity.PRODUCTION), who)
    assert ("controlled as bought-in work" in row[2]) is (who is Performer.OUTSOURCED)


@pytest.mark.parametrize("named", ["CE-Kennzeichnung nach EN 1340", "XYZ 123 standard", "ISO 9002 oder 9003"])
def test_a_name_of_a_contract_that_is_open_does_not_make_the_scope_provisional(named: str) -> None:
    profile = with_fact(sample().profile, "named_standard", named)
    assert "provisional" not in words_of(notes_to(profile=profile))
    assert "every order is completely specified" in words_of(statement_of(profile=profile))
