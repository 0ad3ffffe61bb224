"""One table in every kind of frame, and reports as plain values that can be compared."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from hypothesis import strategies as st

import weaponref


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from weaponref import Report

NAN, INF = float("nan"), float("inf")
DAY = dt.date(2022, 1, 5)

#: What can stand in a name column: nothing, every script, two scripts in one word, alternatives, monsters.
NAMES: list[str | None] = [
    "KN-23", None, "", "КN-23", "Искандер-М", "KN-23/24", "Foo", "화성-11가", "x" * 10**6, "Iskander-M and Kalibr",
    "KN-25", "Hwasong-11A", "Hwasong-11", " KN-24 ", "KN-24", "kn24", "KN-23 and Foo", "KN-23 (KN-25)", "a\nb", "nan",
]  # fmt: skip
NUMBERS: list[float | None] = [
    450.0, NAN, None, INF, -5.0, 600.0, 1.0, 280.0, 5.0, 500.0, 0.0, 700.0, -INF, 650.1, 410000.0, -0.0, 1e300, 410.0,
    690.0, 5e-324,
]  # fmt: skip
WHOLE: list[int | None] = [
    500, None, 500, 400, None, 0, 1, 1102, 5, 480, 700, 500, 500, 1, 500, -3, 2**53 + 1, 2**63 - 1, -(2**63), 500
]  # fmt: skip
TEXTS: list[str | None] = [
    "450 km", "~280 mi", None, "690-450 km", "n/a", "", "500 kg", "2.5 tons", "9" * 10**6, "300", "1e3", "-5",
    "500 km (900 mi)", "410", "0.41", "١٢", "1.500 km", "$100", "up to 600 km", "5 parsecs",
]  # fmt: skip
UNITS: list[str | None] = [
    "km", "mi", None, "nm", "", "foo", "kg", "km", "KM", "miles", "mi", "km", "km", "km", "km", "ton", "m", "m", "km",
    "nmi",
]  # fmt: skip
COUNTRIES: list[str | None] = [
    "KP", "North Korea", None, "", "Russia", "Atlantis", *["KP"] * 10, "Iran", "RU", "KP", "US"
]  # fmt: skip

#: What the columns of the adversarial table are read as.
COLUMNS: dict[str, object] = {
    "range_km": "range_max:km",
    "payload": "payload_mass:kg",
    "length": "length",
    "apogee": "apogee",
    "mass": "launch_mass:kg",
    "small": "diameter:cm",
    "exact": "wingspan:m",
    "flag": "stages",
    "day": "endurance",
    "list": "cep:m",
    "text": "range_min:km",
}


def adversarial() -> pa.Table:
    """Everything that has ever been different between two engines, each under its most precise type."""
    lists = [[1], None, [], [1, 2], None] * 4
    exact = [Decimal("1.50"), None, Decimal("-2.25"), Decimal("0.00"), Decimal("12345678.99")] * 4
    return pa.table(
        {
            "missile": pa.array(NAMES),
            "range_km": pa.array(NUMBERS, from_pandas=False),
            "payload": pa.array(WHOLE, pa.int64()),
            "length": pa.array(TEXTS),
            "unit": pa.array(UNITS),
            "apogee": pa.array(NUMBERS[::-1], from_pandas=False),
            "mass": pa.array([2**53 + 1, 2**53, 2**63 - 1, 6200, -1] * 4, pa.int64()),
            "small": pa.array([95, 255, 0, None, 110] * 4, pa.uint8()),
            "exact": pa.array(exact, pa.decimal128(18, 2)),
            "flag": pa.array([True, False, None, True, True] * 4),
            "day": pa.array([DAY, None, DAY, DAY, None] * 4),
            "list": pa.array(lists, pa.list_(pa.int64())),
            "text": pa.array(TEXTS[7:] + TEXTS[:7]),
            "country": pa.array(COUNTRIES),
        }
    )


@st.composite
def tables(draw: st.DrawFn) -> pa.Table:
    """Any table of names, numbers, dirty texts, units and countries; also one without rows."""
    size = draw(st.integers(0, 12))

    def column(values: list[Any]) -> list[Any]:
        return draw(st.lists(st.sampled_from(values), min_size=size, max_size=size))

    names = [name for name in NAMES if name is None or len(name) < 100]
    texts = [text for text in TEXTS if text is None or len(text) < 100]
    numbers = column(NUMBERS) if draw(st.booleans()) else column([280.0, 300.0, 420.0, 200.0, 700.0, None])
    return pa.table(
        {
            "missile": pa.array(column(names), pa.string()),
            "range_km": pa.array(numbers, pa.float64(), from_pandas=False),
            "payload": pa.array(column(WHOLE), pa.int64()),
            "length": pa.array(column(texts), pa.string()),
            "unit": pa.array(column(UNITS), pa.string()),
            "apogee": pa.array(column(NUMBERS), pa.float64(), from_pandas=False),
            "text": pa.array(column(["300", "450 km", "1e3", None, "0.5"]), pa.string()),
            "country": pa.array(column(COUNTRIES), pa.string()),
        }
    )


@st.composite
def tidy_tables(draw: st.DrawFn) -> pa.Table:
    """A table as good ones are: one spelling for each system, most sizes inside what is published.

    Engines settle nearly all of its rows by two comparisons; tables with two spellings of a system never come so far.
    """
    size = draw(st.integers(1, 60))

    def column(usual: list[Any], odd: list[Any]) -> list[Any]:
        chosen = st.one_of(st.sampled_from(usual), st.sampled_from(usual), st.sampled_from([*usual, *odd]))
        return draw(st.lists(chosen, min_size=size, max_size=size))

    columns = {
        "missile": pa.array(column(["KN-23", "KN-24", "Kalibr"], ["KN-25", "Foo", None, ""]), pa.string()),
        "range_km": pa.array(
            column([450.0, 500.0, 400.0], [math.nan, math.inf, -5.0, 0.0, 9e4, 690.1, None]),
            pa.float64(), from_pandas=False,
        ),
    }  # fmt: skip
    if draw(st.booleans()):
        texts = column(["500 kg", "0.5 t", "~480 kg", "450"], ["n/a", "", None, "-5 kg", "300 mi", "2.5 tons", "9 t"])
        columns["payload"] = pa.array(texts, pa.string())
    return pa.table(columns)


def checked(data: object, **options: Any) -> Report:
    """The report on a table of these columns: a unit column beside texts and beside numbers, and countries."""
    names = [str(name) for name in options.pop("headers")]
    chosen: dict[str, Any] = {
        "name": "missile",
        "columns": {column: spec for column, spec in COLUMNS.items() if column in names},
        "unit": {"length": "unit", "apogee": "unit"},
        "country": "country",
    }
    return weaponref.validate(data, **{**chosen, **options})


def plain(value: object) -> object:
    """A cell as engines agree on it: no difference between kinds of nothing, of numbers and of days."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float, Decimal)):
        return None if math.isnan(value) else float(value)
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    if type(value).__name__ == "ndarray":
        value = value.tolist()  # type: ignore[attr-defined]  # known by its name
    return list(value) if isinstance(value, tuple) else value


def told(report: Report) -> dict[str, object]:
    """All that a report says, in plain values."""
    return {
        "findings": [
            (
                each.row, each.column, plain(each.value), each.verdict, each.severity, each.message, each.name,
                tuple(system.id for system in each.systems),
                each.published and (each.published.words, [claim.id for claim in each.published.claims]),
                each.suggestion and (plain(each.suggestion.value), each.suggestion.reason),
            )
            for each in report.findings
        ],
        "counts": dict(sorted(report.counts.items())),
        "severities": dict(sorted(report.severity_counts.items())),
        "rows": (report.rows, report.complete),
        "columns": {
            name: (
                each.cells, each.compared, each.share, each.verdict, each.message, str(each.hypothesis),
                dict(sorted(each.counts.items())),
            )
            for name, each in report.columns.items()
        },
        "names": [(each.text, each.verdict, each.count, each.message) for each in report.names.values()],
        "systems": [
            (id_, each.rows, each.spellings, dict(sorted(each.counts.items()))) for id_, each in report.systems.items()
        ],
        "conflicts": [str(each) for each in report.conflicts],
    }  # fmt: skip


def _pandas(table: pa.Table) -> Any:
    return table.to_pandas()


def _pandas_objects(table: pa.Table) -> Any:
    import pandas as pd

    return pd.DataFrame({name: pd.Series(table[name].to_pylist(), dtype=object) for name in table.column_names})


def _pandas_arrow(table: pa.Table) -> Any:
    import pandas as pd

    return table.to_pandas(types_mapper=pd.ArrowDtype)


def _pandas_index(table: pa.Table) -> Any:
    frame = table.to_pandas()
    frame.index = [None, "x"][: table.num_rows] + ["x"] * max(0, table.num_rows - 2)
    return frame


def _pandas_categorical(table: pa.Table) -> Any:
    frame = table.to_pandas()
    return frame.astype(dict.fromkeys(("missile", "unit", "country", "length"), "category"))


def _polars(table: pa.Table) -> Any:
    import polars as pl

    return pl.from_arrow(table)


def _polars_lazy(table: pa.Table) -> Any:
    return _polars(table).lazy()


def _polars_categorical(table: pa.Table) -> Any:
    import polars as pl

    return _polars(table).with_columns(pl.col("missile", "unit", "country", "length").cast(pl.Categorical))


def _arrow_large(table: pa.Table) -> pa.Table:
    return table.cast(
        pa.schema(
            [field.with_type(pa.large_string()) if field.type == pa.string() else field for field in table.schema]
        )
    )


def _arrow_dictionary(table: pa.Table) -> pa.Table:
    columns = [column.dictionary_encode() if column.type == pa.string() else column for column in table.itercolumns()]
    return pa.table(columns, names=table.column_names)


def _duckdb(table: pa.Table) -> Any:
    import duckdb

    return duckdb.connect().from_arrow(table)


#: Every kind of table on one machine, made of an Arrow table.
ENGINES: Mapping[str, Callable[[pa.Table], Any]] = {
    "rows": lambda table: table.to_pylist(),
    "columns": lambda table: table.to_pydict(),
    "pandas": _pandas,
    "pandas-objects": _pandas_objects,
    "pandas-arrow": _pandas_arrow,
    "pandas-index": _pandas_index,
    "pandas-categorical": _pandas_categorical,
    "polars": _polars,
    "polars-lazy": _polars_lazy,
    "polars-categorical": _polars_categorical,
    "arrow": lambda table: table,
    "arrow-large": _arrow_large,
    "arrow-dictionary": _arrow_dictionary,
    "duckdb": _duckdb,
}
