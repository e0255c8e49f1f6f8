"""What the readiness summary says, before anything is drawn."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.assessment.document_control import Control
from isoassess.assessment.labels import message_words
from isoassess.assessment.verdict.claimed import claimed
from isoassess.documents import Options, stamp
from isoassess.documents.full_report import full_report
from isoassess.documents.phrases import share_words
from isoassess.documents.readiness_summary import readiness_summary
from isoassess.documents.sections.verdict.opening import identification
from isoassess.domain import (
    Action,
    ActionStatus,
    Answer,
    Attachment,
    Grade,
    Lens,
    Rating,
    Regrade,
    State,
    Verdict,
)
from isoassess.domain.case import Case
from isoassess.domain.decision import Model, OwnDecision
from isoassess.domain.profile import InternalAudit, Site
from isoassess.domain.words import grade_short
from isoassess.pdf.blocks import Bars, Document, Grid
from isoassess.standard_choice.labels import justification_words
from tests.unit.documents import cases
from tests.unit.pdf.reading_back import words_of

NO_CERTIFICATE = "Nobody can be certified to ISO 9002 today"


def summary(case: Case) -> Document:
    return readiness_summary(case, cases.judged(case))


def said(case: Case) -> str:
    return words_of(summary(case))


def chart(case: Case) -> Bars:
    return next(b for s in summary(case).sections for b in s.blocks if isinstance(b, Bars))


def full(case: Case) -> Document:
    return full_report(case, cases.judged(case))


def table(case: Case, heading: str) -> Grid:
    """The table under a heading of the full report, at whatever level."""
    waiting = list(full(case).sections)
    while waiting:
        section = waiting.pop(0)
        if section.heading == heading:
            return next(b for b in section.blocks if isinstance(b, Grid))
        waiting += section.sections
    raise AssertionError(f"no section is called {heading}")


def test_every_blocker_says_what_it_is_and_what_opens_it() -> None:
    """What it is in both reports, what opens it in the one that tells each point."""
    case = cases.typical()
    text, at_length = said(case), words_of(full(case))
    asked = {known.id: known.statement for known in case.requirements}
    for blocker in cases.judged(case).blockers:
        assert message_words(blocker.opens) in at_length
        says = message_words(blocker.because) if blocker.requirement is None else asked[blocker.requirement]
        assert says in text
        assert says in at_length


def test_every_nonconformity_stands_with_its_question_and_action_majors_first() -> None:
    case = cases.typical()
    found = [f for f in cases.judged(case).findings if f.grade in (Grade.MAJOR, Grade.MINOR)]
    rows = [
        "".join(s.text for cell in row for line in cell for s in line)
        for row in table(case, "Likely nonconformities").rows
    ]
    assert len(rows) == len(found)
    grades = [re.search(r"Likely (major|minor)", row) for row in rows]
    assert [g and g[1] for g in grades] == ["major"] * 2 + ["minor"] * (len(found) - 2)
    asked = {r.id: r.statement for r in case.requirements}
    text = "".join(rows)
    for finding in found:
        assert asked[finding.requirement] in text
        assert case.answers[finding.requirement].action.what in text


def test_both_answers_stand_together() -> None:
    text = said(cases.typical())
    assert "Today: ISO 9001:2026, 8.3 not applicable." in text
    assert "1994 model: ISO 9002:1994." in text
    assert NO_CERTIFICATE in text


def test_a_firm_that_designs_is_not_told_about_a_certificate_it_never_asked_for() -> None:
    case = cases.typical()
    assert NO_CERTIFICATE not in said(replace(case, decision=replace(case.decision, model=Model.ISO9001)))


def test_an_own_decision_is_printed_with_its_reason_and_name() -> None:
    own = OwnDecision(lens=Lens.ISO9001_2015, reason="The body is not accredited yet", name="A. Director")
    text = said(replace(cases.typical(), own_decision=own))
    assert "Decided otherwise: ISO 9001:2015, by A. Director. The body is not accredited yet." in text


def test_a_contract_model_never_reads_as_a_certificate() -> None:
    old = Lens.ISO9002_1994
    asked = tuple(
        replace(r, clause={old: "4.1" if n % 2 else "4.2"}) for n, r in enumerate(cases.requirements())
    )
    case = replace(cases.typical(), lens=old, requirements=asked)
    judgement = replace(cases.judged(case), verdict=Verdict.DOES_NOT_MEET_MODEL)
    text = words_of(readiness_summary(case, judgement))
    assert NO_CERTIFICATE in text
    assert "Before a certification body comes" not in text
    assert "Stage 1" not in text


def test_the_statement_for_the_scope_names_the_clauses_and_the_reason() -> None:
    case = cases.typical()
    assert f"For the documented scope (4.3): {justification_words(case.decision)}" in said(case)


def test_the_scope_statement_claims_no_clause_of_which_a_part_applies() -> None:
    case = cases.typical()
    judgement = cases.judged(case)
    first = next(f for f in judgement.findings if f.clause == "8.3.4")
    partly = tuple(replace(f, grade=Grade.MINOR) if f is first else f for f in judgement.findings)
    text = words_of(readiness_summary(case, replace(judgement, findings=partly)))
    assert "clauses 8.3.1, 8.3.2, 8.3.3, 8.3.5, 8.3.6" in text
    assert "\n8.3.4 (2): Clause 8.3" in text


def test_the_reason_of_every_not_applicable_requirement_is_said() -> None:
    case = cases.typical()
    judgement = cases.judged(case)
    text = words_of(readiness_summary(case, judgement))
    reasons = {message_words(f.because) for f in judgement.findings if f.grade is Grade.NOT_APPLICABLE}
    assert reasons
    assert all(reason in text for reason in reasons)


def test_what_is_not_assessed_is_listed_and_in_no_percentage() -> None:
    case = cases.typical()
    rows = {row.label: row for row in chart(case).rows}
    operation = rows["8 Operation"]
    conforming, ofi, *_, open_ = operation.parts
    assert open_ == 1
    assert operation.figures[0].startswith(f"{conforming + ofi} of {sum(operation.parts) - open_} (")
    assert re.search(r"not assessed yet and (is|are) in no figure: [^\n]*8\.5\.5", said(case))
    assert "8.5.5\u2002There is service after delivery as agreed" in words_of(full(case))


def test_every_percentage_stands_with_its_base() -> None:
    for case in (cases.typical(), cases.empty(), cases.huge()):
        text = said(case)
        assert len(re.findall(r"\d+ of \d+ \(\d+ %\)", text)) == text.count("%")


@given(st.integers(1, 10_000), st.data())
def test_only_all_is_100_percent_and_only_nothing_is_0_percent(base: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, base))
    words = share_words(part, base)
    assert ("(100 %)" in words) == (part == base)
    assert ("(0 %)" in words) == (part == 0)


def test_likely_stands_before_every_grade() -> None:
    text = said(cases.typical())
    graded = re.findall(r"(\w+) (?:major|minor)\b", text)
    assert graded
    assert set(graded) <= {"Likely", "likely", "each"}  # "each": what a certificate needs


def test_the_summary_tells_each_nonconformity_and_what_is_done_about_it() -> None:
    case, text = cases.typical(), said(cases.typical())
    asked = {known.id: known.statement for known in case.requirements}
    found = [f for f in cases.judged(case).findings if f.grade in (Grade.MAJOR, Grade.MINOR)]
    assert found
    for finding in found:
        assert asked[finding.requirement] in text
        assert case.answers[finding.requirement].action.what in text
    assert text.count("Claimed, not shown.") == sum(one.claimed and not one.denied for one in found)
    assert text.count("Not taken place so far.") == sum(one.claimed and one.denied for one in found)


def test_a_point_in_place_that_is_only_claimed_says_so_in_both_reports() -> None:
    case = cases.typical()
    merely = {known.id: Answer(rating=Rating.CONFORMING) for known in case.requirements}
    case = replace(case, answers=merely)
    points = [point for point in cases.judged(case).prerequisites if point.claimed]
    assert State.IN_PLACE in {point.state for point in points}
    for text in (said(case), words_of(full(case))):
        for point in points:
            assert "claimed, not shown" in message_words(point.detail)
            assert message_words(point.detail) in text


def test_a_claim_without_evidence_is_called_claimed_not_shown() -> None:
    case = cases.typical()
    found = claimed(cases.judged(case).findings)
    merely = found.undocumented
    assert merely
    assert found.denied  # rated with evidence, which does not count: it is not called without any
    rows = table(case, "Likely nonconformities").rows
    grades = ["".join(span.text for line in row[2] for span in line) for row in rows]
    assert sum("claimed, not shown" in grade for grade in grades) == merely


def test_sources_and_limits_are_dated() -> None:
    text = said(cases.typical())
    assert "a prediction, not an audit" in text
    facts = "Facts as of 23 November 2026; rules 2026.11; catalogue 2026.11.1; "
    assert f"{facts}the full assessment report names the sources." in text
    full = words_of(full_report(cases.typical(), cases.judged(cases.typical())))
    assert f"{facts}sources: IAF communique" in full
    assert full.count("IAF communique") == 1
    assert "commonly claimed" not in text  # that is no source
    assert "IAF communique" not in text


def test_content_that_is_not_sure_is_marked_as_reported() -> None:
    doubtful = replace(cases.typical(), answers={})
    assert "and it is in use. (reported)" in said(
        cases.with_answer(doubtful, "r-4.1-1", Answer(rating=Rating.PARTIAL))
    )


def test_an_empty_assessment_says_so_and_counts_nothing() -> None:
    text = said(cases.empty())
    assert "None of the 115 applicable requirements is assessed." in text
    assert "Likely nonconformities" not in text


@pytest.mark.parametrize("heading", ["Opportunities for improvement (likely OFI)", "Likely nonconformities"])
def test_an_action_is_told_with_owner_and_due_date(heading: str) -> None:
    done = Action(what="Weld a sample", owner="Workshop", due=cases.DAY)
    ofi = heading.startswith("Opp")
    rating = Rating.CONFORMING if ofi else Rating.PARTIAL
    case = cases.with_answer(cases.typical(), "r-8.5.1-3", Answer(rating=rating, ofi=ofi, action=done))
    cells = [line for row in table(case, heading).rows for line in row[-1]]
    texts = ["".join(span.text for span in line) for line in cells]
    at = texts.index("Weld a sample")
    assert texts[at + 1] == "Workshop; 18\u00a0November\u00a02026"  # no line ends inside a day


@pytest.mark.parametrize(
    ("action", "says"),
    [
        (Action(what="Weld", status=ActionStatus.STARTED), "started"),
        (Action(what="Weld", status=ActionStatus.DONE), "done; not checked yet"),
        (Action(what="Weld", status=ActionStatus.DONE, effective=True), "done; effective"),
        (Action(what="Weld", status=ActionStatus.DONE, effective=False), "done; not effective"),
    ],
)
def test_how_far_an_action_is_and_whether_it_worked_is_said(action: Action, says: str) -> None:
    answer = Answer(rating=Rating.PARTIAL, evidence="seen", action=action)
    case = cases.with_answer(cases.typical(), "r-8.5.1-3", answer)
    cells = [row[-1] for row in table(case, "Likely nonconformities").rows]
    told = [["".join(span.text for span in line) for line in cell] for cell in cells]
    assert ["Weld", "no owner; no date", says] in told


def test_a_file_stands_beside_the_evidence_with_its_number_and_day() -> None:
    file = Attachment(id="f", name="Check.pdf", sha256="", size=1, number="QP-7", effective=cases.DAY)
    answer = Answer(rating=Rating.PARTIAL, evidence="seen", attachments=("f", "gone"))
    case = replace(cases.with_answer(cases.typical(), "r-8.5.1-3", answer), attachments={"f": file})
    text = words_of(full(case))
    assert "Attached: E-01 Check.pdf; a file that is no longer there" in text
    register = text.partition("Register of evidence")[2]
    assert "E-01\nCheck.pdf\ndocument no. QP-7\n18 November 2026" in register


@pytest.mark.parametrize("own", [Grade.MAJOR, Grade.OFI, Grade.CONFORMING])
def test_where_the_assessor_graded_otherwise_both_grades_and_the_reason_are_said(own: Grade) -> None:
    regrade = Regrade(grade=own, reason="A second look at the welds.")
    answer = Answer(rating=Rating.PARTIAL, evidence="seen", regrade=regrade)
    text = said(cases.with_answer(cases.typical(), "r-8.5.1-3", answer))
    assert "The assessor: A second look at the welds." in text
    before, _by, after = text.replace("\n", " ").partition("by the rules: ")
    assert after.startswith("\u25b2\u00a0Likely minor")
    assert grade_short(own) in before[-200:]


def test_whoever_prepared_it_signs_beside_the_assessor() -> None:
    case = cases.typical()
    shown = readiness_summary(case, cases.judged(case), Options(control=Control(prepared_by="B. Colleague")))
    text = words_of(shown)
    assert "Assessor: A. Consultant" in text
    assert "Prepared by: B. Colleague" in text
    assert "assessor: A. Consultant. Prepared by B. Colleague." in text
    same = readiness_summary(
        case, cases.judged(case), Options(control=Control(prepared_by=" A. Consultant "))
    )
    assert "Prepared by" not in words_of(same)


def test_what_is_internal_is_never_printed() -> None:
    answer = Answer(rating=Rating.PARTIAL, evidence="seen", internal="for our eyes only")
    assert "our eyes" not in said(cases.with_answer(cases.typical(), "r-8.5.1-3", answer))


def test_the_stamp_stays_while_the_data_stay_and_changes_with_any_of_them() -> None:
    case = cases.typical()
    assert stamp(case) == stamp(cases.typical())
    assert re.fullmatch("2-[0-9a-f]{12}", stamp(case))
    assert stamp(replace(case, answers=dict(reversed(case.answers.items())))) == stamp(case)
    assert stamp(cases.with_answer(case, "r-4.1-1", Answer(rating=Rating.PARTIAL))) != stamp(case)
    assert stamp(replace(case, assessor="B. Consultant")) != stamp(case)
    assert stamp(replace(case, assessor="half a pair \ud83d")) != stamp(case)


def test_a_summary_of_a_thousand_sites_names_a_few_and_the_report_all() -> None:
    sites = tuple(Site(name=f"Site {number}.") for number in range(1000))
    typical = cases.typical()
    people = replace(typical.profile.people, sites=sites)
    case = replace(typical, profile=replace(typical.profile, people=people))
    summary, report = said(case), words_of(full(case))
    assert summary.count("Site ") == 8
    assert "and 992 more sites, named in the full assessment report" in summary
    assert all(site.name in report for site in sites)


def test_each_field_of_the_head_says_what_it_is() -> None:
    case = cases.typical()
    offer = replace(case.profile.offer, scope="", products="Windows and doors", services="Repairs")
    rows = dict(identification(replace(case, profile=replace(case.profile, offer=offer)), Options()))
    assert (rows["Scope"], rows["Products"], rows["Services"]) == (
        "not stated",
        "Windows and doors",
        "Repairs",
    )
    assert rows["Assessed"] == "by A. Consultant; as of 18 November 2026"
    assert "· as of 18 November 2026" in said(case)
    nothing = cases.empty()
    assert dict(identification(nothing, Options()))["Assessed"] == "not yet; as of 18 November 2026"
    named = replace(nothing, assessor="A. Sampler")
    says = "not yet, to be done by A. Sampler; as of 18 November 2026"
    assert dict(identification(named, Options()))["Assessed"] == says
    assert "· not assessed yet" in words_of(readiness_summary(nothing, cases.judged(nothing)))


def test_why_a_minor_stands_in_the_way_is_said_where_one_does() -> None:
    why = "A minor stands in the way of stage 2 only where"
    typical = cases.typical()
    system = replace(typical.profile.system, internal_audit=InternalAudit.COMPLETE)
    shown = {known.id: Answer(rating=Rating.CONFORMING, evidence="Seen.") for known in typical.requirements}
    case = replace(typical, profile=replace(typical.profile, system=system), answers=shown)
    partly = Answer(rating=Rating.PARTIAL, evidence="Half of it.")
    assert why not in said(cases.with_answer(case, "r-5.2.1-1", partly))
    assert why in said(cases.with_answer(case, "r-9.2.1-1", partly))


def test_a_cause_has_an_action_only_where_what_stands_in_the_way_has_one() -> None:
    """One that is planned beside it, for the same cause, takes nothing out of the way."""
    blocking, beside = "r-7.1.5.2-1", "r-7.1.5.1-1"
    acted = cases.typical()
    bare = cases.with_answer(acted, blocking, replace(acted.answers[blocking], action=Action()))
    action = Action(what="Buy a gauge", owner="Workshop", due=cases.DAY)
    elsewhere = cases.with_answer(bare, beside, replace(bare.answers[beside], action=action))
    found = [row for row in told(elsewhere) if row[1].startswith("Calibration and means of checking")]
    assert [who for _when, _what, who in found] == ["no action yet"]
    assert "Buy a gauge" not in str(told(elsewhere))


def test_what_has_no_action_is_told_beside_the_action_of_the_same_cause() -> None:
    acted = cases.typical()
    major = Answer(rating=Rating.ABSENT, regrade=Regrade(grade=Grade.MAJOR, reason="Nothing is checked."))
    both = cases.with_answer(acted, "r-7.1.5.2-2", major)
    row = next(what for _when, what, _who in told(both) if "Calibrate and register" in what)
    assert row.endswith("; 1 more point in the way has no action yet (7.1.5.2)")
    assert "more point in the way" not in str(told(acted))


def told(shown_case: Case) -> list[tuple[str, str, str]]:
    """When, what and who of each of the next steps."""
    section = next(one for one in summary(shown_case).sections if one.heading == "Next steps")
    grid = next(block for block in section.blocks if isinstance(block, Grid))
    rows = [[" ".join("".join(s.text for s in line) for line in cell) for cell in one] for one in grid.rows]
    return [(when, what, who) for when, what, who in rows]


def test_the_causes_before_stage_1_are_told_as_a_part_of_all_in_one_sentence() -> None:
    """Two counts beside each other, with nothing that joins them, read as a contradiction."""
    joined = "2 causes stand in the way of a certificate, 1 of them already of stage 1: Internal audit."
    assert joined in said(cases.typical())
    acted = cases.typical()
    calibrated = replace(acted.answers["r-7.1.5.2-1"], rating=Rating.CONFORMING, evidence="Seen.")
    alone = said(cases.with_answer(acted, "r-7.1.5.2-1", calibrated))
    assert "1 cause stands in the way of stage 1: Internal audit." in alone


def test_several_things_to_say_of_one_cause_have_a_line_each() -> None:
    case = cases.typical()
    unsaid = replace(case.profile.system, internal_audit=None)
    table_ = table(replace(case, profile=replace(case.profile, system=unsaid)), "What each cause rests on")
    audit = next(row for row in table_.rows if "Internal audit" in row[1][0][0].text)
    assert "Not known yet: how far the internal audits are." in str(audit[1])
    assert ["".join(span.text for span in line) for line in audit[2]][-1] == (
        "Say how far the internal audits are."
    )
