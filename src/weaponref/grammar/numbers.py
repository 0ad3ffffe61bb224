"""Reading one number: separators, fractions, and the scales of Korean and Japanese."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from weaponref.errors import QuantityParseError


__all__ = ("read_number",)

MOST_DIGITS = 25
"""No size has more digits; a longer run is something else."""

_FRACTIONS = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "1/2": Decimal("0.5"),
    "1/4": Decimal("0.25"),
    "3/4": Decimal("0.75"),
}
_SMALL = {"천": 1_000, "千": 1_000, "백": 100, "百": 100, "十": 10, "십": 10}
_HAN_DIGITS = {
    **{digit: str(value) for value, digit in enumerate("〇一二三四五六七八九")},
    "零": "0",
    "两": "2",
    "兩": "2",
}
_LARGE = {
    "만": 10_000,
    "万": 10_000,
    "萬": 10_000,
    "억": 100_000_000,
    "億": 100_000_000,
    "亿": 100_000_000,
    "조": 1_000_000_000_000,
    "兆": 1_000_000_000_000,
}


def read_number(written: str, text: str, *, dot_thousands: bool) -> Decimal:
    """The value of a number as written.

    One to three digits, a comma and exactly three digits are thousands; any other single comma is a decimal
    mark. A single dot is a decimal mark, unless one to three digits stand before it and exactly three
    behind it: that may be thousands, and is refused, or read so where `dot_thousands` says that the
    language writes them with a dot.

    Args:
        written: the number: digits, separators, fractions, scales.
        text: the whole text, for the error.
        dot_thousands: whether the words around the number are of such a language.

    Raises:
        QuantityParseError: the number can be read in two ways, or in none.

    >>> read_number("1,500", "", dot_thousands=False), read_number("1,5", "", dot_thousands=False)
    (Decimal('1500'), Decimal('1.5'))
    >>> read_number("1만2천874", "", dot_thousands=False)
    Decimal('12874')
    """
    if len(written) <= MOST_DIGITS and written.isascii() and written.isdecimal():
        return Decimal(written)
    if sum(map(str.isdigit, written)) > MOST_DIGITS:
        raise QuantityParseError(text, f"a number of more than {MOST_DIGITS} digits is no size")
    if "e" in written or "E" in written:
        return Decimal(written)  # 1.2E+03, as spreadsheets write it
    for mark, part in _FRACTIONS.items():
        if written.endswith(mark):
            whole = written.removesuffix(mark).strip()
            return part + (Decimal(whole) if whole else 0)
    if any(character in _SMALL or character in _LARGE or character in _HAN_DIGITS for character in written):
        return _read_scaled(written, text)
    return _read_digits(written, text, dot_thousands=dot_thousands)


def _read_digits(written: str, text: str, *, dot_thousands: bool) -> Decimal:
    digits = re.sub(r"[\s']", "", written)
    marks = re.findall(r"[.,]", digits)
    if not marks:
        return Decimal(digits)
    groups = re.split(r"[.,]", digits)
    last = marks[-1]
    if len(marks) == 1:
        whole, behind = groups
        if digits == written and len(behind) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0"):  # noqa: PLR2004
            if last == "," or dot_thousands:
                return Decimal(whole + behind)
            raise QuantityParseError(
                text, f"{written!r} may be {whole},{behind} or {whole}.{behind}0; write one of these"
            )
        return Decimal(f"{whole or 0}.{behind}")
    # Several marks: all but the last must part groups of three; the last does too, or is the decimal mark.
    thousands = marks[0]
    if set(marks[:-1]) != {thousands} or not 1 <= len(groups[0]) <= 3 or digits != written:  # noqa: PLR2004
        raise QuantityParseError(text, f"the separators of {written!r} fit no way of writing numbers")
    inner = groups[1:] if last == thousands else groups[1:-1]
    if any(len(group) != 3 for group in inner):  # noqa: PLR2004
        raise QuantityParseError(text, f"the separators of {written!r} fit no way of writing numbers")
    if last == thousands:
        return Decimal("".join(groups))
    return Decimal("".join(groups[:-1]) + "." + groups[-1])


def _read_scaled(written: str, text: str) -> Decimal:
    """Korean, Japanese and Chinese: 1만2천874 is 1 × 10,000 + 2 × 1,000 + 874; 5천만 is 5 × 1,000 × 10,000."""
    total = section = Decimal(0)
    pending: Decimal | None = None
    large = small = limit = Decimal("Infinity")
    for part in _scaled_parts().findall(written):
        if part in _LARGE:
            size = Decimal(_LARGE[part])
            section += pending or 0
            total += (section or 1) * size
            sound = size < large
            section, pending, large, small, limit = Decimal(0), None, size, Decimal("Infinity"), size
        elif part in _SMALL:
            size = Decimal(_SMALL[part])
            section += (1 if pending is None else pending) * size
            sound = size < small and section < large
            pending, small, limit = None, size, size
        else:
            pending = Decimal(_HAN_DIGITS.get(part, part.replace(",", "")))
            sound = pending < limit
        if not sound:
            raise QuantityParseError(text, f"the scales of {written!r} are out of order")
    return total + section + (pending or 0)


@cache
def _scaled_parts() -> re.Pattern[str]:
    return re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|[^\d\s]")
