"""Cases to judge: a small catalogue of our own, and generated answers over it."""

import datetime

from hypothesis import strategies as st

from isoassess.domain import (
    Answer,
    Applies,
    Attachment,
    CertificationStage,
    Clause,
    Confidence,
    Documents,
    Grade,
    Keep,
    Lens,
    Rating,
    Regrade,
    Requirement,
)
from isoassess.domain.case import Case
from isoassess.domain.decision import Decision, DesignClause, Model, Today
from isoassess.domain.fact_keys import with_fact
from isoassess.domain.message import message
from isoassess.domain.profile import InternalAudit, ManagementReview, Profile, System

TODAY = datetime.date(2026, 11, 23)
LENS = Lens.ISO9001_2026
JUSTIFICATION = message("design-not-applicable", name="Sample Ltd", scope="", product="customer")
FILE = Attachment(id="a-file", name="list.pdf", sha256="0" * 64, size=1)
RUNNING = System(
    internal_audit=InternalAudit.COMPLETE,
    management_review=ManagementReview.HELD,
    corrective_action_cases=2,
    months_of_records=3,
)
# A claim that no property of others is held may be accepted, and the system has run once.
WITHOUT_PROPERTY = with_fact(Profile(system=RUNNING), "conditions.customer_property", False)
NUMBERED = [Rating.ABSENT, Rating.INFORMAL, Rating.PARTIAL, Rating.CONFORMING, Rating.EFFECTIVE]


def decision(clause_8_3: DesignClause = DesignClause.APPLIES) -> Decision:
    """A decision that says only whether clause 8.3 applies."""
    return Decision(
        model=Model.ISO9001,
        today=Today(
            edition="2026",
            clause_8_3=clause_8_3,
            because=(message("route-by-edition-in-force", clause=clause_8_3, edition=LENS),),
        ),
        rules=("R10",),
        because=message("R10"),
        design_because=message("R10"),
        facts=(),
        unknown=(),
        warnings=(),
        justification=JUSTIFICATION if clause_8_3 is DesignClause.NOT_APPLICABLE else None,
        sources=(),
        as_of=TODAY,
        rules_version="1",
    )


def requirement(
    id_: str,
    number: str,
    *,
    gate: CertificationStage | None = None,
    keep: Keep = Keep.NONE,
    applies: Applies = Applies.NEVER,
    when: str | None = None,
) -> Requirement:
    return Requirement(
        id=id_,
        clause={LENS: number, Lens.ISO9002_1994: number},
        asks=f"Is {id_} done?",
        looks_for=("A record", "A talk"),
        small_firm="One page.",
        documents=Documents(keep=keep, what="" if keep is Keep.NONE else "A record"),
        applies=applies,
        when=when,
        gate=gate,
        source=("own",),
        confidence=Confidence.HIGH,
    )


REQUIREMENTS = (
    requirement("scope", "4.3", gate=CertificationStage.STAGE_1, keep=Keep.MAINTAIN),
    requirement("policy", "5.2.1", gate=CertificationStage.STAGE_1, keep=Keep.MAINTAIN),
    requirement("policy-known", "5.2.2"),
    requirement(
        "calibration",
        "7.1.5.2",
        gate=CertificationStage.STAGE_2,
        keep=Keep.RETAIN,
        applies=Applies.CONDITIONAL,
        when="conditions.measuring_equipment",
    ),
    requirement("order-review", "8.2.3.1", gate=CertificationStage.STAGE_2),
    requirement("order-record", "8.2.3.2", keep=Keep.RETAIN),
    requirement("order-change", "8.2.4"),
    requirement("design", "8.3.1", gate=CertificationStage.STAGE_2, applies=Applies.CLAIM),
    requirement("suppliers", "8.4.1", gate=CertificationStage.STAGE_2),
    requirement("suppliers-again", "8.4.1"),
    requirement("property", "8.5.3", applies=Applies.CLAIM, when="conditions.customer_property"),
    requirement("preservation-a", "8.5.4"),
    requirement("preservation-b", "8.5.4"),
    requirement("audit", "9.2.2", gate=CertificationStage.STAGE_2, keep=Keep.RETAIN),
    requirement("review", "9.3.3", gate=CertificationStage.STAGE_2, keep=Keep.RETAIN),
)

CLAUSES = tuple(
    Clause(number=number, title=f"Clause {number}")
    for number in [
        "4",
        "4.3",
        "5",
        "5.2",
        "5.2.1",
        "5.2.2",
        "7",
        "7.1",
        "7.1.5",
        "7.1.5.2",
        "8",
        "8.2",
        "8.2.3",
        "8.2.3.1",
        "8.2.3.2",
        "8.2.4",
        "8.3",
        "8.3.1",
        "8.4",
        "8.4.1",
        "8.5",
        "8.5.3",
        "8.5.4",
        "9",
        "9.2",
        "9.2.2",
        "9.3",
        "9.3.3",
        "10",
        "10.1",
    ]
)


def case(
    answers: dict[str, Answer] | None = None,
    *,
    lens: Lens = LENS,
    profile: Profile | None = None,
    clause_8_3: DesignClause = DesignClause.APPLIES,
    requirements: tuple[Requirement, ...] = REQUIREMENTS,
) -> Case:
    return Case(
        profile=profile or WITHOUT_PROPERTY,
        decision=decision(clause_8_3),
        lens=lens,
        requirements=requirements,
        answers=answers or {},
        attachments={FILE.id: FILE},
        date=TODAY,
    )


def all_rated(rating: Rating, **other: Answer) -> dict[str, Answer]:
    """Every requirement rated alike with evidence, but for the ones named."""
    answers = {known.id: Answer(rating=rating, evidence="Seen.") for known in REQUIREMENTS}
    return answers | {name.replace("_", "-"): answer for name, answer in other.items()}


def answer_values() -> st.SearchStrategy[Answer]:
    return st.builds(
        Answer,
        rating=st.one_of(st.none(), st.sampled_from(NUMBERED), st.just(Rating.NOT_APPLICABLE)),
        reason=st.sampled_from(["", "Nothing of it is done here."]),
        evidence=st.sampled_from(["", "  ", "Seen."]),
        attachments=st.sampled_from([(), (), (FILE.id,), ("not-there",), ("not-there", FILE.id)]),
        ofi=st.booleans(),
        regrade=regrades(),
    )


def regrades() -> st.SearchStrategy[Regrade]:
    """Mostly none; else any grade, with and without a reason."""
    own = st.builds(
        Regrade, grade=st.sampled_from(list(Grade)), reason=st.sampled_from(["", "Seen on a second visit."])
    )
    return st.one_of(st.just(Regrade()), st.just(Regrade()), own)


def systems() -> st.SearchStrategy[System]:
    return st.builds(
        System,
        internal_audit=st.sampled_from([None, *InternalAudit]),
        management_review=st.sampled_from([None, *ManagementReview]),
        corrective_action_cases=st.sampled_from([None, 0, 2]),
        months_of_records=st.sampled_from([None, 0, 3]),
    )


@st.composite
def cases(draw: st.DrawFn, lens: Lens = LENS) -> Case:
    ids = [known.id for known in REQUIREMENTS]
    answers = draw(st.dictionaries(st.sampled_from(ids), answer_values(), max_size=len(ids)))
    if draw(st.booleans()):  # mostly answered, so that the later verdicts are met too
        answers = {id_: Answer(rating=Rating.CONFORMING, evidence="Seen.") for id_ in ids} | answers
    measuring, property_ = draw(st.tuples(*[st.sampled_from([None, True, False])] * 2))
    profile = Profile(system=draw(systems()))
    profile = with_fact(profile, "conditions.measuring_equipment", measuring)
    profile = with_fact(profile, "conditions.customer_property", property_)
    return case(answers, lens=lens, profile=profile, clause_8_3=draw(st.sampled_from(list(DesignClause))))
