"""What changed between two catalogues: records and claims that came, went and changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from weaponref.model.groups import Family, Transfer
from weaponref.model.records import System


if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from weaponref.catalogue.catalog import Catalog
    from weaponref.model import Claim, Record, Relation, Source

__all__ = ("Change", "Diff", "diff_catalogs")


@frozen(kw_only=True)
class Change:
    """A claim of both catalogues that says more, less or something else than before."""

    before: Claim
    after: Claim


@frozen(kw_only=True)
class Diff:
    """What changed from one catalogue to another. False in a condition if nothing did.

    Claims are told apart by their permanent ids: a claim with another value, or from another source, is another claim.
    A rename gives a claim another id, and is followed: such a claim did not come or go.

    Attributes:
        before: version of the first catalogue.
        after: version of the second.
        added_records: ids of the records that came.
        removed_records: ids of the records that went.
        renamed_records: old and new id of the records that were renamed.
        renamed_sources: old and new id of the sources that were renamed.
        changed_records: ids of records of both whose names, relations or other fields differ.
        added: claims that came, those of new records included.
        removed: claims that went, those of vanished records included.
        changed: claims of both whose other fields differ.

    >>> import weaponref
    >>> catalog = weaponref.catalog()
    >>> len(catalog.as_of("2020").diff(catalog).added) > 0
    True
    """

    before: str
    after: str
    added_records: tuple[str, ...]
    removed_records: tuple[str, ...]
    renamed_records: tuple[tuple[str, str], ...]
    renamed_sources: tuple[tuple[str, str], ...]
    changed_records: tuple[str, ...]
    added: tuple[Claim, ...]
    removed: tuple[Claim, ...]
    changed: tuple[Change, ...]

    def __bool__(self) -> bool:
        records = self.added_records or self.removed_records or self.changed_records
        renamed = self.renamed_records or self.renamed_sources
        return bool(records or renamed or self.added or self.removed or self.changed)

    def __repr__(self) -> str:
        return (
            f"<Diff {self.before} → {self.after}: claims +{len(self.added)} −{len(self.removed)} "
            f"~{len(self.changed)}, records +{len(self.added_records)} −{len(self.removed_records)} "
            f"~{len(self.changed_records)}>"
        )


def diff_catalogs(before: Catalog, after: Catalog, former_claims: Mapping[str, str] | None = None) -> Diff:
    """Compare all records of two catalogues.

    Args:
        before: the first catalogue.
        after: the second. What it has another id for than the first is the same record, or the same source.
        former_claims: the ids that claims of the second had before a rename, each with the id that they have now.
    """
    one: dict[str, Record] = {**before, **before.transfers}
    other: dict[str, Record] = {**after, **after.transfers}
    renames = _Renames(
        {old: new for old, new in after.redirects.items() if old in one and old not in other and new in other},
        {old: new for old, new in after.redirects.items() if _is_renamed(old, new, before.sources, after.sources)},
        former_claims or {},
    )
    there = {id_: renames.record(record) for id_, record in one.items()} if renames else one
    claims = {claim.id: claim for record in there.values() for claim in record.claims}
    # Several records may have become one: the one that has borne the id before stands for them.
    one = {record.id: record for id_, record in sorted(there.items(), key=lambda item: item[0] == item[1].id)}
    stated = {claim.id: claim for record in other.values() for claim in record.claims}
    return Diff(
        before=before.data_version,
        after=after.data_version,
        added_records=tuple(sorted(other.keys() - one.keys())),
        removed_records=tuple(sorted(one.keys() - other.keys())),
        renamed_records=tuple(sorted(renames.records.items())),
        renamed_sources=tuple(sorted(renames.sources.items())),
        changed_records=tuple(id_ for id_ in sorted(one.keys() & other.keys()) if _own(one[id_]) != _own(other[id_])),
        added=tuple(claim for id_, claim in stated.items() if id_ not in claims),
        removed=tuple(claim for id_, claim in claims.items() if id_ not in stated),
        changed=tuple(
            Change(before=claim, after=stated[id_])
            for id_, claim in claims.items()
            if id_ in stated and stated[id_] != claim
        ),
    )


def _is_renamed(old: str, new: str, before: Mapping[str, Source], after: Mapping[str, Source]) -> bool:
    # Asking for an old id is answered with yes; what is listed has it as its own.
    return old in {*before} and old not in {*after} and new in {*after}


@frozen
class _Renames:
    """What has another id now: records, sources and, for that reason, claims. False in a condition if nothing has."""

    records: Mapping[str, str]
    sources: Mapping[str, str]
    claims: Mapping[str, str]

    def __bool__(self) -> bool:
        return bool(self.records or self.sources)

    def record(self, record: Record) -> Record:
        """A record as it would be written with the ids of now."""
        changed: dict[str, Any] = {
            "id": self._of_record(record.id),
            "names": tuple(evolve(name, source=self._source(name.source)) for name in record.names),
            "relations": tuple(map(self._relation, record.relations)),
            "claims": tuple(map(self._claim, record.claims)),
        }
        if isinstance(record, System):
            changed["family"] = record.family and self._of_record(record.family)
        elif isinstance(record, Transfer):
            changed["systems"] = tuple(map(self._of_record, record.systems))
            changed["families"] = tuple(map(self._of_record, record.families))
        return evolve(record, **changed)

    def _of_record(self, id_: str) -> str:
        return self.records.get(id_, id_)

    def _source(self, source: Source) -> Source:
        return evolve(source, id=self.sources[source.id]) if source.id in self.sources else source

    def _relation(self, relation: Relation) -> Relation:
        target = relation.target if relation.external else self._of_record(relation.target)
        return evolve(relation, target=target, source=self._source(relation.source))

    def _claim(self, claim: Claim) -> Claim:
        return evolve(
            claim,
            id=self.claims.get(claim.id, claim.id),
            system=self._of_record(claim.system),
            source=self._source(claim.source),
        )


def _own(record: Record) -> Record:
    """The record without its claims and its members, which are compared one by one."""
    bare = evolve(record, claims=(), undated=0)
    return evolve(bare, members=()) if isinstance(bare, Family) else bare
