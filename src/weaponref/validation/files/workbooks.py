"""Excel workbooks: the first sheet that holds a table, or the one that is named, read with openpyxl."""

from __future__ import annotations

import warnings
import zipfile
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from weaponref.errors import TableError
from weaponref.extras import installed
from weaponref.validation.files.bytestream import readable


if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path


__all__ = ("Workbook", "open_workbook")

_ERRORS = frozenset(
    {"#N/A", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA", "#SPILL!", "#CALC!"}
)
_TITLE_ROWS = 50
_ALPHABET = 26
_SHOWN = 10

_Row = tuple[object, ...]


@frozen
class Workbook:
    """The rows of a sheet, which is read whole.

    Attributes:
        sheet: the name of the sheet.
        header: the names of the columns.
        body: the rows below the header that hold anything.
        numbers: the row of the sheet that each of them is.
        doubts: what was left out or read with a doubt.
        others: the names of the other sheets that are shown and hold anything.
    """

    sheet: str
    header: tuple[str, ...]
    body: tuple[_Row, ...]
    numbers: tuple[int, ...]
    doubts: tuple[str, ...]
    others: tuple[str, ...] = ()

    def rows(self) -> Iterator[Sequence[object]]:
        """A fresh pass over the rows."""
        return iter(self.body)

    def lines(self, rows: Collection[int]) -> dict[int, int]:
        """The rows of the sheet."""
        return {row: self.numbers[row] for row in rows if 0 <= row < len(self.numbers)}

    def remarks(self) -> tuple[str, ...]:
        """Nothing beyond the doubts at opening: the sheet was read whole."""
        return ()


def open_workbook(path: Path, sheet: str | None) -> Workbook:
    """Read a sheet of a workbook.

    Raises:
        TableError: openpyxl is missing, the workbook is damaged, or it has no such sheet or no content.
    """
    openpyxl = installed("openpyxl")
    if openpyxl is None:
        raise TableError(str(path), 'is an Excel workbook, which needs openpyxl: pip install "weaponref[excel]"')
    name, cells, others = _read(path, openpyxl, sheet, values=True)
    unknown = _uncomputed(path, openpyxl, name, cells) if _has_formulas(path) else ""
    book = _table(path, name, cells, unknown)
    if sheet is None and others:
        book = evolve(book, doubts=(_unread(name, others), *book.doubts))
    return evolve(book, others=others)


def _read(
    path: Path, openpyxl: Any, sheet: str | None, *, values: bool
) -> tuple[str, dict[int, list[object]], tuple[str, ...]]:
    """The name of the sheet, its rows that hold anything by their number, and the names of the others (`Workbook`)."""
    with readable(path), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl does not keep (styles, validations) is of no concern here
        try:
            # The content decides, not the suffix: openpyxl is given the open file.
            with (
                path.open("rb") as file,
                closing(openpyxl.load_workbook(file, read_only=True, data_only=values)) as book,
            ):
                chosen = _chosen(_candidates(path, book, sheet))
                if chosen is not None:
                    others = (other for other in book.worksheets if other is not chosen and _is_shown(other))
                    names = tuple(str(other.title) for other in others if any(_filled_rows(other)))
                    return str(chosen.title), {number: list(row) for number, row in _filled_rows(chosen)}, names
        except (TableError, OSError, MemoryError):
            raise
        except Exception as error:  # a damaged workbook fails in as many ways as XML and ZIP can
            raise TableError(
                str(path), f"is an Excel workbook that is damaged ({error}); open it in Excel and save it again"
            ) from error
    which = "no sheet of the workbook holds anything" if sheet is None else f"the sheet {sheet!r} is empty"
    raise TableError(str(path), f"{which}; a table needs at least a header")


def _chosen(sheets: Sequence[Any]) -> Any:
    """The first sheet that holds a table; else the first that holds anything, None where none does.

    Two rows of several cells make a table: a cover has a title, and a sheet of notes a single column.
    """
    for rows in (2, 1):
        for each in sheets:
            wide = (row for _, row in _filled_rows(each) if sum(map(_filled, row)) > 1)
            if len(list(islice(wide, rows))) == rows:
                return each
    return next((each for each in sheets if any(_filled_rows(each))), None)


def _filled_rows(sheet: Any) -> Iterator[tuple[int, _Row]]:
    """The rows of a sheet that hold anything, by their numbers."""
    sheet.reset_dimensions()  # some programs write a wrong extent
    rows = enumerate(sheet.iter_rows(values_only=True), start=1)
    return ((number, row) for number, row in rows if any(map(_filled, row)))


def _is_shown(sheet: Any) -> bool:
    shown: bool = sheet.sheet_state == "visible"
    return shown


def _unread(name: str, others: Sequence[str]) -> str:
    """What is said of the sheets that were not read, where none was asked for."""
    listed = ", ".join(map(repr, others[:_SHOWN])) + (
        f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
    )
    return f"only the sheet {name!r} is read, and not {listed}; name another one with sheet=… or --sheet"


def _candidates(path: Path, book: Any, sheet: str | None) -> list[Any]:
    sheets = list(book.worksheets)
    if sheet is None:
        return sorted(sheets, key=lambda each: not _is_shown(each))
    for each in sheets:
        if each.title == sheet:
            return [each]
    names = ", ".join(repr(each.title) for each in sheets)
    raise TableError(str(path), f"has no sheet {sheet!r}; its sheets are {names}")


def _table(path: Path, name: str, cells: dict[int, list[object]], unknown: str) -> Workbook:
    doubts = [unknown] if unknown else []
    top, titles = _header_row(cells)
    doubts += [f"row {number} of the sheet ({text!r}) is read as a title and left out" for number, text in titles]
    below = [number for number in cells if number > top]
    error = _without_errors(cells, below)
    if error:
        doubts.append(error)
    header = [_written(value) for value in cells[top]]
    width = max(len(cells[number]) for number in (top, *below))
    header += [""] * (width - len(header))
    for number in below:
        cells[number] += [None] * (width - len(cells[number]))
    # A column without a name and without a value is the margin of the sheet, not a part of the table.
    kept = [at for at in range(width) if header[at] or any(_filled(cells[number][at]) for number in below)]
    filled = [number for number in below if any(map(_filled, cells[number]))]
    body = tuple(tuple(cells[number][at] for at in kept) for number in filled)
    if not any(header):
        raise TableError(str(path), f"the header in row {top} of the sheet {name!r} names no column", line=top)
    return Workbook(name, tuple(header[at] for at in kept), body, tuple(filled), tuple(doubts))


def _header_row(cells: dict[int, list[object]]) -> tuple[int, list[tuple[int, str]]]:
    """The row that is the header, and the titles above it: lone cells above a table that is wider than one."""
    first = list(cells)[:_TITLE_ROWS]
    counts = {number: sum(map(_filled, cells[number])) for number in first}
    titles: list[tuple[int, str]] = []
    if max(counts.values()) > 1:
        for number in first:
            if counts[number] > 1:
                return number, titles
            titles.append((number, next(_written(value) for value in cells[number] if _filled(value))))
    return first[0], []


def _without_errors(cells: dict[int, list[object]], below: list[int]) -> str:
    """Empty the cells that hold an error of Excel, and say so."""
    places = []
    for number in below:
        row = cells[number]
        for at, value in enumerate(row):
            if isinstance(value, str) and value in _ERRORS:
                places.append(f"{_letters(at)}{number}: {value}")
                row[at] = None
    if not places:
        return ""
    return f"cells with an error of Excel, read as empty: {len(places)} (the first is {places[0]})"


def _has_formulas(path: Path) -> bool:
    with readable(path), zipfile.ZipFile(path) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        return any(b"<f>" in content or b"<f " in content for content in map(archive.read, sheets))


def _uncomputed(path: Path, openpyxl: Any, name: str, cells: dict[int, list[object]]) -> str:
    """A warning of formulas without a stored result, as a program writes that does not compute."""
    _, formulas, _ = _read(path, openpyxl, name, values=False)
    places = [
        f"{_letters(at)}{number}"
        for number, row in formulas.items()
        for at, value in enumerate(row)
        if _lost(value, cells.get(number, []), at)
    ]
    if not places:
        return ""
    return (
        f"formulas without a stored result, read as empty: {len(places)} (the first is {places[0]}); "
        "open the workbook in Excel and save it to store the results"
    )


def _lost(formula: object, row: list[object], at: int) -> bool:
    written = isinstance(formula, str) and formula.startswith("=")
    return written and (at >= len(row) or row[at] is None)


def _filled(value: object) -> bool:
    return value is not None and not (isinstance(value, str) and not value.strip())


def _written(value: object) -> str:
    return "" if value is None else str(value).strip()


def _letters(at: int) -> str:
    """The letters of a column, counted from 0.

    >>> _letters(0), _letters(25), _letters(26), _letters(701), _letters(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, _ALPHABET)
        letters = chr(ord("A") + rest) + letters
    return letters
