"""What one header says: the property, the unit, or nothing that is understood.

A header that is not understood binds nothing: a column is never taken for something because it looks like it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from weaponref.errors import AmbiguousUnitError
from weaponref.units import SYMBOLS, dimension, find_unit
from weaponref.validation.headers.text import folded, parts_of, pieces, plain_words, words_in
from weaponref.validation.headers.words import HEADER_UNITS, MULTIPLES, NEEDS_UNIT, NOTIONS, OTHER_THINGS, RULES
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ("Header", "measures", "read_header")

_BESIDE = frozenset(("greatest", "least", "tested", "rough", "object"))
_LONGEST_PHRASE = 4
_LONGEST_UNIT = 3
_MOST_WORDS = 12
_SHORT_UNITS = frozenset(("in", "min", "h", "s", "d"))
# What a column may hold of whose header the unit alone is understood, likeliest first.
_BY_UNIT = (
    ("km mi nmi", "range_max flight_distance apogee"),
    ("m cm mm in ft yd", "length diameter wingspan cep"),
    ("kg t lb g", "launch_mass warhead_mass payload_mass"),
    ("km/h m/s km/s mph kn mach", "speed_max"),
    ("h min", "endurance"),
    ("USD EUR RUB KRW GBP CNY JPY UAH INR", "unit_cost"),
)
_OBSERVED = frozenset(("range_max", "flight_distance", "apogee"))


@frozen
class Header:
    """What a header says.

    Attributes:
        property: the property it names; None where it names none.
        unit: the symbol of the unit it names.
        choices: the meanings of an ambiguous unit that it names.
        word: the unit as the header writes it.
        bare: the one notion that it consists of (``range``, ``mass``), where other columns may tell more of it.
        near: the properties that it comes close to, where it names none.
        why: why it names none, in words; or what was assumed where it names one.
        other: whether it is plainly of another thing, such as a class, a radar or a carrier.

    >>> read_header("Range (mi)")
    Header(property='range_max', unit='mi', choices=(), word='mi')
    """

    property: str | None
    unit: str | None = None
    choices: tuple[str, ...] = ()
    word: str | None = None
    bare: str = field(default="", repr=False)
    near: tuple[str, ...] = field(default=(), repr=False)
    why: str = field(default="", repr=False)
    other: bool = field(default=False, repr=False)


@frozen
class _Meaning:
    """What the words of a header say without their unit."""

    property: str | None
    bare: str = ""
    needs_unit: bool = False


@frozen
class _Unit:
    """A unit that stands in a header; or, with ``of``, several that differ."""

    symbol: str | None
    choices: tuple[str, ...]
    word: str
    of: tuple[_Unit, ...] = ()


def read_header(header: str) -> Header:
    """The property and the unit that a header names.

    >>> read_header("range_km"), read_header("사거리").property, read_header("payload kg").unit
    (Header(property='range_max', unit='km', choices=(), word='km'), 'range_max', 'kg')
    >>> read_header("weight (tons)").choices
    ('short ton', 'long ton', 't')
    >>> read_header("max. Reichweite [km]").property, read_header("사거리(시험) km").property
    ('range_max', 'flight_distance')
    >>> read_header("casualties").property is None, read_header("radar_range_km").property is None
    (True, True)
    """
    parts = parts_of(header[:500])
    if not 0 < len(parts.words) + len(parts.inside) <= _MOST_WORDS:
        return Header(None)
    units, remarks = _bracketed(parts.inside)
    if any(set(folded(text).split()) & OTHER_THINGS for text in (" ".join(parts.words), *remarks)):
        return Header(None, other=True)
    scaled = next((remark for remark in remarks if _scales(remark)), None)
    if scaled is not None:
        return Header(None, near=_near(" ".join(parts.words)), why=f"with {scaled!r} the unit is none that is read")
    said = tuple(remark for remark in remarks if _notions(remark) is not None)
    unread = tuple(remark for remark in remarks if _notions(remark) is None)
    found = Header(None)
    stated = None
    for words, unit in _ways(parts.words, units):
        now = _read(" ".join((*words, *said)), unit)
        if now.property is not None:
            assumed = f"{unread[0]!r} is not understood" if unread and not now.why else now.why
            return evolve(now, why=assumed)
        found = found if found.near else now
        stated = stated or unit
    stated = stated or _unit(" ".join(parts.words))
    return found if found.near or stated is None else _by_unit(found, stated, in_brackets=bool(units))


def _by_unit(found: Header, unit: _Unit, *, in_brackets: bool) -> Header:
    """What a header may mean of which the unit alone is understood; outside brackets a short word may be no unit."""
    symbol = unit.symbol or ""
    if found.other or not symbol or (not in_brackets and symbol in _SHORT_UNITS):
        return found
    near = next((names.split() for symbols, names in _BY_UNIT if symbol in symbols.split()), [])
    near = [name for name in near if measures(symbol, name)]
    return evolve(found, unit=symbol, near=tuple(near), why=found.why or f"of it, {unit.word!r} alone is understood")


def _ways(words: Sequence[str], units: tuple[_Unit, ...]) -> Iterator[tuple[Sequence[str], _Unit | None]]:
    """The ways to part words into those of a property and a unit, which stands last or, seldom, first."""
    if units:
        yield words, _one(units)
    parted = [(words[:-size], words[-size:]) for size in range(min(_LONGEST_UNIT, len(words) - 1), 0, -1)]
    parted += [(words[size:], words[:size]) for size in (2, 1) if len(words) > size]
    for rest, last in parted:
        unit = _unit(" ".join(last))
        if unit is not None:
            yield rest, _one((unit, *units))
    if not units:
        yield words, None


def _bracketed(inside: Iterable[str]) -> tuple[tuple[_Unit, ...], tuple[str, ...]]:
    """The units in brackets, and what else stands there."""
    units: list[_Unit] = []
    remarks: list[str] = []
    for text in inside:
        for part in _parted(text):
            words = plain_words(part)
            sizes = [size for size in range(len(words), 0, -1) if size <= _LONGEST_UNIT]
            tails = ((words[:-size], _unit(" ".join(words[-size:]))) for size in sizes)
            rest, unit = next(((rest, unit) for rest, unit in tails if unit is not None), (words, _unit(part)))
            if unit is not None:
                units.append(unit)
                rest = () if _unit(part) else rest
            if folded(" ".join(rest)):
                remarks.append(" ".join(rest))
    return tuple(units), tuple(remarks)


def _scales(remark: str) -> bool:
    """Whether a remark in brackets makes another unit of the one beside it: thousands of it, or an amount of money."""
    if set(folded(remark).split()) & MULTIPLES:
        return True
    number = remark.replace(" ", "").replace(",", "").replace(".", "")
    return number.isdecimal() or any(char in "$€£¥₽₩₴₹" for char in remark)


def _parted(text: str) -> list[str]:
    """What stands in one pair of brackets, parted by commas and, unless it is a unit, by strokes."""
    parts = text.replace(";", ",").replace("،", ",").replace("、", ",").split(",")
    return [piece for part in parts for piece in ([part] if _unit(part) else part.split("/")) if piece.strip()]


def _unit(text: str) -> _Unit | None:
    word = text.strip()
    for written in dict.fromkeys((word, word.casefold())):
        try:
            symbol = find_unit(written)
        except AmbiguousUnitError as error:
            return _Unit(None, error.choices, word)
        if symbol is not None:
            return _Unit(symbol, (), word)
    known = _units().get(folded(word))
    return _Unit(known, (), word) if known else None


def _one(units: tuple[_Unit, ...]) -> _Unit:
    """The one unit of a header that names units; of "km / nm" it is none."""
    if len({(unit.symbol, unit.choices) for unit in units}) == 1:
        return units[0]
    return _Unit(None, (), " or ".join(unit.word for unit in units), units)


def _read(text: str, unit: _Unit | None) -> Header:
    """What words say of a quantity in a unit."""
    notions = _notions(text)
    if notions is None:
        return _not_understood(text, unit)
    found = _meaning(notions, tested_place=unit is None and folded(text).startswith("test "))
    if found.property is None:
        return _close(text, unit, "its words together name no property")
    if unit is not None:
        return _in_unit(found.property, found.bare, unit)
    if found.needs_unit:
        return Header(None, near=(found.property,), why="without a unit it may be a kind or a place")
    return Header(found.property, bare=found.bare)


def _in_unit(name: str, bare: str, unit: _Unit) -> Header:
    """A property in a unit; of several units, in the one that measures it."""
    fitting = {(each.symbol, each.choices): each for each in unit.of if _may_measure(each, name)}
    if len(fitting) == 1:
        unit = next(iter(fitting.values()))
    if unit.symbol == "count" and PROPERTIES[name].dimensions != ("count",):
        return Header(None, other=True)
    if not _may_measure(unit, name):
        return Header(None, near=(name,), why=f"{unit.word!r} is no unit of it")
    several = f"it names several units, {unit.word}" if unit.of else ""
    return Header(name, unit.symbol, unit.choices, unit.word, bare=bare, why=several)


def _not_understood(text: str, unit: _Unit | None) -> Header:
    """What a header comes close to of which some words are not known; a sentence without a unit comes close to none."""
    strangers = [word for word in plain_words(text) if folded(word) and _notions(word) is None]
    if len(strangers) > 1 and unit is None:
        return Header(None)
    return _close(text, unit, f"{strangers[0]!r} is not understood" if strangers else "")


def _close(text: str, unit: _Unit | None, why: str) -> Header:
    """What a header that names no property comes close to."""
    near = tuple(name for name in _near(text) if unit is None or _may_measure(unit, name))
    return Header(None, unit.symbol if unit and near else None, near=near, why=why)


def _may_measure(unit: _Unit, name: str) -> bool:
    """Whether a unit, or one of its meanings, measures what a property is; of several units, one may."""
    meanings = (unit.symbol,) if unit.symbol else unit.choices
    return not meanings or any(measures(meaning, name) for meaning in meanings if meaning in SYMBOLS)


def _meaning(notions: tuple[str, ...], *, tested_place: bool) -> _Meaning:
    """The property that notions name together; words of two languages may name it twice."""
    marks = {notion for notion in notions if notion in _BESIDE}
    nouns = [notion for notion in notions if notion not in _BESIDE]
    name = _named(nouns)
    if name is None and set(nouns) == {"height"} and "greatest" in marks:
        name = "apogee"
    if name is None:
        return _Meaning(None)
    if "greatest" in marks and set(nouns) == {"range", "flight"}:
        name = "range_max"
    if "greatest" in marks and set(nouns) == {"distance"} and "tested" not in marks:
        return _Meaning(None)  # the greatest of what was flown, or what can be flown
    if "least" in marks:
        name = "range_min" if name == "range_max" else None
    if "tested" in marks:
        name = "flight_distance" if name == "range_max" else name if name in _OBSERVED else None
    bare = nouns[0] if len(set(nouns)) == 1 and not marks & {"greatest", "least", "tested"} else ""
    bare = "range" if set(nouns) == {"range", "launch"} and not marks & {"greatest", "least", "tested"} else bare
    return _Meaning(name, bare, needs_unit=set(nouns) <= NEEDS_UNIT or (tested_place and name == "flight_distance"))


def _named(nouns: list[str]) -> str | None:
    """The property of all notions together, or of each of two parts of them."""
    rules = _rules()
    found = rules.get(frozenset(nouns))
    if found is None:
        parted = ((rules.get(frozenset(nouns[:at])), rules.get(frozenset(nouns[at:]))) for at in range(1, len(nouns)))
        found = next((first for first, second in parted if first is not None and first == second), None)
    return found


def _notions(text: str) -> tuple[str, ...] | None:
    """The notions that words stand for, in order; None where a word stands for none."""
    words = folded(text).split()
    known = _lexicon()
    found: list[str] = []
    at = 0
    while at < len(words):
        phrases = ((size, known.get(" ".join(words[at : at + size]))) for size in range(_LONGEST_PHRASE, 0, -1))
        size, notion = next(((size, notion) for size, notion in phrases if notion is not None), (1, None))
        if notion is not None:
            found.append(notion)
        else:
            split = pieces(words[at], _known_words())
            if not split:
                return None
            found += [known[each] for each in split]
        at += min(size, len(words) - at)
    return tuple(found)


def _near(text: str) -> tuple[str, ...]:
    """The properties whose notions stand among words that are not all understood."""
    notions = set(_notions(text) or ())
    if "number" in notions:
        return ()
    if notions >= {"distance", "greatest"}:
        return ("range_max", "flight_distance")
    rules = _rules()
    found = (each for word in folded(text).split() for each in _notions(word) or _misspelt(word))
    close = [rules[frozenset((notion,))] for notion in found if frozenset((notion,)) in rules]
    if "accuracy" in notions:
        close.append("cep")
    return tuple(dict.fromkeys(close))


def _misspelt(word: str) -> tuple[str, ...]:
    """The notion of a word that is spelt nearly so."""
    if len(word) < 5:  # noqa: PLR2004 - a short word is one edit from many
        return ()
    from difflib import get_close_matches

    near = get_close_matches(word, _lexicon(), n=1, cutoff=0.8)
    return (_lexicon()[near[0]],) if near else ()


def measures(unit: str, name: str) -> bool:
    """Whether a unit measures what a property is: a "peak mach" is no apogee.

    >>> measures("mi", "range_max"), measures("mach", "apogee")
    (True, False)
    """
    found = dimension(unit)
    return any(found == each or found.startswith(f"{each}:") for each in PROPERTIES[name].dimensions)


@cache
def _lexicon() -> dict[str, str]:
    """Every word and phrase, and the notion it stands for; of two notions, the one that is listed first."""
    found: dict[str, str] = {}
    for notion, phrases in NOTIONS.items():
        for phrase in words_in(phrases):
            found.setdefault(phrase, notion)
    return found


@cache
def _known_words() -> frozenset[str]:
    return frozenset(_lexicon())


@cache
def _units() -> dict[str, str]:
    return {word: symbol for symbol, phrases in HEADER_UNITS.items() for word in words_in(phrases)}


@cache
def _rules() -> dict[frozenset[str], str]:
    return {frozenset(notions.split()): name for name, sets in RULES.items() for notions in sets.split("|")}
