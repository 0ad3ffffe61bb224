"""An extension of IPython: ``%load_ext weaponref`` completes names inside ``get("…``, ``compare("…`` and their like.

IPython completes attributes and keys by itself (``weaponref.systems.kn_23``, ``catalog["kn-23"]``). For the arguments
of a function it has a hook that holds for the whole session, so it is set only where somebody asks for it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any


if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ("CALL", "complete_names", "load_ipython_extension")

CALL = r"""(?s).*\b(?:get|compare|resolve|search)\((?:[^()]*,)?\s*["'][^"'()]*$"""
"""What stands before the cursor where a name is completed: a call of a look-up, and a text that is not closed."""


def load_ipython_extension(shell: Any) -> None:
    """Set the hook. IPython calls this for ``%load_ext weaponref``.

    >>> class Shell:
    ...     def set_hook(self, name, hook, re_key):
    ...         print(name, re_key == CALL)
    >>> load_ipython_extension(Shell())
    complete_command True
    """
    # A pattern that is given as text is matched as one by some versions and not by others.
    shell.set_hook("complete_command", complete_names, re_key=CALL)


def complete_names(_shell: object, event: Any) -> Sequence[str]:
    """The names of systems and families that go on from what is typed.

    IPython replaces the last word alone, so where a name has several, what is left of it is offered.

    >>> from types import SimpleNamespace
    >>> typed = 'get("hwasong-11g'
    >>> complete_names(None, SimpleNamespace(text_until_cursor=typed, symbol="hwasong-11g"))
    ['Hwasong-11Ga']
    """
    typed = re.split("[\"']", event.text_until_cursor)[-1]
    before = len(typed) - len(event.symbol)
    start = typed.casefold()
    return [name[before:] for name in _names() if name.casefold().startswith(start)]


@cache
def _names() -> tuple[str, ...]:
    from weaponref.store import catalog

    records = catalog().values()
    named = [(record.id, record.name, *(name.name for name in record.names if not name.disputed)) for record in records]
    return tuple(sorted({name for names in named for name in names if '"' not in name and "'" not in name}))
