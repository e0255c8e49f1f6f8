"""Claimed, not shown: one meaning for the question, the figures, the documents and the command line."""

import datetime

import pytest
from hypothesis import given, settings

from isoassess.assessment.case_builder import judge_case, open_case
from isoassess.assessment.labels import message_words
from isoassess.assessment.verdict import judge
from isoassess.assessment.verdict.claimed import claimed, claimed_words, is_evidence, is_shown
from isoassess.assessment.verdict.documented import ShownState, documented
from isoassess.catalogue.catalogue import shipped
from isoassess.cli import judgement_words, printed_results
from isoassess.domain import Answer, Attachment, Grade, Keep, Lens, Rating, Regrade
from isoassess.domain.case import Case, Judgement
from isoassess.domain.profile import Profile
from tests.examples import examples
from tests.unit.cases import CLAUSES, cases
from tests.unit.reckoning import reckon

LENS = Lens.ISO9001_2026
FILE = Attachment(id="f", name="a.pdf", sha256="0" * 64, size=1)
DEMANDED = next(
    r for r in shipped().requirements(LENS) if r.documents.keep is not Keep.NONE and r.gate is None
).id
PLAIN = next(r for r in shipped().requirements(LENS) if r.documents.keep is Keep.NONE and r.gate is None).id


def judged(answers: dict[str, Answer]) -> tuple[Case, Judgement]:
    case = open_case(
        shipped(),
        profile=Profile(),
        answers=answers,
        attachments={"f": FILE},
        lens=LENS,
        on=datetime.date(2026, 11, 27),
    )
    return case, judge_case(shipped(), case)


def finding(answer: Answer, id_: str = PLAIN) -> tuple[Grade, bool, str]:
    _case, judgement = judged({id_: answer})
    found = next(one for one in judgement.findings if one.requirement == id_)
    return found.grade, found.claimed, message_words(found.because)


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u00a0", "\u200b", "\ufeff", "\u3000", "-", "...", "–"])
def test_blanks_and_mere_marks_are_no_evidence(text: str) -> None:
    assert not is_evidence(text)
    assert finding(Answer(rating=Rating.CONFORMING, evidence=text))[1]


@pytest.mark.parametrize("text", ["seen", "4711", "ok", " Prüfplan ", "品質", "Q"])
def test_a_short_word_is_evidence(text: str) -> None:
    grade, merely, because = finding(Answer(rating=Rating.CONFORMING, evidence=text))
    assert (grade, merely, because) == (Grade.CONFORMING, False, "In use, with evidence seen.")


@pytest.mark.parametrize("rating", [Rating.CONFORMING, Rating.EFFECTIVE])
def test_without_evidence_it_is_said_not_to_be_shown(rating: Rating) -> None:
    grade, merely, because = finding(Answer(rating=rating, note="looks good", internal="trust him"))
    assert (grade, merely) == (Grade.CONFORMING, True)
    assert because.startswith("No objective evidence is recorded.")
    assert "one sentence on what you saw, where and when, is enough" in because
    assert "evidence seen" not in because


@pytest.mark.parametrize("rating", [Rating.CONFORMING, Rating.EFFECTIVE])
def test_where_documented_information_is_demanded_it_stays_a_minor(rating: Rating) -> None:
    grade, merely, because = finding(Answer(rating=rating), DEMANDED)
    assert (grade, merely) == (Grade.MINOR, True)
    assert because == "The documented information that is demanded has not been shown."


def test_a_file_shows_it_when_it_is_there() -> None:
    assert is_shown(Answer(attachments=("f",)), {"f"})
    assert not is_shown(Answer(attachments=("gone",)), {"f"})
    assert not finding(Answer(rating=Rating.CONFORMING, attachments=("f",)))[1]
    assert finding(Answer(rating=Rating.CONFORMING, attachments=("gone",)))[1]


@pytest.mark.parametrize(
    "rating", [None, Rating.ABSENT, Rating.INFORMAL, Rating.PARTIAL, Rating.NOT_APPLICABLE]
)
def test_what_claims_nothing_is_not_claimed(rating: Rating | None) -> None:
    assert not finding(Answer(rating=rating, reason="does not occur here"))[1]


def test_an_opportunity_may_be_claimed_too() -> None:
    assert finding(Answer(rating=Rating.CONFORMING, ofi=True))[:2] == (Grade.OFI, True)
    assert finding(Answer(rating=Rating.EFFECTIVE, ofi=True))[:2] == (Grade.CONFORMING, True)


def test_an_own_grade_shows_no_document() -> None:
    own = Regrade(grade=Grade.CONFORMING, reason="known from the last visit")
    case, judgement = judged({DEMANDED: Answer(rating=Rating.CONFORMING, regrade=own)})
    assert judgement.share.claimed == 1
    assert documented(case, judgement.findings).having(ShownState.SHOWN) == ()


def test_the_count_has_its_base_and_its_split() -> None:
    three = Answer(rating=Rating.CONFORMING)
    shown = next(r.id for r in shipped().requirements(LENS) if r.id not in (PLAIN, DEMANDED))
    _case, judgement = judged(
        {PLAIN: three, DEMANDED: three, shown: Answer(rating=Rating.EFFECTIVE, evidence="log of May")}
    )
    found = claimed(judgement.findings)
    assert (len(found.findings), found.rated, found.fulfilled, found.nonconforming) == (2, 3, 1, 1)
    assert claimed_words(found) == (
        "Claimed, not shown: Of 3 requirements rated 3 or 4, 2 have no evidence written down or attached. "
        "1 counts as likely fulfilled on the assessor's word alone. "
        "1 is a likely nonconformity, because documented information is demanded."
    )
    assert claimed_words(claimed(())) == ""


def test_json_and_text_say_how_many() -> None:
    three = Answer(rating=Rating.CONFORMING)
    case, judgement = judged({PLAIN: three, DEMANDED: three})
    counts = printed_results.assessment(case, judgement)["counts"]
    assert (counts["claimed_not_shown"], counts["fulfilled_not_shown"]) == (2, 1)
    assert (
        "Claimed, not shown: Of 2 requirements rated 3 or 4, 2 have no evidence"
        in judgement_words.judgement_text(case, judgement)
    )


@settings(max_examples=examples(60))
@given(cases())
def test_a_second_reckoning_finds_the_same(case: Case) -> None:
    judgement = judge(case, CLAUSES)
    second = reckon(case)
    assert {one.requirement for one in judgement.findings if one.claimed} == second.claimed
    fulfilled = [id_ for id_ in second.claimed if second.grades[id_] in ("conforming", "ofi")]
    assert judgement.share.claimed == len(fulfilled)
    for result in judgement.clauses:
        below = f"{result.clause.number}."
        here = [one for one in judgement.findings if f"{one.clause}.".startswith(below)]
        assert result.share.claimed == sum(one.requirement in fulfilled for one in here)
