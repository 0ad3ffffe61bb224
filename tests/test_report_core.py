"""What findings say in words."""

from __future__ import annotations

import pytest

import weaponref


def finding(value: object, name: str = "KN-25") -> weaponref.Finding:
    return weaponref.validate([{"missile": name, "range_km": value}]).findings[1]


@pytest.mark.parametrize("value", [float("inf"), -float("inf"), 10**5000], ids=["inf", "-inf", "giant"])
def test_findings_on_monstrous_numbers_can_be_printed(value: object) -> None:
    """Infinity and integers of thousands of digits are told of in words."""
    assert "not-a-quantity" in str(finding(value))


def test_near_says_on_which_side_and_why() -> None:
    """A value just beyond an end is said to be so, and one far beyond an end that a claim leaves open as well."""
    assert finding(510).message.startswith("just above the highest published figure (500 km)")
    assert finding(340).message.startswith("just below the lowest published figure (350 km)")
    assert finding(900).message.startswith(
        "above the highest published figure (500 km), and a claim leaves that end open"
    )


def test_a_slip_is_told_in_digits_that_a_table_can_mean() -> None:
    """A value that would fit in miles is told in kilometres without the noise of converting, and written in miles."""
    found = finding("~280", "KN-23")

    assert "that is about 450.62 km" in found.message
    assert found.suggestion is not None
    assert found.suggestion.value == "about 280 mi"


@pytest.mark.parametrize("module", ["pandas", "polars", "pyarrow"])
def test_a_column_without_a_value_can_be_checked(module: str) -> None:
    """A column of nothing, which has no type in some libraries, has nothing to look at."""
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    frames = {"pandas": pd.DataFrame, "polars": pl.DataFrame, "pyarrow": pa.table}
    columns: dict[str, list[object]] = {"missile": ["KN-23"], "range_km": [None]}

    report = weaponref.validate(frames[module](columns))

    assert [finding.verdict for finding in report] == ["match"]
    assert repr(report).endswith(": 1 row, 0 errors, 0 warnings, 0 notes>")


@pytest.mark.parametrize(
    ("name", "words"), [("КN-23", "К is Cyrillic"), ("Hwаsong-11", "а is Cyrillic"), ("Ракета КN-23", "К is Cyrillic")]
)
def test_a_word_of_two_scripts_is_told_letter_by_letter(name: str, words: str) -> None:
    """Letters that look alike are named with their script: no eye can tell them apart."""
    message = weaponref.validate([{"missile": name}]).findings[0].message

    assert message.endswith(f"in one word: {words}")


@pytest.mark.parametrize("value", ["2019-05", "2019-20", "300 to 5oo km"])
def test_what_only_looks_like_a_reversed_interval_is_not_mended(value: str) -> None:
    """A date or a misspelt number is no interval that began at its larger end, and gets no repair."""
    found = finding(value)

    assert (found.verdict, found.suggestion) == ("not-a-quantity", None)
    assert finding("690-450 km").verdict in ("agrees", "within", "near", "outside", "unit-slip")
