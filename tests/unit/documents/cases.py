"""Sample cases for the documents: one with much in it, one with nothing, one with far too much."""

import datetime

from msgspec.structs import replace

from isoassess.assessment.document_control import IssuedDocument
from isoassess.assessment.finding_register import extended
from isoassess.assessment.verdict import judge
from isoassess.assessment.verdict.numbering import numbered, wanted_by
from isoassess.documents import DocumentKind
from isoassess.domain import (
    Action,
    ActionStatus,
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
from isoassess.domain.case import Case, Judgement
from isoassess.domain.decision import Decision, DecisionWarning, DesignClause, Model, Today
from isoassess.domain.message import message
from isoassess.domain.profile import (
    InternalAudit,
    ManagementReview,
    Offer,
    Organization,
    People,
    Profile,
    Site,
    System,
)

DAY = datetime.date(2026, 11, 18)

TITLES = {
    "4": "Context of the organization",
    "5": "Leadership",
    "6": "Planning",
    "7": "Support",
    "8": "Operation",
    "9": "Performance evaluation",
    "10": "Improvement",
}
SUBJECTS = {
    "4.1": "the issues inside and outside that matter|climate as one of these issues|a regular look at them",
    "4.2": "the parties with an interest in the system|what these parties require|a watch on changes of it",
    "4.3": "a written scope|the sites and products in the scope|reasons for what is held not applicable",
    "4.4.1": "an overview of the processes|owners of the processes|figures that show how they run",
    "4.4.2": "descriptions of the processes|records that the processes run as described",
    "5.1.1": "the time of top management for the system|quality in the business plan|resources when asked",
    "5.1.2": "a way to learn of legal requirements|attention to what worries customers",
    "5.2.1": "a quality policy that fits the firm|a frame for objectives in the policy",
    "5.2.2": "the policy in the hands of everybody|the policy for parties who ask for it",
    "5.3": "roles that everybody knows|one person who reports on the system",
    "6.1.1": "risks of the processes|opportunities worth taking",
    "6.1.2": "actions on these risks|a check that the actions worked",
    "6.2.1": "objectives that can be measured|objectives for each function concerned",
    "6.2.2": "resources for each objective|a date and a person for each objective",
    "6.3": "a plan before the system is changed|a look at the consequences of a change",
    "7.1.1": "enough resources for the system",
    "7.1.2": "enough people for the processes",
    "7.1.3": "a maintenance plan for machines|records of maintenance done",
    "7.1.4": "suitable light, cleanliness and temperature",
    "7.1.5.1": "measuring equipment that suits the tolerance|records of its fitness",
    "7.1.5.2": "calibration of torque wrenches|labels with the calibration status|a reaction to faults",
    "7.1.6": "a way to keep the knowledge of people who leave",
    "7.2": "the competence each task needs|training where it lacks|records of competence",
    "7.3": "people who know the objectives that concern them",
    "7.4": "rules on who tells what to whom",
    "7.5.1": "the documents the standard asks for",
    "7.5.2": "approval of documents before use|names and dates on documents",
    "7.5.3.1": "current issues at the place of work",
    "7.5.3.2": "protection against loss|rules on how long records are kept",
    "8.1": "a plan for how orders are worked|criteria for acceptance|control of outsourced work",
    "8.2.1": "clear contacts for customers|a way to take complaints",
    "8.2.2": "the requirements of each offer",
    "8.2.3.1": "a review before an order is accepted|agreement on requirements that were only spoken",
    "8.2.3.2": "records of the order review",
    "8.2.4": "word to everybody when an order changes",
    "8.3.1": "a design process",
    "8.3.2": "a plan for each design|reviews named in the plan",
    "8.3.3": "the inputs of each design",
    "8.3.4": "reviews of designs|verification of designs|validation of designs",
    "8.3.5": "outputs that can be made and checked",
    "8.3.6": "control of design changes",
    "8.4.1": "criteria for choosing suppliers|re-evaluation of suppliers|records of the evaluation",
    "8.4.2": "checks of what is bought|control that fits the risk",
    "8.4.3": "orders that say what is wanted",
    "8.5.1": "work instructions where they are needed|checks at the right stages|qualified welding",
    "8.5.2": "identification of parts|traceability where it is required",
    "8.5.3": "care for property of customers",
    "8.5.4": "protection of parts until delivery",
    "8.5.5": "service after delivery as agreed",
    "8.5.6": "a review of changes in production",
    "8.6": "release by an authorized person|records of who released what",
    "8.7.1": "separation of what does not conform|a decision on it",
    "8.7.2": "records of nonconforming output",
    "9.1.1": "decisions on what is measured|evaluation of the results",
    "9.1.2": "knowledge of how satisfied customers are",
    "9.1.3": "use of data for decisions",
    "9.2.1": "internal audits at planned times|an audit of every process",
    "9.2.2": "an audit programme|auditors who do not audit their own work|reports to management",
    "9.3.1": "a management review at planned times",
    "9.3.2": "all inputs of the review|results of earlier reviews",
    "9.3.3": "decisions of the review on record",
    "10.1": "improvement of products and of the system",
    "10.2.1": "a reaction to nonconformities|a look for the cause|a check that the action worked",
    "10.2.2": "records of corrective action",
    "10.3": "continual improvement that can be seen",
}
GATES = {
    "4.3": CertificationStage.STAGE_1,
    "5.2.1": CertificationStage.STAGE_1,
    "6.2.1": CertificationStage.STAGE_1,
    "7.1.5.2": CertificationStage.STAGE_2,
    "8.6": CertificationStage.STAGE_2,
    "9.2.1": CertificationStage.STAGE_2,
    "9.3.1": CertificationStage.STAGE_2,
    "10.2.1": CertificationStage.STAGE_2,
}
LENS = Lens.ISO9001_2026


def clauses() -> tuple[Clause, ...]:
    """The tree: top level, groups and lowest level, as far as the sample goes."""
    numbers = {".".join(n.split(".")[: depth + 1]) for n in SUBJECTS for depth in range(n.count(".") + 1)}
    ordered = sorted(numbers, key=lambda number: [int(part) for part in number.split(".")])
    return tuple(Clause(number=n, title=TITLES.get(n, f"[Sample clause {n}]")) for n in ordered)


def requirements() -> tuple[Requirement, ...]:
    """About 115 requirements in clause order."""
    return tuple(
        requirement(
            f"r-{clause}-{place}",
            clause,
            f"Is there {subject}, and is it in use?",
            f"There is {subject}, and it is in use.",
        )
        for clause, subjects in SUBJECTS.items()
        for place, subject in enumerate(subjects.split("|"), start=1)
    )


def requirement(id: str, clause: str, asks: str, states: str, lens: Lens = LENS) -> Requirement:
    design = clause.startswith("8.3")
    return Requirement(
        id=id,
        clause={lens: clause},
        asks=asks,
        states=states,
        looks_for=("what is said", "what is shown"),
        small_firm="A list is enough.",
        documents=Documents(keep=Keep.RETAIN, what="records") if clause == "8.4.1" else Documents(),
        applies=Applies.CLAIM if design else Applies.NEVER,
        gate=GATES.get(clause) if id.endswith("-1") else None,
        source=("sample",),
        confidence=Confidence.MEDIUM if clause == "4.1" else Confidence.HIGH,
    )


def profile() -> Profile:
    return Profile(
        organization=Organization(
            name="Example Fabrications Ltd",
            address="1 Sample Street, Sampletown",
            country="GB",
            contact="Quality manager",
        ),
        people=People(
            effective_personnel=38,
            sites=(
                Site(name="Works", address="1 Sample Street", personnel=34, is_central=True),
                Site(name="Store", address="2 Sample Street", personnel=4),
            ),
        ),
        offer=Offer(scope="Welded frames and housings, made to drawings of customers"),
        system=System(
            internal_audit=InternalAudit.PLANNED,
            management_review=ManagementReview.HELD,
            corrective_action_cases=3,
            months_of_records=4,
        ),
    )


def decision() -> Decision:
    return Decision(
        model=Model.ISO9002,
        today=Today(
            edition="2026",
            clause_8_3=DesignClause.NOT_APPLICABLE,
            because=(message("route-by-edition-in-force", clause="not-applicable", edition=LENS),),
        ),
        rules=("R23",),
        because=message("R15"),
        design_because=message("R15"),
        facts=(),
        unknown=(),
        warnings=(DecisionWarning(rule="W4", says=message("safe-assumption")),),
        justification=message(
            "design-not-applicable",
            name="Example Fabrications Ltd",
            scope="Welded frames",
            product="customer",
        ),
        sources=("IAF03", "WHIT-73", "article:S18"),
        as_of=DAY,
        rules_version="2026.11",
    )


def answers() -> dict[str, Answer]:
    """Most is conforming; two majors, a dozen minors, some OFIs, a few not assessed."""
    given = {r.id: Answer(rating=Rating.CONFORMING, evidence="seen on site") for r in requirements()}
    for id in [id for id in given if id.startswith("r-8.3")]:
        del given[id]
    for id in ("r-8.5.5-1", "r-9.1.3-1"):
        del given[id]
    for place, id in enumerate(list(given)[5::9]):
        given[id] = replace(given[id], ofi=True, note=f"Could be simpler, idea {place + 1} of the interview.")
    for place, id in enumerate(list(given)[7::10]):
        given[id] = Answer(
            rating=Rating.PARTIAL,
            evidence=f"Procedure QP-{place + 1:02}, not yet followed in the second shift",
            action=Action(what=f"Train the second shift on QP-{place + 1:02}", owner="Workshop", due=DAY),
        )
    given["r-7.1.5.2-1"] = Answer(
        rating=Rating.ABSENT,
        note="Torque wrenches are in use without a calibration record.",
        action=Action(what="Calibrate and register", owner="Workshop", due=datetime.date(2027, 1, 20)),
    )
    given["r-9.2.1-1"] = Answer(
        rating=Rating.INFORMAL,
        note="Programme planned, no audit carried out yet.",
        action=Action(what="Complete the programme", owner="Quality manager", due=datetime.date(2027, 1, 15)),
    )
    given["r-8.4.1-2"] = Answer(rating=Rating.CONFORMING, note="6 of 21 suppliers not looked at since 2024.")
    return given


def typical() -> Case:
    """A firm of 38 people shortly before stage 1."""
    return Case(
        profile=profile(),
        decision=decision(),
        lens=LENS,
        requirements=requirements(),
        answers=answers(),
        date=DAY,
        assessor="A. Consultant",
        catalogue_version="2026.11.1",
    )


def empty() -> Case:
    """Nothing rated, nothing known."""
    blank = replace(
        decision(),
        model=Model.ASK,
        today=replace(decision().today, clause_8_3=DesignClause.ASK),
        justification=None,
        warnings=(),
        unknown=("design.product", "design.may_change", "purpose"),
        because=message("fact-not-known", fact="design.product"),
        design_because=message("fact-not-known", fact="design.product"),
    )
    return replace(typical(), profile=Profile(), decision=blank, answers={}, assessor="")


def small() -> Case:
    """Five requirements of one clause group, two of them assessed."""
    asked = requirements()[:5]
    given = {asked[0].id: answers()[asked[0].id], asked[1].id: Answer(rating=Rating.PARTIAL, note="half")}
    return replace(typical(), requirements=asked, answers=given)


def huge() -> Case:
    """300 requirements, a third of them nonconforming, with long texts, files, people and actions."""
    asked = tuple(
        requirement(
            f"h-{n}",
            list(SUBJECTS)[n * len(SUBJECTS) // 300],
            f"Is sample point {n} in place?",
            f"Sample point {n} is in place.",
        )
        for n in range(300)
    )
    given = {known.id: _crowded(n) for n, known in enumerate(asked)}
    files = {id_: _file(id_) for answer in given.values() for id_ in answer.attachments}
    return replace(typical(), requirements=asked, answers=given, attachments=files)


def _crowded(n: int) -> Answer:
    note = "It was seen on the shop floor, in the office and in the store; nobody could show a record of it. "
    ratings = (Rating.CONFORMING, Rating.PARTIAL, Rating.EFFECTIVE)
    action = Action(
        what=f"Do step {n}",
        owner=("Workshop", "Purchasing", "")[n % 7 % 3],
        due=DAY + datetime.timedelta(days=n - 150) if n % 4 else None,
        status=list(ActionStatus)[n % 5 % 3],
        effective=(None, True, False)[n % 4 % 3] if n % 5 == 2 else None,
        check=f"Looked at sample {n}" if n % 5 == 2 else "",
    )
    return Answer(
        rating=ratings[n % 3],
        note=note * (n % 5) + f"Noted as {n}.",
        evidence=f"Record {n} in folder {n % 17}",
        attachments=(f"file-{n}",) if n % 4 == 0 else (),
        interviewee=f"Person {n % 31} of the shift",
        internal=f"Kept inside {n}",
        action=action if n % 3 == 1 else Action(),
        regrade=Regrade(grade=Grade.MAJOR, reason=f"Second visit {n}") if n % 50 == 1 else Regrade(),
    )


def _file(id: str) -> Attachment:
    number = int(id.partition("-")[2])
    day = DAY - datetime.timedelta(days=number) if number % 8 else None
    return Attachment(
        id=id, name=f"{id}.pdf", sha256="0", size=1, number=f"QP-{number:03}", effective=day, note="a file"
    )


def judged(case: Case) -> Judgement:
    """With a number for each finding, as the store gives them."""
    found = judge(case, clauses())
    return replace(
        found, findings=numbered(found.findings, extended(case.numbers, wanted_by(found.findings)))
    )


def with_answer(case: Case, id: str, answer: Answer) -> Case:
    return replace(case, answers=case.answers | {id: answer})


EVERY = (small, typical, huge, empty)
KINDS = tuple(DocumentKind)


def issued(version: int, *, kind: str = "summary") -> IssuedDocument:
    """The record of a version, one a day from the day of the assessment."""
    return IssuedDocument(
        kind=kind,
        version=version,
        issued=DAY + datetime.timedelta(days=version - 1),
        number="EF-RS-01",
        prepared_by="A. Consultant",
        changes=f"Change {version}." if version > 1 else "",
        stamp="2-" + "0" * 64,
        data_day=DAY,
        format="pdf",
        file_name="summary.pdf",
    )
