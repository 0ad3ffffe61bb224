"""Catalogues, finds, comparisons, records and claims as tables: one description, several libraries of data frames.

A table is first made as described columns and rows of plain values (`table`), which needs no other library, and then
brought into the form that was asked for. In the **long** shape a row is a claim; in the **wide** shape a row is a
system, with columns for every property.

The wide shape has for each quantity, for example ``range_max``: ``range_max_low_km`` and ``range_max_high_km`` (the
ends of the hull; the name ends in the unit), ``range_max_open_low`` and ``range_max_open_high``,
``range_max_disagrees``, ``range_max_beside`` (how many live claims convert to none of the units and are not in the
ends), ``range_max_stated`` (the different statements as written), ``range_max_claims`` and ``range_max_origins``. A
speed has its ends in km/h and in Mach, which is never converted. With units as stated there are no ends, since one
column has one unit. A date has ``…_earliest`` and ``…_latest`` instead, the days that its claims may mean; texts and
lists of countries have what is stated and the counts. Counts are 0 where nothing is published, and all else is empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict, Unpack

from weaponref.render.tables.columns import Column, Table


if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from weaponref.model.claims import Tabular
    from weaponref.render.tables.frames import Dtype
    from weaponref.render.tables.units import Units

__all__ = ("SHAPES", "Choices", "Column", "Shape", "Table", "table", "to_arrow", "to_pandas", "to_polars", "to_records")

Shape = Literal["long", "wide"]

SHAPES: tuple[Shape, ...] = ("long", "wide")
"""A row for each claim, or a row for each system."""


class Choices(TypedDict, total=False):
    """What `table` lets choose."""

    shape: Shape
    units: Units | None
    properties: Iterable[str] | None


def table(
    tabled: Tabular, *, shape: Shape = "long", units: Units | None = None, properties: Iterable[str] | None = None
) -> Table:
    """Described columns and rows of plain values.

    Args:
        tabled: a catalogue, what a filter or a search found, a comparison, a record, a figure or statements. The long
            shape of a catalogue has the claims of its systems, families and transfers, the wide one a row for each
            system; a family stands with its members.
        shape: ``long`` or ``wide``.
        units: ``metric``, ``imperial`` or ``as-stated``, or the units of single properties, the others being metric:
            ``{"range_max": "nmi", "unit_cost": ("USD", "EUR")}``. If not given: the units of a comparison, the unit
            of a figure, metric ones for all else.
        properties: these alone, in this order; a comparison has its own if none are given, all else the whole
            vocabulary.

    Raises:
        ValueError: the shape, the units or a property are unknown.
        DimensionError: a unit measures something else than its property.

    >>> import weaponref
    >>> table(weaponref.catalog(), shape="wide", units={"range_max": "nmi"}).column_names.index("range_max_low_nmi") > 0
    True
    """
    from weaponref.render.tables.long import long_table
    from weaponref.render.tables.subject import subject_of
    from weaponref.render.tables.units import known_choice
    from weaponref.render.tables.wide import wide_table

    subject = subject_of(tabled, properties)
    chosen = known_choice(subject.units if units is None else units)
    match shape:
        case "long":
            return long_table(subject, chosen)
        case "wide":
            return wide_table(subject, chosen)
    raise ValueError(f"unknown shape {shape!r}; one of {', '.join(SHAPES)}")


def to_records(tabled: Tabular, **choices: Unpack[Choices]) -> list[dict[str, Any]]:
    """The rows of `table` as dicts.

    >>> import weaponref
    >>> to_records(weaponref.get("KN-24").range_max)[0]["speaker"] != ""
    True
    """
    return table(tabled, **choices).records()


def to_pandas(tabled: Tabular, *, dtype: Dtype = "plain", **choices: Unpack[Choices]) -> pd.DataFrame:
    """`table` as a pandas frame; see `weaponref.render.tables.frames.pandas_frame`.

    >>> import weaponref
    >>> to_pandas(weaponref.get("KN-24").range_max)["unit"].unique().tolist()
    ['km']
    """
    from weaponref.render.tables.frames import pandas_frame

    return pandas_frame(table(tabled, **choices), dtype)


def to_polars(tabled: Tabular, **choices: Unpack[Choices]) -> pl.DataFrame:
    """`table` as a polars frame; see `weaponref.render.tables.frames.polars_frame`.

    >>> import weaponref
    >>> to_polars(weaponref.get("KN-24").range_max)["unit"].unique().to_list()
    ['km']
    """
    from weaponref.render.tables.frames import polars_frame

    return polars_frame(table(tabled, **choices))


def to_arrow(tabled: Tabular, **choices: Unpack[Choices]) -> pa.Table:
    """`table` as an Arrow table; see `weaponref.render.tables.frames.arrow_table`.

    >>> import weaponref
    >>> to_arrow(weaponref.get("KN-24").range_max).column("unit").unique().to_pylist()
    ['km']
    """
    from weaponref.render.tables.frames import arrow_table

    return arrow_table(table(tabled, **choices))
