"""What a catalogue reads from, and the layers that can be put over it: another catalogue, or a date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from attrs import evolve

from weaponref.catalogue.claims import former_ids
from weaponref.dates import PartialDate
from weaponref.model.groups import Family
from weaponref.model.records import Record, System


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from weaponref.model.claims import Source
    from weaponref.names.index import Entry

__all__ = ("AsOf", "Backing", "Layered")


class Backing(Protocol):
    """The records, sources and names of a catalogue, by id."""

    @property
    def version(self) -> str:
        """Calendar version and content hash."""

    @property
    def system_ids(self) -> tuple[str, ...]:
        """The ids of all systems, sorted."""

    @property
    def family_ids(self) -> tuple[str, ...]:
        """The ids of all families, sorted."""

    @property
    def transfer_ids(self) -> tuple[str, ...]:
        """The ids of all transfers, sorted."""

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The ids of all sources, sorted."""

    @property
    def redirects(self) -> Mapping[str, str]:
        """Old ids of records and sources, and the ids that replaced them."""

    def redirect(self, id_: str, /) -> str | None:
        """The id that replaced an old one; None for any other."""

    def keys(self) -> Iterable[str]:
        """Every key of the index of names."""

    def entries(self, key: str) -> tuple[Entry, ...]:
        """The records that a normalised name leads to, best first."""

    def is_family(self, id_: str, /) -> bool:
        """Whether the id is that of a family."""

    def members(self, family_id: str, /) -> tuple[str, ...]:
        """The ids of the systems of a family."""

    def country(self, id_: str, /) -> str | None:
        """The country of a system or family."""

    def kind(self, id_: str, /) -> str | None:
        """The kind of a system or family."""

    def source(self, id_: str, /) -> Source:
        """The source with an id; KeyError if there is none."""

    def record(self, id_: str, /) -> Record:
        """The record with an id; KeyError if there is none."""

    def bearer(self, claim_id: str, /) -> str | None:
        """The id of the record that bears a claim; None if none does."""

    @property
    def former_claims(self) -> Mapping[str, str]:
        """The ids that claims had before a rename, each with the id that the claim has now."""


class Layered:
    """One backing laid over another.

    A record of both is one record: the fields of the upper one where it has them, and the names, relations and claims
    of both. A claim of the lower one that the upper one states again is replaced, so that a claim can be deprecated.
    """

    def __init__(self, lower: Backing, upper: Backing) -> None:
        self._lower = lower
        self._upper = upper
        self._merged: dict[str, Record] = {}
        self._former: dict[str, str] | None = None
        # What the upper one has as another kind of record is no longer what it was.
        ids = [(layer.system_ids, layer.family_ids, layer.transfer_ids) for layer in (lower, upper)]
        self._above = frozenset(id_ for part in ids[1] for id_ in part)
        merged = [tuple(sorted({*below, *above} - (self._above - {*above}))) for below, above in zip(*ids, strict=True)]
        self.system_ids, self.family_ids, self.transfer_ids = merged
        self.source_ids = tuple(sorted({*lower.source_ids, *upper.source_ids}))
        self._families = frozenset(self.family_ids)

    def __reduce__(self) -> tuple[type[Layered], tuple[Backing, Backing]]:
        return Layered, (self._lower, self._upper)

    @property
    def version(self) -> str:
        """The versions of both, the lower one first."""
        return f"{self._lower.version} & {self._upper.version}"

    @property
    def redirects(self) -> Mapping[str, str]:
        """Old ids of records and sources, and the ids that replaced them."""
        joined = {**self._lower.redirects, **self._upper.redirects}
        return {old: new for old, new in joined.items() if self.redirect(old)}

    def redirect(self, id_: str) -> str | None:
        """The id that replaced an old one; None for any other, also for one that the upper layer gives to a record."""
        if id_ in self._above:
            return None
        return self._upper.redirect(id_) or self._lower.redirect(id_)

    def keys(self) -> Iterable[str]:
        """Every key of the index of names."""
        return dict.fromkeys((*self._lower.keys(), *self._upper.keys())).keys()

    def entries(self, key: str) -> tuple[Entry, ...]:
        """The records that a normalised name leads to, best first."""
        below, above = self._lower.entries(key), self._upper.entries(key)
        if not above:
            return below
        best = {entry.id: entry for entry in sorted((*below, *above), key=lambda entry: -entry.rank)}
        return tuple(sorted(best.values(), key=lambda entry: (entry.rank, entry.id)))

    def is_family(self, id_: str) -> bool:
        """Whether the id is that of a family."""
        return id_ in self._families

    def members(self, family_id: str) -> tuple[str, ...]:
        """The ids of the systems of a family."""
        below = self._lower.members(family_id)
        stayed = (id_ for id_ in below if id_ not in self._above or self._stays(id_, family_id))
        return tuple(sorted({*stayed, *self._upper.members(family_id)}))

    def _stays(self, id_: str, family_id: str) -> bool:
        """Whether the upper record leaves a member of the lower one in its family."""
        record = self._upper.record(id_)
        return isinstance(record, System) and record.family in (None, family_id)

    def country(self, id_: str) -> str | None:
        """The country of a system or family."""
        return self._owner(id_).country(id_)

    def kind(self, id_: str) -> str | None:
        """The kind of a system or family."""
        return self._owner(id_).kind(id_)

    def _owner(self, id_: str) -> Backing:
        return self._upper if id_ in self._above else self._lower

    def source(self, id_: str) -> Source:
        """The source with an id; KeyError if there is none."""
        return self._upper.source(id_) if id_ in self._upper.source_ids else self._lower.source(id_)

    def record(self, id_: str) -> Record:
        """The record with an id; KeyError if there is none."""
        found = self._merged.get(id_)
        if found is None:
            found = self._merged.setdefault(id_, self._merge(id_))
        return found

    def bearer(self, claim_id: str) -> str | None:
        """The id of the record that bears a claim; None if none does."""
        return self._upper.bearer(claim_id) or self._lower.bearer(claim_id)

    @property
    def former_claims(self) -> Mapping[str, str]:
        """The ids that claims had before a rename, each with the id that the claim has now."""
        if self._former is None:
            self._former = former_ids(self)
        return self._former

    def _merge(self, id_: str) -> Record:
        below, above = _record(self._lower, id_), _record(self._upper, id_)
        record = above or below
        if record is None:
            raise KeyError(id_)
        if above is not None and below is not None and type(above) is type(below):
            restated = {claim.id: claim for claim in above.claims}
            kept = tuple(restated.pop(claim.id, claim) for claim in below.claims)
            record = evolve(
                above,
                names=_joined(below.names, above.names),
                relations=_joined(below.relations, above.relations),
                claims=(*kept, *restated.values()),
                note=above.note or below.note,
            )
        if isinstance(record, System) and isinstance(above, System) and isinstance(below, System):
            record = evolve(
                record,
                family=above.family or below.family,
                level=above.level or below.level,
                external_ids=tuple({**dict(below.external_ids), **dict(above.external_ids)}.items()),
            )
        if isinstance(record, Family):
            members = (self.record(member) for member in self.members(id_))
            record = evolve(record, members=tuple(member for member in members if isinstance(member, System)))
        return record


class AsOf:
    """A backing as it could be read at the end of a date."""

    def __init__(self, below: Backing, date: str) -> None:
        self._below = below
        self._date = PartialDate(date)
        self._cut: dict[str, Record] = {}

    def __reduce__(self) -> tuple[type[AsOf], tuple[Backing, str]]:
        return AsOf, (self._below, str(self._date))

    @property
    def version(self) -> str:
        """The version of the data, and the date."""
        return f"{self._below.version} as of {self._date}"

    @property
    def system_ids(self) -> tuple[str, ...]:
        """The ids of all systems, sorted."""
        return self._below.system_ids

    @property
    def family_ids(self) -> tuple[str, ...]:
        """The ids of all families, sorted."""
        return self._below.family_ids

    @property
    def transfer_ids(self) -> tuple[str, ...]:
        """The ids of all transfers, sorted."""
        return self._below.transfer_ids

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The ids of all sources, sorted."""
        return self._below.source_ids

    @property
    def redirects(self) -> Mapping[str, str]:
        """Old ids of records and sources, and the ids that replaced them."""
        return self._below.redirects

    def redirect(self, id_: str) -> str | None:
        """The id that replaced an old one; None for any other."""
        return self._below.redirect(id_)

    def keys(self) -> Iterable[str]:
        """Every key of the index of names."""
        return self._below.keys()

    def entries(self, key: str) -> tuple[Entry, ...]:
        """The records that a normalised name leads to, best first."""
        return self._below.entries(key)

    def is_family(self, id_: str) -> bool:
        """Whether the id is that of a family."""
        return self._below.is_family(id_)

    def members(self, family_id: str) -> tuple[str, ...]:
        """The ids of the systems of a family."""
        return self._below.members(family_id)

    def country(self, id_: str) -> str | None:
        """The country of a system or family."""
        return self._below.country(id_)

    def kind(self, id_: str) -> str | None:
        """The kind of a system or family."""
        return self._below.kind(id_)

    def source(self, id_: str) -> Source:
        """The source with an id; KeyError if there is none."""
        return self._below.source(id_)

    def record(self, id_: str) -> Record:
        """The record with only the claims published by the date."""
        found = self._cut.get(id_)
        if found is None:
            found = self._cut.setdefault(id_, self._below.record(id_).as_of(self._date))
        return found

    def bearer(self, claim_id: str) -> str | None:
        """The id of the record that bears a claim, published by the date or later; None if none does."""
        return self._below.bearer(claim_id)

    @property
    def former_claims(self) -> Mapping[str, str]:
        """The ids that claims had before a rename, each with the id that the claim has now."""
        return self._below.former_claims


def _record(backing: Backing, id_: str) -> Record | None:
    try:
        return backing.record(id_)
    except KeyError:
        return None


_Item = TypeVar("_Item")


def _joined(below: tuple[_Item, ...], above: tuple[_Item, ...]) -> tuple[_Item, ...]:
    return tuple(dict.fromkeys((*below, *above)))
