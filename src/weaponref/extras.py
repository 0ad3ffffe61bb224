"""Packages that only some features need, imported when such a feature is used."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from weaponref.errors import WeaponrefError


if TYPE_CHECKING:
    from types import ModuleType

__all__ = ("MissingExtraError", "installed", "need")


class MissingExtraError(WeaponrefError, ModuleNotFoundError):
    """A feature needs a package that is not installed.

    Attributes:
        extra: the extra of weaponref that installs it.

    >>> try:
    ...     need("no_such_package", "plot")
    ... except ModuleNotFoundError as error:
    ...     print(error)
    this needs no_such_package, which is not installed: pip install "weaponref[plot]"
    """

    extra: str

    def __init__(self, package: str, extra: str) -> None:
        self.extra = extra
        super().__init__(f'this needs {package}, which is not installed: pip install "weaponref[{extra}]"')
        self.name = package


def need(module: str, extra: str) -> ModuleType:
    """A module of a package that an extra installs.

    Raises:
        MissingExtraError: the package is not installed; the message is the command that installs it.

    >>> need("math", "plot").tau > 6
    True
    """
    package = module.partition(".")[0]
    try:
        import_module(package)
        return import_module(module)
    except ModuleNotFoundError as missing:
        if missing.name != package:
            raise
        raise MissingExtraError(package, extra) from missing


def installed(name: str) -> ModuleType | None:
    """The package, where it is installed; for what can do without it, or says in its own words that it cannot.

    >>> installed("no_such_package") is None
    True
    """
    try:
        if find_spec(name) is None:
            return None
    except (ImportError, ValueError):  # what pretends to be a module has no spec
        return None
    return import_module(name)
