"""A part of a catalogue as a catalogue of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaponref.catalogue import Catalog
from weaponref.model import Family
from weaponref.store.compiler import encode
from weaponref.store.snapshot import Snapshot


if TYPE_CHECKING:
    from collections.abc import Iterable

    from weaponref.model import Record

__all__ = ("select",)


def select(catalog: Catalog, names: Iterable[str]) -> Catalog:
    """The records that are named, families with their members, and the sources that they cite.

    The version says that it is a part.

    Raises:
        UnknownSystemError, AmbiguousNameError: as `Catalog.get`.

    >>> import weaponref
    >>> part = select(weaponref.catalog(), ["KN-24", "KN-25"])
    >>> list(part), part.data_version.endswith("(2 records)")
    (['kn-24', 'kn-25'], True)
    """
    chosen: dict[str, Record] = {}
    for name in names:
        record = catalog.transfers[name] if name in catalog.transfers else catalog.get(name)
        chosen[record.id] = record
        if isinstance(record, Family):
            chosen.update((member.id, member) for member in record.members)
    sources = {source.id: source for record in chosen.values() for source in record.sources}
    redirects = {old: new for old, new in catalog.redirects.items() if new in chosen or new in sources}
    count = f"{len(chosen)} record{'' if len(chosen) == 1 else 's'}"
    version = f"{catalog.data_version} ({count})"
    return Catalog(Snapshot(encode(chosen.values(), sources, "", redirects, version=version)))
