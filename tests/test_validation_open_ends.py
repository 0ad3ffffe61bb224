"""What is published, and what a cell states, by its qualifier: floors, ceilings, alternatives and last digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import weaponref
from engines import ENGINES, told
from weaponref import validate


if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "id: source\ntype: report\ntitle: A source\npublisher: A publisher\nissued: 2020\n"
SYSTEM = """id: {id}
name: {name}
kind: short-range ballistic missile
country: KP
names:
  - {{name: {name}, scheme: other, source: source}}
claims:
"""
CLAIM = "    - {{value: {value}, basis: press_report, as_stated: {value}, source: source}}\n"
#: What is published of each made-up system.
PUBLISHED = {
    "Ceiling-1": {"payload_mass": ["up to 500 kg"], "range_max": ["up to 500 km"]},
    "Floor-1": {"payload_mass": ["at least 500 kg"], "range_max": ["at least 400 km"]},
    "Plain-1": {"payload_mass": ["400–600 kg"], "range_max": ["5.5 km"]},
    "Short-1": {"range_max": ["100–150 km"], "payload_mass": ["100 kg"]},
    "Long-1": {"range_max": ["600–800 km"], "payload_mass": ["450 kg"]},
}


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> weaponref.Catalog:
    """A catalogue of five systems that are not there."""
    folder: Path = tmp_path_factory.mktemp("catalogue")
    (folder / "sources.yaml").write_text("source:\n" + "".join(f"  {line}\n" for line in SOURCE.splitlines()[1:]))
    for name, properties in PUBLISHED.items():
        text = SYSTEM.format(id=name.lower(), name=name)
        for property_, values in properties.items():
            text += f"  {property_}:\n" + "".join(CLAIM.format(value=value) for value in values)
        (folder / f"{name.lower()}.yaml").write_text(text, encoding="utf-8")
    return weaponref.load(folder)


def verdict(catalog: weaponref.Catalog, name: str, header: str, cell: object) -> str:
    """The verdict on a cell."""
    return validate([{"missile": name, header: cell}], catalog=catalog).findings[1].verdict


class TestFloorsAndCeilings:
    @settings(max_examples=40)
    @given(value=st.integers(1, 499))
    def test_nothing_below_a_published_ceiling_is_outside(self, made_up: weaponref.Catalog, value: int) -> None:
        """Up to 500 kg may be 60 kg. Where another unit explains a value far below it is doubted; 20 kg are outside."""
        found = verdict(made_up, "Ceiling-1", "payload_kg", value)

        assert found == "near" or (found == "unit-slip" and value < 250) or (found == "outside" and value < 50)

    @settings(max_examples=40)
    @given(value=st.integers(501, 10_000))
    def test_nothing_above_a_published_floor_is_outside(self, made_up: weaponref.Catalog, value: int) -> None:
        """At least 500 kg may be two tonnes, and are not ten."""
        found = verdict(made_up, "Floor-1", "payload_kg", value)

        assert found == "near" or (found == "unit-slip" and value > 1000) or (found == "outside" and value > 5000)

    @pytest.mark.parametrize(
        ("name", "cell", "expected"),
        [
            ("Plain-1", "up to 700 kg", "near"),  # a ceiling above all that is published contradicts nothing
            ("Plain-1", "up to 500 kg", "within"),
            ("Plain-1", "up to 200 kg", "outside"),
            ("Plain-1", "at least 300 kg", "near"),  # nor does a floor below
            ("Plain-1", "at least 500 kg", "within"),
            ("Plain-1", "at least 800 kg", "outside"),
            ("Plain-1", "300 kg", "outside"),
            ("Ceiling-1", "up to 400 kg", "near"),
            ("Ceiling-1", "700 kg", "outside"),
            ("Floor-1", "300 kg", "outside"),
        ],
    )
    def test_a_cell_is_taken_by_its_qualifier(
        self, made_up: weaponref.Catalog, name: str, cell: str, expected: str
    ) -> None:
        """A ceiling is an upper end and no lower one, a floor the other way round."""
        assert verdict(made_up, name, "payload", cell) == expected

    def test_of_greatest_values_up_to_says_maximum(self, made_up: weaponref.Catalog) -> None:
        """A maximum range of up to 500 km is one of 500 km."""
        assert verdict(made_up, "Ceiling-1", "range_km", 200) in ("outside", "unit-slip")
        assert verdict(made_up, "Short-1", "range", "up to 400 km") == "outside"
        assert verdict(made_up, "Floor-1", "range_km", 900) == "near"

    @settings(max_examples=60)
    @given(
        number=st.integers(1, 3000),
        qualifier=st.sampled_from(["up to", "at least", "under", "over"]),
        name=st.sampled_from(list(PUBLISHED)),
    )
    def test_a_qualifier_takes_no_objection_to_what_fits(
        self, made_up: weaponref.Catalog, number: int, qualifier: str, name: str
    ) -> None:
        """Where the bare number fits, the same number as a floor or a ceiling does."""
        bare, open_ = (verdict(made_up, name, "payload", f"{text} kg") for text in (number, f"{qualifier} {number}"))

        if bare in ("agrees", "within", "near"):
            assert open_ in ("agrees", "within", "near")


class TestAlternatives:
    @pytest.mark.parametrize(
        ("cell", "expected"),
        [
            (120, "within"), (700, "within"), (155, "near"), (575, "near"), (300, "outside"), ("120–700 km", "within"),
            ("120–300 km", "outside"), (900, "outside"),
        ],
    )  # fmt: skip
    def test_a_value_between_two_systems_fits_neither(
        self, made_up: weaponref.Catalog, cell: object, expected: str
    ) -> None:
        """What is published is 100 to 150 km of the one, and 600 to 800 km of the other."""
        header = "range" if isinstance(cell, str) else "range_km"

        assert verdict(made_up, "Short-1 or Long-1", header, cell) == expected

    def test_both_are_told(self, made_up: weaponref.Catalog) -> None:
        """The words are not those of one wide spread."""
        found = validate([{"missile": "Short-1 or Long-1", "range_km": 300}], catalog=made_up).findings[1]

        assert found.message.startswith("between what is published: 100–150 km or 600–800 km by 2 claims")

    @settings(max_examples=60)
    @given(value=st.floats(1, 2000), names=st.permutations(["Short-1", "Long-1", "Plain-1"]))
    def test_a_value_fits_alternatives_if_it_fits_one_of_them(
        self, made_up: weaponref.Catalog, value: float, names: list[str]
    ) -> None:
        """Whatever their order."""
        fits = {"agrees", "within", "near"}
        each = [verdict(made_up, name, "range_km", value) in fits for name in names[:2]]

        assert (verdict(made_up, " or ".join(names[:2]), "range_km", value) in fits) == any(each)


class TestLastDigits:
    @pytest.mark.parametrize(
        ("cell", "expected"),
        [
            (6, "near"),
            (5, "near"),
            ("6 km", "near"),
            ("6,000 m", "outside"),  # its noughts may count
            (6.1, "outside"),
            (4.9, "outside"),
            (7, "outside"),
        ],
    )
    def test_a_figure_in_fewer_digits_is_near(self, made_up: weaponref.Catalog, cell: object, expected: str) -> None:
        """5.5 km are 6 km, and 5, where only kilometres are written."""
        header = "range" if isinstance(cell, str) else "range_km"

        assert verdict(made_up, "Plain-1", header, cell) == expected


@settings(max_examples=20)
@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from([*PUBLISHED, "Short-1 or Long-1", "Plain-1/Short-1"]),
            st.sampled_from([6.0, 5.0, 155.0, 300.0, 575.0, 700.0, 0.4, 1e4, 450.0, 310.0]),
            st.sampled_from(
                [
                    "up to 700 kg",
                    "at least 300 kg",
                    "0.5 kg",
                    "450",
                    "300–700 kg",
                    "up to 3 lb",
                    "1,102 lb",
                    "6 kg",
                    "0.3 t",
                ]
            ),
            st.sampled_from([1.0, 450.0, 500.0, 100.0, 7.0]),
        ),
        min_size=1,
        max_size=12,
    ),
    limit=st.sampled_from([1, 100]),
)
def test_every_engine_says_the_same_of_them(
    made_up: weaponref.Catalog, rows: list[tuple[object, ...]], limit: int
) -> None:
    """And counts the same, listed or not."""
    headers = ("missile", "range_km", "payload", "warhead_kg")
    table = pa.table({name: pa.array([row[place] for row in rows]) for place, name in enumerate(headers)})
    options = {"catalog": made_up, "columns": {"payload": "payload_mass:kg"}, "limit": limit}
    expected = validate(table.to_pylist(), **options)  # type: ignore[arg-type]  # of several types
    whole = validate(table.to_pylist(), catalog=made_up, columns={"payload": "payload_mass:kg"})

    assert expected.severity_counts == whole.severity_counts
    for engine in ("pandas", "pandas-objects", "polars", "polars-lazy", "arrow", "duckdb"):
        assert told(validate(ENGINES[engine](table), **options)) == told(expected), engine  # type: ignore[arg-type]


@pytest.mark.parametrize("limit", [1000, 1])
def test_a_column_in_another_unit_is_told_where_an_end_is_left_open(made_up: weaponref.Catalog, limit: int) -> None:
    """Tonnes below "up to 500 kg" fit as tonnes; kilograms below it fit as labelled."""
    tonnes = [{"missile": "Ceiling-1", "payload_kg": load} for load in (0.3, 0.45, 0.5, 0.3, 0.45) * 5]
    column = weaponref.validate(tonnes, catalog=made_up, limit=limit).columns["payload_kg"]

    assert column.verdict == "unit-slip"
    assert column.hypothesis is not None
    assert column.hypothesis.slip is not None
    assert (column.hypothesis.slip.unit, column.hypothesis.share) == ("t", 1.0)
    as_labelled = [{**row, "payload_kg": float(str(row["payload_kg"])) * 1000} for row in tonnes]
    assert weaponref.validate(as_labelled, catalog=made_up, limit=limit).columns["payload_kg"].hypothesis is None
