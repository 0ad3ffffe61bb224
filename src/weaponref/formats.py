"""Writing intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from weaponref.interval import Interval


__all__ = ("format_interval",)


def format_interval(interval: Interval, style: str = "plain") -> str:
    """TEMPORARY: plain only."""
    ends = [f"{end:,.10g}" for end in interval.ends]
    body = "–".join(dict.fromkeys(ends))
    body = f"Mach {body}" if interval.unit == "mach" else f"{body} {interval.unit or ''}".strip()
    return f"{interval.qualifier} {body}" if interval.qualifier else body
