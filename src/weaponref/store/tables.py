"""Tables of text in the compiled form: a line is a key, a tab, and what stands under it."""

from __future__ import annotations

from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ("Table", "table_bytes")

# A process that looks up one system never pays for reading the whole table; one that goes on does so once.
_SCANS = 3


class Table:
    """A table in the compiled form. The first rows asked for are searched in the text; then it becomes a dictionary.

    Args:
        content: the compiled form.
        start: where the table begins: right behind a line break.
        end: where it ends: right behind its last line break.
    """

    def __init__(self, content: bytes, start: int, end: int) -> None:
        self._content = content
        self._start = start
        self._end = end
        self._scans = 0
        self._rows: dict[str, str] | None = None

    def get(self, key: str) -> str | None:
        """What stands under a key, or None."""
        if self._rows is not None:
            return self._rows.get(key)
        if self._scans >= _SCANS:
            return self.rows.get(key)
        self._scans += 1
        # A line break stands before every line, the first one included, so that only whole keys are found.
        wanted = b"\n%b\t" % key.encode("utf-8", "surrogatepass")
        found = self._content.find(wanted, self._start - 1, self._end)
        if found < 0:
            return None
        begin = found + len(wanted)
        return self._content[begin : self._content.index(b"\n", begin)].decode()

    @property
    def rows(self) -> dict[str, str]:
        """The whole table."""
        if self._rows is None:
            text = self._content[self._start : self._end].decode()
            self._rows = dict(line.split("\t", 1) for line in text.split("\n") if line)
        return self._rows


def table_bytes(rows: Mapping[str, str]) -> bytes:
    """The lines of a table, in the order of the mapping."""
    return "".join(f"{key}\t{value}\n" for key, value in rows.items()).encode()
