"""Pages on a terminal: the same lines as plain text, in colour and with light rules."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from weaponref.render.layout import NBSP, lay_out


if TYPE_CHECKING:
    from collections.abc import Iterable

    from weaponref.render.layout import Block

__all__ = ("print_page",)

_STYLES = {
    "title": "bold reverse",
    "heading": "bold",
    "name": "bold cyan",
    "value": "bold",
    "mark": "bold yellow",
    "dim": "dim",
    "bad": "red",
    "url": "blue",
    "rule": "dim",
}


def print_page(blocks: Iterable[Block], width: int, file: IO[str] | None = None) -> None:
    r"""Print a page to a terminal. What it can show is detected; NO_COLOR is respected.

    >>> import io
    >>> from weaponref.render.layout import Heading
    >>> out = io.StringIO()
    >>> print_page([Heading("KN-23", 1)], 80, out)
    >>> out.getvalue()
    ' KN-23 \n'
    """
    from rich.console import Console
    from rich.text import Text

    console = Console(file=file, highlight=False, markup=False, emoji=False, width=width)
    lines = []
    for spans in lay_out(blocks, width, drawn=True):
        line = Text(no_wrap=True, overflow="ignore")
        for span in spans:
            text = f" {span.text} " if span.style == "title" else span.text
            line.append(text.replace(NBSP, " "), _STYLES.get(span.style, ""))
        if not spans or spans[-1].style != "title":
            line.rstrip()
        lines.append(line)
    console.print(Text("\n").join(lines), soft_wrap=True)
