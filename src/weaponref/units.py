"""The closed list of units, their exact factors, and the words that people write for them.

A unit is known by its symbol (`km`, `short ton`, `USD`). Factors are exact ratios of whole numbers to the
base of the dimension (metre, kilogram, metre per second, second), so that a conversion rounds once and
there-and-back stays within one part in 10¹². What is ambiguous (`ton`, `nm`, `kt`, `MT`) is refused, with
the choices named.

Definitions: the international yard and pound (1959), hence the inch of 0.0254 m and the pound of 0.45359237
kg; the international nautical mile of 1,852 m (1929); short ton = 2,000 lb, long ton = 2,240 lb.
"""

from __future__ import annotations

from math import gcd
from typing import NamedTuple

from weaponref.errors import AmbiguousUnitError, DimensionError, UnknownUnitError


__all__ = (
    "SYMBOLS",
    "TON_MEANINGS",
    "Unit",
    "ambiguity",
    "dimension",
    "factor",
    "find_unit",
    "nearest_words",
    "ratio",
    "read_unit",
    "unit",
    "unit_words",
)

# symbol: (dimension, numerator, denominator) with numerator/denominator base units in one unit; (0, 1)
# where there is no factor. Plain tuples: this module is loaded by every `import weaponref`.
_TABLE: dict[str, tuple[str, int, int]] = {
    "km": ("length", 1_000, 1),
    "m": ("length", 1, 1),
    "cm": ("length", 1, 100),
    "mm": ("length", 1, 1_000),
    "mi": ("length", 1_609_344, 1_000),
    "nmi": ("length", 1_852, 1),
    "yd": ("length", 9_144, 10_000),
    "ft": ("length", 3_048, 10_000),
    "in": ("length", 254, 10_000),
    "t": ("mass", 1_000, 1),
    "kg": ("mass", 1, 1),
    "g": ("mass", 1, 1_000),
    "lb": ("mass", 45_359_237, 100_000_000),
    "short ton": ("mass", 90_718_474, 100_000),
    "long ton": ("mass", 10_160_469_088, 10_000_000),
    "ton": ("mass", 0, 1),
    "m/s": ("speed", 1, 1),
    "km/s": ("speed", 1_000, 1),
    "km/h": ("speed", 5, 18),
    "mph": ("speed", 44_704, 100_000),
    "kn": ("speed", 463, 900),
    "mach": ("mach", 1, 1),
    "count": ("count", 1, 1),
    "d": ("time", 86_400, 1),
    "h": ("time", 3_600, 1),
    "min": ("time", 60, 1),
    "s": ("time", 1, 1),
    "USD": ("money:USD", 1, 1),
    "EUR": ("money:EUR", 1, 1),
    "RUB": ("money:RUB", 1, 1),
    "KRW": ("money:KRW", 1, 1),
    "GBP": ("money:GBP", 1, 1),
    "CNY": ("money:CNY", 1, 1),
    "JPY": ("money:JPY", 1, 1),
    "UAH": ("money:UAH", 1, 1),
    "INR": ("money:INR", 1, 1),
}

#: Every symbol, in the order of the table. `Interval.unit` is one of them, or None.
SYMBOLS: tuple[str, ...] = tuple(_TABLE)

#: What a bare "ton" may be declared to mean, and the symbol that results.
TON_MEANINGS: dict[str, str] = {
    "short": "short ton",
    "long": "long ton",
    "metric": "t",
    "unstated": "ton",
}

_TON_CHOICES = ("short ton", "long ton", "t")

_ENGLISH_ENDINGS = ("meter", "metre", "mile", "tonne", "gram", "pound", "hour", "minute", "second")
_TON_WORDS = frozenset(("ton", "tons"))
# One letter in the other case is another thing (M, G, S) or nothing; only a capital T is common for tonnes.
_ONE_LETTER = {"T": "t", "Т": "t"}

_units: dict[str, Unit] = {}
_ratios: dict[tuple[str, str], tuple[float, float]] = {}
_readings: dict[str, str] = {}


class Unit(NamedTuple):
    """One unit of the closed list.

    Attributes:
        symbol: how the library writes it.
        dimension: what it measures: `length`, `mass`, `speed`, `mach`, `count`, `time` or `money:<currency>`.
        factor: how many base units (metre, kilogram, metre per second, second, or the unit itself) one of
            it is; None for the unresolved `ton`.

    >>> unit("mi")
    Unit(symbol='mi', dimension='length', factor=1609.344)
    """

    symbol: str
    dimension: str
    factor: float | None


def unit(symbol: str) -> Unit:
    """The unit of a symbol.

    Raises:
        UnknownUnitError: the symbol is not in the list (a word such as "miles" is read by `read_unit`).

    >>> unit("kn").dimension
    'speed'
    """
    found = _units.get(symbol)
    if found is None:
        name, numerator, denominator = _row(symbol)
        found = Unit(symbol, name, numerator / denominator if numerator else None)
        _units[symbol] = found
    return found


def dimension(symbol: str) -> str:
    """What the unit measures: `length`, `mass`, `speed`, `mach`, `count`, `time` or `money:<currency>`.

    Raises:
        UnknownUnitError: the symbol is not in the list.

    >>> dimension("ton"), dimension("USD")
    ('mass', 'money:USD')
    """
    return _row(symbol)[0]


def factor(source: str, target: str) -> float:
    """The number that turns a value in `source` into one in `target`; both are symbols.

    Raises:
        UnknownUnitError: one of the symbols is not in the list.
        DimensionError: they measure different things; Mach is not a speed here, since its speed depends on
            the air.
        AmbiguousUnitError: one of them is the unresolved `ton`.

    >>> factor("nmi", "m")
    1852.0
    """
    numerator, denominator = ratio(source, target)
    return numerator / denominator


def ratio(source: str, target: str) -> tuple[float, float]:
    """The factor as a numerator and a denominator, both whole numbers.

    A value times the one and divided by the other is the nearest number more often than the value times the
    factor: 550 miles are 885.1392 km and not 885.1392000000001.

    Raises:
        UnknownUnitError: one of the symbols is not in the list.
        DimensionError: they measure different things.
        AmbiguousUnitError: one of them is the unresolved `ton`.

    >>> ratio("mi", "km")
    (25146.0, 15625.0)
    """
    key = (source, target)
    found = _ratios.get(key)
    if found is None:
        found = _ratio(source, target)
        _ratios[key] = found
    return found


def read_unit(word: str) -> str:
    """The symbol of a unit as people write it, in any of the languages that the grammar reads.

    Raises:
        AmbiguousUnitError: the word has several meanings (`ton`, `nm`, `kt`, `MT`, `mil`, a bare `キロ`).
        UnknownUnitError: no unit is written so; the nearest known words are its `suggestions`.

    >>> read_unit("nautical miles"), read_unit("킬로미터"), read_unit("Tonnen"), read_unit("KM")
    ('nmi', 'km', 't', 'km')
    """
    found = find_unit(word)
    if found is None:
        raise UnknownUnitError(word, nearest_words(word))
    return found


def find_unit(word: str) -> str | None:
    """Like `read_unit`, with None for a word that is no unit.

    Raises:
        AmbiguousUnitError: the word has several meanings.

    >>> find_unit("miles"), find_unit("missiles")
    ('mi', None)
    """
    if word in _TABLE and word != "ton":
        return word
    choices = ambiguity(word)
    if choices:
        raise AmbiguousUnitError(word, choices)
    words = _readings or _read_table()
    found = words.get(word)
    if found is None and len(word) > 1:
        found = words.get(_folded(word))
    return found


def ambiguity(word: str) -> tuple[str, ...]:
    """What to write instead of an ambiguous unit word; empty when the word is not ambiguous.

    >>> ambiguity("tons")
    ('short ton', 'long ton', 't')
    """
    from weaponref.unit_words import AMBIGUOUS_WORDS

    bare = word.rstrip(".")
    if bare.lower() in _TON_WORDS:
        return _TON_CHOICES
    # Two letters keep their case (MT is not mt); longer words do not depend on it.
    return AMBIGUOUS_WORDS.get(bare if len(bare) < 3 else bare.lower(), ())  # noqa: PLR2004


def nearest_words(word: str) -> tuple[str, ...]:
    """Up to three unit words that look like this one, for an error message.

    >>> nearest_words("kilometrs")
    ('kilometres', 'kilometers', 'kilometre')
    """
    if len(word) > 40:  # noqa: PLR2004 -- longer than any unit word: nothing looks like it
        return ()
    # Imported here: it is slow to load, and only a mistake needs it.
    from difflib import get_close_matches

    words = _readings or _read_table()
    folded = _folded(word)
    # A misspelt English word is nearer to English ones, whatever the distance to their cousins.
    english = [known for known in words if known.isascii() and known.rstrip("s").endswith(_ENGLISH_ENDINGS)]
    found = get_close_matches(folded, english, n=6, cutoff=0.8) or get_close_matches(folded, words, cutoff=0.75)
    # A plural is most likely meant to be one.
    return tuple(sorted(found, key=lambda known: known[-1] != folded[-1])[:3])


def unit_words() -> dict[str, str]:
    """Every word that reads as a unit, and its symbol; ambiguous words are not among them.

    >>> unit_words()["милях"]
    'mi'
    """
    return _readings or _read_table()


def _row(symbol: str) -> tuple[str, int, int]:
    row = _TABLE.get(symbol)
    if row is None:
        raise UnknownUnitError(symbol, nearest_words(symbol))
    return row


def _ratio(source: str, target: str) -> tuple[float, float]:
    source_dimension, source_numerator, source_denominator = _row(source)
    target_dimension, target_numerator, target_denominator = _row(target)
    if source_dimension != target_dimension:
        raise DimensionError(_mismatch(source, source_dimension, target, target_dimension))
    if source == target:
        return 1.0, 1.0
    if not source_numerator or not target_numerator:
        raise AmbiguousUnitError("ton", _TON_CHOICES)
    numerator = source_numerator * target_denominator
    denominator = source_denominator * target_numerator
    common = gcd(numerator, denominator)
    return float(numerator // common), float(denominator // common)


def _mismatch(source: str, source_dimension: str, target: str, target_dimension: str) -> str:
    message = f"{source!r} measures {source_dimension}, {target!r} measures {target_dimension}"
    if {source_dimension, target_dimension} == {"mach", "speed"}:
        message += "; Mach is a ratio, and the speed of sound depends on the air"
    elif source_dimension.startswith("money:") and target_dimension.startswith("money:"):
        message += "; currencies are not converted"
    return message


def _folded(word: str) -> str:
    folded = word.lower().replace("’", "'")
    # The dot of an abbreviation ("lbs.") goes, that of one with dots inside ("n.m.", "m.p.h.") is part of it.
    return folded if "." in folded[:-1] else folded.rstrip(".")


def _read_table() -> dict[str, str]:
    from weaponref.unit_words import WORDS

    words: dict[str, str] = {}
    for symbol, line in WORDS.items():
        words.update(dict.fromkeys((word.strip() for word in line.split("|")), symbol))
    for symbol in SYMBOLS:
        if symbol != "ton":
            words[symbol] = symbol
            if len(symbol) > 1:
                words[symbol.lower()] = symbol
    words.update(_ONE_LETTER)
    words["NM"] = "nmi"
    _readings.update(words)
    return _readings
