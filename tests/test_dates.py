"""Partial dates: what is one, which days it may mean, and how it sorts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import copies
from record_strategies import days
from weaponref.dates import PartialDate


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2019-05-04", "2019-05-04", "2019-05-04"),
        ("2019-05", "2019-05-01", "2019-05-31"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("1970s", "1970-01-01", "1979-12-31"),
        ("2019-02", "2019-02-01", "2019-02-28"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("2020-02-29", "2020-02-29", "2020-02-29"),
        ("0001", "0001-01-01", "0001-12-31"),
    ],
)
def test_a_date_knows_the_days_it_may_mean(text: str, earliest: str, latest: str) -> None:
    found = PartialDate(text)

    assert (found.earliest, found.latest, found.year) == (earliest, latest, int(text[:4]))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2019-02-29", "2019-02 has no day 29"),
        ("1900-02-29", "no day 29"),
        ("2019-04-31", "no day 31"),
        ("2019-01-00", "no day 00"),
        ("2019-13", "no month 13"),
        ("2019-00", "no month 00"),
        ("2019-13-01", "no month 13"),
        ("0000", "no year 0"),
        ("0000s", "no year 0"),
        ("1975s", "such as 1970s"),
        ("", "write 2019-05-04"),
        ("19", "write 2019-05-04"),
        ("20190504", "write 2019-05-04"),
        ("2019-5-4", "write 2019-05-04"),
        ("2019/05/04", "write 2019-05-04"),
        ("04.05.2019", "write 2019-05-04"),
        ("2019-05-04T12:00", "write 2019-05-04"),
        ("May 2019", "write 2019-05-04"),
        (" 2019", "write 2019-05-04"),
        ("2019\n", "write 2019-05-04"),
        ("２０１９", "write 2019-05-04"),
        ("٢٠١٩", "write 2019-05-04"),
        ("-2019", "write 2019-05-04"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason) as caught:
        PartialDate(text)

    assert repr(text) in str(caught.value)


@given(days())
def test_the_days_of_a_date_exist_and_are_in_order(found: PartialDate) -> None:
    first, last = date.fromisoformat(found.earliest), date.fromisoformat(found.latest)

    assert first <= last
    assert first.year == found.year
    assert PartialDate(found.latest).latest == found.latest


@given(st.dates(), st.dates())
def test_full_dates_sort_as_days_do(one: date, other: date) -> None:
    assert (PartialDate(one.isoformat()) < PartialDate(other.isoformat())) is (one < other)


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        found = PartialDate(text)
    except ValueError:
        return
    assert found == text
    assert text.isascii()


@given(days())
def test_a_date_is_its_text_and_survives_copying(found: PartialDate) -> None:
    assert found == str(found)
    assert hash(found) == hash(str(found))
    for again in (*copies(found), PartialDate(found)):
        assert type(again) is PartialDate
        assert again == found


def test_a_trusted_text_is_taken_as_it_is() -> None:
    assert PartialDate.trusted("2019-05").latest == "2019-05-31"


@pytest.mark.parametrize("wrong", [None, 2019, date(2019, 5, 4)], ids=str)
def test_what_is_no_text_is_a_type_error(wrong: object) -> None:
    with pytest.raises(TypeError, match="a date is a text such as"):
        PartialDate(wrong)  # type: ignore[arg-type]
