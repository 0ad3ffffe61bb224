"""The index of names: which records bear a key, in which order, and the exact look-up of one name.

The index is built once from records (`build_index`), stored as a plain mapping, and asked with `lookup`. It
knows ids only; the catalogue turns them into records.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Protocol

from weaponref.names.normalise import compiled, normalise


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


__all__ = (
    "BY_FAMILY_NAME",
    "BY_FAMILY_STEM",
    "BY_ID",
    "BY_NAME",
    "Entry",
    "Index",
    "NamedRecord",
    "build_index",
    "keys",
    "lookup",
    "other_keys",
    "pick",
)


BY_ID = 0
BY_FAMILY_NAME = 1
BY_NAME = 2
BY_FAMILY_STEM = 3

_FAMILY = " family"

# Words that say what a thing is or whose it is: alone they name nothing, even where a source uses one as a
# name.
_CLASSES = frozenset(
    (
        "alcm",
        "slcm",
        "glcm",
        "srbm",
        "mrbm",
        "irbm",
        "icbm",
        "slbm",
        "crbm",
        "mlrs",
        "generic",
        "series",
        "family",
    ),
)
_COUNTRIES = frozenset(
    ("northkorea", "northkorean", "syria", "syrian", "iran", "iranian", "iraq", "iraqi", "russia", "russian"),
)


class Entry(NamedTuple):
    """A record that bears a key, and by what right.

    Attributes:
        id: the id of the record.
        rank: 0 when the key is the record's id, 1 when a family bears it as its name, 2 for a name of a
            system, 3 for what a family is called without the word "family", where no system is called so.

    Examples:
        >>> Entry("kn-23", BY_ID)
        Entry(id='kn-23', rank=0)
    """

    id: str
    rank: int


class NamedRecord(Protocol):
    """What `build_index` needs of a record: its id, whether it is a family, and its undisputed names."""

    @property
    def id(self) -> str:
        """The permanent id."""

    @property
    def is_family(self) -> bool:
        """Whether the record groups other records."""

    @property
    def names(self) -> Iterable[str]:
        """Every name that may be looked up, as written; disputed ones are left out."""


class Index(Protocol):
    """What a look-up needs of an index.

    An index may also have ``country(id)`` and ``kind(id)``, texts or None. Where it has them, `resolve`
    reads a country or a launch platform written beside a name ("Iranian Shahed-136", "Bulava SLBM"), since
    it can see whether they agree with the record; without them such a text is unknown.
    """

    def entries(self, key: str) -> tuple[Entry, ...]:
        """The records that bear a key, best rank first; none gives ()."""

    def is_family(self, record_id: str, /) -> bool:
        """Whether the record is a family."""

    def members(self, family_id: str, /) -> tuple[str, ...]:
        """The ids of the members of a family."""


def keys(name: str) -> tuple[str, ...]:
    """The keys under which a stored name is found.

    They are the whole name, its stem before brackets, the part inside them where that is a name, a series
    number in Arabic digits where the name has Roman ones, and the two halves of a designation with a
    nickname (``P-800 Oniks``).

    Args:
        name: a name as stored.

    Returns:
        The keys, the whole name first; () for a composite name (``KN-23/24``), which is parsed and never
        indexed, and for a mere class (``CRBM``).

    Examples:
        >>> keys("Hwasong-13 (KN-08)")
        ('hwasong13kn8', 'hwasong13', 'kn8')
        >>> keys("P-800 Oniks"), keys("Agni-III"), keys("KN-23/24")
        (('p800oniks', 'p800', 'oniks'), ('agniiii', 'agni3'), ())
    """
    if "/" in name:
        return ()
    return _unique(key for key in (normalise(name), *_halves(name), *_short_forms(name)) if key not in _CLASSES)


def build_index(records: Iterable[NamedRecord]) -> dict[str, tuple[Entry, ...]]:
    """The entries of every key of the records.

    A name made of two names joins two systems when its parts are names of different records (``X-101/X-555``,
    ``KN-23 (KN-23A)``); it is then not indexed. Where no other record bears the parts (``M30/M31``) it is
    one name.

    Args:
        records: systems and families with their undisputed names.

    Returns:
        Key → entries, sorted by rank, then id; one entry a record and key. Keys are in alphabetical order.

    Examples:
        >>> from attrs import make_class
        >>> Record = make_class("Record", ["id", "is_family", "names"])
        >>> build_index([Record("kn-23", False, ["KN-23", "Hwasong-11A"])])["hwasong11a"]
        (Entry(id='kn-23', rank=2),)
    """
    table: dict[str, dict[str, int]] = {}
    later: list[tuple[str, str, int]] = []
    for record in records:
        _add(table, normalise(record.id), record.id, BY_ID)
        rank = BY_FAMILY_NAME if record.is_family else BY_NAME
        for name in record.names:
            if record.is_family and name.endswith(_FAMILY):
                later.append((name, record.id, BY_FAMILY_STEM))
            if "/" in name or _bracketed(name) is not None or _short_forms(name):
                later.append((name, record.id, rank))
            if "/" not in name and _bracketed(name) is None and normalise(name) not in _CLASSES:
                _add(table, normalise(name), record.id, rank)
    # What follows from a name gives way to what another record is called outright; hence the second round,
    # which asks the table of the first so that the order of the records does not matter.
    found = [
        (record_id, rank, (_family_stem if rank == BY_FAMILY_STEM else _later_keys)(name, record_id, table))
        for name, record_id, rank in later
    ]
    for record_id, rank, new_keys in found:
        for key in new_keys:
            _add(table, key, record_id, rank)
    return {key: _entries(table[key]) for key in sorted(table) if key}


def lookup(text: str, index: Index) -> tuple[Entry, ...]:
    """The entries of one name, exactly as it is written or by one of `other_keys`.

    Examples:
        >>> from weaponref.names.memory import NameIndex
        >>> index = NameIndex({"kh101": (Entry("kh-101", BY_ID),)}, {})
        >>> lookup("Kh 101", index) == lookup("X-101", index) == lookup("Kh-101s", index)
        True
        >>> lookup("Kh-102", index)
        ()
    """
    entries = index.entries(normalise(text))
    if entries:
        return entries
    for key in other_keys(text):
        entries = index.entries(key)
        if entries:
            return entries
    return ()


def other_keys(text: str) -> Iterator[str]:
    """Further keys to try, in order, when no record bears the key of a text itself.

    A plural (``KN-23s``; a capital S is a variant and stays), Latin letters for Cyrillic ones (``X-101``
    and ``Ch-101`` for Х-101, ``C-300`` for С-300) and Roman numbers after a word (``Taepodong-II``).

    Args:
        text: the name as written.

    Yields:
        Keys.

    Examples:
        >>> list(other_keys("KN-23s")), list(other_keys("X-101")), list(other_keys("Taepodong-II"))
        (['kn23'], ['kh101'], ['taepodong2'])
        >>> list(other_keys("KN-23S"))
        []
    """
    name = text.strip()
    if compiled(r"(?:\d|[^\W\d_]{4}|-[A-Z]|\d[A-Z])s$").search(name):
        yield normalise(name[:-1])
        yield from _transliterated(name[:-1])
    yield from _transliterated(name)
    arabic = _arabic(name)
    if arabic:
        yield normalise(arabic)


def pick(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """The ids at the best rank: one is a match, several are ambiguous.

    Examples:
        >>> pick((Entry("hwasong-11", BY_ID), Entry("kn-23", BY_NAME)))
        ('hwasong-11',)
        >>> pick(())
        ()
    """
    if not entries:
        return ()
    best = entries[0].rank
    return tuple(entry.id for entry in entries if entry.rank == best)


def _transliterated(name: str) -> Iterator[str]:
    """The keys of a designation in which Latin letters stand for the look of Cyrillic ones."""
    match = compiled(r"(X|x|Ch|C|c)[- ]?(\d{2,3})(?!\d)(.*)").fullmatch(name)
    if match is None:
        return
    letters, number, rest = match.groups()
    if letters in "Cc":
        yield normalise(f"S-{number}{rest}")
    elif letters == "Ch" or rest or int(number) > _LAST_X_PLANE:
        yield normalise(f"Kh-{number}{rest}")


# are experimental aircraft of the United States: X-15 is no Kh-15.
_LAST_X_PLANE = 66

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}


def _arabic(name: str) -> str | None:
    """The name with the Roman number behind its word in digits, if it has one."""
    match = compiled(r"([^\W\d_]{4,})[- ](VI{0,3}|I[VX]|I{1,3})(?![^\W_])(.*)").fullmatch(name)
    return None if match is None else f"{match[1]} {_ROMAN[match[2]]}{match[3]}"


def _bracketed(name: str) -> tuple[str, str] | None:
    """The stem and the inside of a name that ends in brackets."""
    if not name.endswith(")"):
        return None
    stem, bracket, inside = name[:-1].partition("(")
    return (stem.strip(), inside.strip()) if bracket and stem.strip() else None


def _is_name(inside: str) -> bool:
    """Whether a part in brackets is a name, not a remark ("series", "240 mm", "Syria")."""
    start = inside.strip("\"'“”«»‘’")[:1]
    return (
        bool(start)
        and (start.isupper() or compiled(r"\d[A-Z]").match(inside) is not None)
        and len(inside.split()) <= 3  # noqa: PLR2004 - a name has a few words, a remark has many
        and normalise(inside) not in _CLASSES | _COUNTRIES
    )


def _halves(name: str) -> tuple[str, ...]:
    parts = _bracketed(name)
    if parts is None:
        return ()
    stem, inside = parts
    return (normalise(stem), normalise(inside)) if _is_name(inside) else (normalise(stem),)


_DESIGNATION = r"(?:[A-Z]{1,3}[a-z]?-?\d+[A-Z0-9]*|\d[A-Z]\d+)"
_NATO = r"(?:SS|SSC|SA|AS|SS-N|SS-C|SS-X|SS-NX|SA-N)-\d+[A-Z]?"


def _short_forms(name: str) -> tuple[str, ...]:
    """The keys of a designation and a nickname beside it, and of a Roman number in digits."""
    arabic = _arabic(name)
    if arabic:
        # A Roman number and a model say the same: the Trident II D5 is the Trident D5.
        model = compiled(rf"([^\W\d_]{{4,}})[- ](?:{'|'.join(_ROMAN)}) ([A-Z]\d)").fullmatch(name)
        return (normalise(arabic), *((normalise(f"{model[1]} {model[2]}"),) if model else ()))
    # X-22M is how some write Х-22М; what is stored so is found as Kh-22M too.
    cyrillic = compiled(r"(?:X|Ch)-(\d+[A-Z0-9]*)").fullmatch(name)
    if cyrillic is not None:
        return (normalise(f"Kh-{cyrillic[1]}"),)
    # The nicknames of NATO are everyday words (Kitchen, Stone): alone they name nothing.
    nato = compiled(rf"({_NATO}) ['\"]?[A-Z][a-z]+['\"]?").fullmatch(name)
    if nato is not None:
        return (normalise(nato[1]),)
    match = compiled(rf"(?!X)({_DESIGNATION}) ([A-Z][a-z]{{3,}}|[A-Z]{{4,}})").fullmatch(name)
    if match is None:
        return ()
    short = (normalise(match[1]), normalise(match[2]))
    return tuple(key for key in short if key not in _CLASSES)


def _later_keys(name: str, record_id: str, table: Mapping[str, Mapping[str, int]]) -> tuple[str, ...]:
    """The keys that a name of several parts adds, seen against what other records are called."""
    if "/" in name:
        sides = [side.strip() for side in compiled(r"[/()]").split(name)]
        carried = [_carried(before, side) for before, side in pairwise(sides)]
        borne = {other for side in (*sides, *carried) for other in table.get(normalise(side), ())}
        if borne - {record_id}:
            return ()
        halves = name.split(" / ")
        short = (key for half in halves for key in _short_forms(half))
        return _unique((normalise(name), *map(normalise, halves), *short))
    parts = _bracketed(name)
    if parts is None:
        return _free_short_forms(name, record_id, table)
    stem, inside = (normalise(part) for part in parts)
    by_stem, by_inside = set(table.get(stem, ())), set(table.get(inside, ()))
    if not _is_name(parts[1]):
        # "KN-23 (railway-borne)" is not what KN-23 means: the bare stem belongs to who is called so.
        # A country says that others have one too (122 mm MLRS (North Korean)).
        is_taken = by_stem - {record_id} or inside in _COUNTRIES
        return (normalise(name),) if is_taken else (normalise(name), stem)
    if by_stem and by_inside and not by_stem & by_inside:
        return ()
    return _unique((normalise(name), stem, inside))


def _family_stem(name: str, record_id: str, table: Mapping[str, Mapping[str, int]]) -> tuple[str, ...]:
    """What a family is called without the word: Tochka, but not Neptune, since one system is called so."""
    stem = normalise(name.removesuffix(_FAMILY))
    return () if set(table.get(stem, ())) - {record_id} else (stem,)


def _free_short_forms(name: str, record_id: str, table: Mapping[str, Mapping[str, int]]) -> tuple[str, ...]:
    """The short forms of a name that stand for this record alone."""
    # SS-1 Scud: what bears the nickname bears the designation before it, here a family.
    bearers = table.get(normalise(name.rpartition(" ")[2]), {})
    if bearers and record_id not in bearers:
        return ()
    own = normalise(record_id)
    return tuple(
        key
        for key in _short_forms(name)
        # Tochka is more than Tochka-U; the BM-21 is the BM-21 Grad.
        if not set(table.get(key, ())) - {record_id}
        and (key == own or not own.startswith(key) or compiled(r"\d").search(key))
    )


def _carried(first: str, fragment: str) -> str:
    """A fragment that shares the stem of the name before it: 24 after KN-23 is KN-24."""
    match = compiled(r"(.*?)\d+\D*$").match(first)
    return match[1] + fragment if match and fragment[:1].isdigit() else fragment


def _add(table: dict[str, dict[str, int]], key: str, record_id: str, rank: int) -> None:
    ranks = table.setdefault(key, {})
    ranks[record_id] = min(rank, ranks.get(record_id, rank))


def _entries(ranks: Mapping[str, int]) -> tuple[Entry, ...]:
    ordered = sorted((rank, record_id) for record_id, rank in ranks.items())
    return tuple(Entry(record_id, rank) for rank, record_id in ordered)


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for item in items if item))
