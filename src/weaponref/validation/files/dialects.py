"""How a text file sets its cells apart: the separator, the quotes, and the line in which Excel names the separator."""

from __future__ import annotations

import csv
import io
import re
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Final, Protocol

from attrs import frozen

from weaponref.validation.files.titles import records_above


if TYPE_CHECKING:
    from collections.abc import Iterator


__all__ = ("CELL_LIMIT", "NO_SEPARATOR", "SEPARATORS", "Dialect", "Records", "find_dialect", "long_cells")

SEPARATORS: Final = ("\t", ";", "|", ",")
"""The separators that are looked for. Where two fit equally well the earlier is taken: commas are also in numbers."""

NO_SEPARATOR: Final = "\x1f"
"""What stands for the separator of a file with a single column: a character that no such file holds."""

CELL_LIMIT: Final = 1 << 24
"""The longest cell that is read, in characters. A longer one is a quote that was never closed."""

_DECLARED = re.compile(r'"?sep=([^\w\s"\']|\t)"?(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
_ROWS = 500
# A table whose header looks like one cell, but whose rows agree on more, has a title above its header.
_MOST = 0.8


class Records(Protocol):
    """A reader of the standard library: records, and how many lines it has taken for them."""

    @property
    def line_num(self) -> int:
        """The lines taken so far."""
        ...

    def __iter__(self) -> Iterator[list[str]]: ...

    def __next__(self) -> list[str]: ...


@frozen
class Dialect:
    """How the cells of a file are set apart.

    Attributes:
        separator: the character between cells; None for a single column.
        quote: the character around cells that hold a separator or a line break.
        padded: whether a space may stand between a separator and an opening quote.
        declared: whether the first line is ``sep=;``, which Excel reads and hides.
        above: how many records stand above the header: titles, and what is empty between them.
    """

    separator: str | None
    quote: str = '"'
    padded: bool = False
    declared: bool = False
    above: int = 0

    def reader(self, lines: Iterator[str]) -> Records:
        """A reader of the standard library for this dialect."""
        return csv.reader(
            lines, delimiter=self.separator or NO_SEPARATOR, quotechar=self.quote, skipinitialspace=self.padded
        )


@contextmanager
def long_cells() -> Iterator[None]:
    """Cells may be as long as `CELL_LIMIT` in here; the limit of the csv module belongs to the whole process."""
    before = csv.field_size_limit(CELL_LIMIT)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def find_dialect(sample: str, *, complete: bool, separator: str | None = None) -> Dialect:
    r"""The dialect of a text, judged by its beginning.

    The separator is the one by which the rows have as many cells as the header. Separators within quotes do not count,
    and a decimal comma in a file with semicolons makes no difference.

    Args:
        sample: the beginning of the text.
        complete: whether that is all of it, so that its last row can be counted.
        separator: the separator where it is known.

    >>> find_dialect("name;range\nKN-23;420,5\n", complete=True).separator
    ';'
    >>> find_dialect('sep=|\n"Musudan, BM-25"|3,200\n', complete=True)
    Dialect(separator='|', quote='"', padded=False, declared=True, above=0)
    """
    sample = sample.removeprefix("\ufeff").replace("\0", "")
    declared = _DECLARED.match(sample)
    if declared:
        separator = separator or declared[1]
        sample = sample[declared.end() :]
    quote = _quote(sample)
    if separator is None:
        separator = _separator(sample, quote, complete=complete)
    above = 0
    if separator is not None:
        above = records_above(_records(sample, separator, quote, complete=complete))
    padded = separator is not None and _padded(sample, separator, quote, above)
    return Dialect(separator, quote, padded, bool(declared), above)


def _separator(sample: str, quote: str, *, complete: bool) -> str | None:
    best: tuple[tuple[float, float, int], str] | None = None
    titled: tuple[float, str] | None = None
    for rank, separator in enumerate(SEPARATORS):
        records = _records(sample, separator, quote, complete=complete)
        rows = [record for record in records[records_above(records) :] if any(map(str.strip, record))]
        if not rows:
            return separator  # nothing but separators
        width = len(rows[0])
        below = rows[1:]
        if width > 1:
            agreeing = sum(len(row) == width for row in below) / len(below) if below else 1.0
            if best is None or (agreeing, -_strange(rows, separator), -rank) > best[0]:
                best = (agreeing, -_strange(rows, separator), -rank), separator
        elif below:
            widths = [len(row) for row in below]
            usual = max(set(widths), key=widths.count)
            share = widths.count(usual) / len(widths)
            if usual > 1 and share >= _MOST and (titled is None or share > titled[0]):
                titled = share, separator
    if best is not None:
        return best[1]
    return titled[1] if titled is not None else None


def _records(sample: str, separator: str, quote: str, *, complete: bool) -> list[list[str]]:
    """The records of the sample, also those that hold nothing, without a last one that the sample may have cut."""
    with long_cells():
        reader = csv.reader(io.StringIO(sample, newline=""), delimiter=separator, quotechar=quote)
        rows = list(islice(reader, _ROWS))
    if not complete and len(rows) < _ROWS and len(rows) > 1:
        del rows[-1]
    return rows


def _strange(rows: list[list[str]], separator: str) -> float:
    """The share of cells that hold another separator."""
    others = [other for other in SEPARATORS if other != separator]
    cells = [cell for row in rows for cell in row]
    return round(sum(any(other in cell for other in others) for cell in cells) / len(cells), 1)


def _quote(sample: str) -> str:
    """A double quote, unless every cell of the header stands in single ones."""
    if '"' in sample:
        return '"'
    first = next((line.strip() for line in sample.splitlines() if line.strip()), "")
    for separator in SEPARATORS:
        cells = [cell.strip() for cell in first.split(separator)]
        if len(cells) > 1 and all(re.fullmatch(r"'[^']+'", cell) for cell in cells):
            return "'"
    return '"'


def _padded(sample: str, separator: str, quote: str, above: int) -> bool:
    """Whether the header has a space between a separator and an opening quote, as in ``name, "range"``."""
    line = next((line for line in sample.splitlines()[above:] if line.strip()), "")
    raw = re.search(f"{re.escape(separator)} +{quote}(?!{quote})", line) is not None
    with long_cells():
        cells = next(csv.reader([line], delimiter=separator, quotechar=quote), [])
    return raw and any(cell.lstrip(" ").startswith(quote) and cell.startswith(" ") for cell in cells)
