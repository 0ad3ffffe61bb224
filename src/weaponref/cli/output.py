"""Where results go: plain text into a pipe or file, colour on a terminal."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NoReturn, TextIO


if TYPE_CHECKING:
    from collections.abc import Iterable

    from weaponref.render.layout import Block

__all__ = ("message", "page_width", "write", "write_bytes", "write_json", "write_page")

# Lines are no longer where nobody says how wide a line may be.
_WIDTH_IN_FILES = 100
_NARROWEST, _WIDEST = 40, 200
# What a shell reports of a program that a closed pipe has ended.
_BROKEN_PIPE = 141

# What stands for signs that an output cannot show.
_PLAIN_SIGNS = {
    "–": "-", "—": "-", "≠": "!=", "×": "x", "→": "->", "…": "...", "“": '"', "”": '"', "’": "'", "‘": "'",
    "≤": "<=", "≥": ">=", "─": "-", "\N{NO-BREAK SPACE}": " ", "°": " deg", "±": "+/-",
}  # fmt: skip


def page_width() -> int:
    """How many columns a page may have: of the terminal that is there, or a width that suits files.

    The variable COLUMNS overrules both. A page that is piped into a pager is as wide as the terminal behind it.

    >>> 40 <= page_width() <= 200
    True
    """
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return _bounded(int(columns))
    for stream in (sys.__stdout__, sys.__stderr__, sys.__stdin__):
        try:
            if stream is not None and stream.isatty():
                width = os.get_terminal_size(stream.fileno()).columns
                return _bounded(width) if width else _WIDTH_IN_FILES
        except (OSError, ValueError):
            continue
    return _WIDTH_IN_FILES


def _bounded(width: int) -> int:
    return max(_NARROWEST, min(width, _WIDEST))


def write_page(blocks: Iterable[Block]) -> None:
    """Write a page to standard output, in colour if it is a terminal.

    >>> from weaponref.render.layout import Paragraph, line_of
    >>> write_page([Paragraph(line_of("KN-23"))])
    KN-23
    """
    width = page_width()
    if _in_colour():
        from weaponref.render.terminal import print_page

        print_page(blocks, width)
        return
    from weaponref.render.layout import to_plain

    write(to_plain(blocks, width))


def _in_colour() -> bool:
    """Whether standard output is a terminal that can show colours and rules, and may (https://no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty() and _can_show(sys.stdout, "≠─화")


def write_json(data: object) -> None:
    """Write JSON to standard output; signs that it cannot show are escaped as JSON escapes them.

    >>> write_json([])
    []
    """
    from weaponref.render.data import json_text

    text = json_text(data)
    if not _can_show(sys.stdout, text):
        import json

        text = json.dumps(data, indent=2)
    write(text + "\n")


def write(text: str) -> None:
    r"""Write text to standard output; what it cannot show is spelled out or escaped, never an error.

    >>> write("KN-23\n")
    KN-23
    """
    try:
        sys.stdout.write(_showable(text, sys.stdout))
        sys.stdout.flush()
    except BrokenPipeError:
        _closed_pipe()


def write_bytes(content: bytes) -> None:
    """Write the content of a file to standard output, whatever encoding that has."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _closed_pipe()


def _closed_pipe() -> NoReturn:
    """End quietly: the reader has seen enough, and Python would complain when it flushes once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(_BROKEN_PIPE) from None


def message(text: str) -> None:
    """Write a line to standard error."""
    sys.stderr.write(_showable(f"{text}\n", sys.stderr))
    sys.stderr.flush()


def _can_show(stream: TextIO, text: str) -> bool:
    try:
        text.encode(stream.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _showable(text: str, stream: TextIO) -> str:
    if _can_show(stream, text):
        return text
    encoding = stream.encoding or "utf-8"
    plain = "".join(char if _can_show(stream, char) else _PLAIN_SIGNS.get(char, char) for char in text)
    return plain.encode(encoding, "backslashreplace").decode(encoding)
