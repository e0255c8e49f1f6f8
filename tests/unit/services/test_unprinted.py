"""What cannot be printed is named with where it stands, before a document goes out."""

import pytest
from msgspec.structs import replace

from isoassess.assessment.document_control import Control
from isoassess.documents import DEFAULT, DocumentKind, Options, pdf_of
from isoassess.domain import Action, Answer, Attachment, Rating
from isoassess.domain.case import Case
from isoassess.domain.profile import Site
from isoassess.services.unprinted import unprinted_in, unprinted_texts, unprinted_words
from tests.unit.documents import cases

HEBREW, EMOJI, RARE = "חברה לדוגמה", "\U0001f680", "\U00020bb7"


def named(name: str, **more: str) -> Case:
    case = cases.typical()
    organization = replace(case.profile.organization, name=name, **more)
    return replace(case, profile=replace(case.profile, organization=organization))


def said_of(case: Case, kind: DocumentKind, options: Options = DEFAULT) -> tuple[str, ...]:
    return unprinted_words(unprinted_in(pdf_of(kind, case, cases.judged(case), options), case, options))


def test_a_name_is_named_with_its_characters() -> None:
    (sentence,) = said_of(named(f"Ad {EMOJI} astra"), DocumentKind.SUMMARY)
    assert sentence == "Name of the organization contains a character this program cannot print: \U0001f680"
    (sentence,) = said_of(named("吉 𠮷 שם"), DocumentKind.SUMMARY)
    assert sentence.endswith("cannot print: 𠮷 ש ם")


@pytest.mark.parametrize(
    "name", ["示例精密机械有限公司", "サンプル製作所㈱", "예제 회사", "Ångström \ufb01 \uf0b7 ☑ Việt"]
)
@pytest.mark.parametrize("kind", [DocumentKind.SUMMARY, DocumentKind.FULL])
def test_nothing_is_named_where_everything_is_printed(name: str, kind: DocumentKind) -> None:
    case = named(name)
    assert unprinted_texts(case) == ()
    assert said_of(case, kind) == ()


def test_every_place_is_named_and_internal_notes_never() -> None:
    action = Action(what=f"buy {EMOJI}", owner=HEBREW)
    file = Attachment(id="a", name=f"{EMOJI}.pdf", sha256="0", size=1)
    answer = Answer(
        rating=Rating.ABSENT,
        evidence=RARE,
        note=f"note {RARE}",
        internal=EMOJI,
        attachments=("a",),
        action=action,
    )
    case = cases.with_answer(named(HEBREW, address=EMOJI), "r-7.1.5.2-1", answer)
    sites = (Site(name=f"{EMOJI} hall"),)
    case = replace(
        case,
        attachments={"a": file},
        assessor=HEBREW,
        profile=replace(case.profile, people=replace(case.profile.people, sites=sites)),
    )
    case = replace(case, actions={"own": Action(cause=EMOJI)})
    earlier = replace(cases.issued(1), changes=HEBREW)
    control = Control(
        prepared_by=EMOJI,
        number=EMOJI,
        distribution=HEBREW,
        approved_by=RARE,
        changes=RARE,
        earlier=(earlier,),
    )
    options = Options(control=control)
    places = [text.where for text in unprinted_texts(case, options)]
    assert places == [
        *("Name of the organization", "Address", "Sites", "The assessor"),
        *("“Objective evidence” of 7.1.5.2", "“Note for the report” of 7.1.5.2"),
        *("“Action: what is to be done” of 7.1.5.2", "“Action: owner” of 7.1.5.2", "A file of 7.1.5.2"),
        *("An action of no requirement", "Prepared by"),
        *("The document number", "The distribution list", "Approved by"),
        *("What changed", "What changed in an earlier version"),
    ]
    assert len(unprinted_words(unprinted_texts(case), most=3)) == 4


def test_a_document_names_only_what_it_shows() -> None:
    answer = Answer(rating=Rating.EFFECTIVE, evidence=f"seen {EMOJI}")
    case = cases.with_answer(cases.typical(), "r-7.1.5.2-1", answer)
    (sentence,) = said_of(case, DocumentKind.FULL)
    assert sentence.startswith("“Objective evidence” of 7.1.5.2 contains a character")
    assert said_of(case, DocumentKind.ACTIONS) == ()


@pytest.mark.parametrize("kind", DocumentKind)
def test_whatever_is_a_box_on_paper_is_named(kind: DocumentKind) -> None:
    """Also where a text was put into a sentence, or comes from none of the fields."""
    answer = Answer(rating=Rating.ABSENT, evidence=f"a\n {EMOJI} \nb", action=Action(what=RARE, owner=HEBREW))
    case = cases.with_answer(named(HEBREW, legal_form=RARE), "r-7.1.5.2-1", answer)
    rendered = pdf_of(kind, case, cases.judged(case))
    texts = unprinted_in(rendered, case)
    assert {character for text in texts for character in text.characters} == set(rendered.replaced)
