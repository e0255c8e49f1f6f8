"""Days, times and numbers read as they always did in English, and follow the language of the texts."""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from babel.dates import format_date, format_datetime
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st

from isoassess.language import texts
from isoassess.language.dates import (
    amount_words,
    clock_words,
    date_words,
    days_words,
    moment_words,
    month_names,
    month_words,
    short_date_words,
    short_month,
    short_month_words,
)

ROOT = Path(__file__).parents[3]
LONG = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SHORT = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
TODAY = date(2026, 11, 18)


@pytest.fixture
def speak(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Calling it with the name of a language gives the program a translation into it, and uses it."""
    monkeypatch.setattr(texts, "_translation", texts._translation)
    monkeypatch.setattr(texts, "_language", texts.language_in_use())
    monkeypatch.setattr(texts, "files", lambda package: tmp_path)

    def use(language: str) -> None:
        folder = tmp_path / "locale" / language / "LC_MESSAGES"
        folder.mkdir(parents=True)
        catalog = Catalog(locale=language)
        catalog.add("yesterday", f"yesterday in {language}")
        with (folder / "isoassess.mo").open("wb") as file:
            write_mo(file, catalog)
        texts.use_language(language)

    return use


@pytest.mark.parametrize("year", [1900, 1987, 2000, *range(2024, 2036), 2199])
def test_every_day_of_a_year_reads_as_it_always_did(year: int) -> None:
    day = date(year, 1, 1)
    while day.year == year:
        long, short = LONG[day.month - 1], SHORT[day.month - 1]
        assert date_words(day) == f"{day.day} {long} {year}"
        assert short_date_words(day) == f"{day.day} {short} {year}"
        assert month_words(day) == f"{long} {year}"
        assert short_month_words(day) == f"{short} {year}"
        assert short_month(day) == short
        day += timedelta(days=1)


def test_the_names_of_the_months_are_those_of_the_days() -> None:
    assert month_names() == tuple(LONG)


@pytest.mark.parametrize(
    ("language", "day", "short", "month", "short_month_of"),
    [
        ("de", "5. November 2026", "5. Nov. 2026", "November 2026", "Nov. 2026"),
        ("fr", "5 novembre 2026", "5 nov. 2026", "novembre 2026", "nov. 2026"),
        ("fi", "5. marraskuuta 2026", "5. marraskuuta 2026", "marraskuu 2026", "marras 2026"),
        ("cs", "5. listopadu 2026", "5. listopadu 2026", "listopad 2026", "listopad 2026"),
        ("pt_BR", "5 de novembro de 2026", "5 de nov. de 2026", "novembro de 2026", "nov. de 2026"),
        ("ja", "2026年11月5日", "2026年11月5日", "2026年11月", "2026年11月"),
    ],
)
def test_another_language_says_its_days_in_its_own_words_and_order(
    speak: Callable[[str], None], language: str, day: str, short: str, month: str, short_month_of: str
) -> None:
    speak(language)
    said = date(2026, 11, 5)
    assert (date_words(said), short_date_words(said)) == (day, short)
    assert (month_words(said), short_month_words(said)) == (month, short_month_of)


def test_back_in_english_the_days_are_english(speak: Callable[[str], None]) -> None:
    speak("de")
    assert (month_names()[2], short_month(date(2026, 3, 1))) == ("März", "Mär")
    texts.use_language("en")
    assert (month_names()[2], short_month(date(2026, 3, 1))) == ("March", "Mar")


@pytest.mark.usefixtures("speak")
def test_without_a_translation_the_days_stay_in_the_language_of_the_texts() -> None:
    texts.use_language("de")
    assert texts.language_in_use() == "en"
    assert date_words(date(2026, 3, 5)) == "5 March 2026"


def test_the_language_of_the_system_changes_nothing() -> None:
    code = (
        "from datetime import date; from isoassess.language.dates import amount_words, date_words;"
        "print(date_words(date(2026, 3, 5)), amount_words(12.5))"
    )
    for zone, language in (("Asia/Tokyo", "de_DE.UTF-8"), ("America/Los_Angeles", "!!"), ("no/zone", "C")):
        done = subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            cwd=ROOT,
            env={"TZ": zone, "LC_ALL": language},
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert (done.stdout, done.stderr) == ("5 March 2026 12.5\n", "")


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC)))
def test_a_moment_is_told_in_local_time(moment: datetime) -> None:
    local = moment.astimezone()
    assert clock_words(moment) == f"{local.hour:02}:{local.minute:02}:{local.second:02}"
    today = local.date()
    assert moment_words(moment, today=today) == f"{local.hour:02}:{local.minute:02}"
    assert moment_words(moment, today=today + timedelta(days=1)) == "yesterday"
    assert moment_words(moment, today=today + timedelta(days=2)) == short_date_words(today)


def test_a_moment_is_told_as_the_language_writes_it(speak: Callable[[str], None]) -> None:
    speak("fi")
    local = datetime(2026, 11, 18, 9, 5, 7).astimezone()
    assert (clock_words(local), moment_words(local, today=TODAY)) == ("9.05.07", "9.05")
    assert moment_words(local, today=TODAY + timedelta(days=1)) == "yesterday in fi"


@given(st.integers(min_value=0, max_value=10_000_000_000))
def test_an_amount_has_the_decimals_it_has_and_no_more(thousandths: int) -> None:
    whole, part = divmod(thousandths, 1000)
    decimals = f".{part:03}".rstrip("0").rstrip(".")
    assert amount_words(thousandths / 1000) == f"{whole}{decimals}"


@given(st.floats(min_value=0, max_value=1000))
def test_a_fixed_number_of_decimals_is_rounded_once(amount: float) -> None:
    assert amount_words(amount, decimals=1) == f"{amount:.1f}"


@given(st.integers(min_value=0, max_value=10_000_000))
def test_thousands_stand_apart_where_that_is_wanted(number: int) -> None:
    assert amount_words(number, grouped=True) == f"{number:,}"
    assert amount_words(number) == str(number)


@pytest.mark.parametrize(
    ("language", "amount", "fixed", "grouped"),
    [("de", "1234,5", "2,0", "10.000.000"), ("fr", "1234,5", "2,0", "10\u202f000\u202f000")],
)
def test_another_language_writes_numbers_with_its_own_signs(
    speak: Callable[[str], None], language: str, amount: str, fixed: str, grouped: str
) -> None:
    speak(language)
    assert amount_words(1234.5) == amount
    assert amount_words(2, decimals=1) == fixed
    assert amount_words(10_000_000, grouped=True) == grouped


@pytest.mark.parametrize("module", ["ui.app", "isoassess.cli.commands", "isoassess.documents.full_report"])
def test_what_days_are_said_with_is_loaded_when_the_first_is_said(module: str) -> None:
    code = f"import sys, {module}; assert not any(name.startswith('babel') for name in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT, capture_output=True, text=True)
    assert done.stderr == ""


FORMS: dict[Callable[[date], str], str] = {
    date_words: "d MMMM y",
    short_date_words: "d MMM y",
    month_words: "MMMM y",
    short_month_words: "MMM y",
    short_month: "LLL",
}


@given(st.dates(), st.sampled_from(list(FORMS)))
def test_english_is_said_as_the_cldr_says_it(day: date, words: Callable[[date], str]) -> None:
    assert words(day) == format_date(day, FORMS[words], locale="en")


@given(st.datetimes(timezones=st.just(UTC), min_value=datetime(1971, 1, 1), max_value=datetime(2400, 1, 1)))
def test_english_times_are_said_as_the_cldr_says_them(moment: datetime) -> None:
    local = moment.astimezone()
    assert clock_words(moment) == format_datetime(local, "HH:mm:ss", locale="en")
    assert moment_words(moment, today=local.date()) == format_datetime(local, "HH:mm", locale="en")


def test_days_from_and_to_tell_once_what_they_share(speak: Callable[[str], None]) -> None:
    said = [days_words(first, TODAY) for first in (TODAY, date(2026, 11, 16), date(2026, 9, 30))]
    assert said == ["18 November 2026", "16 to 18 November 2026", "30 September to 18 November 2026"]
    assert days_words(date(2025, 12, 30), TODAY) == "30 December 2025 to 18 November 2026"
    speak("de")
    assert days_words(TODAY, TODAY) == "18. November 2026"
    assert days_words(date(2026, 11, 16), TODAY) == "16.\u201318. Nov. 2026"
    assert days_words(date(2025, 12, 30), TODAY).startswith("30. Dez. 2025")
