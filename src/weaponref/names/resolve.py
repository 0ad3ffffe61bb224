"""What a cell of a name column means: one system, a family, several, alternatives, or nothing that is
known.

`read` never guesses. It finds names exactly (after `normalise`), takes off words from closed lists, and
calls the rest unknown: a street, a newspaper or a variant that the data do not have is not matched by the
name inside it. It takes any text, raises nothing, and its work is bounded.

A plain name is answered here, on the path of every look-up; anything else takes `weaponref.names.reader`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from weaponref.names.index import lookup, pick
from weaponref.names.reading import Reading


if TYPE_CHECKING:
    from weaponref.names.index import Entry, Index


__all__ = ("read",)


_COUNT_SIGNS = frozenset("×*:")
# A longer text is no cell of a name column.
_LONGEST = 1000


def read(text: str, index: Index) -> Reading:
    """Read a text as people write it in a name column.

    Args:
        text: the cell.
        index: where names are looked up.

    Returns:
        What it names. Nothing is raised on any text.

    Examples:
        >>> from weaponref.names.index import BY_ID, Entry
        >>> from weaponref.names.memory import NameIndex
        >>> table = {key: (Entry(id, BY_ID),) for key, id in (("kn23", "kn-23"), ("kn24", "kn-24"))}
        >>> index = NameIndex(table, {})
        >>> read("KN-23 ballistic missile", index).groups, read("KN-23/24", index).groups
        ((('kn-23',),), (('kn-23', 'kn-24'),))
        >>> read("KN-23 Street", index).status
        'unknown'
    """
    if len(text) <= _LONGEST:
        entries = lookup(text, index)
        if entries and not _needs_care(text):
            return _of_name(text, entries, index)
        if entries and _is_plain_description(text):
            return Reading("unknown", (), pick(entries), (text,), ("the text only describes a kind",), text)
        from weaponref.names.reader import Reader

        return Reader(index).read(text)
    if len(text.strip()) <= _LONGEST:
        return evolve(read(text.strip(), index), text=text)
    return Reading("unknown", (), (), (text,), ("the text is too long to be a name",), text)


def _of_name(text: str, entries: tuple[Entry, ...], index: Index, warnings: tuple[str, ...] = ()) -> Reading:
    """The reading of a text that is one name."""
    # Most names have one bearer: the short way is on the path of every look-up.
    ids = (entries[0].id,) if len(entries) == 1 else pick(entries)
    others = tuple(entry.id for entry in entries if entry.id not in ids) if len(entries) > len(ids) else ()
    if len(ids) > 1:
        return Reading("ambiguous", (ids,), ids + others, (), warnings, text)
    if index.is_family(ids[0]):
        members = tuple(member for member in index.members(ids[0]) if member not in others)
        return Reading("family", (ids,), others + members, (), warnings, text)
    return Reading("match", (ids,), others, (), warnings, text)


def _needs_care(text: str) -> bool:
    """Whether a text that is a name may yet mean something else: a doubt, a plural, a count or a mere kind."""
    last = text[-1:]
    if (last == ")" and text[-2:-1].isdigit()) or (last.isdigit() and not _COUNT_SIGNS.isdisjoint(text)):
        return True
    if last == "?" or (last == "s" and text[-2:-1].isdigit()):
        return True
    return _is_plain_description(text)


def _is_plain_description(text: str) -> bool:
    """Whether a text only describes a kind in plain words; that has a second word in small letters."""
    if not text.partition(" ")[2][:1].islower():
        return False
    from weaponref.names.descriptions import is_plain_description

    return is_plain_description(text)
