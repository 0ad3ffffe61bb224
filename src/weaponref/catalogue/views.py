"""Read-only mappings of ids to the records and sources of a catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from weaponref.model.records import Record


if TYPE_CHECKING:
    from weaponref.catalogue.backing import Backing
    from weaponref.model.claims import Source

__all__ = ("RecordView", "SourceView", "record_of", "renamed", "warn_of")

_Kind = TypeVar("_Kind", bound=Record)


def record_of(records: Backing, id_: object) -> Record:
    """The record with an id, or with the id that replaced it, which gives a DeprecationWarning.

    Raises:
        KeyError: there is no such record, and never was one.
    """
    if not isinstance(id_, str):
        raise KeyError(id_)
    try:
        return records.record(id_)
    except KeyError:
        now = records.redirect(id_)
        if now is None:
            raise
        record = records.record(now)
    warn_of(id_, now)
    return record


def warn_of(old: str, new: str) -> None:
    """Warn whoever called the package that a record, a source or a claim has another id now."""
    import sys
    from warnings import warn

    # Python shows such a warning to who wrote the line that it points to: a line outside of this package.
    level, frame = 1, sys._getframe()  # noqa: SLF001  what the warnings module uses itself
    while frame.f_back is not None and frame.f_globals.get("__name__", "").partition(".")[0] == "weaponref":
        level, frame = level + 1, frame.f_back
    warn(renamed(old, new), DeprecationWarning, stacklevel=level)


def renamed(old: str, new: str) -> str:
    """What to say of an old id.

    >>> renamed("x-1", "x-2")
    "the id 'x-1' was renamed to 'x-2'; write 'x-2'"
    """
    return f"the id {old!r} was renamed to {new!r}; write {new!r}"


class RecordView(Mapping[str, _Kind]):
    """The records of one class, decoded when they are asked for."""

    def __init__(self, records: Backing, ids: tuple[str, ...], class_: type[_Kind]) -> None:
        self._records = records
        self._ids = ids
        self._class = class_

    def __getitem__(self, id_: str) -> _Kind:
        record = record_of(self._records, id_)
        if not isinstance(record, self._class):
            raise KeyError(id_)
        return record

    def __contains__(self, id_: object) -> bool:
        # Asking is no use of an old id: nothing is warned of.
        now = self._records.redirect(id_) if isinstance(id_, str) else None
        try:
            return isinstance(self._records.record(now or id_), self._class)  # type: ignore[arg-type]
        except KeyError:
            return False

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self)

    def __repr__(self) -> str:
        return f"<{len(self)} records of class {self._class.__name__}>"


class SourceView(Mapping[str, "Source"]):
    """The bibliography."""

    def __init__(self, records: Backing) -> None:
        self._records = records

    def __getitem__(self, id_: str) -> Source:
        try:
            return self._records.source(id_)
        except KeyError:
            now = self._records.redirect(id_)
            if now is None:
                raise
            source = self._records.source(now)
        warn_of(id_, now)
        return source

    def __contains__(self, id_: object) -> bool:
        # Asking is no use of an old id: nothing is warned of.
        now = self._records.redirect(id_) if isinstance(id_, str) else None
        try:
            return bool(self._records.source(now or id_))  # type: ignore[arg-type]
        except KeyError:
            return False

    def __iter__(self) -> Iterator[str]:
        return iter(self._records.source_ids)

    def __len__(self) -> int:
        return len(self._records.source_ids)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self)

    def __repr__(self) -> str:
        return f"<{len(self)} sources>"
