"""Figures: an amount, or two joined to an interval, with the qualifiers before and behind."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from weaponref.errors import QuantityParseError, ReversedIntervalError
from weaponref.grammar import shortened
from weaponref.interval import HIGH_ONLY, LOW_ONLY
from weaponref.units import dimension, factor


if TYPE_CHECKING:
    from weaponref.grammar.amounts import Amount, AmountReader
    from weaponref.grammar.scan import Token


__all__ = ("METRIC", "FigureReader", "StatedFigure")

METRIC = frozenset(("km", "m", "cm", "mm", "t", "kg", "g", "m/s", "km/s", "km/h"))

_CLOSING = {"(": ")", "[": "]", "{": "}"}
_SPEEDS = {
    **dict.fromkeys(("시속", "시간당", "時速", "时速", "毎時", "每小时", "每小時"), "h"),
    **dict.fromkeys(("초속", "초당", "秒速", "毎秒", "每秒"), "s"),
    **dict.fromkeys(("분속", "분당", "分速"), "min"),
}
_SPEED_UNITS = {("km", "h"): "km/h", ("mi", "h"): "mph", ("m", "s"): "m/s", ("km", "s"): "km/s"}
# Particles between a unit and a qualifier behind it: 8톤이 넘는.
_PARTICLES = frozenset("이가을를은는도의로인にをがもは")
# "… et plus de 2 t" begins a second figure, where "… et plus" would qualify the first.
_THAN = frozenset(("de", "d'", "than", "als", "чем", "di", "que", "niż", "ніж", "dan", "of", "as"))
# Signs that may stand right in front of a number (most are looked at further); others may change its meaning.
_SIGNS_BEFORE = frozenset("()[]{}:;,.\"'=|/&-–—…•・·?<>+*^×#@_\\")
_BOUNDS = frozenset((*HIGH_ONLY, *LOW_ONLY))


class StatedFigure(NamedTuple):
    """A number or interval as it stands in the text.

    Attributes:
        start, end: the tokens from its first number to its last unit.
        low, high: the ends; equal for a single number.
        unit: the symbol; None for a bare number.
        doubt: the unit word, if it has several meanings.
        ranged: whether two ends are stated.
        qualifier: the qualifier, if one is attached.
        used: every token that belongs to it: numbers, units, connectors, the qualifier.
        depth: how many brackets it stands in.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str | None
    doubt: str | None
    ranged: bool
    qualifier: str | None
    used: frozenset[int]
    depth: int


class _Core(NamedTuple):
    """The numbers of a figure, before its surroundings are read."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str | None
    doubt: str | None
    ranged: bool = False
    more: str | None = None
    qualifiers: tuple[str, ...] = ()


class FigureReader:
    """Finds the figures of a text, from left to right."""

    def __init__(self, reader: AmountReader) -> None:
        self.reader = reader
        self.tokens: list[Token] = reader.tokens
        self.text = reader.text

    def all(self) -> list[StatedFigure]:
        """Every figure of the text, in order."""
        figures: list[StatedFigure] = []
        i = 0
        floor = 0
        while i < len(self.tokens):
            core = self._bracketed_pair(i) or self._core(i)
            if core is None:
                i += 1
                continue
            self._refuse_sign(core.start)
            figure = self._surround(core, floor)
            figures.append(figure)
            i = floor = max(figure.end, max(figure.used) + 1)
        return figures

    def _refuse_sign(self, i: int) -> None:
        """A minus sign, a plus or a power in front of a number makes it no size."""
        if i == 0 or self.tokens[i - 1].shape != "sign":
            return
        sign = self.tokens[i - 1].text
        if (sign == "/" and i == 1) or not (
            self.tokens[i - 1].kinds or sign in _SIGNS_BEFORE or sign.isidentifier() or category(sign[0])[0] == "M"
        ):
            raise QuantityParseError(self.text, f"{sign!r} in front of {self.tokens[i].text!r} has no meaning here")
        if sign not in "-–+*^×#/@&.'\"\\_|・·":
            return
        before = self.tokens[i - 2] if i > 1 else None
        spaced = not self.reader.glued(i)
        if sign == "." and before is not None and before.shape in ("word", "east"):
            return  # the dot of an abbreviation
        if sign in "-–" and before is not None and before.shape != "sign" and (spaced or self.reader.glued(i - 1)):
            return  # a dash between words and the number
        if sign in "-–" and before is not None and before.text in ')]:"' and spaced:
            return
        if sign in "-–":
            raise QuantityParseError(self.text, f"a size is not negative: {sign}{self.tokens[i].text}")
        if sign in "・·" and (before is None or before.shape != "number"):
            return
        if sign in "+*^×#@_\\.・·":
            raise QuantityParseError(self.text, f"{sign!r} in front of {self.tokens[i].text!r} has no meaning here")

    # --- numbers

    def _core(self, i: int) -> _Core | None:
        first = self.reader.at(i)
        if first is None:
            return None
        connected = self._connector(first)
        if connected is not None:
            kind, j, qualifiers = connected
            second = self.reader.at(j)
            if second is not None:
                joined = self._joined(first, second, kind, qualifiers)
                if joined is not None:
                    self._refuse_third(joined)
                    return joined
        return _Core(first.start, first.end, first.value, first.value, first.unit, first.doubt, more=first.more)

    def _connector(self, first: Amount) -> tuple[str, int, tuple[str, ...]] | None:
        """What joins an amount to a second one: its kind, where that begins, and qualifiers in between."""
        j = first.end
        if j >= len(self.tokens):
            return None
        token = self.tokens[j]
        if token.text in ("±", "+/-", "+-"):
            return "plus or minus", j + 1, ()
        if self.reader.is_sign(j, "+") and self.reader.is_sign(j + 1, "-") and self.reader.glued(j + 1):
            return "plus or minus", j + 2, ()
        # A plain "по" between two numbers says "of … each".
        if (self.reader.has(j, "to") and (token.text.lower() != "по" or self._opened(first.start))) or (
            self.reader.has(j, "and") and self._opened(first.start)
        ):
            j += 1
            qualifiers = []
            while self.reader.has(j, "lead") or self.reader.has(j, "limit"):
                kinds = self.tokens[j].kinds
                qualifiers.append(kinds.get("lead") or kinds["limit"])
                j += 1
            if self.reader.has(j, "article") and self.tokens[j + 1 : j + 2] and self.tokens[j + 1].shape == "number":
                j += 1  # tra i 300 e i 500
            return "to", j, tuple(qualifiers)
        return None

    def _opened(self, i: int) -> bool:
        """Whether a word such as "between" stands before the number, perhaps with a qualifier or article."""
        i -= 1
        while i >= 0 and (self.reader.has(i, "lead") or self.reader.has(i, "article")):
            if self.reader.has(i, "from"):
                return True
            i -= 1
        return self.reader.has(i, "from")

    def _joined(self, first: Amount, second: Amount, kind: str, between: tuple[str, ...]) -> _Core | None:
        """The interval of two amounts; None when their units do not go together."""
        unit = second.unit or first.unit
        doubt = second.doubt or first.doubt
        low, high = first.value, second.value
        if first.unit and second.unit and first.unit != second.unit:
            if dimension(first.unit) != dimension(second.unit) or doubt or _crosses(first.unit, second.unit):
                return None
            low = _converted(low, first.unit, second.unit)
        elif kind == "to" and second.scale == first.scale == 1 and self._is_shortened(first, second):
            raise QuantityParseError(
                self.text, f"{_shown(low)} may be short for a larger number; write the unit behind both numbers"
            )
        elif (
            second.scale > 1
            and first.scale == 1
            and (first.unit is None or first.prefixed)
            and low < high / second.scale
        ):
            # "3 to 5 million": the scale belongs to both.
            low *= second.scale
        elif doubt and unit:
            return None
        if kind == "plus or minus":
            low, high = low - high, low + high
            if low < 0:
                raise QuantityParseError(self.text, "the margin is larger than the value")
        if low > high:
            raise ReversedIntervalError(self.text, float(low), float(high), unit)
        qualifiers = self._between(first, between)
        end = second.end
        while end < len(self.tokens) and self.tokens[end].text in ("까지", "まで", "사이", "間", "之间", "之間"):
            end += 1
        return _Core(first.start, end, low, high, unit, doubt, ranged=True, more=second.more, qualifiers=qualifiers)

    def _is_shortened(self, first: Amount, second: Amount) -> bool:
        """Whether "5-600 km" may be 500 to 600; a word such as "from" or a unit at both ends says that it is not."""
        if (first.unit and not first.prefixed) or first.doubt or self._opened(first.start):
            return False
        return shortened(float(first.value), float(second.value))

    def _between(self, first: Amount, between: tuple[str, ...]) -> tuple[str, ...]:
        """The qualifiers in front of the second end, which must go with those in front of the first."""
        bounds = [qualifier for qualifier in between if qualifier in _BOUNDS]
        if bounds:
            before = self.tokens[first.start - 1].kinds if first.start else {}
            lower = before.get("limit") or before.get("lead")
            if bounds[0] not in HIGH_ONLY or lower not in (None, *LOW_ONLY) or (lower is None and bounds[0] == "under"):
                raise QuantityParseError(
                    self.text, f"{bounds[0]!r} stands in the middle of the interval; it is not clear what it limits"
                )
            if lower is None:
                return tuple(qualifier for qualifier in between if qualifier not in _BOUNDS)
        return between

    def _refuse_third(self, core: _Core) -> None:
        if core.end + 1 < len(self.tokens) and self.tokens[core.end].text in "-–—~±":
            third = self.reader.at(core.end + 1)
            if third is not None:
                raise QuantityParseError(self.text, "three numbers in a row are no interval")

    def _bracketed_pair(self, i: int) -> _Core | None:
        """`(450, 690) km` and `[450–690] km`: the unit behind the bracket belongs to the pair."""
        if not self.reader.is_sign(i, "(["):
            return None
        first = self._bare(i + 1)
        if first is None or not (self.reader.is_sign(first.end, ",;") or self.reader.has(first.end, "to")):
            return None
        second = self._bare(first.end + 1)
        if second is None or not self.reader.is_sign(second.end, _CLOSING[self.tokens[i].text]):
            return None
        unit, doubt = self.reader.unit_at(second.end + 1)
        if unit is None and doubt is None:
            return None
        if first.value > second.value:
            raise ReversedIntervalError(self.text, float(first.value), float(second.value), unit)
        return _Core(i, second.end + 2, first.value, second.value, unit, doubt, ranged=True)

    def _bare(self, i: int) -> Amount | None:
        """The amount at token `i`, if it has no unit."""
        amount = self.reader.simple(i)
        return None if amount is None or amount.unit or amount.doubt else amount

    # --- surroundings

    def _surround(self, core: _Core, floor: int) -> StatedFigure:
        """The figure with the qualifiers found around its numbers."""
        found: list[tuple[str, int]] = [(qualifier, -1) for qualifier in core.qualifiers]
        used = set(range(core.start, core.end))
        start = self._lead(core, floor, found, used)
        unit, doubt = self._speed(core, start, used)
        if core.more:
            found.append((core.more, -1))
        self._trail(core.end, found, used)
        qualifier = self._choose(found, used, ranged=core.ranged)
        return StatedFigure(
            core.start, core.end, core.low, core.high, unit, doubt, core.ranged, qualifier, frozenset(used),
            self.tokens[core.start].depth,
        )  # fmt: skip

    def _lead(self, core: _Core, floor: int, found: list[tuple[str, int]], used: set[int]) -> int:
        """Qualifiers in front, from the number backwards; the first token that is none of it."""
        i = core.start - 1
        near = True  # nothing but qualifiers passed so far
        touching = True  # nothing but "of" and articles passed so far
        while i >= floor:
            token = self.tokens[i]
            kinds = token.kinds
            if token.text == "C":
                break  # a letter of a name; circa is a small c
            bracketed = self._bracketed_lead(i, floor) if near else None
            if bracketed is not None:
                qualifier, opening = bracketed
                found.insert(0, (qualifier, opening))
                used.update(range(opening, i + 1))
                i = opening - 1
                continue
            if (near and core.ranged and "from" in kinds) or self._serves(i, near=near, touching=touching):
                used.add(i)
            elif "limit" in kinds and touching and not self._is_adjective(i):
                found.insert(0, (kinds["limit"], i))
                used.add(i)
            elif "lead" in kinds and (near or self._reaches(token)):
                found.insert(0, (kinds["lead"], i))
                used.add(i)
                # "maximale d'environ 500 km": the adjective is of a noun before it.
                touching = touching and not token.text.lower().startswith(("d'", "de "))
            elif "link" in kinds or "article" in kinds:
                near = False
                touching = touching and "article" in kinds
            else:
                break
            i -= 1
        return i

    def _bracketed_lead(self, i: int, floor: int) -> tuple[str, int] | None:
        """`(up to)`, `(est.)` in front of a number: the qualifier and where its bracket opens."""
        if not self.reader.is_sign(i, ")]"):
            return None
        word = i - 2 if self.reader.is_sign(i - 1, ".") else i - 1
        if word - 1 < floor or not self.reader.is_sign(word - 1, "(["):
            return None
        kinds = self.tokens[word].kinds
        qualifier = kinds.get("lead") or kinds.get("limit") or kinds.get("trail")
        return None if qualifier is None else (qualifier, word - 1)

    def _serves(self, i: int, *, near: bool, touching: bool) -> bool:
        """Whether a sign belongs to a qualifier before it ("ca.", "max:"), or says no more than "is" ("=")."""
        token = self.tokens[i]
        if token.shape != "sign":
            return False
        if token.text in ("=", "=="):
            return near
        kinds = self._kinds(i - 1)
        return (near and token.text == "." and "lead" in kinds) or (
            touching and token.text in (".", ":") and "limit" in kinds
        )

    @staticmethod
    def _reaches(token: Token) -> bool:
        """Whether a qualifier is heard across "a range of": a preposition or a single character is not."""
        return "preposition" not in token.kinds and (token.shape != "east" or len(token.text) > 1)

    def _is_adjective(self, i: int) -> bool:
        """Whether a word of limit belongs to the noun before it, as in `portée maximale`."""
        is_word = self.tokens[i].shape == "word" and self.tokens[i].text.lower() != "max"
        return is_word and self.reader.has(i - 1, "noun")

    def _kinds(self, i: int) -> dict[str, str]:
        return self.tokens[i].kinds if 0 <= i < len(self.tokens) else {}

    def _speed(self, core: _Core, start: int, used: set[int]) -> tuple[str | None, str | None]:
        """The unit, made one of speed where 시속 or 時速 stands in front."""
        near = [i for i in range(max(0, start - 1), core.start) if self.tokens[i].text in _SPEEDS]
        if not near:
            return core.unit, core.doubt
        length = "km" if core.doubt in ("킬로", "キロ", "㌔") else core.unit
        per = _SPEEDS[self.tokens[near[-1]].text]
        if length is not None and dimension(length) == "speed":
            return length, None
        unit = _SPEED_UNITS.get((length or "", per))
        if unit is None:
            raise QuantityParseError(
                self.text, f"{self.tokens[near[-1]].text!r} makes a speed of it that has no unit in the list"
            )
        used.add(near[-1])
        return unit, None

    def late_trail(self, figure: StatedFigure, i: int) -> StatedFigure:
        """The figure with qualifiers that follow its conversion or noun: `900 km (560 miles) or more`."""
        if i >= len(self.tokens):
            return figure
        found: list[tuple[str, int]] = [] if figure.qualifier is None else [(figure.qualifier, -1)]
        used = set(figure.used)
        j = i
        while self.reader.has(j, "link") or self.reader.has(j, "noun"):
            j += 1
        # Across a noun only a phrase is heard ("500 kg warhead or more"), no word that may mean something else.
        if j > i and (j >= len(self.tokens) or " " not in self.tokens[j].text):
            j = i
        self._trail(j, found, used)
        qualifier = self._choose(found, used, ranged=figure.ranged)
        return figure._replace(qualifier=qualifier, used=frozenset(used))

    def _trail(self, i: int, found: list[tuple[str, int]], used: set[int]) -> None:
        """Qualifiers behind, from the unit onwards."""
        while i < len(self.tokens):
            if self.tokens[i].text in _PARTICLES and "trail" in self._kinds(i + 1):
                used.add(i)
                i += 1
            qualifier = self._trailing(i)
            if qualifier is not None:
                found.append((qualifier, i))
                used.add(i)
                i += 1
                if self.reader.is_sign(i, ".") and self.reader.glued(i):
                    i += 1
                continue
            inside = self._in_bracket(i)
            if inside is None:
                return
            qualifier, end = inside
            found.append((qualifier, i))
            used.update(range(i, end))
            i = end

    def _trailing(self, i: int) -> str | None:
        token = self.tokens[i]
        if token.text == "+":
            return None if self.reader.has(i + 1, "number") or self._shape(i + 1) == "number" else "at least"
        qualifier = token.kinds.get("trail") or token.kinds.get("limit")
        if qualifier is None or (i + 1 < len(self.tokens) and self.tokens[i + 1].text.lower() in _THAN):
            return None
        if token.shape == "east":
            # A single character may begin another word (강, 여, 超): it must stand at the number and end the
            # run.
            alone = self._shape(i + 1) != "east" or not self.reader.glued(i + 1)
            return qualifier if len(token.text) > 1 or (self.reader.glued(i) and alone) else None
        ends = self._shape(i + 1) in ("", "sign")
        return qualifier if ends or ("preposition" not in token.kinds and "fill" not in token.kinds) else None

    def _in_bracket(self, i: int) -> tuple[str, int] | None:
        """`(est.)`, `(max)`, `[추정]`, `, estimated`: the qualifier and where it ends."""
        if self.reader.is_sign(i, ",;-–"):
            while self.reader.is_sign(i + 1, "-"):
                i += 1  # a dash typed as two hyphens
            kinds = self._kinds(i + 1)
            found = kinds.get("trail") or kinds.get("limit")
            after = i + 3 if self.reader.is_sign(i + 2, ".") else i + 2
            return (found, after) if found and after >= len(self.tokens) else None
        if not self.reader.is_sign(i, "(["):
            return None
        kinds = self._kinds(i + 1)
        found = kinds.get("trail") or kinds.get("limit") or kinds.get("lead")
        j = i + 3 if self.reader.is_sign(i + 2, ".") else i + 2
        if found is None or not self.reader.is_sign(j, ")]"):
            return None
        return found, j + 1

    def _shape(self, i: int) -> str:
        return self.tokens[i].shape if 0 <= i < len(self.tokens) else ""

    def _choose(self, found: list[tuple[str, int]], used: set[int], *, ranged: bool) -> str | None:
        """One qualifier of those found: a bound before a soft one, the first written of each sort."""
        if not found:
            return None
        qualifiers = [qualifier for qualifier, _ in found]
        bounds = [qualifier for qualifier in qualifiers if qualifier in _BOUNDS]
        if any(q in HIGH_ONLY for q in bounds) and any(q in LOW_ONLY for q in bounds):
            if ranged:
                bounds = []  # 최소 6000 에서 최대 1만: each end has its own, and both are stated
                qualifiers = [qualifier for qualifier in qualifiers if qualifier not in _BOUNDS]
            else:
                raise QuantityParseError(self.text, f"{bounds[0]!r} and {bounds[-1]!r} contradict each other")
        chosen = bounds[0] if bounds else qualifiers[0] if qualifiers else None
        for qualifier, i in found:
            # A second, softer word is not lost: it stays in the comment.
            if chosen in _BOUNDS and qualifier not in _BOUNDS:
                used.discard(i)
        return chosen


def _crosses(one: str, other: str) -> bool:
    """Whether one unit is metric and the other is not: `450 km – 280 mi` is a conversion, not an interval."""
    return (one in METRIC) != (other in METRIC) and dimension(one) != "time"


def _converted(value: Decimal, source: str, target: str) -> Decimal:
    # Through the exact decimal of the factor, so that 800 m is 0.8 km and not a neighbour of it.
    return value * Decimal(repr(factor(source, target)))


def _shown(value: Decimal) -> str:
    return f"{value.normalize():f}"
