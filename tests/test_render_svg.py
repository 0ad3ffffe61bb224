"""Figures as inline SVG: dots and bars over the hull, on a scale that begins at zero."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import weaponref
from making import claim, figure, ranges
from weaponref.model import Figure
from weaponref.render.svg import marker, strip, top_of
from weaponref.vocabulary import BASES


def marks(drawing: str) -> list[ET.Element]:
    """The claims of a drawing."""
    return [each for each in ET.fromstring(drawing).iter("g") if "wr-claim" in (each.get("class") or "")]  # noqa: S314


def words(drawing: str) -> list[str]:
    """What the axis says, from left to right."""
    return [each.text or "" for each in ET.fromstring(drawing).iter("text")]  # noqa: S314


def test_every_figure_can_be_drawn() -> None:
    """Each figure of the catalogue gives a drawing that parses and has a mark for every claim of its hull, or none."""
    drawn = 0
    for record in weaponref.catalog().values():
        for view in record.stated.values():
            if not isinstance(view, Figure):
                continue
            drawing = strip(view)
            assert len(marks(drawing) if drawing else []) == len(view.in_hull)
            drawn += bool(drawing)
    assert drawn > 500


def test_a_drawing_says_what_it_is() -> None:
    """A drawing has a title with the spread, a description, and a title for each claim."""
    root = ET.fromstring(strip(ranges("410 km", "up to 690 km"), title="range of X"))  # noqa: S314

    assert root.get("role") == "img"
    assert root.findtext("title") == "range of X: 410–690 km"
    assert root.findtext("desc") == "2 claims on a scale that begins at zero."
    assert [mark.findtext("title") for mark in root.iter("g") if mark.find("title") is not None] == [
        "410 km: The Gazette, n.d., press report",
        "up to 690 km: The Gazette, n.d., press report",
    ]


def test_what_is_not_drawn_is_counted() -> None:
    """Claims in another kind of unit, and those set aside, are in the description and not on the scale."""
    speeds = figure(
        claim("1000 km/h", "speed_max", by="a"),
        claim("Mach 5", "speed_max", by="b"),
        claim("900 km/h", "speed_max", by="c", deprecated=True, note="a slip"),
    )

    drawing = strip(speeds)

    assert len(marks(drawing)) == 1
    assert "1 in another kind of unit not drawn; 1 set aside not drawn" in drawing


def test_nothing_to_draw_is_no_drawing() -> None:
    """A figure without a hull gives no drawing."""
    assert strip(figure(claim("2 ton", "payload_mass", ton="unstated"))) == ""
    assert top_of([figure(claim("2 ton", "payload_mass", ton="unstated"))]) is None


def test_open_ends_have_a_tail() -> None:
    """An end that the source leaves open has a dashed tail, and a stated one has none."""
    tails = [strip(ranges(value)).count("stroke-dasharray") for value in ("up to 500 km", "over 500 km", "500 km")]

    assert tails == [1, 1, 0]


def test_figures_can_share_a_scale() -> None:
    """With one top, the same value stands in the same place of every drawing."""
    near, far = ranges("300 km"), ranges("300 km", "3000 km")
    top = top_of([near, far])

    places = {strip(each, top=top).partition('cx="')[2].partition('"')[0] for each in (near, far)}

    assert top == 3000.0
    assert len(places) == 1


def test_counts_have_whole_numbers() -> None:
    """The axis of a count has no parts of one."""
    assert words(strip(figure(claim("2 count", "stages")))) == ["0", "1", "2"]


def test_a_source_cannot_write_markup() -> None:
    """What comes from the data is escaped."""
    drawing = strip(figure(claim("500 km", attributed_to='<script>"&')), title="<b>")

    assert "<script>" not in drawing
    assert "<b>" not in drawing
    assert ET.fromstring(drawing).findtext("title") == "<b>: 500 km"  # noqa: S314


@pytest.mark.parametrize("basis", BASES)
def test_every_basis_has_a_marker(basis: str) -> None:
    """The legend of a basis is a drawing that a screen reader passes over."""
    assert ET.fromstring(marker(basis)).get("aria-hidden") == "true"  # noqa: S314


@given(st.lists(st.floats(0.001, 1e9), min_size=1, max_size=30))
def test_marks_stay_on_the_scale(values: list[float]) -> None:
    """Whatever the values, every mark stands between the ends of the axis, and labels are few."""
    drawing = strip(ranges(*(f"{value:.6f} km" for value in values)))

    places = [float(place) for place in re.findall(r'cx="([\d.]+)%"', drawing)]
    assert len(places) == len(values)
    assert all(0 <= place <= 100 for place in places)
    assert 2 <= len(words(drawing)) <= 7
