"""What changed between two catalogues: records and claims that came, went and changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from weaponref.model.groups import Family


if TYPE_CHECKING:
    from collections.abc import Mapping

    from weaponref.model import Claim, Record

__all__ = ("Change", "Diff", "diff_records")


@frozen(kw_only=True)
class Change:
    """A claim of both catalogues that says more, less or something else than before."""

    before: Claim
    after: Claim


@frozen(kw_only=True)
class Diff:
    """What changed from one catalogue to another. False in a condition if nothing did.

    Claims are told apart by their permanent ids: a claim with another value, or from another source, is another claim.

    Attributes:
        before: version of the first catalogue.
        after: version of the second.
        added_records: ids of the records that came.
        removed_records: ids of the records that went.
        renamed_records: old and new id of the records that were renamed.
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
    changed_records: tuple[str, ...]
    added: tuple[Claim, ...]
    removed: tuple[Claim, ...]
    changed: tuple[Change, ...]

    def __bool__(self) -> bool:
        records = self.added_records or self.removed_records or self.changed_records or self.renamed_records
        return bool(records or self.added or self.removed or self.changed)

    def __repr__(self) -> str:
        return (
            f"<Diff {self.before} → {self.after}: claims +{len(self.added)} −{len(self.removed)} "
            f"~{len(self.changed)}, records +{len(self.added_records)} −{len(self.removed_records)} "
            f"~{len(self.changed_records)}>"
        )


def diff_records(
    before: Mapping[str, Record],
    after: Mapping[str, Record],
    versions: tuple[str, str],
    redirects: Mapping[str, str] | None = None,
) -> Diff:
    """Compare all records of two catalogues.

    Args:
        before: the records of the first, by id.
        after: the records of the second, by id.
        versions: the versions of both.
        redirects: old ids of records of the second, and the ids that replaced them. A record that was renamed is the
            same record, with the same claims.
    """
    renames = {
        one: other
        for one, other in (redirects or {}).items()
        if one in before and one not in after and other in after and other not in before
    }
    before = {
        renames.get(id_, id_): _moved(record, after[renames[id_]]) if id_ in renames else record
        for id_, record in before.items()
    }
    old = {claim.id: claim for record in before.values() for claim in record.claims}
    new = {claim.id: claim for record in after.values() for claim in record.claims}
    return Diff(
        before=versions[0],
        after=versions[1],
        added_records=tuple(sorted(after.keys() - before.keys())),
        removed_records=tuple(sorted(before.keys() - after.keys())),
        renamed_records=tuple(sorted(renames.items())),
        changed_records=tuple(
            id_ for id_ in sorted(before.keys() & after.keys()) if _own(before[id_]) != _own(after[id_])
        ),
        added=tuple(claim for id_, claim in new.items() if id_ not in old),
        removed=tuple(claim for id_, claim in old.items() if id_ not in new),
        changed=tuple(
            Change(before=claim, after=new[id_]) for id_, claim in old.items() if id_ in new and new[id_] != claim
        ),
    )


def _moved(record: Record, to: Record) -> Record:
    """A record under its new id; each of its claims has the id of the one there that says the same."""
    ids: dict[tuple[object, ...], list[str]] = {}
    for claim in to.claims:
        ids.setdefault(_said(claim), []).append(claim.id)
    claims = []
    for claim in record.claims:
        same = ids.get(_said(claim))
        claims.append(evolve(claim, id=same.pop(0) if same else claim.id, system=to.id))
    return evolve(record, id=to.id, claims=tuple(claims))


def _said(claim: Claim) -> tuple[object, ...]:
    return claim.property, claim.source.id, claim.value


def _own(record: Record) -> Record:
    """The record without its claims and its members, which are compared one by one."""
    bare = evolve(record, claims=(), undated=0)
    return evolve(bare, members=()) if isinstance(bare, Family) else bare
