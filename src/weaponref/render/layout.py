"""Pages of styled text: paragraphs and tables that are fitted into a width.

The rest of `weaponref.render` says what stands on a page; this module says in how many columns and lines. It knows no
terminal: a laid-out page is lines of spans, which become plain text here and coloured text in
`weaponref.render.terminal`.
"""

from __future__ import annotations

import unicodedata

from typing import TYPE_CHECKING

from attrs import evolve, field, frozen


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = (
    "NBSP",
    "Block",
    "Cell",
    "Grid",
    "Heading",
    "Line",
    "Paragraph",
    "Section",
    "Span",
    "TableRow",
    "cell_width",
    "fit",
    "glue",
    "line_of",
    "narrowest",
    "to_plain",
    "wrap",
)

NBSP = "\N{NO-BREAK SPACE}"
_GAP = 2
# A word that is longer than this is cut when a column is too narrow for it.
_LONGEST_WORD = 24
_ZERO_WIDTH = frozenset(("Mn", "Me", "Cf"))


@frozen
class Span:
    """A piece of text in one style: ``name``, ``value``, ``mark``, ``dim``, ``heading``, ``bad``, ``url`` or none."""

    text: str
    style: str = ""


Line = tuple[Span, ...]
"""Text that may be wrapped at spaces; no-break spaces hold it together."""

Cell = tuple[Line, ...]
"""The lines of one cell of a table."""


@frozen
class Heading:
    """A title line; level 1 is the page's own."""

    text: str
    level: int = 2


@frozen
class Paragraph:
    """A line of text, wrapped; what follows its first line is indented by ``hang``."""

    line: Line
    indent: int = 0
    hang: int = 0
    tight: bool = True  # no empty line before it


@frozen
class TableRow:
    """A row of cells."""

    cells: tuple[Cell, ...]


@frozen
class Section:
    """A row that is one heading across all columns."""

    line: Line


@frozen
class Grid:
    """A table. Without a header it is aligned text."""

    header: tuple[Cell, ...]
    rows: tuple[TableRow | Section, ...]
    indent: int = 0
    ruled: bool = False  # a terminal draws lines between the rows
    widths: tuple[int, ...] = field(default=())


Block = Heading | Paragraph | Grid


def line_of(text: str, style: str = "") -> Line:
    """A line in one style.

    >>> line_of("KN-23", "name")
    (Span(text='KN-23', style='name'),)
    """
    return (Span(text, style),)


def glue(text: str) -> str:
    """The text with its spaces made unbreakable.

    >>> glue("450–690 km") == f"450–690{NBSP}km"
    True
    """
    return text.replace(" ", NBSP)


def cell_width(text: str) -> int:
    """How many columns a text takes on a screen: two for wide characters, none for combining ones.

    >>> cell_width("KN-23"), cell_width("화성-11"), cell_width("e\\u0301")
    (5, 7, 1)
    """
    if text.isascii():
        return len(text)
    return sum(map(_char_width, text))


def _char_width(char: str) -> int:
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    return 0 if unicodedata.category(char) in _ZERO_WIDTH else 1


def wrap(line: Line, width: int) -> list[Line]:
    """The line in lines of at most the width, broken at spaces; a longer word is cut, unless it is an address.

    >>> [[span.text for span in part] for part in wrap(line_of("as far as is known"), 10)]
    [['as far as'], ['is known']]
    """
    lines: list[list[Span]] = [[]]
    used = 0
    for word, style, spaced in _words(line):
        size = cell_width(word)
        if used and used + spaced + size > width:
            lines.append([])
            used = 0
        if used and spaced:
            lines[-1].append(Span(" ", style if lines[-1][-1].style == style else ""))
            used += 1
        whole = size <= width or style == "url"  # an address that is cut cannot be opened
        for part in (word,) if whole else _pieces(word, width):
            if used and used + cell_width(part) > width:
                lines.append([])
                used = 0
            lines[-1].append(Span(part, style))
            used += cell_width(part)
    return [_joined(part) for part in lines]


def _words(line: Line) -> Iterator[tuple[str, str, bool]]:
    """Every word with its style, and whether a space stands before it."""
    spaced = False
    for span in line:
        for index, word in enumerate(span.text.split(" ")):
            spaced = spaced or index > 0
            if word:
                yield word, span.style, spaced
                spaced = False


def _pieces(word: str, width: int) -> Iterator[str]:
    piece, used = "", 0
    for char in word:
        size = _char_width(char)
        if piece and used + size > max(width, 2):
            yield piece
            piece, used = "", 0
        piece += char
        used += size
    yield piece


def _joined(spans: Iterable[Span]) -> Line:
    """Neighbours of one style made one span."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].style == span.style:
            joined[-1] = Span(joined[-1].text + span.text, span.style)
        else:
            joined.append(span)
    return tuple(joined)


def _line_width(line: Line) -> int:
    return sum(cell_width(span.text) for span in line)


def _columns(grid: Grid) -> list[list[Line]]:
    """The lines of each column."""
    rows = [grid.header, *(row.cells for row in grid.rows if isinstance(row, TableRow))]
    count = max(map(len, rows))
    return [[line for row in rows if index < len(row) for line in row[index]] for index in range(count)]


def _narrow(lines: Sequence[Line]) -> int:
    """The width of the widest word, where spans that touch are one word."""
    widest = 1
    for line in lines:
        run = 0
        for word, _, spaced in _words(line):
            run = cell_width(word) if spaced else run + cell_width(word)
            widest = max(widest, run)
    return min(widest, _LONGEST_WORD)


def narrowest(grid: Grid) -> int:
    """The smallest width that the table fits in without words being cut.

    >>> narrowest(Grid((), (TableRow(((line_of("as far"),), (line_of("known"),))),)))
    10
    """
    columns = _columns(grid)
    return grid.indent + sum(map(_narrow, columns)) + _GAP * (len(columns) - 1)


def fit(grid: Grid, width: int) -> Grid:
    """The table with its column widths chosen and its cells wrapped.

    Columns that need little get all they need; the others share what is left.
    """
    columns = _columns(grid)
    natural = [max(map(_line_width, lines), default=1) for lines in columns]
    narrow = [min(_narrow(lines), wide) for lines, wide in zip(columns, natural, strict=True)]
    spare = width - grid.indent - _GAP * (len(columns) - 1) - sum(narrow)
    widths = narrow[:]
    waiting = sorted(range(len(columns)), key=lambda index: natural[index] - narrow[index])
    while waiting and spare > 0:
        index = waiting.pop(0)
        given = min(natural[index] - narrow[index], spare // (len(waiting) + 1))
        widths[index] += given
        spare -= given
    rows = tuple(
        TableRow(_fit_cells(row.cells, widths)) if isinstance(row, TableRow) else row for row in grid.rows
    )
    return evolve(grid, header=_fit_cells(grid.header, widths), rows=rows, widths=tuple(widths))


def _fit_cells(cells: Sequence[Cell], widths: Sequence[int]) -> tuple[Cell, ...]:
    return tuple(
        tuple(part for line in cell for part in wrap(line, width))
        for cell, width in zip(cells, widths, strict=False)
    )


def to_plain(blocks: Iterable[Block], width: int) -> str:
    """The page as plain text, without trailing spaces.

    >>> print(to_plain([Heading("KN-23", 1), Paragraph(line_of("as far as known"), indent=2)], 80))
    KN-23
    =====
    <BLANKLINE>
      as far as known
    <BLANKLINE>
    """
    lines: list[str] = []
    previous: Block | None = None
    for block in blocks:
        if previous is not None and not (isinstance(block, Paragraph) and block.tight and isinstance(previous, Paragraph)):
            lines.append("")
        lines.extend(_plain_block(block, width))
        previous = block
    return "\n".join(line.rstrip().replace(NBSP, " ") for line in lines) + "\n"


def _plain_block(block: Block, width: int) -> list[str]:
    if isinstance(block, Heading):
        return [block.text, ("=" if block.level == 1 else "-") * cell_width(block.text)]
    if isinstance(block, Paragraph):
        return [
            " " * (block.indent + (block.hang if index else 0)) + _text(part)
            for index, part in enumerate(wrap(block.line, width - block.indent - block.hang))
        ]
    return _plain_grid(fit(block, width))


def _plain_grid(grid: Grid) -> list[str]:
    pad = " " * grid.indent
    lines: list[str] = []
    if grid.header:
        lines.extend(pad + line for line in _plain_row(grid.header, grid.widths))
        lines.append(pad + (" " * _GAP).join("-" * size for size in grid.widths))
    for index, row in enumerate(grid.rows):
        if isinstance(row, Section):
            if index:
                lines.append("")
            lines.append(pad + _text(row.line))
        else:
            lines.extend(pad + line for line in _plain_row(row.cells, grid.widths))
    return lines


def _plain_row(cells: Sequence[Cell], widths: Sequence[int]) -> list[str]:
    height = max(map(len, cells), default=0)
    return [
        (" " * _GAP).join(
            _padded(_text(cell[index]) if index < len(cell) else "", size)
            for cell, size in zip(cells, widths, strict=False)
        )
        for index in range(height)
    ]


def _padded(text: str, size: int) -> str:
    return text + " " * (size - cell_width(text))


def _text(line: Line) -> str:
    return "".join(span.text for span in line)
