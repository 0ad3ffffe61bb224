"""Files as tables that can be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaponref.validation.executors.memory import MemoryTable
from weaponref.validation.files import open_file


if TYPE_CHECKING:
    import os
    from collections.abc import Collection, Mapping

    from weaponref.validation.files import FileTable

__all__ = ("FileRows", "open_path")


class FileRows(MemoryTable):
    """The rows of a file.

    Attributes:
        file: the file as it was opened.
        path: its path.
    """

    def __init__(self, file: FileTable) -> None:
        super().__init__(file.columns, file.rows, typed=file.typed)
        self.file = file
        self.path = file.path

    def lines(self, rows: Collection[int]) -> Mapping[int, int]:
        """The lines of the file that rows stand on, where those are known."""
        return self.file.lines(rows)


def open_path(
    path: str | os.PathLike[str], *, sheet: str | None = None, encoding: str | None = None, separator: str | None = None
) -> FileRows:
    """A file as a table.

    Args:
        path: the file.
        sheet: the sheet of a workbook.
        encoding: the encoding of a text file.
        separator: the character between cells.

    Raises:
        TableError: the file cannot be read as a table.
    """
    return FileRows(open_file(path, sheet=sheet, encoding=encoding, separator=separator))
