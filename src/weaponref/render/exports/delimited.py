"""Tables as CSV files: UTF-8 without a mark at the beginning, commas, and line ends as RFC 4180 has them.

No cell is altered. A spreadsheet takes a text that begins with ``=``, ``+``, ``-`` or ``@`` for a formula, and the
usual remedy, a quote before it, would make another text of it for every other reader. So such cells are counted and
told of (`formula_remarks`), and it is for the spreadsheet to import the columns as text.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Iterable

    from weaponref.render.exports.sheets import Sheet

__all__ = ("csv_files", "formula_remarks")

# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def csv_files(sheets: Iterable[Sheet]) -> dict[str, bytes]:
    r"""A file for each table.

    >>> from weaponref.render.exports.sheets import Sheet
    >>> from weaponref.render.tables.columns import Column, Table
    >>> columns = (Column("id", "text", ""), Column("length", "number", ""), Column("live", "boolean", ""))
    >>> csv_files([Sheet(Table("a", columns, (("x, y", 900.0, True), ("z", None, False))), "", ())])
    {'a.csv': b'id,length,live\r\n"x, y",900,true\r\nz,,false\r\n'}
    """
    return {f"{sheet.name}.csv": _csv(sheet) for sheet in sheets}


def _csv(sheet: Sheet) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(sheet.table.column_names)
    writer.writerows([_cell(value) for value in row] for row in sheet.table.rows)
    return text.getvalue().encode()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    # The shortest number that is read back as the same.
    return repr(value).removesuffix(".0") if isinstance(value, float) else str(value)


def formula_remarks(sheets: Iterable[Sheet]) -> tuple[str, ...]:
    """What to say of cells that a spreadsheet takes for formulas; nothing if there are none.

    >>> from weaponref.render.exports.sheets import Sheet
    >>> from weaponref.render.tables.columns import Column, Table
    >>> formula_remarks([Sheet(Table("a", (Column("id", "text", ""),), (("=1+1",),)), "", ())])
    ('1 cell begins with a sign that spreadsheets take for a formula (first: a.csv, id); import the columns as text',)
    """
    found = [
        f"{sheet.name}.csv, {column.name}"
        for sheet in sheets
        for row in sheet.table.rows
        for column, value in zip(sheet.table.columns, row, strict=True)
        if isinstance(value, str) and value.startswith(_FORMULA_SIGNS)
    ]
    if not found:
        return ()
    count = "1 cell begins" if len(found) == 1 else f"{len(found)} cells begin"
    told = f"{count} with a sign that spreadsheets take for a formula (first: {found[0]}); import the columns as text"
    return (told,)
