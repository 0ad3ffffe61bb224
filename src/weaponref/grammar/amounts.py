"""Amounts: one number with its scale and unit, in digits or words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from weaponref.errors import AmbiguousUnitError, QuantityParseError, UnknownUnitError
from weaponref.grammar.numbers import read_number
from weaponref.units import dimension, factor, find_unit


if TYPE_CHECKING:
    from weaponref.grammar.scan import Token


__all__ = ("Amount", "AmountReader")

_INDEFINITE = frozenset(
    ("a", "an", "ein", "eine", "einen", "einer", "einem", "eines", "un", "une", "una", "uno", "um", "uma")
)
_YEN_OR_YUAN = frozenset("¥￥")
# Two amounts in a row that are one: 8 ft 6 in, 1 h 30 min.
_COMPOUNDS = frozenset((
    ("ft", "in"), ("h", "min"), ("min", "s"), ("d", "h"), ("km", "m"), ("m", "cm"), ("t", "kg"),
))  # fmt: skip
_MONEY_LETTERS = {
    **dict.fromkeys(("k", "K"), Decimal(1_000)),
    **dict.fromkeys(("m", "M", "mn"), Decimal(1_000_000)),
    **dict.fromkeys(("b", "B", "bn", "Bn"), Decimal(1_000_000_000)),
}
_PER = {("km", "h"): "km/h", ("km", "s"): "km/s", ("m", "s"): "m/s", ("mi", "h"): "mph"}
_EAST_SCALES = {
    **dict.fromkeys("천千", Decimal(1_000)),
    **dict.fromkeys("만万萬", Decimal(10_000)),
    **dict.fromkeys("억億亿", Decimal(100_000_000)),
}
# What a word has to be to begin an amount, beside an article.
_OPENINGS = frozenset(("unit", "doubt", "half", "multiplier", "number"))
_ONE = Decimal(1)
_THOUSAND = Decimal(1_000)
_HALF = Decimal("0.5")
_HUNDRED = Decimal(100)
_SHORT_WORD = 3


class Amount(NamedTuple):
    """A number with what belongs to it.

    Attributes:
        start, end: the tokens that it is made of.
        value: the number, scale included.
        scale: what the number as written was multiplied by ("3 million": 1,000,000).
        unit: the symbol; None for a bare number.
        doubt: the unit word, if it has several meanings.
        more: the qualifier of a mark of "and more" inside it ("10,000+ km", "300여 km").
        prefixed: the unit stands in front.
    """

    start: int
    end: int
    value: Decimal
    scale: Decimal = Decimal(1)
    unit: str | None = None
    doubt: str | None = None
    more: str | None = None
    prefixed: bool = False


class AmountReader:
    """Reads the amount that begins at a token."""

    def __init__(self, text: str, tokens: list[Token], *, dot_thousands: bool) -> None:
        self.text = text
        self.tokens = tokens
        self.dot_thousands = dot_thousands

    def at(self, i: int) -> Amount | None:
        """The amount that begins at token `i`, or None."""
        first = self.simple(i)
        if first is None or first.unit is None:
            return first
        return self._compound(first)

    def simple(self, i: int) -> Amount | None:
        """An amount of one number."""
        if not self._opens(i):
            return None
        prefix, j = self._prefix(i)
        number = self._number(j)
        if number is None:
            return None
        value, scale, j = number
        more, j = self._more(j)
        unit, doubt, end = self._unit(j, value, scale)
        end = self._repeated(end, unit, doubt)
        if prefix is None:
            if unit is not None or doubt is not None:
                value, end = self._and_a_half(value, end)
        elif unit is None or unit == prefix:
            # Behind a prefix (Mach 6) another unit is another matter ("Mach 6 km").
            unit, doubt, end = prefix, None, end if unit == prefix else j
        else:
            raise QuantityParseError(self.text, f"the number stands between two units, {prefix!r} and {unit!r}")
        if unit is None and doubt is None:
            end = j
        return Amount(i, end, value, scale, unit, doubt, more, prefix is not None)

    def _opens(self, i: int) -> bool:
        """Whether an amount may begin at token `i`, which most tokens tell at once."""
        if i >= len(self.tokens):
            return False
        token = self.tokens[i]
        if token.shape == "number" or not _OPENINGS.isdisjoint(token.kinds):
            return True
        return token.text in _YEN_OR_YUAN or token.text.lower() in _INDEFINITE

    def has(self, i: int, kind: str) -> bool:
        """Whether token `i` may be of that kind."""
        return 0 <= i < len(self.tokens) and kind in self.tokens[i].kinds

    def is_sign(self, i: int, signs: str) -> bool:
        """Whether token `i` is one of the signs."""
        return 0 <= i < len(self.tokens) and self.tokens[i].shape == "sign" and self.tokens[i].text in signs

    def glued(self, i: int) -> bool:
        """Whether nothing stands between token `i` and the one before."""
        return 0 < i < len(self.tokens) and self.tokens[i].start == self.tokens[i - 1].end

    def unit_at(self, i: int) -> tuple[str | None, str | None]:
        """The unit that token `i` names and, instead, the word if it is ambiguous."""
        if not 0 <= i < len(self.tokens):
            return None, None
        token = self.tokens[i]
        if "doubt" not in token.kinds and "unit" not in token.kinds:
            return None, None
        if len(token.text) > _SHORT_WORD or token.shape != "word":
            return token.kinds.get("unit"), None if "unit" in token.kinds else token.text
        try:
            # Short words are read with their case: NM is not nm.
            return find_unit(token.text), None
        except AmbiguousUnitError:
            return None, token.text

    def _prefix(self, i: int) -> tuple[str | None, int]:
        """A unit in front of its number: Mach, a currency."""
        unit, _ = self.unit_at(i)
        doubt = self.tokens[i].text if i < len(self.tokens) and self.tokens[i].text in _YEN_OR_YUAN else None
        if doubt is not None and self._is_number(i + 1):
            raise AmbiguousUnitError(doubt, ("JPY", "CNY"), self.text)
        if unit is None or not (unit == "mach" or dimension(unit).startswith("money:")):
            return None, i
        j = i + 1
        if unit == "mach":
            if self._lower(j) in ("number", "no"):
                j += 1
            if self.is_sign(j, ":.") or (self.is_sign(j, "-–=") and self.glued(j)):
                j += 1
        if not self._is_number(j):
            return None, i
        if self.tokens[i].text == "$" and self.glued(i) and self.tokens[i - 1].shape == "word":
            raise UnknownUnitError(self.tokens[i - 1].text + "$", ("USD",), self.text)
        return unit, j

    def _is_number(self, i: int) -> bool:
        return i < len(self.tokens) and (self.tokens[i].shape == "number" or self.has(i, "number"))

    def _number(self, i: int) -> tuple[Decimal, Decimal, int] | None:
        """Value, scale and end of the number at token `i`."""
        if i >= len(self.tokens):
            return None
        token = self.tokens[i]
        if token.shape == "number":
            value = read_number(token.text, self.text, dot_thousands=self.dot_thousands)
            value, j = self._and_a_half(value, i + 1)
            scale, j = self._scale(j)
            return value * scale, scale * _east_scale(token.text), j
        words = self._half_of(i) or self._words(i)
        if words is None:
            return None
        value, j = words
        value, j = self._and_a_half(value, j)
        scale, j = self._scale(j)
        if scale >= _THOUSAND and self.has(j, "number"):
            rest = self._words(j)  # one thousand five hundred
            if rest is not None and rest[0] < scale:
                return value * scale + rest[0], Decimal(1), rest[1]
        return value * scale, scale, j

    def _scale(self, i: int) -> tuple[Decimal, int]:
        """Multipliers behind a number: thousand, млн, and letters behind or before a currency ($5m)."""
        scale = _ONE
        while i < len(self.tokens):
            j = i + 1 if self.is_sign(i, "-") and self.glued(i) and self.glued(i + 1) else i
            if self.has(j, "multiplier") and not self._is_mil_unit(j) and not self._is_cent(j):
                scale *= Decimal(self.tokens[j].kinds["multiplier"])
                i = j + 1
                if self.is_sign(i, ".") and self.glued(i):
                    i += 1
                continue
            break
        letter = _MONEY_LETTERS.get(self.tokens[i].text) if i < len(self.tokens) else None
        if letter is not None and (self._is_money(i + 1) or self._money_before(i)):
            return scale * letter, i + 1
        if self._lower(i) == "k" and self._is_thousands(i):
            return scale * _THOUSAND, i + 1
        return scale, i

    def _is_thousands(self, i: int) -> bool:
        """Whether a k stands at the digits and a unit or a counted noun behind it: 10k km, 2k missiles."""
        if not (self.glued(i) and self.tokens[i - 1].shape == "number") or self.glued(i + 1):
            return False
        return self.unit_at(i + 1) != (None, None) or self.has(i + 1, "counted")

    def _is_cent(self, i: int) -> bool:
        """Whether a "cent" behind digits is a coin: it is a hundred in French only behind a word."""
        return self._lower(i) == "cent" and self.tokens[i - 1].shape == "number"

    def _is_mil_unit(self, i: int) -> bool:
        """Whether a "mil" is no thousand: it is one in Spanish and Portuguese, before a unit other than money."""
        if self.tokens[i].text.lower() != "mil":
            return False
        j = i + 2 if self._lower(i + 1) == "de" else i + 1
        return not self.dot_thousands or self._is_money(j) or self.unit_at(j) == (None, None)

    def _is_money(self, i: int) -> bool:
        unit, _ = self.unit_at(i)
        return unit is not None and dimension(unit).startswith("money:")

    def _money_before(self, i: int) -> bool:
        """Whether the number before token `i`, or the interval that it ends, has a currency in front."""
        if i < 2 or self.tokens[i - 1].shape != "number":  # noqa: PLR2004
            return False
        j = i - 2
        if self.has(j, "to"):
            j -= 1
            if j >= 0 and self.tokens[j].text in _MONEY_LETTERS:
                j -= 1
            if j < 0 or self.tokens[j].shape != "number":
                return False
            j -= 1
        return self._is_money(j)

    def _half_of(self, i: int) -> tuple[Decimal, int] | None:
        """`half a ton`, `half-ton`, `a half tonne`, `half a million miles`; before a unit or scale."""
        if not self.has(i, "half"):
            return None
        j = i + 1
        while self.has(j, "article") or self.is_sign(j, "-"):
            j += 1
        if self.has(j, "multiplier") or self.unit_at(j) != (None, None):
            return _HALF, j
        return None

    def _words(self, i: int) -> tuple[Decimal, int] | None:
        """A number in words: `two hundred and fifty`, `a thousand`, `twenty-five`, `one`."""
        if self._lower(i) in _INDEFINITE:
            return self._indefinite(i)
        if self.has(i, "multiplier") and not self.has(i, "number"):
            if not self.has(i, "single"):
                return None
            # "thousand miles", "mille chilometri": only in front of a unit.
            return (Decimal(1), i) if self._unit_follows(i + 1) else None
        if not self.has(i, "number"):
            return None
        value = Decimal(self.tokens[i].kinds["number"])
        j = i + 1
        while True:
            k = j + 1 if self.is_sign(j, "-") else j
            if self.has(k, "and") and self._lower(k) == "and" and value >= _HUNDRED:
                k += 1
            if self._lower(k) in ("hundred", "hundert", "cent", "cents") and value < _HUNDRED:
                value *= _HUNDRED
            elif self.has(k, "number") and self._continues(value, Decimal(self.tokens[k].kinds["number"])):
                value += Decimal(self.tokens[k].kinds["number"])
            else:
                return value, j
            j = k + 1

    def _indefinite(self, i: int) -> tuple[Decimal, int] | None:
        """An article that counts: `a ton`, `a hundred`, `une tonne`; elsewhere it is a plain word."""
        j = i + 1
        if self.has(j, "multiplier"):
            return (Decimal(1), j)
        if self.has(j, "number") and self._lower(j) in ("dozen", "dutzend", "douzaine"):
            return (Decimal(12), j + 1)
        is_word = j < len(self.tokens) and len(self.tokens[j].text) >= _SHORT_WORD and self.glued(j) is False
        unit, doubt = self.unit_at(j)
        if is_word and (doubt or unit not in (None, "count")) and not self.has(j, "number"):
            return (Decimal(1), j)
        return None

    @staticmethod
    def _continues(value: Decimal, more: Decimal) -> bool:
        """Whether a number word adds to the one before: twenty + five, two hundred + fifty."""
        if value % _HUNDRED == 0 and value:
            return more < _HUNDRED
        return value % _HUNDRED >= 20 and value % 10 == 0 and 0 < more < 10  # noqa: PLR2004

    def _unit_follows(self, i: int) -> bool:
        j = i + 1 if self.has(i, "article") else i
        return self.unit_at(j) != (None, None)

    def _and_a_half(self, value: Decimal, i: int) -> tuple[Decimal, int]:
        """`… and a half`, `et demie`, `y media` behind a number or its unit; `point six` behind a number."""
        if i >= len(self.tokens):
            return value, i
        k = i + 1 if self.is_sign(i, "-") else i
        if self._lower(k) == "point":
            k = k + 2 if self.is_sign(k + 1, "-") else k + 1
            if self.has(k, "number") and Decimal(self.tokens[k].kinds["number"]) < 10:  # noqa: PLR2004
                return value + Decimal(self.tokens[k].kinds["number"]) / 10, k + 1
            raise QuantityParseError(self.text, "'point' is followed by no digit")
        if self.has(i, "and_half"):
            return value + _HALF, i + 1
        if self._lower(i) in ("반", "半") and (not self.glued(i + 1) or self.tokens[i + 1].shape != "east"):
            return value + _HALF, i + 1  # 1톤 반, 1時間半, but not 半径
        if self.has(k, "and"):
            j = self._behind_hyphen(k + 1)
            if self._lower(j) in _INDEFINITE:
                j = self._behind_hyphen(j + 1)
            if self.has(j, "half"):
                return value + _HALF, j + 1
        return value, i

    def _behind_hyphen(self, i: int) -> int:
        return i + 1 if self.is_sign(i, "-") and self.glued(i) else i

    def _more(self, i: int) -> tuple[str | None, int]:
        """The qualifier of a mark between number and unit that says "and more": `10,000+ km`, `300여 km`."""
        if i >= len(self.tokens):
            return None, i
        token = self.tokens[i]
        if token.shape == "east" and token.text in "여余餘多":
            return "over", i + 1
        plus = token.text == "+" and not self._is_number(i + 1)
        if plus or (token.text.lower() == "plus" and self.unit_at(i + 1) != (None, None)):
            return "at least", i + 1
        return None, i

    def _unit(self, i: int, value: Decimal, scale: Decimal) -> tuple[str | None, str | None, int]:
        """The unit at token `i`, perhaps behind a hyphen or "de", and where it ends."""
        j = i
        hyphen = self.is_sign(j, "-–—") and self.glued(j) and self._is_glued_word(j + 1)
        if hyphen or (self._lower(j) in ("de", "d'") and self.unit_at(j + 1) != (None, None)):
            j += 1
        if j == i and self.is_sign(j, "([") and self.is_sign(j + 2, ")]"):
            unit, doubt = self.unit_at(j + 1)  # 500 (km)
            return unit, doubt, j + 3
        unit, doubt = self.unit_at(j)
        prefix = hyphen and self._is_number(j + 1) and (unit == "mach" or self._is_money(j))  # Mach 5-Mach 6
        if prefix or (unit is None and doubt is None):
            return None, None, i
        speed = self._speed_over(unit, j + 1)
        if speed is not None:
            return speed, None, j + 3
        if self._lower(j) == "in" and not self._is_inch(j, i):
            return None, "in", j + 1
        self._refuse_year(j, value)
        if unit == "lb" and scale > 1 and self._lower(j) in ("pound", "pounds"):
            return None, self.tokens[j].text, j + 1
        return unit, doubt, j + 1

    def _speed_over(self, unit: str | None, i: int) -> str | None:
        """The speed that a stroke at token `i` and a Korean, Japanese or Chinese unit of time make: 公里/小时."""
        if not self.is_sign(i, "/") or i + 1 >= len(self.tokens) or self.tokens[i + 1].shape != "east":
            return None
        return _PER.get((unit or "", self.unit_at(i + 1)[0] or ""))

    def _refuse_year(self, j: int, value: Decimal) -> None:
        """Refuse "1960s" and "1960 г." as seconds and grams."""
        written = self._lower(j)
        if written == "s" and self.glued(j) and self._is_year(value):
            raise QuantityParseError(self.text, f"{self.tokens[j - 1].text}s is a decade")
        if written in ("г", "г.") and self._is_year(value):
            raise QuantityParseError(self.text, f"{self.tokens[j - 1].text} {written} is a year")

    def _is_glued_word(self, i: int) -> bool:
        if self.glued(i):
            return self.tokens[i].shape != "sign"
        # "a 1.5- tonne warhead": a whole word, behind a space that slipped in.
        return self.unit_at(i) != (None, None) and len(self.tokens[i].text) > _SHORT_WORD

    def _repeated(self, i: int, unit: str | None, doubt: str | None) -> int:
        """The end behind a unit that stands again in brackets: `2톤(t)`."""
        if (unit or doubt) and self.is_sign(i, "([") and self.is_sign(i + 2, ")]"):
            again, _ = self.unit_at(i + 1)
            if again is not None and again == unit:
                return i + 3
        return i

    def _is_inch(self, i: int, number_end: int) -> bool:
        """Whether an "in" is the unit and not the preposition."""
        if i > number_end or self.glued(i):
            return True
        follower = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        return follower is None or (follower.shape == "sign" and follower.text != '"')

    @staticmethod
    def _is_year(value: Decimal) -> bool:
        return 1900 <= value <= 2100 and value == int(value)  # noqa: PLR2004

    def _compound(self, first: Amount) -> Amount:
        """8 ft 6 in as 102 in; the first amount alone where no fitting second one follows."""
        j = first.end
        separated = False
        if first.unit in ("ft", "h") and (self.has(j, "and") or self.is_sign(j, ",")):
            j, separated = j + 1, True
        if j >= len(self.tokens) or self.tokens[j].shape != "number" or first.unit is None:
            return first
        second = self.simple(j)
        if second is not None and (first.unit, second.unit) == ("h", "m"):
            second = second._replace(unit="min")  # 1h 30m
        if second is not None and (first.unit, second.unit) == ("m", "s"):
            raise AmbiguousUnitError(self.tokens[first.end - 1].text, ("m", "min"), self.text)
        if second is None or second.unit is None or (first.unit, second.unit) not in _COMPOUNDS:
            return first
        ratio = Decimal(str(factor(first.unit, second.unit)))
        if second.value >= ratio or (separated and (first.unit, second.unit) not in (("ft", "in"), ("h", "min"))):
            return first
        return Amount(first.start, second.end, first.value * ratio + second.value, unit=second.unit)

    def _lower(self, i: int) -> str:
        return self.tokens[i].text.lower() if 0 <= i < len(self.tokens) else ""


def _east_scale(written: str) -> Decimal:
    """The scale that ends a number in digits (2万), which may belong to the number before as well (1至2万)."""
    scale = _EAST_SCALES.get(written[-1])
    if scale is None or any(letter in _EAST_SCALES for letter in written[:-1]):
        return Decimal(1)
    return scale
