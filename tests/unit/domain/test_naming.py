"""A legal form stands once beside a name, however both were typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.domain.naming import with_country, with_legal_form


@pytest.mark.parametrize(
    ("name", "legal_form"),
    [
        ("Sample GmbH", "GmbH"),
        ("Sample GMBH", "GmbH"),
        ("Sample G.m.b.H.", "GmbH"),
        ("Sample GmbH", "Gesellschaft mit beschränkter Haftung"),
        ("Sample GmbH & Co. KG", "GmbH & Co. KG"),
        ("Sample GmbH und Co KG", "GmbH & Co. KG"),
        ("Sample gmbh", "GmbH"),
        ("Sample Inc", "Inc"),
        ("Sample, Inc.", "Inc"),
        ("Sample Incorporated", "Inc."),
        ("Sample Ltd", "Limited"),
        ("Sample Ltd.", "Private limited company"),
        ("Sample Pty. Ltd.", "Pty Ltd"),
        ("Sample S.p.A.", "SpA"),
        ("Sample SA", "S.A."),
        ("Sample Sàrl", "SARL"),
        ("Sample Sp. z o.o.", "sp. z o. o."),
        ("Sample sp. z o.o.", "Spółka z ograniczoną odpowiedzialnością"),
        ("Sample B.V.", "BV"),
        ("Sample s.r.o.", "sro"),
        ("Sample AB", "Aktiebolag"),
        ("Oy Sample", "Osakeyhtiö"),
        ("ООО Пример", "ООО"),
        ("SIA Sample", "SIA"),
        ("Sample e.V.", "eingetragener Verein"),
    ],
)
def test_a_name_that_holds_its_legal_form_stands_alone(name: str, legal_form: str) -> None:
    assert with_legal_form(name, legal_form) == name


@pytest.mark.parametrize(
    ("name", "legal_form"),
    [
        ("Sample Bag", "AG"),
        ("Sample Works", "GmbH"),
        ("Sample GmbH", "GmbH & Co. KG"),
        ("GmbH", "GmbH"),
        ("Principal Spa Resort", "SpA"),
        ("Sample", "sole trader"),
    ],
)
def test_a_legal_form_that_the_name_lacks_follows_it(name: str, legal_form: str) -> None:
    assert with_legal_form(name, legal_form) == f"{name}, {legal_form}"


@pytest.mark.parametrize(("name", "legal_form", "says"), [("", "GmbH", "GmbH"), (" Sample ", " ", "Sample")])
def test_what_is_missing_leaves_no_comma(name: str, legal_form: str, says: str) -> None:
    assert with_legal_form(name, legal_form) == says


@given(st.text(max_size=40), st.text(max_size=20))
def test_nothing_typed_is_lost(name: str, legal_form: str) -> None:
    assert with_legal_form(name, legal_form).startswith(name.strip())


@pytest.mark.parametrize(
    ("address", "country", "says"),
    [
        ("1 Sample Street, Example Town, Germany", "Germany", "1 Sample Street, Example Town, Germany"),
        ("1 Sample Street\nGERMANY", "Germany", "1 Sample Street\nGERMANY"),
        ("1 Sample Street", "Germany", "1 Sample Street, Germany"),
        ("", "Germany", "Germany"),
        ("1 Sample Street", "", "1 Sample Street"),
        ("1 Sample Street", "--", "1 Sample Street, --"),
    ],
)
def test_a_country_stands_once_at_the_end_of_an_address(address: str, country: str, says: str) -> None:
    assert with_country(address, country) == says
