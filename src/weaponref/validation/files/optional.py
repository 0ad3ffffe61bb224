"""Packages that are needed only for some formats."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from types import ModuleType


__all__ = ("installed",)


def installed(name: str) -> ModuleType | None:
    """The package, where it is installed."""
    try:
        if find_spec(name) is None:
            return None
    except (ImportError, ValueError):  # what pretends to be a module has no spec
        return None
    return import_module(name)
