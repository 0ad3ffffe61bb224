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
    """A value that would fit in miles is told in kilometres without the noise of the conversion, and written in miles."""
    found = finding("~280", "KN-23")

    assert found.message.endswith("that is about 450.62 km")
    assert found.suggestion is not None
    assert found.suggestion.value == "about 280 mi"
