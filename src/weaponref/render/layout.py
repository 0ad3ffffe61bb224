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
    "lay_out",
    "line_of",
    "loosen",
    "loosened",
    "narrowest",
    "to_plain",
    "wrap",
)

NBSP = "\N{NO-BREAK SPACE}"
# Where a word may be broken in a narrow column.
_BREAK = "\N{ZERO WIDTH SPACE}"
_GAP = 2
# A word that is longer than this is cut when a column is too narrow for it.
_LONGEST_WORD = 24
# What is not longer than this stays in one piece even in a narrow column.
_SHORT_WORD = 12
# No column is made narrower than this.
_NARROWEST_COLUMN = 6
_ZERO_WIDTH = frozenset(("Mn", "Me", "Cf"))


@frozen
class Span:
    """A piece of text in one style: ``name``, ``value``, ``mark``, ``dim``, ``heading``, ``bad``, ``url`` or none.

    >>> Span("KN-23", "name").text
    'KN-23'
    """

    text: str
    style: str = ""


Line = tuple[Span, ...]
"""Text that may be wrapped at spaces; no-break spaces hold it together."""

Cell = tuple[Line, ...]
"""The lines of one cell of a table."""


@frozen
class Heading:
    """A title line; level 1 is the page's own.

    >>> Heading("Sources").level
    2
    """

    text: str
    level: int = 2


@frozen
class Paragraph:
    """A line of text, wrapped; what follows its first line is indented by ``hang``.

    >>> Paragraph(line_of("as far as known"), indent=2).hang
    0
    """

    line: Line
    indent: int = 0
    hang: int = 0
    tight: bool = True  # no empty line before it


@frozen
class TableRow:
    """A row of cells, and remarks that stand below it up to the edge.

    >>> TableRow(((line_of("500 km"),), (line_of("The Gazette"),))).below
    ()
    """

    cells: tuple[Cell, ...]
    below: Cell = ()


@frozen
class Section:
    """A row that is one heading across all columns.

    >>> Section(line_of("KN-23", "name")).line[0].style
    'name'
    """

    line: Line


@frozen
class Grid:
    """A table. Without a header it is aligned text.

    >>> Grid((), (TableRow(((line_of("500 km"),),)),)).header
    ()
    """

    header: tuple[Cell, ...]
    rows: tuple[TableRow | Section, ...]
    indent: int = 0
    ruled: bool = False  # a terminal draws lines between the rows
    below: int | None = None  # where remarks begin; under the second column if not given
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


def loosen(line: Line) -> Line:
    """The line with its long words made breakable at no-break spaces and after hyphens, for narrow columns.

    >>> wrap(loosen(line_of("large-calibre")), 10)
    [(Span(text='large-', style=''),), (Span(text='calibre', style=''),)]
    """
    loose: list[Span] = []
    for word, spaced in _words(line):
        if loose and spaced:
            loose.append(Span(" "))
        if _line_width(word) <= _SHORT_WORD:
            loose.extend(word)
        else:
            loose.extend(Span(span.text.replace(NBSP, " ").replace("-", "-" + _BREAK), span.style) for span in word)
    return tuple(loose)


def cell_width(text: str) -> int:
    r"""How many columns a text takes on a screen: two for wide characters, none for combining ones.

    >>> cell_width("KN-23"), cell_width("화성-11"), cell_width("e\u0301")
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
    """The line in lines of at most the width, broken at spaces.

    A longer word is broken where `loosen` allows it, then cut, unless it is an address.

    >>> [[span.text for span in part] for part in wrap(line_of("as far as is known"), 10)]
    [['as far as'], ['is known']]
    """
    lines: list[list[Span]] = [[]]
    used = 0
    for word, spaced in _fitting(line, width):
        size = _line_width(word)
        if used and used + spaced + size > width:
            lines.append([])
            used = 0
        if used and spaced:
            before = lines[-1][-1].style
            lines[-1].append(Span(" ", before if before == word[0].style else ""))
            used += 1
        if size <= width or word[0].style == "url":  # an address that is cut cannot be opened
            lines[-1].extend(word)
            used += size
            continue
        *full, rest = _pieces(word, width)
        for piece in full:
            lines[-1].append(piece)
            lines.append([])
        lines[-1].append(rest)
        used = cell_width(rest.text)
    return [_joined(part) for part in lines]


def _words(line: Line) -> Iterator[tuple[Line, bool]]:
    """Every word, which may be in several styles, and whether a space stands before it."""
    word: list[Span] = []
    spaced = False
    for span in line:
        for index, chunk in enumerate(span.text.split(" ")):
            if index:
                if word:
                    yield tuple(word), spaced
                word, spaced = [], True
            for position, part in enumerate(chunk.split(_BREAK)):
                if position and word:
                    yield tuple(word), spaced
                    word, spaced = [], False
                if part:
                    word.append(Span(part, span.style))
    if word:
        yield tuple(word), spaced


def _fitting(line: Line, width: int) -> Iterator[tuple[Line, bool]]:
    """The words of a line; one that is longer than the width is taken apart where it may be broken."""
    for word, spaced in _words(line):
        if _line_width(word) <= width or word[0].style == "url":
            yield word, spaced
            continue
        for index, (part, between) in enumerate(_words(loosen(word))):
            yield part, between if index else spaced


def _pieces(word: Line, width: int) -> Iterator[Span]:
    """A word that is too long, cut into pieces that fit on a line of their own."""
    for span in word:
        piece, used = "", 0
        for char in span.text:
            size = _char_width(char)
            if piece and used + size > max(width, 2):
                yield Span(piece, span.style)
                piece, used = "", 0
            piece += char
            used += size
        yield Span(piece, span.style)


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
    """The width of the widest word."""
    widest = max((_line_width(word) for line in lines for word, _ in _words(line)), default=1)
    return min(widest, _LONGEST_WORD)


def narrowest(grid: Grid) -> int:
    """The smallest width that the table fits in without words being cut.

    >>> narrowest(Grid((), (TableRow(((line_of("as far"),), (line_of("known"),))),)))
    10
    """
    columns = _columns(grid)
    return grid.indent + sum(map(_narrow, columns)) + _GAP * (len(columns) - 1)


def loosened(grid: Grid) -> Grid:
    """The table with its long words made breakable.

    >>> grid = loosened(Grid((), (TableRow(((line_of("large-calibre"),),)),)))
    >>> narrowest(grid)
    7
    """
    rows = (
        evolve(row, cells=tuple(tuple(map(loosen, cell)) for cell in row.cells)) if isinstance(row, TableRow) else row
        for row in grid.rows
    )
    return evolve(grid, rows=tuple(rows))


def fit(grid: Grid, width: int) -> Grid:
    """The table with its column widths chosen and its cells wrapped.

    Columns that need little get all they need; the others share what is left. Where the width does not do, long words
    are broken, first where they may be, then anywhere.

    >>> fit(Grid((), (TableRow(((line_of("500 km"),), (line_of("as far as known"),))),)), 18).widths
    (6, 10)
    """
    if narrowest(grid) > width:
        grid = loosened(grid)
    columns = _columns(grid)
    natural = [max(map(_line_width, lines), default=1) for lines in columns]
    narrow = [min(_narrow(lines), wide) for lines, wide in zip(columns, natural, strict=True)]
    spare = width - grid.indent - _GAP * (len(columns) - 1) - sum(narrow)
    while spare < 0 and max(narrow) > _NARROWEST_COLUMN:
        narrow[narrow.index(max(narrow))] -= 1
        spare += 1
    widths = narrow[:]
    waiting = sorted(range(len(columns)), key=lambda index: natural[index] - narrow[index])
    while waiting and spare > 0:
        index = waiting.pop(0)
        given = min(natural[index] - narrow[index], spare // (len(waiting) + 1))
        widths[index] += given
        spare -= given
    start = widths[0] + _GAP if grid.below is None else grid.below
    below = width - grid.indent - start
    rows = tuple(
        TableRow(_fit_cells(row.cells, widths), tuple(part for line in row.below for part in wrap(line, below)))
        if isinstance(row, TableRow)
        else row
        for row in grid.rows
    )
    return evolve(grid, header=_fit_cells(grid.header, widths), rows=rows, widths=tuple(widths), below=start)


def _fit_cells(cells: Sequence[Cell], widths: Sequence[int]) -> tuple[Cell, ...]:
    return tuple(
        tuple(part for line in cell for part in wrap(line, width)) for cell, width in zip(cells, widths, strict=False)
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
    lines = ("".join(span.text for span in line) for line in lay_out(blocks, width))
    return "\n".join(line.rstrip().replace(NBSP, " ") for line in lines) + "\n"


def lay_out(blocks: Iterable[Block], width: int, *, drawn: bool = False) -> Iterator[Line]:
    """The lines of the page. If drawn, headings are plain and ruled tables have lines between their rows.

    >>> list(lay_out([Heading("Sources")], 80, drawn=True))
    [(Span(text='Sources', style='heading'),)]
    """
    previous: Block | None = None
    for block in blocks:
        joined = isinstance(block, Paragraph) and block.tight and isinstance(previous, Paragraph)
        if previous is not None and not joined:
            yield ()
        if isinstance(block, Heading):
            yield from _heading(block, width, drawn=drawn)
        elif isinstance(block, Paragraph):
            yield from _paragraph(block, width)
        else:
            yield from _grid(fit(block, width), drawn=drawn)
        previous = block


def _heading(block: Heading, width: int, *, drawn: bool) -> Iterator[Line]:
    lines = wrap(line_of(block.text, "heading" if block.level > 1 else "title"), width)
    yield from lines
    if not drawn:
        yield line_of(("=" if block.level == 1 else "-") * max(map(_line_width, lines)))


def _paragraph(block: Paragraph, width: int) -> Iterator[Line]:
    for index, part in enumerate(wrap(block.line, width - block.indent - block.hang)):
        yield (Span(" " * (block.indent + (block.hang if index else 0))), *part)


def _grid(grid: Grid, *, drawn: bool) -> Iterator[Line]:
    pad = Span(" " * grid.indent)
    rule = _rule(grid, drawn=drawn)
    if grid.header:
        yield from _row(grid.header, grid.widths, pad)
        yield rule
    for index, row in enumerate(grid.rows):
        if isinstance(row, Section):
            if index:
                yield ()
            yield (pad, *row.line)
            continue
        if drawn and grid.ruled and index:
            yield rule
        yield from _row(row.cells, grid.widths, pad)
        for line in row.below:
            yield (pad, Span(" " * (grid.below or 0)), *line)


def _rule(grid: Grid, *, drawn: bool) -> Line:
    if drawn:
        return line_of(" " * grid.indent + "─" * (sum(grid.widths) + _GAP * (len(grid.widths) - 1)), "rule")
    return line_of(" " * grid.indent + (" " * _GAP).join("-" * size for size in grid.widths))


def _row(cells: Sequence[Cell], widths: Sequence[int], pad: Span) -> Iterator[Line]:
    for index in range(max(map(len, cells), default=0)):
        spans = [pad]
        for cell, size in zip(cells, widths, strict=False):
            line = cell[index] if index < len(cell) else ()
            spans.extend(line)
            spans.append(Span(" " * (size - _line_width(line) + _GAP)))
        yield tuple(spans)
