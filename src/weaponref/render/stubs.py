"""The stub of `weaponref.systems`, by which editors complete the systems of the bundled catalogue.

It is checked in, and a test holds it equal to the data. ``weaponref lint --fix`` writes it anew in a checkout.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from weaponref.catalogue.attributes import attributes


if TYPE_CHECKING:
    from weaponref.catalogue import Catalog

__all__ = ("STUB", "refresh", "systems_stub")

STUB: Path = Path(__file__).parent.parent / "systems.pyi"
"""The file, beside the module that it describes."""

_HEAD = """\
# Written by: weaponref lint --fix
from typing import Final

from weaponref.model import System

"""


def systems_stub(catalog: Catalog) -> str:
    """The stub: a line for each system.

    >>> import weaponref
    >>> "kn_23: Final[System]" in systems_stub(weaponref.catalog()).splitlines()
    True
    """
    return _HEAD + "".join(f"{name}: Final[System]\n" for name in sorted(attributes(catalog.systems)))


def refresh(catalog: Catalog, path: Path) -> bool:
    """Write the stub if the file has another content, and say whether that was so.

    >>> from tempfile import TemporaryDirectory
    >>> import weaponref
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "systems.pyi")
    ...     [refresh(weaponref.catalog(), path), refresh(weaponref.catalog(), path)]
    [True, False]
    """
    content = systems_stub(catalog)
    if path.exists() and path.read_text(encoding="utf-8") == content:
        return False
    path.write_text(content, encoding="utf-8")
    return True
