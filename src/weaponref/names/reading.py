"""What a text of a name column was found to name."""

from __future__ import annotations

from typing import Literal

from attrs import frozen


__all__ = ("Reading", "Status")


Status = Literal["match", "family", "composite", "partial", "ambiguous", "conflict", "unknown"]


@frozen
class Reading:
    """What a text names, by id.

    Attributes:
        status: ``match`` (one system), ``family`` (one family), ``composite`` (several groups, or alternatives in
            one), ``partial`` (a part joined by and, + or ; is not known), ``ambiguous`` and ``conflict``
            (one group of all candidates), ``unknown`` (no groups).
        groups: what is named; each group holds the alternatives for one thing.
        candidates: further ids that the text may mean: the other bearers of a name, the members of a family.
        unmatched: the parts that name nothing known.
        warnings: what was assumed or ignored, as sentences.
        text: the text that was read.
        mixed_script: whether it was read only by taking the letters of a word in two scripts for those of one.

    Examples:
        >>> Reading("unknown", (), text="Moscow").status
        'unknown'
    """

    status: Status
    groups: tuple[tuple[str, ...], ...]
    candidates: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    text: str = ""
    mixed_script: bool = False
