"""Every system of the bundled catalogue as an attribute, for completion in notebooks and editors.

An id becomes a name of Python: hyphens become underscores, and what begins with a digit gets ``id_`` before it
(``48n6`` is ``id_48n6``). Records are read when they are asked for. The stub beside this module lists them for editors
and type checkers.

>>> import weaponref
>>> weaponref.systems.kn_23 is weaponref.get("KN-23")
True
>>> weaponref.systems.id_48n6.id
'48n6'
>>> "kn_23" in dir(weaponref.systems)
True
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from weaponref.catalogue.attributes import attribute, attributes
from weaponref.store import catalog


if TYPE_CHECKING:
    from weaponref.model import System

__all__ = ()


@cache
def _ids() -> dict[str, str]:
    return attributes(catalog().systems)


def __getattr__(name: str) -> System:
    if name.startswith("_"):  # nothing of the catalogue; Python and its tools ask for many of these
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    id_ = _ids().get(name)
    if id_ is None:
        # An old id leads to its record, as everywhere, with a warning.
        id_ = next((old for old in catalog().redirects if attribute(old) == name and old in catalog().systems), None)
    if id_ is None:
        from weaponref.vocabulary import near_terms

        near = near_terms(name, _ids())
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        raise AttributeError(f"no system of the bundled catalogue has the attribute {name!r}{hint}")
    return catalog().systems[id_]


def __dir__() -> list[str]:
    return sorted(_ids())
