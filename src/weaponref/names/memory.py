"""An index of names in memory, for a handful of records and for tests.

It is apart from `weaponref.names.index` so that a look-up in the catalogue, which brings its own index, does not
pay for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen


if TYPE_CHECKING:
    from collections.abc import Mapping

    from weaponref.names.index import Entry


__all__ = ("NameIndex",)


@frozen
class NameIndex:
    """An index in memory.

    Attributes:
        table: the entries of each key, from `build_index`.
        families: the ids of the members of each family.

    Examples:
        >>> from weaponref.names.index import BY_ID, Entry
        >>> index = NameIndex({"kn23": (Entry("kn-23", BY_ID),)}, {"hwasong-11": ("kn-23",)})
        >>> index.entries("kn23"), index.is_family("hwasong-11"), index.members("hwasong-11")
        ((Entry(id='kn-23', rank=0),), True, ('kn-23',))
    """

    table: Mapping[str, tuple[Entry, ...]]
    families: Mapping[str, tuple[str, ...]]

    def entries(self, key: str) -> tuple[Entry, ...]:
        """The records that bear a key, best rank first."""
        return self.table.get(key, ())

    def is_family(self, record_id: str, /) -> bool:
        """Whether the record is a family."""
        return record_id in self.families

    def members(self, family_id: str, /) -> tuple[str, ...]:
        """The ids of the members of a family."""
        return self.families.get(family_id, ())
