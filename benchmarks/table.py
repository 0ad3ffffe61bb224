"""The one table that the benchmarks print."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple


if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ("COLUMNS", "Row", "megabytes", "microseconds", "milliseconds", "paste", "render", "verdict")

COLUMNS = ("Benchmark", "Case", "Time", "Peak memory", "Ratio", "Bar", "Met")
_ALIGNMENT = (":--", ":--", "--:", "--:", "--:", ":--", ":--")


class Row(NamedTuple):
    """A line of the table; its cells are text."""

    benchmark: str
    case: str
    time: str
    memory: str = ""
    ratio: str = ""
    bar: str = ""
    met: str = ""


def milliseconds(seconds: float) -> str:
    """A time with three significant digits: 9.87 ms, 98.7 ms, 987 ms."""
    return f"{_three_digits(seconds * 1e3)} ms"


def microseconds(seconds: float) -> str:
    """A time with three significant digits, in millionths of a second."""
    return f"{_three_digits(seconds * 1e6)} µs"


def megabytes(size: float) -> str:
    """A size in millions of bytes."""
    return f"{size / 1e6:.1f} MB"


def verdict(*holds: bool) -> str:
    """Whether each part of a bar is met."""
    return ", ".join("yes" if each else "**no**" for each in holds)


def render(rows: Iterable[Row]) -> str:
    """The rows as a Markdown table."""
    lines = [COLUMNS, _ALIGNMENT, *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def paste(text: str, path: Path, name: str = "benchmarks") -> None:
    """Put a text between the two marks that a file has for it.

    Args:
        text: the text.
        path: the file.
        name: what the marks say.

    Raises:
        ValueError: the file has no such marks.
    """
    first, last = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    content = path.read_text(encoding="utf-8")
    before, begin, rest = content.partition(first)
    _, end, after = rest.partition(last)
    if not (begin and end):
        raise ValueError(f"{path.name} lacks the lines {first} and {last}")
    path.write_text(f"{before}{first}\n{text}\n{last}{after}", encoding="utf-8")


def _three_digits(number: float) -> str:
    if number >= 100:  # noqa: PLR2004
        return f"{number:,.0f}"
    return f"{number:.1f}" if number >= 10 else f"{number:.2f}"  # noqa: PLR2004
