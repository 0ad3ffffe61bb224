"""The words around a figure: what may change its meaning and is not understood is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from weaponref.errors import QuantityParseError, UnknownUnitError
from weaponref.units import dimension


if TYPE_CHECKING:
    from weaponref.grammar.amounts import AmountReader
    from weaponref.grammar.figures import StatedFigure
    from weaponref.grammar.scan import Token


__all__ = ("WordChecks",)

_DASHES = frozenset("-–—")
# Letters that the languages of the lexicon use beyond ASCII; others mark a language whose qualifiers are not known.
_LETTERS = frozenset("äöüßáàâãåæçéèêëíìîïñóòôõøœúùûÿýąćęłńśźżășț")
_CYRILLIC = range(0x0400, 0x0530)
_FRACTION_REACH = 4
# Behind a figure these signs make something else of it.
_SIGNS = frozenset("%°×*^#@~<>≤≥±+")
_SOFT = frozenset(("about", "approximately", "nearly", "estimated", "exactly"))
# Letters that stand for "times" (Latin and Cyrillic).
_TIMES = frozenset("xх")
_JOINTS = frozenset("·⋅*.")
# Behind a unit these make another of it: m², km p/h, kg m2, km h-1.
_POWERS = frozenset(("squared", "cubed", "sq", "ph", "p", "nautical"))
_UNIT_POWER = r"(?:k?m|cm|mm|h|s|kg)(?:-[123]|[23])"
_TIMES_CODE = r"[xх]\d+"


class WordChecks:
    """The checks of one text.

    Attributes:
        given: the text, for errors.
        text: the same, cleaned.
        tokens: its tokens.
        reader: the reader of its amounts.
        used: the tokens that belong to figures that are understood.
        warnings: what a reader should know.
    """

    given: str
    text: str
    tokens: list[Token]
    reader: AmountReader
    used: set[int]
    warnings: list[str]

    def check_words(self, figure: StatedFigure) -> None:
        """Refuse what may change the meaning of the figure and is not understood."""
        first, last = min(figure.used), max(figure.used)
        if figure.ranged and any("change" in token.kinds for token in self.tokens):
            raise QuantityParseError(self.given, "it tells of a change from one value to another, not of an interval")
        self._check_before(first, figure)
        self._check_behind(last, figure)
        for i, token in enumerate(self.tokens):
            if i in self.used:
                continue
            self.check_script(token)
            if token.shape == "code" and re.fullmatch(_TIMES_CODE, token.text, re.IGNORECASE):
                raise QuantityParseError(self.given, f"{token.text!r} multiplies the figure")
            self._check_loose(i, token, figure)

    def check_script(self, token: Token) -> None:
        """Refuse a word of a language that the lexicon has no qualifiers of."""
        if token.shape == "word" and not token.text.isascii() and not token.kinds:
            for letter in token.text.lower():
                if letter.isascii() or letter in _LETTERS or ord(letter) in _CYRILLIC:
                    continue
                raise QuantityParseError(
                    self.given, f"the word {token.text!r} is of a language that the grammar does not read"
                )

    def _check_loose(self, i: int, token: Token, figure: StatedFigure) -> None:
        """A qualifier or negation that is not attached to a number."""
        kinds = token.kinds
        before = i < figure.start
        if token.text == "안" and (self.reader.glued(i) or self.reader.glued(i + 1)):
            return
        if "negation" in kinds and (before or (i <= max(figure.used) + 2 and token.depth <= figure.depth)):
            if self.text_at(i + 1) not in _DASHES:
                raise QuantityParseError(self.given, f"the word {token.text!r} may turn the meaning round")
            return
        if "fraction" in kinds and before and min(figure.used) - i <= _FRACTION_REACH:
            raise QuantityParseError(self.given, f"{token.text!r} takes a part or a multiple of the figure")
        if "vague" in kinds and i + 1 in (figure.start, min(figure.used)):
            raise QuantityParseError(self.given, f"{token.text!r} is no number")
        qualifier = kinds.get("lead") or kinds.get("trail")
        if qualifier is None or "soft" in kinds or token.depth > figure.depth:
            return
        if token.shape == "east" and before and i + 2 == min(figure.used) and len(self.tokens[i + 1].text) < 3:  # noqa: PLR2004
            pass  # a qualifier and a particle that is not known: 约为 …
        elif self._is_plain_word(i, token, before=before, figure=figure):
            return
        if figure.qualifier is not None and qualifier in _SOFT:
            return
        raise QuantityParseError(
            self.given, f"the words {token.text!r} stand apart from the number, and may qualify it"
        )

    def _is_plain_word(self, i: int, token: Token, *, before: bool, figure: StatedFigure) -> bool:
        """Whether a word that can qualify is used otherwise here: a preposition, a part of another word."""
        kinds = token.kinds
        if len(token.text) == 1:
            return True
        if kinds.keys() & {"fill", "article", "and", "link"}:
            return True
        if "preposition" not in kinds:
            return False
        follower = i + 1 < len(self.tokens) and self.tokens[i + 1].shape != "sign"
        if not before:
            return follower
        between = self.tokens[i + 1 : min(figure.used)]
        return any(token.shape == "code" or (token.shape == "word" and not token.kinds) for token in between)

    def _check_before(self, first: int, figure: StatedFigure) -> None:
        """The word right in front of the figure must be known, lest it qualify it."""
        i = first - 1
        if i < 0:
            return
        token = self.tokens[i]
        if token.text == "." and i and self.reader.glued(i):
            token = self.tokens[i - 1]  # an abbreviation
        if "origin" in token.kinds and not token.kinds.keys() & {"article", "link"}:
            raise QuantityParseError(self.given, f"{token.text!r} opens an interval that has no second end")
        # "another 120" missiles are 120; "another 500 km" are a part of a longer way.
        if "difference" in token.kinds or (token.text.lower() == "another" and figure.unit not in (None, "count")):
            raise QuantityParseError(self.given, f"{token.text!r} makes a difference of it, not a size")
        if not token.kinds and token.shape == "word" and " " in self.tokens[first].text:
            raise QuantityParseError(
                self.given, f"{self.tokens[first].text!r} may be two numbers, the first part of a name {token.text!r}"
            )
        if self.reader.is_sign(first, "=") and len(token.text) == 1:
            raise QuantityParseError(self.given, f"{token.text!r} may stand for something else")
        if token.text.lower() == "to" and not self._has_change_before(i):
            raise QuantityParseError(self.given, "'to' may be the end of an interval whose beginning is missing")
        if token.shape == "word" and not token.kinds and not self._is_harmless(token):
            raise QuantityParseError(
                self.given, f"the word {token.text!r} before the number is not known, and may qualify it"
            )

    def _has_change_before(self, i: int) -> bool:
        return i > 0 and self.tokens[i - 1].shape == "word" and self.tokens[i - 1].text.lower().endswith("ed")

    def _is_harmless(self, token: Token) -> bool:
        """An unknown word in a text that is plainly English, or an acronym or name among lower-case words."""
        if not token.text.isascii():
            return False
        if any("english" in other.kinds and other.start != token.start for other in self.tokens):
            return True
        return len(token.text) > 1 and token.text.isupper() and not self.text.isupper()

    def _check_behind(self, last: int, figure: StatedFigure) -> None:
        """A power, a rate or a suffix behind the unit changes what is measured."""
        i = last + 1
        if i >= len(self.tokens):
            return
        self._check_sign(i)
        token = self.tokens[i]
        if "difference" in token.kinds:
            raise QuantityParseError(self.given, f"{token.text!r} makes a difference of it, not a size")
        if token.shape == "word" and not token.kinds and self._is_foreign(token):
            raise QuantityParseError(
                self.given, f"the word {token.text!r} behind the number is not known, and may qualify it"
            )
        if figure.unit is not None and self.reader.unit_at(i) != (None, None) and "fill" not in token.kinds:
            raise QuantityParseError(self.given, f"the unit is followed by another, {token.text!r}")
        self._check_ending(i)
        inner = self.tokens[i + 1] if self.reader.is_sign(i, "(") and i + 1 < len(self.tokens) else token
        if figure.unit is not None and self._is_power(inner):
            raise QuantityParseError(self.given, f"{token.text!r} behind the unit makes another of it")
        if figure.unit is not None and dimension(figure.unit).startswith("money:"):
            if token.shape == "word" and (self._is_other_money(token) or self._is_short_unknown(token)):
                raise UnknownUnitError(token.text, (figure.unit,), self.given)
        elif figure.unit is not None:
            self._check_rate(i)

    @staticmethod
    def _is_power(token: Token) -> bool:
        if token.shape == "word":
            return token.text.lower() in _POWERS
        return token.shape == "code" and re.fullmatch(_UNIT_POWER, token.text) is not None

    def _check_sign(self, i: int) -> None:
        token = self.tokens[i]
        text = token.text
        last = i + 1 == len(self.tokens)
        if text.lower() in _TIMES or (text in _SIGNS and not (text == "*" and last)):
            raise QuantityParseError(self.given, f"{text!r} behind the number has no meaning here")
        if last and "to" in token.kinds:
            raise QuantityParseError(self.given, f"no number follows {text!r}")
        if text == "?":
            self.warnings.append("the source marks the figure with a question mark")

    def _check_ending(self, i: int) -> None:
        """A suffix glued to the unit, as in `km-nél`, may stand for a preposition."""
        text = self.tokens[i].text
        if not (self.reader.glued(i) and self.reader.glued(i + 1)):
            return
        suffix = self.tokens[i + 1]
        if text in _JOINTS or text in _DASHES:
            power = text in "·⋅*" and suffix.shape != "sign"
            if power or (suffix.shape == "word" and self.reader.unit_at(i + 1) != (None, None)):
                raise QuantityParseError(self.given, f"{text + suffix.text!r} makes another unit of it")
        unknown = suffix.shape == "word" and not suffix.kinds and not self._is_harmless_suffix(suffix)
        if unknown and (text in _DASHES or text == "'"):
            raise QuantityParseError(self.given, f"the ending {text + suffix.text!r} of the unit is not known")

    def _is_foreign(self, token: Token) -> bool:
        """Whether a word is of no language that other words of the text belong to."""
        if token.text.isascii() or ord(token.text[0]) in _CYRILLIC:
            return False
        return not any(
            other.kinds.keys() & {"dot_thousands", "noun", "lead", "fill"} and len(other.text) > 2  # noqa: PLR2004
            for other in self.tokens
            if other.shape == "word" and "unit" not in other.kinds
        )

    @staticmethod
    def _is_harmless_suffix(token: Token) -> bool:
        return token.text.isascii() and len(token.text) > 3  # noqa: PLR2004 -- "km-class", not "km-ig"

    @staticmethod
    def _is_short_unknown(token: Token) -> bool:
        """Whether a word behind money may be a scale that is not known."""
        return not token.kinds and len(token.text) <= 3 and token.text.isalpha()  # noqa: PLR2004

    @staticmethod
    def _is_other_money(token: Token) -> bool:
        return (len(token.text) == 3 and token.text.isupper()) or token.text.lower().startswith(  # noqa: PLR2004
            ("canad", "austral", "taiwan", "singap", "hong", "zealand", "канад", "австрал")
        )

    def _check_rate(self, i: int) -> None:
        token = self.tokens[i]
        per = "per" in token.kinds or token.text.lower() in ("a", "an", "l'", "la", "the")
        if not per or i + 1 >= len(self.tokens):
            return
        follower = self.tokens[i + 1]
        is_word = follower.shape in ("word", "code", "east")
        if "rate" in follower.kinds or (token.text.lower() in ("per", "pro", "/") and is_word):
            raise QuantityParseError(
                self.given, f"{token.text} {follower.text!r} makes a rate of it that has no unit in the list"
            )

    def text_at(self, i: int) -> str:
        """The text of token `i` in small letters; empty outside the text."""
        return self.tokens[i].text.lower() if 0 <= i < len(self.tokens) else ""
