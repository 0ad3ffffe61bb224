"""The permanent ids of claims: what they are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaponref.interval import Interval


if TYPE_CHECKING:
    from weaponref.model.claims import Claim

__all__ = ("ClaimIds",)


class ClaimIds:
    """Gives the claims of one record their permanent ids.

    The id is a hash of system, property, source and the value as written. Where a source states the same value more
    than once (two flights of one day), the later claims add what sets them apart.

    Args:
        record: the id of the record.

    >>> import weaponref
    >>> kn24 = weaponref.get("KN-24")
    >>> ids = ClaimIds(kn24.id)
    >>> all(ids(claim) == claim.id for claim in kn24.claims)
    True
    """

    def __init__(self, record: str) -> None:
        self._record = record
        self._given: set[str] = set()
        self._seen: set[str] = set()

    def __call__(self, claim: Claim, source: str | None = None) -> str | None:
        """The id of a claim, or None if the same claim was seen before.

        Args:
            claim: the claim; whatever id it has does not matter.
            source: the id that its source had; the one that it has if not given.
        """
        value = claim.value.text if isinstance(claim.value, Interval) else claim.value
        written = ",".join(value) if isinstance(value, tuple) else value
        parts = [self._record, claim.property, source or claim.source.id, written]
        apart = (claim.condition, claim.as_of, claim.attributed_to, claim.as_stated, claim.basis)
        whole = "\x1f".join([*parts, *(part or "" for part in apart)])
        if whole in self._seen:
            return None
        self._seen.add(whole)
        id_ = _short_hash("\x1f".join(parts))
        if id_ in self._given:
            id_ = _short_hash(whole)
        self._given.add(id_)
        return id_


def _short_hash(content: str) -> str:
    from hashlib import sha256

    return sha256(content.encode()).hexdigest()[:12]
