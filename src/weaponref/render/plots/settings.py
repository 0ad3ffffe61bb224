"""What the user has set in matplotlib: read, never changed."""

from __future__ import annotations

from typing import Any

from weaponref.extras import need


__all__ = ("points", "setting")


def setting(name: str) -> Any:
    """A setting of ``rcParams``.

    Raises:
        MissingExtraError: matplotlib is not installed.

    >>> setting("lines.linewidth") > 0
    True
    """
    return need("matplotlib", "plot").rcParams[name]


def points(name: str) -> float:
    """A size of letters, which may be set as a word such as "small", in points.

    >>> points("legend.fontsize") > 0
    True
    """
    properties = need("matplotlib.font_manager", "plot").FontProperties(size=setting(name))
    return float(properties.get_size_in_points())
