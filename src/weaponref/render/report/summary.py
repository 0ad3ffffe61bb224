"""What a report comes to: its columns, names, systems and conflicts, as rows of words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import frozen

from weaponref.render.report.words import by_verdict, cut, quoted
from weaponref.render.words import counted, listed
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from weaponref.validation.report import ColumnReport, NameReport, Report

__all__ = (
    "ColumnRow",
    "column_rows",
    "conflict_lines",
    "counts_words",
    "name_rows",
    "named",
    "system_rows",
    "unread_lines",
)


@frozen
class ColumnRow:
    """A bound column in words.

    Attributes:
        header: the header.
        read_as: the property and the unit that it was read as, and how that was found.
        cells: how many cells state something.
        compared: how many could be compared.
        words: what the column comes to.
        share: the share of compared cells that fits as labelled; None where none was compared.
        doubtful: whether another reading fits better, or much is outside.
    """

    header: str
    read_as: str
    cells: int
    compared: int
    words: str
    share: float | None
    doubtful: bool


def column_rows(report: Report) -> Iterator[ColumnRow]:
    """The bound columns of quantities.

    >>> import weaponref
    >>> row, = column_rows(weaponref.validate([{"missile": "KN-23", "range_km": 450}]))
    >>> row.read_as, row.words
    ('maximum range in km (header)', '100 % of this column fits as labelled (km)')
    """
    for column in report.columns.values():
        yield ColumnRow(
            cut(column.column),
            _read_as(column),
            column.cells,
            column.compared,
            cut(column.message, 300),
            column.share,
            column.verdict not in ("fits", "not-compared"),
        )


def _read_as(column: ColumnReport) -> str:
    binding = column.binding
    if binding.unit_column:
        unit = f" in the unit of {cut(binding.unit_column)!r}"
    elif binding.unit == "count":
        unit = ""
    else:
        unit = f" in {binding.unit or binding.unit_word}" if binding.unit or binding.unit_word else ", no unit given"
    return f"{PROPERTIES[binding.property].label}{unit} ({binding.how})"


def unread_lines(report: Report, most: int = 20) -> Iterator[str]:
    """The columns that were not read: first, one a line, those that could be; then the others.

    >>> import weaponref
    >>> row = {"missile": "KN-23", "date": "2019-05-04", "rnage (km)": 420, "seen by": "JCS"}
    >>> for told in unread_lines(weaponref.validate([row])):
    ...     print(told)
    not read: 'rnage (km)': 'rnage' is not understood; --map 'rnage (km)=range_max:km' would read it
    not read: 'date' and 'seen by'
    """
    close = [column for column in report.unread if column.advice]
    for column in close[:most]:
        yield f"not read: {quoted(column.column)}: {cut(column.advice, 300)}"
    others = [*close[most:], *(column for column in report.unread if not column.advice)]
    told = [quoted(column.column, 60) for column in others[:most]]
    if len(others) > most:
        told.append(f"{len(others) - most:,} more")
    if told:
        yield f"not read: {listed(told)}"


def named(report: Report) -> str:
    """The column of names in words: how many spellings there are, and what became of them.

    >>> import weaponref
    >>> named(weaponref.validate([{"missile": "KN-23"}, {"missile": "KN 23"}, {"missile": "Hwasong-99"}]))
    '3 spellings of 1 system: 2 match, 1 unknown'
    """
    verdicts = Counter(name.verdict for name in report.names.values())
    told = counts_words(verdicts)
    spellings = counted(len(report.names), "spelling")
    return f"{spellings} of {counted(len(report.systems), 'system')}{': ' if told else ''}{told}"


def counts_words(counts: Mapping[str, int]) -> str:
    """Counts by verdict.

    >>> counts_words({"within": 2, "match": 1})
    '1 match, 2 within'
    """
    return ", ".join(f"{count:,} {verdict}" for verdict, count in by_verdict(counts).items())


def name_rows(report: Report, most: int) -> Iterator[tuple[str, str, str]]:
    """Each spelling: as written, how many rows, what it was read as; then how many are left.

    >>> import weaponref
    >>> list(name_rows(weaponref.validate([{"missile": "КН-23"}]), 10))
    [("'КН-23'", '1', 'KN-23')]
    >>> list(name_rows(weaponref.validate([{"missile": "5 Kh-101"}]), 10))
    [("'5 Kh-101'", '1', "Kh-101: '5' beside 'Kh-101' is read as a count")]
    """
    names = list(report.names.values())
    for name in names[:most]:
        yield quoted(name.text or None), f"{name.count:,}", _meant(name)
    if len(names) > most:
        left = names[most:]
        yield f"and {len(left):,} more", f"{sum(name.count for name in left):,}", ""


def _meant(name: NameReport) -> str:
    if name.verdict == "match" and name.resolution.system is not None:
        system = name.resolution.system.name
        return f"{system}: {cut(name.message, 300)}" if name.message else system
    if name.verdict == "family" and name.resolution.groups:
        return f"{name.resolution.groups[0][0].name}: {cut(name.message, 300)}"
    return f"{name.verdict}: {cut(name.message, 300)}"


def system_rows(report: Report, most: int) -> Iterator[tuple[str, str, str, str]]:
    """Each system: its name, how many rows, how it is written, the verdicts on its values; then how many are left."""
    systems = list(report.systems.values())
    for found in systems[:most]:
        spelt = ", ".join(quoted(text, 40) for text in found.spellings[:6])
        more = len(found.spellings) - 6
        if more > 0:
            spelt += f" and {more:,} more"
        yield found.system.name, f"{found.rows:,}", spelt, counts_words(found.counts)
    if len(systems) > most:
        left = systems[most:]
        yield f"and {len(left):,} more", f"{sum(found.rows for found in left):,}", "", ""


def conflict_lines(report: Report, most: int = 100) -> Iterator[str]:
    """Systems that stand under several names with values that differ, in words."""
    for conflict in report.conflicts[:most]:
        told = ", ".join(f"{value} as {quoted(text, 40)}" for text, value in list(conflict.values.items())[:6])
        yield f"{conflict.system.name} has several values in {quoted(conflict.column)}: {told}"
    if len(report.conflicts) > most:
        yield f"and {len(report.conflicts) - most:,} more"
