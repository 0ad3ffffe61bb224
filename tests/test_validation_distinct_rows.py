"""Where the distinct rows of a table of texts are few, the report is worked out on them, and says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines import COUNTRIES, ENGINES, NAMES, TEXTS, UNITS, told
from weaponref import validate
from weaponref.validation.executors import distinctrows, frames


if TYPE_CHECKING:
    from collections.abc import Callable

SHORT_NAMES = [name for name in NAMES if name is None or len(name) < 100]
SHORT_TEXTS = [text for text in TEXTS if text is None or len(text) < 100]
#: How many rows are looked at first, how many distinct ones are few whatever their share, and how many are too many.
WAYS = {
    "all rows are looked at first": (100_000, 1000, 100_000),
    "a second pass counts them": (3, 1000, 100_000),
    "the first rows differ too much": (3, 0, 100_000),
    "they turn out to be too many": (3, 1000, 2),
}


@st.composite
def text_tables(draw: st.DrawFn) -> pa.Table:
    """A table of texts in which rows stand several times."""
    row = st.tuples(*map(st.sampled_from, (SHORT_NAMES, SHORT_TEXTS, UNITS, SHORT_TEXTS, COUNTRIES)))
    rows = draw(st.lists(row, min_size=1, max_size=6))
    chosen = draw(st.lists(st.sampled_from(rows), min_size=1, max_size=40))
    names = ("missile", "length", "unit", "text", "country")
    columns = zip(names, zip(*chosen, strict=True), strict=True)
    return pa.table({name: pa.array(values, pa.string()) for name, values in columns})


def miles(rows: int) -> dict[str, list[str]]:
    """A column in kilometres that is in miles: other readings are tried on it."""
    names, cells = ("KN-23", "KN-24", "Foo", "Iskander-M"), ("280 km", "255", "~300 km", "430–250 km", "n/a", "9 kg")
    return {
        "missile": [names[row % len(names)] for row in range(rows)],
        "range_km": [cells[row % len(cells)] for row in range(rows)],
    }


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[bool]]:
    """Chooses a way by its name, and gives a list of whether distinct rows were asked by each check that follows."""

    def choose(way: str) -> list[bool]:
        taken: list[bool] = []
        for name, value in zip(("_FIRST", "_FEW", "_MOST"), WAYS[way], strict=True):
            monkeypatch.setattr(distinctrows, name, value)

        def noted(*arguments: Any) -> Any:
            few = distinctrows.distinct_rows(*arguments)
            taken.append(few is not None)
            return few

        monkeypatch.setattr(frames, "distinct_rows", noted)
        return taken

    return choose


@pytest.mark.parametrize("engine", ["polars", "polars-lazy", "arrow", "duckdb"])
@pytest.mark.parametrize(("way", "few"), [*zip(WAYS, (True, True, False, False), strict=True)])
def test_every_way_gives_one_report(
    ways: Callable[[str], list[bool]],
    engine: str,
    way: str,
    few: bool,
) -> None:
    """The first rows listed, all counts and the other readings of the column are those of plain rows."""
    table, taken = pa.table(miles(120)), ways(way)
    for limit in (5, 1000):
        expected = told(validate(table.to_pylist(), limit=limit))
        assert told(validate(ENGINES[engine](table), limit=limit)) == expected

    assert taken == [few, few]


@settings(max_examples=15)
@given(text_tables(), st.sampled_from([1, 3, 1000]), st.sampled_from(list(WAYS)))
def test_any_table_of_texts(table: pa.Table, limit: int, way: str) -> None:
    """The same holds of unit columns, countries, nothing in any place, and texts as categories."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in zip(("_FIRST", "_FEW", "_MOST"), WAYS[way], strict=True):
            patch.setattr(distinctrows, name, value)
        options: dict[str, Any] = {
            "name": "missile",
            "columns": {"length": "length", "text": "range_min:km"},
            "unit": {"length": "unit"},
            "country": "country",
            "limit": limit,
        }
        expected = told(validate(table.to_pylist(), **options))
        for engine in ("polars", "polars-lazy", "polars-categorical", "arrow", "arrow-large"):
            assert told(validate(ENGINES[engine](table), **options)) == expected, engine


def test_a_column_of_numbers_is_asked_row_by_row(ways: Callable[[str], list[bool]]) -> None:
    """Numbers are seldom alike, and engines compare them at once: their distinct rows are not counted."""
    taken = ways("all rows are looked at first")
    validate(pl.DataFrame({"missile": ["KN-23"] * 5, "range_km": [450.0] * 5}))
    validate(pl.DataFrame({"missile": ["KN-23"] * 5, "range_km": [450.0] * 5, "payload": ["500 kg"] * 5}))

    assert taken == []


def test_few_distinct_rows_among_very_many(ways: Callable[[str], list[bool]]) -> None:
    """Half a million rows are twelve distinct ones; the rows that are listed are still the first in the table."""
    taken = ways("all rows are looked at first")
    report = validate(pl.DataFrame(miles(500_000)).lazy(), limit=10)

    assert taken == [True]
    assert report.rows == sum(name.count for name in report.names.values()) == 500_000
    assert report.findings[0].row < 5


@pytest.mark.parametrize("engine", ["pandas", "polars-lazy", "arrow", "duckdb"])
def test_a_number_beside_its_unit_is_not_worth_listing(engine: str) -> None:
    """A column of units says what a bare number is in: its row takes no place among those that are listed."""
    table = pa.table({"missile": ["KN-23", "KN-23"], "range": ["450", "9000 km"], "unit": ["km", "km"]})
    options: dict[str, Any] = {"columns": {"range": "range_max"}, "unit": {"range": "unit"}, "limit": 1}
    report = validate(ENGINES[engine](table), name="missile", **options)

    assert [each.row for each in report.findings] == [1]
