"""What look-ups give back: how a text was read, what a search found, and which claims met a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import frozen

from weaponref.model.claims import Shown, Tabular


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Self

    from weaponref.model import Claim, Family, System

__all__ = ("Found", "Hit", "Hits", "Resolution", "Status")

Status = Literal["match", "family", "composite", "partial", "ambiguous", "conflict", "unknown"]


@frozen(kw_only=True)
class Resolution:
    """How a text from a name column was read. Resolving never raises: what was not understood is in the result.

    Attributes:
        text: what was read.
        status: ``match`` (one system), ``family``, ``composite`` (several systems, or alternatives), ``partial`` (a
            part leads to nothing), ``ambiguous``, ``conflict`` (two names in one cell that disagree) or ``unknown``.
        groups: what the text names. Alternatives ("KN-23/24") stand in one group, separate things in several.
        candidates: records that the text may also mean.
        suggestions: records whose names look like the text, for a reader to choose from.
        unmatched: the parts of the text that lead to nothing.
        warnings: what a reader should know about how the text was read.
        mixed_script: whether a word mixes letters of two scripts ("КN-23" with a Cyrillic К), and was read as if it
            were written in one.

    >>> import weaponref
    >>> weaponref.resolve("KN-23/24").groups
    ((<System kn-23: ...>, <System kn-24: ...>),)
    """

    text: str
    status: Status
    groups: tuple[tuple[System | Family, ...], ...] = ()
    candidates: tuple[System | Family, ...] = ()
    suggestions: tuple[System | Family, ...] = ()
    unmatched: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    mixed_script: bool = False

    @property
    def system(self) -> System | Family | None:
        """The one record that the text names; None unless the status is ``match`` or ``family``."""
        if self.status in ("match", "family"):
            return self.groups[0][0]
        return None

    def __repr__(self) -> str:
        named = " + ".join(" or ".join(record.id for record in group) for group in self.groups)
        return f"<Resolution {self.text[:60]!r}: {self.status}{' ' + named if named else ''}>"


@frozen(kw_only=True)
class Hit(Shown):
    """One find of a search.

    Attributes:
        system: the record found.
        score: how close its name is to the query, from 0 to 1.
        why: which name was found, and how.

    >>> import weaponref
    >>> hit = weaponref.search("Hwasong-18")[0]
    >>> hit.system.id, hit.score
    ('hwasong-18', 1.0)
    """

    system: System | Family
    score: float
    why: str

    def __repr__(self) -> str:
        return f"<Hit {self.score:.2f} {self.system.id}: {self.why}>"


class Hits(Shown, Tabular, tuple[Hit, ...]):  # noqa: SLOT001  slots of a tuple must be empty
    """What a search found, best first. A plain tuple of hits otherwise; its tables have score and reason of each hit.

    Attributes:
        query: what was searched for.

    >>> import weaponref
    >>> hits = weaponref.search("hwasong", limit=3)
    >>> hits.query, len(hits), hits[0].system.id
    ('hwasong', 3, 'hwasong-5')
    """

    query: str

    def __new__(cls, hits: Iterable[Hit] = (), query: str = "") -> Self:
        """A tuple of hits that remembers what was searched for."""
        found = super().__new__(cls, hits)
        found.query = query
        return found


class Found(Shown, Tabular, tuple["System", ...]):  # noqa: SLOT001  slots of a tuple must be empty
    """The systems that meet every filter, with the claims that met them.

    A plain tuple of systems otherwise.

    >>> import weaponref
    >>> found = weaponref.find(kind="SRBM", payload_mass=">= 1 t", country="IN")
    >>> [str(claim) for claim in found.claims(found[0])] != []
    True
    """

    _claims: dict[str, tuple[Claim, ...]]

    def __new__(cls, systems: Iterable[System] = (), claims: Mapping[str, tuple[Claim, ...]] | None = None) -> Self:
        """A tuple of systems that remembers the claims behind each."""
        found = super().__new__(cls, systems)
        found._claims = dict(claims or {})
        return found

    def claims(self, system: System | str) -> tuple[Claim, ...]:
        """The claims by which a system met the filters; none if only country, kind or family were asked for."""
        return self._claims.get(system if isinstance(system, str) else system.id, ())
