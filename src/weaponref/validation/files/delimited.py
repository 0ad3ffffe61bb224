"""CSV and TSV: a stream of the standard library's reader, with the width of every row checked."""

from __future__ import annotations

import csv
from contextlib import contextmanager
from itertools import chain, compress, islice
from typing import IO, TYPE_CHECKING

from attrs import Factory, define, field, frozen

from weaponref.errors import TableError
from weaponref.validation.files.bytestream import HEAD, open_text, readable
from weaponref.validation.files.dialects import CELL_LIMIT, Dialect, find_dialect, long_cells


if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from weaponref.validation.files.dialects import Records
    from weaponref.validation.files.encodings import Encoding


__all__ = ("Delimited", "open_delimited")

# Few enough that the memory of a pass stays small, many enough that what is done once for all of them costs nothing.
_BATCH = 128


@define
class _Trimmed:
    """Rows that ended in empty cells beyond the header: how many a pass has met, and the first of them."""

    count: int = 0
    first: int = 0


@define
class _Shape:
    """What a whole pass met: how many lines, and whether nothing but rows of the right width, one on each of them."""

    lines: int = 0
    regular: bool = False


@frozen
class Delimited:
    """The rows of a CSV or TSV file.

    Attributes:
        path: the file.
        encoding: its encoding.
        dialect: how its cells are set apart.
        header: the names of the columns as they stand in the file.
        before: how many records of the reader come before the first row, the header among them.
        header_line: the line on which the header begins.
        header_end: the line on which it ends.
        titles: what stands above the header, each with the line on which it begins.
    """

    path: Path
    encoding: Encoding
    dialect: Dialect
    header: tuple[str, ...]
    before: int
    header_line: int
    header_end: int
    titles: tuple[tuple[int, str], ...] = ()
    _trimmed: _Trimmed = field(default=Factory(_Trimmed), eq=False, repr=False)
    _shape: _Shape = field(default=Factory(_Shape), eq=False, repr=False)

    @property
    def regular(self) -> bool:
        """Whether a whole pass met nothing but rows of the right width, each on a line of its own."""
        return self._shape.regular

    def rows(self) -> Iterator[Sequence[object]]:
        """A fresh pass over the rows; lists as the reader made them wherever their width is right."""
        return chain.from_iterable(self._checked())

    def rows_at(self, rows: Sequence[int]) -> Iterator[Sequence[object]]:
        """Some rows of a regular file, by their numbers in order; the lines between them are not parsed.

        Raises:
            TableError: the file has changed since it was found to be regular.
        """
        chosen = bytearray(rows[-1] + 1)
        for row in rows:
            chosen[row] = 1
        with readable(self.path), _decoded(self.path), open_text(self.path, self.encoding.name) as file:
            lines = islice(_lines(file, self.encoding, self.dialect), self.before, None)
            reader = self.dialect.reader(compress(lines, chosen))
            while batch := self._next(reader, _BATCH):
                if set(map(len, batch)) != {len(self.header)}:
                    raise _changed(self.path)
                yield from batch

    def lines(self, rows: Collection[int]) -> dict[int, int]:
        """The lines on which rows begin."""
        wanted = set(rows)
        last = max(wanted)
        found = {}
        for index, (line, _) in enumerate(self._located()):
            if index in wanted:
                found[index] = line
            if index >= last:
                break
        return found

    def remarks(self) -> tuple[str, ...]:
        """What the passes so far left out."""
        if not self._trimmed.count:
            return ()
        count, line = self._trimmed.count, self.lines({self._trimmed.first}).get(self._trimmed.first)
        rows = "1 row ends" if count == 1 else f"{count} rows end"
        return (f"{rows} in empty cells beyond the header, which are left out (the first stands on line {line})",)

    def _checked(self) -> Iterator[list[Sequence[object]]]:
        width = len(self.header)
        trimmed = _Trimmed()
        done, fits = 0, True
        for batch in self._batches():
            if set(map(len, batch)) == {width}:
                yield batch  # type: ignore[misc]  # a list of rows; nobody puts another kind of row into it
                done += len(batch)
                continue
            fitted: list[Sequence[object]] = []
            for row in batch:
                if not row:
                    continue
                fits = fits and len(row) == width
                if len(row) > width:
                    fitted.append(self._cut(row, done + len(fitted), trimmed))
                else:
                    fitted.append([*row, *[None] * (width - len(row))] if len(row) < width else row)
            yield fitted
            done += len(fitted)
        # The line after the last row is the empty one that ends every pass.
        self._shape.regular = fits and self._shape.lines == self.before + done + 1

    def _cut(self, row: list[str], index: int, trimmed: _Trimmed) -> list[str]:
        width = len(self.header)
        if any(map(str.strip, row[width:])):
            raise self._too_wide(row, index)
        if not trimmed.count:
            trimmed.first = index
        trimmed.count += 1
        if trimmed.count >= self._trimmed.count:
            self._trimmed.first, self._trimmed.count = trimmed.first, trimmed.count
        return row[:width]

    def _too_wide(self, row: list[str], index: int) -> TableError:
        width = len(self.header)
        cells = "1 cell" if width == 1 else f"{width} cells"
        reason = f"the row has {len(row)} cells where the header on line {self.header_line} has {cells}"
        if width == 1 and index == 0:
            reason += "; if that line is a title, delete it, so that the header is the first line"
        else:
            separator = self.dialect.separator
            reason += (
                "; a cell that holds the separator" + (f" {separator!r}" if separator else "") + " has to be quoted"
            )
        return TableError(str(self.path), reason, line=self.lines({index}).get(index))

    def _batches(self) -> Iterator[list[list[str]]]:
        """The records below the header, the empty record at the end among them; what is unclosed is never handed on."""
        with readable(self.path), _decoded(self.path), open_text(self.path, self.encoding.name) as file:
            reader = self.dialect.reader(_lines(file, self.encoding, self.dialect))
            self._next(reader, self.before)
            batch = self._next(reader, _BATCH)
            while batch:
                following = self._next(reader, _BATCH)
                if not following and batch[-1]:
                    raise self._unclosed()
                yield batch
                batch = following
            self._shape.lines = reader.line_num

    def _next(self, reader: Records, count: int) -> list[list[str]]:
        try:
            with long_cells():
                return list(islice(reader, count))
        except csv.Error as error:
            raise _unreadable(self.path, error, reader, self.dialect) from None

    def _located(self) -> Iterator[tuple[int, list[str]]]:
        """The rows, each with the line on which it begins."""
        with readable(self.path), _decoded(self.path), open_text(self.path, self.encoding.name) as file:
            reader = self.dialect.reader(_lines(file, self.encoding, self.dialect))
            hidden = int(self.dialect.declared)
            self._next(reader, self.before)
            line = reader.line_num + hidden
            while batch := self._next(reader, 1):
                if batch[0]:
                    yield line + 1, batch[0]
                line = reader.line_num + hidden

    def _unclosed(self) -> TableError:
        last = self.header_line
        for line, _ in self._located():
            last = line
        return _never_closed(self.path, last)


def open_delimited(path: Path, encoding: Encoding, separator: str | None) -> Delimited:
    """Find the dialect and the header of a CSV or TSV file.

    Raises:
        TableError: it has no header, or its header cannot be read.
    """
    with readable(path), open_text(path, encoding.name) as file:
        sample = file.read(HEAD)
        dialect = find_dialect(sample, complete=not file.read(1), separator=separator)
    with readable(path), open_text(path, encoding.name) as file:
        reader = dialect.reader(_lines(file, encoding, dialect))
        try:
            with long_cells():
                titles = tuple(_titles(reader, dialect))
                before, line, header = _header(reader)
                end = reader.line_num
                closed = next(reader, None) is not None
        except csv.Error as error:
            raise _unreadable(path, error, reader, dialect) from None
    hidden = int(dialect.declared)
    if not header:
        raise TableError(str(path), "holds nothing but empty lines; a table needs at least a header")
    if not closed:
        raise _never_closed(path, line + hidden)
    columns = tuple(map(str.strip, header))
    before += dialect.above
    return Delimited(path, encoding, dialect, columns, before, line + hidden, end + hidden, titles)


def _titles(reader: Records, dialect: Dialect) -> Iterator[tuple[int, str]]:
    """What stands above the header, with its line."""
    line = int(dialect.declared)
    for record in islice(reader, dialect.above):
        cells = [cell.strip() for cell in record if cell.strip()]
        if cells:
            separator = dialect.separator or ""
            yield line + 1, f"{separator} ".join(cells)
        line = reader.line_num + dialect.declared


def _header(reader: Records) -> tuple[int, int, list[str]]:
    """The first record that holds anything: how many records it takes to read it, its line, its cells."""
    before = 0
    line = reader.line_num
    for record in reader:
        before += 1
        if any(map(str.strip, record)):
            return before, line + 1, record
        line = reader.line_num
    return before, line, []


def _lines(file: IO[str], encoding: Encoding, dialect: Dialect) -> Iterator[str]:
    """The lines for a reader, and an empty one at the end.

    The reader makes an empty record of that one, but not where a quote is still open: that is how it is noticed.
    """
    lines: Iterator[str] = file
    if dialect.declared:
        next(lines)
    if encoding.nulls:
        lines = (line.replace("\0", "") for line in lines)
    return chain(lines, ("",))


@contextmanager
def _decoded(path: Path) -> Iterator[None]:
    try:
        yield
    except UnicodeError:
        raise _changed(path) from None


def _changed(path: Path) -> TableError:
    return TableError(str(path), "has changed since it was opened; read it again when nothing writes to it")


def _never_closed(path: Path, line: int) -> TableError:
    return TableError(str(path), "a quote is opened in the row that begins here, and never closed", line=line)


def _unreadable(path: Path, error: csv.Error, reader: Records, dialect: Dialect) -> TableError:
    line = reader.line_num + dialect.declared
    if "field larger" in str(error):
        reason = f"a cell has more than {CELL_LIMIT:,} characters: a quote above this line is probably never closed"
        return TableError(str(path), reason, line=line)
    return TableError(str(path), f"is no CSV: {error}", line=line)
