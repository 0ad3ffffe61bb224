"""Claims by their permanent ids, also by those that they had before their record or their source was renamed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaponref.errors import UnknownClaimError
from weaponref.model.identity import ClaimIds


if TYPE_CHECKING:
    from collections.abc import Mapping

    from weaponref.catalogue.backing import Backing
    from weaponref.model.claims import Claim
    from weaponref.model.records import Record

__all__ = ("claim_of", "former_ids")


def claim_of(records: Backing, id_: str) -> Claim:
    """The claim with an id; see `weaponref.Catalog.claim`."""
    if not isinstance(id_, str):
        raise TypeError(f"the id of a claim is a text, not {id_!r}")
    wanted = id_.strip().lower()
    found = _claim(records, wanted)
    if found is not None:
        return found
    now = records.former_claims.get(wanted)
    found = _claim(records, now) if now else None
    if found is None:
        raise UnknownClaimError(id_)
    from weaponref.catalogue.views import warn_of

    warn_of(wanted, found.id)
    return found


def _claim(records: Backing, id_: str) -> Claim | None:
    bearer = records.bearer(id_)
    if bearer is None:
        return None
    return next((claim for claim in records.record(bearer).claims if claim.id == id_), None)


def former_ids(records: Backing) -> dict[str, str]:
    """The ids that claims had under old ids of their records and sources, each with the id that the claim has now.

    A claim's id is made of those of its record and its source, so that a rename gives it another; what it was is found
    by making it again.
    """
    old: dict[str, list[str]] = {}
    for one, now in records.redirects.items():
        old.setdefault(now, []).append(one)
    found: dict[str, str] = {}
    if old:
        for id_ in (*records.system_ids, *records.family_ids, *records.transfer_ids):
            _add_former(records.record(id_), old, found)
    return found


def _add_former(record: Record, old: Mapping[str, list[str]], found: dict[str, str]) -> None:
    named = {claim.source.id: (claim.source.id, *old.get(claim.source.id, ())) for claim in record.claims}
    most = max((len(ids) for ids in named.values()), default=0)
    own = (record.id, *old.get(record.id, ()))
    if len(own) == 1 and most <= 1:
        return
    for id_ in own:
        # Claims that could be taken for each other have one source: each of its ids is tried for all of them at once.
        for place in range(most):
            identify = ClaimIds(id_)
            for claim in record.claims:
                ids = named[claim.source.id]
                former = identify(claim, ids[min(place, len(ids) - 1)])
                if former is not None and former != claim.id:
                    found.setdefault(former, claim.id)
