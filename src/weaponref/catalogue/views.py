"""Read-only mappings of ids to the records and sources of a catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from weaponref.model.records import Record


if TYPE_CHECKING:
    from weaponref.catalogue.backing import Backing
    from weaponref.model.claims import Source

__all__ = ("RecordView", "SourceView")

_Kind = TypeVar("_Kind", bound=Record)


class RecordView(Mapping[str, _Kind]):
    """The records of one class, decoded when they are asked for."""

    def __init__(self, records: Backing, ids: tuple[str, ...], class_: type[_Kind]) -> None:
        self._records = records
        self._ids = ids
        self._class = class_

    def __getitem__(self, id_: str) -> _Kind:
        record = self._records.record(id_)
        if not isinstance(record, self._class):
            raise KeyError(id_)
        return record

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def __repr__(self) -> str:
        return f"<{len(self)} records of class {self._class.__name__}>"


class SourceView(Mapping[str, "Source"]):
    """The bibliography."""

    def __init__(self, records: Backing) -> None:
        self._records = records

    def __getitem__(self, id_: str) -> Source:
        return self._records.source(id_)

    def __iter__(self) -> Iterator[str]:
        return iter(self._records.source_ids)

    def __len__(self) -> int:
        return len(self._records.source_ids)

    def __repr__(self) -> str:
        return f"<{len(self)} sources>"
