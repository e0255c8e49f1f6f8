"""Of a package with several organizations it is told which one each sentence and each row is about."""

from datetime import date
from pathlib import Path

import pytest

from isoassess.assessment.finding_register import FindingKind
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Answer, Lens
from isoassess.domain.profile import Organization, Profile
from isoassess.exchange.package.writing import PackageOptions
from isoassess.services.packages.exporting import export
from isoassess.services.packages.importing import preview
from isoassess.services.packages.taken_words import taken_in_words
from isoassess.services.packages.warning_words import warnings
from isoassess.services.packages.words import in_reading_order
from isoassess.store import Store, Subject
from tests.unit.services.packages.conftest import POLICY, SCOPE, begin
from tests.unit.services.packages.test_packages import imported

BAKERY = "Sample Bakery"


@pytest.fixture
def package(laptop: Store, other: Store, tmp_path: Path) -> Path:
    """Of a bakery and a firm, with a finding of the bakery that is numbered otherwise here."""
    bakery = laptop.add_organization(Profile(organization=Organization(name=BAKERY)))
    assessment = begin(laptop, bakery, date(2026, 11, 1))
    firms = laptop.organization_ids()

    def whole(store: Store) -> Path:
        options = PackageOptions(internal=True)
        return export(store, firms, tmp_path / store.path.stem, options=options).file

    imported(whole(laptop), other)
    for store, requirement in ((laptop, POLICY), (other, SCOPE)):
        store.save_answer(assessment, requirement, Answer(note="seen"))
        store.number_findings(assessment, [(FindingKind.NONCONFORMITY, requirement)])
    (firm,) = {*firms} - {bakery}
    other.save_profile(firm, Profile(organization=Organization(name="Example Ltd", country="Austria")))
    return whole(other)


def test_a_number_of_two_findings_says_of_which_organization(package: Path, laptop: Store) -> None:
    found = preview(package, laptop, shipped())
    (clash,) = [one for one in warnings(found, shipped()) if "is two findings" in one]
    assert clash.startswith(f"{BAKERY}: NC-01 is two findings")
    taken = imported(package, laptop).taken
    says = f"NC-01 of {BAKERY} was given to two findings: the later one has NC-02 now."
    assert says in taken_in_words(taken)


def test_what_differs_is_told_from_the_first_clause_to_the_last(
    laptop: Store, other: Store, package: Path, tmp_path: Path
) -> None:
    bakery = next(id_ for id_ in other.organization_ids() if other.profile(id_).organization.name == BAKERY)
    (now,) = other.assessments(bakery)
    asked = [one.id for one in shipped().requirements(Lens.ISO9001_2026)][::9]
    for requirement in reversed(asked):
        other.save_answer(now.id, requirement, Answer(note="there", evidence="there"))
    other.save_profile(bakery, Profile(organization=Organization(name=BAKERY, country="Ireland")))
    file = export(other, [bakery], tmp_path / "given", options=PackageOptions()).file
    (found,) = preview(file, laptop, shipped()).comparisons
    places = [one.place for one in in_reading_order(found, shipped())]
    assert places[0].subject is Subject.PROFILE
    told = [(one.requirement, one.key) for one in places if one.requirement in asked]
    assert told == [(id_, key) for id_ in asked for key in ("evidence", "note")]
