"""Tables as data frames of other libraries. Each keeps the types of the columns, also without a row.

Texts, whole numbers, truth values and dates are nullable in all of them; a number that is missing is NaN in pandas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from weaponref.extras import need
from weaponref.quantities import quantity
from weaponref.units import dimension


if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from weaponref.render.tables.columns import Table

__all__ = ("ColumnNotes", "Dtype", "arrow_table", "pandas_frame", "polars_frame")

Dtype = Literal["plain", "pint"]
"""Numbers of a pandas frame as plain floats, or with their unit, as pint-pandas keeps it."""

# What pint measures: neither Mach, whose speed depends on the air, nor money.
_MEASURED = frozenset(("length", "mass", "speed", "time", "count"))

# datetime64 in seconds holds every day of the calendar; in nanoseconds, pandas' older default, none before 1677.
_PANDAS = {
    "text": "string",
    "number": "float64",
    "integer": "Int64",
    "boolean": "boolean",
    "date": "datetime64[s]",
}


class ColumnNotes(dict[str, dict[str, str]]):
    """What is known of the columns of a pandas frame: name, and description, unit and property.

    Pandas copies ``attrs`` with every column that is looked at; hundreds of notes are shared instead.

    >>> import copy
    >>> notes = ColumnNotes(range_max_high_km={"unit": "km"})
    >>> copy.deepcopy(notes) is notes
    True
    """

    def __deepcopy__(self, memo: object) -> ColumnNotes:
        """The notes themselves."""
        return self


def pandas_frame(table: Table, dtype: Dtype = "plain") -> pd.DataFrame:
    """A pandas frame; what is known of the table and of each column is in ``attrs``.

    Args:
        table: what to show.
        dtype: ``plain`` numbers are floats. ``pint`` numbers have the types of pint-pandas, in the application
            registry; Mach numbers and money stay floats.

    Raises:
        ValueError: the dtype is unknown, or is ``pint`` where no column has a unit of its own.
        MissingExtraError: pandas, or pint-pandas for that dtype, is not installed.

    >>> import weaponref
    >>> from weaponref.render.tables import table
    >>> frame = pandas_frame(table(weaponref.get("KN-24"), shape="wide"))
    >>> frame.attrs["columns"]["range_max_high_km"]["unit"], float(frame["range_max_high_km"].iloc[0])
    ('km', 650.0)
    """
    pandas = need("pandas", "pandas")
    types = _pint_types(table) if _is_pint(dtype) else {}
    values = table.values()
    frame: pd.DataFrame = pandas.DataFrame(
        {
            column.name: pandas.Series(values[column.name], dtype=_PANDAS[column.type]).astype(
                types.get(column.name, _PANDAS[column.type])
            )
            for column in table.columns
        }
    )
    notes = ColumnNotes({column.name: column.metadata for column in table.columns})
    frame.attrs.update(table.metadata, columns=notes)
    return frame


def _is_pint(dtype: str) -> bool:
    if dtype in ("plain", "pint"):
        return dtype == "pint"
    raise ValueError(f"unknown dtype {dtype!r}; one of plain, pint")


def _pint_types(table: Table) -> dict[str, Any]:
    """The types of the columns whose unit pint knows."""
    units = {column.name: column.unit for column in table.columns if column.unit is not None}
    if not units:
        raise ValueError(
            "no column of this table has a unit of its own, so pint has nothing to do: "
            'ask for shape="wide" in metric, imperial or single units'
        )
    pint_type = need("pint_pandas", "pint-pandas").PintType
    known = ((name, unit) for name, unit in units.items() if dimension(unit) in _MEASURED)
    return {name: pint_type(quantity(1, unit).units) for name, unit in known}


def polars_frame(table: Table) -> pl.DataFrame:
    """A polars frame. Polars keeps no metadata: the units stand in the names of the columns alone.

    Raises:
        MissingExtraError: polars is not installed.

    >>> import weaponref
    >>> from weaponref.render.tables import table
    >>> polars_frame(table(weaponref.get("KN-24"), shape="wide"))["range_max_high_km"].to_list()
    [650.0]
    """
    polars = need("polars", "polars")
    types = {
        "text": polars.String,
        "number": polars.Float64,
        "integer": polars.Int64,
        "boolean": polars.Boolean,
        "date": polars.Date,
    }
    frame: pl.DataFrame = polars.DataFrame(
        table.values(), schema={column.name: types[column.type] for column in table.columns}
    )
    return frame


def arrow_table(table: Table) -> pa.Table:
    """An Arrow table; what is known of the table and of each column is in the metadata of its schema.

    Raises:
        MissingExtraError: pyarrow is not installed.

    >>> import weaponref
    >>> from weaponref.render.tables import table
    >>> made = arrow_table(table(weaponref.get("KN-24"), shape="wide"))
    >>> made.schema.field("range_max_high_km").metadata[b"unit"]
    b'km'
    """
    pyarrow = need("pyarrow", "arrow")
    types = {
        "text": pyarrow.string(),
        "number": pyarrow.float64(),
        "integer": pyarrow.int64(),
        "boolean": pyarrow.bool_(),
        "date": pyarrow.date32(),
    }
    schema = pyarrow.schema(
        [pyarrow.field(column.name, types[column.type], metadata=column.metadata) for column in table.columns],
        metadata=table.metadata,
    )
    made: pa.Table = pyarrow.table(table.values(), schema=schema)
    return made
