"""What profiles say that were written before a question was asked in other words."""

import shutil
from datetime import date
from pathlib import Path

import msgspec
import pytest

from isoassess.domain.decision import DesignClause, Model
from isoassess.domain.fact_keys import with_fact
from isoassess.domain.profile import Corrector, Designer, NoProduct, Profile, Responsibility
from isoassess.exchange.assessment_file import AssessmentFile
from isoassess.files.yaml_reader import read_text
from isoassess.standard_choice import choose
from isoassess.standard_choice.labels import choice_words
from isoassess.store import Store

TODAY = date(2026, 11, 23)
STORES = Path(__file__).parents[2] / "data" / "stores"

# As older versions wrote it: nobody was asked who would have to change a wrong design.
OLDER = """{"design": {"product": "%s", "responsibility": "%s", "specification": "%s", "may_change": false,
"own_brand": %s}, "activities": ["purchasing", "production"], "offer": {"scope_of": "organization"}}"""

KEPT = [
    ("subcontractor", "us", "complete", "false", Model.ISO9001),
    ("subcontractor", "shared", "complete", "true", Model.ISO9001),
    ("subcontractor", "customer", "complete", "false", Model.ASK),
    ("group-site", "unclear", "complete", "false", Model.ISO9001),
    ("customer", "customer", "complete", "false", Model.ISO9002),
    ("customer", "unclear", "gaps", "false", Model.ISO9001),
    ("customer", "customer", "incomplete", "null", Model.ISO9001),
    ("nobody", "customer", "complete", "null", Model.ISO9002),
    ("we", "us", "complete", "true", Model.ISO9001),
]


def older(product: str, responsibility: str, specification: str, own_brand: str) -> Profile:
    text = OLDER % (product, responsibility, specification, own_brand)
    return msgspec.json.decode(text, type=Profile)


@pytest.mark.parametrize(("product", "responsibility", "specification", "own_brand", "model"), KEPT)
def test_an_older_profile_keeps_its_answer(
    product: str, responsibility: str, specification: str, own_brand: str, model: Model
) -> None:
    assert choose(older(product, responsibility, specification, own_brand), on=TODAY).model is model


def test_who_answered_for_the_goods_is_no_longer_taken_for_who_designs_them() -> None:
    """The one change on purpose: a published standard or a customer gives the design to whoever answers."""
    for product in ("public-standard", "customer", "licensor"):
        profile = with_fact(older(product, "us", "complete", "true"), "design.standard_leaves", False)
        decision = choose(profile, on=TODAY)
        assert decision.model is Model.ISO9002
        assert decision.unknown[0] == "design.corrected_by"


def test_an_older_file_opens_with_every_answer_and_asks_only_what_was_never_asked(tmp_path: Path) -> None:
    path = Path(shutil.copyfile(STORES / "0002.db", tmp_path / "clients.db"))
    with Store.open(path, who="A. Consultant") as store:
        (sample,) = store.organizations(search="example fabrications")
        profile = store.profile(sample.id)
        assert profile.design.responsibility is Responsibility.CUSTOMER
        assert profile.design.corrected_by is Corrector.UNCLEAR
        asked = choose(profile, on=TODAY)
        assert (asked.model, asked.unknown) == (Model.ASK, ("design.standard_leaves",))
        decision = choose(with_fact(profile, "design.standard_leaves", False), on=TODAY)
        assert (decision.model, decision.today.clause_8_3) == (Model.ISO9002, DesignClause.NOT_APPLICABLE)


NEWER = (
    ("design.product", Designer.MAKER),
    ("design.service", Designer.PARENT),
    ("design.corrected_by", Corrector.GIVER),
    ("design.standard_leaves", True),
    ("design.own_brand", NoProduct.NO_PRODUCT),
    ("design.own_brand", False),
)


@pytest.mark.parametrize(("key", "value"), NEWER)
def test_what_is_asked_now_is_kept_in_the_file_as_it_was_said(
    tmp_path: Path, key: str, value: object
) -> None:
    profile = with_fact(Profile(), key, value)
    path = tmp_path / "clients.isoassess"
    with Store.open(path, who="A. Consultant") as store:
        organization = store.add_organization(profile)
    with Store.open(path, who="A. Consultant") as store:
        assert store.profile(organization) == profile


def test_a_file_written_by_hand_may_say_that_no_product_is_made() -> None:
    text = b"design:\n  own_brand: no-product\n  product: maker\n  corrected_by: giver\n"
    design = read_text(text, AssessmentFile, name="x.yaml").profile.design
    assert (design.own_brand, design.product) == (NoProduct.NO_PRODUCT, Designer.MAKER)
    for word, value in (("no", False), ("yes", True), ("unknown", None)):
        said = read_text(f"design:\n  own_brand: {word}\n".encode(), AssessmentFile, name="x.yaml")
        assert said.profile.design.own_brand is value


def test_a_clash_of_older_answers_is_named_in_their_words() -> None:
    decision = choose(older("subcontractor", "customer", "complete", "false"), on=TODAY)
    assert "the customer is said to answer for it" in choice_words(decision.because)
