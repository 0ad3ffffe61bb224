"""What is not the same in two readings of one claim, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import fields

from weaponref.model.claims import Claim, Source


if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ("changed_keys",)


def changed_keys(before: Claim, after: Claim) -> Iterator[str]:
    """Each key of a claim that has changed; of a source that is still the same one, each key of its entry.

    >>> import weaponref
    >>> from attrs import evolve
    >>> claim = weaponref.get("KN-23A").claims[0]
    >>> list(changed_keys(claim, evolve(claim, note="Read again.", source=evolve(claim.source, title="A missile"))))
    ['source title: ... → A missile', 'note: none → Read again.']
    """
    for field in fields(Claim):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old == new:
            continue
        if isinstance(old, Source) and isinstance(new, Source) and old.id == new.id:
            for entry in fields(Source):
                was, now = getattr(old, entry.name), getattr(new, entry.name)
                if was != now:
                    yield f"source {entry.name}: {_short(was)} → {_short(now)}"
        else:
            yield f"{field.name}: {_short(old)} → {_short(new)}"


def _short(value: object) -> str:
    return str(getattr(value, "id", value)) if value is not None else "none"
