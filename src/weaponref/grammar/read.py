"""The full grammar: from tokens to one interval.

1. Amounts: a number with its scale and unit (`3 million`, `€5m`, `마하 5`, `half a ton`, `8 ft 6 in`).
2. Figures: an amount, or two joined to an interval, with the qualifiers before and behind.
3. The statement: the first figure, once it is clear what every other number in the text is.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from weaponref.errors import (
    AmbiguousUnitError,
    MultipleQuantitiesError,
    QuantityParseError,
    UnknownUnitError,
)
from weaponref.grammar.amounts import Amount, Amounts
from weaponref.grammar.scan import Token, clean, scan
from weaponref.interval import HIGH_ONLY, LOW_ONLY, Interval, make
from weaponref.units import TON_MEANINGS, dimension, factor, nearest_words, read_unit


__all__ = ("read",)
