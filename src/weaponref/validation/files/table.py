"""A table in a file: what its header says, and passes over its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from attrs import field, frozen


if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path


__all__ = ("FileTable", "RowSource")


class RowSource(Protocol):
    """What knows how to read the rows of one format."""

    def rows(self) -> Iterator[Sequence[object]]:
        """A fresh pass over the rows below the header."""
        ...

    def lines(self, rows: Collection[int]) -> dict[int, int]:
        """Where rows stand in the file."""
        ...

    def remarks(self) -> tuple[str, ...]:
        """What the passes so far came across that a reader should know."""
        ...


@frozen
class FileTable:
    r"""A table in a file.

    Attributes:
        path: the file.
        format: ``csv``, ``tsv``, ``json``, ``jsonl`` or ``xlsx``.
        columns: the header as written, without the space around each name; what is there twice stays twice.
        typed: whether cells carry types (JSON, JSON Lines, Excel) or every cell is text (CSV, TSV).
        encoding: the encoding of a text file, as Python names it.
        separator: the character between the cells of a CSV or TSV file; None for one of a single column.
        sheet: the sheet of a workbook.

    >>> import tempfile, pathlib
    >>> from weaponref.validation.files import open_file
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "launches.csv")
    ...     _ = path.write_bytes("Ракета;Дальность, км\nКН-23;420,5\n".encode("cp1251"))
    ...     table = open_file(path)
    ...     print(table.encoding, table.separator, table.columns, *table.rows())
    cp1251 ; ('Ракета', 'Дальность, км') ['КН-23', '420,5']
    """

    path: Path
    format: str
    columns: tuple[str, ...]
    typed: bool
    encoding: str | None
    separator: str | None
    sheet: str | None
    source: RowSource = field(repr=False, eq=False)
    doubts: tuple[str, ...] = field(default=(), repr=False)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was read with a doubt, or left out: known at opening, and found by the passes over the rows so far."""
        return self.doubts + self.source.remarks()

    def rows(self) -> Iterator[Sequence[object]]:
        """A fresh pass over the rows: one value for each column, None where a cell is missing.

        CSV, TSV and JSON Lines are streamed: the memory that a pass takes does not grow with the file.

        Raises:
            TableError: a row has more cells than the header, or the file has changed since it was opened.
        """
        return self.source.rows()

    def lines(self, rows: Collection[int]) -> dict[int, int]:
        """Where rows, counted from 0, stand in the file: their line, counted from 1, also with line breaks in cells.

        In a workbook it is the row of the sheet. Rows of a JSON document have no line of their own, and are left out.
        """
        return self.source.lines(rows) if rows else {}
