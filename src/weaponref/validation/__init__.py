"""Checking tables of names and figures against what is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaponref.validation.binding import Binding, Bindings
from weaponref.validation.report import (
    ColumnReport,
    Conflict,
    Finding,
    Hypothesis,
    NameReport,
    PublishedFigure,
    Report,
    Suggestion,
    SystemReport,
)
from weaponref.validation.unread import Unread


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from weaponref.catalogue import Catalog

__all__ = (
    "Binding",
    "Bindings",
    "ColumnReport",
    "Conflict",
    "Finding",
    "Hypothesis",
    "NameReport",
    "PublishedFigure",
    "Report",
    "Suggestion",
    "SystemReport",
    "Unread",
    "validate",
)


def validate(
    data: object,
    *,
    name: str | None = None,
    columns: Mapping[str, object] | None = None,
    unit: str | Mapping[str, str] | None = None,
    country: str | None = None,
    catalog: Catalog | None = None,
    tolerance: float = 0.05,
    severities: Mapping[str, str] | None = None,
    limit: int = 10_000,
    sheet: str | None = None,
    encoding: str | None = None,
    separator: str | None = None,
    progress: Callable[[str], None] | None = None,
) -> Report:
    """Check a table of systems and figures against what is published.

    The table is never changed. Names are read once for each spelling, and figures compared where the table is: in the
    engine of a data frame, or row by row.

    Args:
        data: a frame of pandas, polars (eager or lazy), pyarrow, Dask or PySpark, a DuckDB relation, a list of
            mappings, a mapping of columns, or the path of a CSV, TSV, Parquet, JSON, JSON Lines or Excel file.
        name: the column of names; found by its header if not given.
        columns: what the columns hold: a property of the vocabulary, ``"property:unit"`` or a pair of both. Found by
            the headers if not given (``range_km``, ``Range (mi)``, ``사거리``); None as a value leaves a column out.
        unit: the unit of numbers without one, or the column that gives it; for all columns, or by column.
        country: the country of origin, or the column that gives it: it tells apart systems that share a name.
        catalog: what to compare with; the bundled catalogue if not given.
        tolerance: how far outside what is published a value is still near, as a share.
        severities: how serious a verdict is, where it is not to be the default of `SEVERITIES`. That one system has
            two values under two names is a note, unless a severity of ``conflict`` is given.
        limit: how many rows are listed at most. A longer table is counted whole, and its first rows with a warning
            or an error are listed; what agrees counts as within there.
        sheet: the sheet of a workbook, where it is not the first with a table.
        encoding: the encoding of a text file, where it is not to be found by its bytes.
        separator: the character between the cells of a text file, where it is not to be found by its content.
        progress: called with a word for each step as it begins.

    Returns:
        A `Report` with a verdict for each cell. Nothing is ever called wrong: a value agrees with what is published or
        is outside it.

    Raises:
        BindingError: a column is not there or there twice, no column holds names, or two are one property.
        TableError: a file cannot be read as a table.
        TypeError: the data are no table, or one that can be gone over only once.
        ValueError: a property, verdict, severity or the tolerance is not known or not sound; or only one of ``agrees``
            and ``within`` is to be a warning, and the table is longer than the limit.

    >>> import weaponref
    >>> report = weaponref.validate([{"missile": "KN-23/24", "range (mi)": "~280"}])
    >>> [finding.verdict for finding in report]
    ['either', 'agrees']
    """
    from weaponref.catalogue import Catalog
    from weaponref.validation.binding import bind
    from weaponref.validation.check import Check
    from weaponref.validation.tables import kind_of, open_table, path_of
    from weaponref.validation.verdicts import severities as chosen
    from weaponref.validation.verdicts import severity_of_values

    if type(tolerance) not in (int, float) or not 0 <= tolerance < 1:
        raise ValueError(f"the tolerance is a share from 0 to 1, such as 0.05, not {tolerance!r}")
    if type(limit) is not int or limit < 1:
        raise ValueError(f"the limit is a number of rows, at least 1, not {limit!r}")
    if catalog is None:
        from weaponref.store import catalog as bundled

        catalog = bundled()
    elif not isinstance(catalog, Catalog):
        raise TypeError(f"catalog is a catalogue, as weaponref.load(…) makes one, not a {type(catalog).__name__}")
    grades = chosen(severities)
    table = open_table(data, sheet=sheet, encoding=encoding, separator=separator)
    hint = getattr(table, "hint", None)
    bindings = bind(table.headers, name=name, columns=columns, unit=unit, country=country, hint=hint)
    table.load(bindings)
    check = Check(
        table, bindings, catalog, tolerance=tolerance, severities=grades, limit=limit,
        values_in_conflict=severity_of_values(severities), progress=progress or (lambda _step: None),
    )  # fmt: skip
    counts, severity_counts = check.counts()
    return Report(
        findings=check.findings,
        bindings=bindings,
        columns=check.columns,
        names=check.names(),
        systems=check.systems(),
        conflicts=check.conflicts,
        rows=check.rows,
        counts=counts,
        severity_counts=severity_counts,
        complete=check.complete,
        limit=limit,
        tolerance=tolerance,
        severities=grades,
        data_version=catalog.data_version,
        source=kind_of(data),
        path=path_of(data),
        warnings=(*table.warnings, *check.doubts),
        checked=table,
    )
