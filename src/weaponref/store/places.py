"""Where the parts of data files stand, so that what is found later can be shown there."""

from __future__ import annotations

from attrs import field, frozen


__all__ = ("Place", "Places")


@frozen
class Place:
    """A place in a data file; line and column count from 1."""

    file: str
    line: int
    column: int


@frozen(eq=False)
class Places:
    """The places of records, sources, claims (by id), names and relations (by record and position).

    ``renamed`` has the places where the id of a record or a source stands that has another one now, with both ids.
    """

    records: dict[str, Place] = field(factory=dict)
    sources: dict[str, Place] = field(factory=dict)
    claims: dict[str, Place] = field(factory=dict)
    names: dict[tuple[str, int], Place] = field(factory=dict)
    relations: dict[tuple[str, int], Place] = field(factory=dict)
    renamed: list[tuple[Place, str, str]] = field(factory=list)
