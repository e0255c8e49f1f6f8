"""A certificate counts only where the words around its name leave it held, and the reason is told."""

from datetime import date

import pytest

from isoassess.domain.profile import Certificate, Profile
from isoassess.standard_choice import choose
from isoassess.standard_choice.contract_standard import Named, read_certificate
from isoassess.standard_choice.editions import NotRunning, not_running, running_2015
from isoassess.standard_choice.labels import choice_words

TODAY = date(2026, 11, 27)
NOT_HELD = [
    "formerly ISO 9001:2015",
    "ISO 9001:2015 expired",
    "ISO 9001:2015, withdrawn",
    "ISO 9001:2015 lapsed 2022",
    "ISO 9001:2015 applied for",
    "ISO 9001:2015 suspended",
    "no longer certified; ISO 9001:2015 until 2021",
    "wir haben kein ISO 9001:2015 Zertifikat",
    "ISO 9001:2015 (ausgesetzt)",
    "ISO 9001:2015 beantragt",
    "nicht mehr ISO 9001:2015",
    "ISO 9001:2015 abgelaufen 2023",
    "certificado ISO 9001:2015 caducado",
    "certificat ISO 9001:2015 retiré",
    "ISO 9001:2015 scaduto",
    "never certified to ISO 9001:2015",
    "certification to ISO 9001:2015 in progress",
    "none (ISO 9001:2015 expired)",
    "ISO 9001:2015 wygasł",
    "noch nicht ISO 9001:2015",
    "ISO 9001:2015 expires 30 June 2024",
]
RUNNING = [
    "ISO 9001:2015, upgrade to ISO 9001:2026 planned",
    "ISO 9001:2015 (ISO 9001:2026 from 2028)",
    "ISO 9001:2015 since 2018, before that ISO 9001:2008 and ISO 9002:1994 from 1997",
    "ISO 9001:2015, Umstellung auf ISO 9001:2026 geplant",
    "ISO 9001:2026 planned, today ISO 9001:2015",
    "ISO 9001:2015; ISO 9001:2026 applied for",
    "ISO 9001:2015, recertification planned 2028",
    "ISO 9001:2015 valid until 2028",
    "ISO 9001:2015 will expire 2028",
    "ISO 9001:2015 and from 2028 ISO 9001:2026",
    "ISO 9001:2015, moving to ISO 9001:2026",
    "ISO 9001:2015, working towards ISO 9001:2026",
    "ISO 9001:2015, not yet ISO 9001:2026",
    "ISO 9001:2015 gültig bis 05/2028",
    "Certificate No. 4711, ISO 9001:2015",
    "ISO 9001:2015 without design",
    "ISO 9001:2015, 8.3 not applicable",
    "ISO 9001:2015, no exclusions",
]


def holder(
    standard: str, expires: date | None = date(2028, 5, 1), *, accredited: bool | None = True
) -> Profile:
    return Profile(certificate=Certificate(standard=standard, expires=expires, accredited=accredited))


def told(profile: Profile) -> str:
    decision = choose(profile, on=TODAY)
    says = (*(note.says for note in decision.warnings), *decision.today.edition_because)
    return " ".join(map(choice_words, says))


@pytest.mark.parametrize("text", NOT_HELD)
def test_a_certificate_said_not_to_be_held_never_runs_and_that_is_told(text: str) -> None:
    read = read_certificate(text)
    assert (read.present.kind, read.none_held) == (Named.NONE, True)
    assert not_running(holder(text), TODAY) is NotRunning.NOT_HELD
    assert "stays valid" not in told(holder(text))
    assert "no certificate runs today" in told(holder(text))
    assert "ISO 9001:2015" in read.says


@pytest.mark.parametrize("text", RUNNING)
def test_a_running_certificate_is_not_lost_among_plans_history_and_side_words(text: str) -> None:
    assert read_certificate(text).present.title == "ISO 9001:2015"
    assert running_2015(holder(text), TODAY)
    assert "stays valid" in told(holder(text))


def test_the_two_newest_editions_side_by_side_are_asked_about() -> None:
    profile = holder("ISO 9001:2015, ISO 9001:2026")
    assert not_running(profile, TODAY) is NotRunning.UNCLEAR
    assert "Several standards are named for your certificate: ISO 9001:2015, ISO 9001:2026" in told(profile)


def test_what_is_planned_beside_a_running_certificate_is_told() -> None:
    assert "Not held yet: ISO 9001:2026." in told(holder("ISO 9001:2015, upgrade to ISO 9001:2026 planned"))


@pytest.mark.parametrize(
    ("profile", "why", "says"),
    [
        (holder("ISO 9001:2015", accredited=False), NotRunning.NOT_ACCREDITED, "is not accredited"),
        (holder("ISO 9001:2015", date(2020, 5, 1)), NotRunning.EXPIRED, "ran out on 1 May 2020"),
        (holder("ISO 9001:2020"), NotRunning.OTHER, "no edition of 2020"),
        (holder("ISO/FDIS 9001:2026"), NotRunning.OTHER, "draft"),
        (holder("AS9100D"), NotRunning.OTHER, "does not count here as a certificate to ISO 9001"),
        (holder("IATF 16949"), NotRunning.OTHER, "does not count here as a certificate to ISO 9001"),
        (holder("ISO 14001"), NotRunning.OTHER, "does not count here as a certificate to ISO 9001"),
        (holder("ISO 9001:2026"), NotRunning.OTHER, "must be accredited for ISO 9001:2026"),
        (holder("IS0 9001:2015"), NotRunning.UNCLEAR, "Did you mean ISO 9001:2015?"),
    ],
)
def test_of_a_certificate_that_does_not_count_the_reason_is_told(
    profile: Profile, why: NotRunning, says: str
) -> None:
    assert not_running(profile, TODAY) is why
    assert says in told(profile)


def test_of_a_certificate_without_a_year_it_is_not_said_that_it_is_to_2015() -> None:
    says = told(holder("ISO 9001"))
    assert "Your certificate to ISO 9001:2015" not in says
    assert "If it is ISO 9001:2015" in says


def test_a_day_that_no_certificate_to_2015_can_reach_is_flagged_and_not_repeated_as_true() -> None:
    says = told(holder("ISO 9001:2015", date(2030, 5, 1)))
    assert "can run past 30 September 2029" in says
    assert "It runs out on 1 May 2030" not in says
    assert "can run past" not in told(holder("ISO 9001:2015", date(2029, 9, 30)))
