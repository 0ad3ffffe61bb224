"""The full grammar: from a text to one interval.

1. Amounts: a number with its scale and unit (`3 million`, `€5m`, `마하 5`, `half a ton`, `8 ft 6 in`).
2. Figures: an amount, or two joined to an interval, with the qualifiers before and behind.
3. The statement, here: the first figure, once it is clear what every other number and word in the text is.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NoReturn

from weaponref.errors import (
    AmbiguousUnitError,
    DimensionError,
    MultipleQuantitiesError,
    QuantityParseError,
    UnknownUnitError,
)
from weaponref.grammar import OFF_THE_OTHER
from weaponref.grammar.amounts import AmountReader
from weaponref.grammar.checks import WordChecks
from weaponref.grammar.figures import METRIC, FigureReader, StatedFigure
from weaponref.grammar.scan import Token, clean, scan
from weaponref.interval import HIGH_ONLY, LOW_ONLY, Interval, make
from weaponref.units import SYMBOLS, TON_MEANINGS, ambiguity, dimension, nearest_words, read_unit


__all__ = ("read",)

_DASHES = frozenset("-–—")
_SEPARATORS = frozenset("/,;|=")
# Letters that the languages of the lexicon use beyond ASCII; others mark a language whose qualifiers are
# not known.
# With a capital they are German: in English a number above one has the plural.
_GERMAN_NOUNS = frozenset(("Kilometer", "Meter", "Kilogramm", "Tonnen"))
_KILOS = frozenset(("킬로", "キロ", "㌔"))
_COUNT_REACH = 6
_SHORT_FOLLOWERS = frozenset(("in", "of", "at", "on", "or", "im", "de", "в", "на", "и"))
# What may follow a bare number without being a unit of it.
_PUNCTUATION = frozenset(",;:.()[]?!*†‡|")
_NOTES = frozenset(("note", "notes", "n", "nb", "ref", "fn", "注", "прим"))
# The number behind one of these is part of a name: Mk 84, Block 2.
_DESIGNATORS = frozenset(("mk", "mark", "block", "tranche", "batch", "lot", "flight", "mod", "type"))
_LARGEST_COUNT = 100
_SMALLEST_YEAR, _LARGEST_YEAR = 1900, 2100


def read(text: str, unit: str | None = None, ton: str | None = None) -> Interval:
    """What `weaponref.grammar.parse` does, without the short way for plain quantities.

    >>> read("(450, 690) km", None, None)
    <Interval 450–690 km>
    """
    if ton is not None and ton not in TON_MEANINGS:
        raise ValueError(f"ton is one of {', '.join(TON_MEANINGS)}, not {ton!r}")
    return _Statement(text, unit, ton).read()


class _Statement(WordChecks):
    """One text on its way to an interval."""

    def __init__(self, text: str, unit: str | None, ton: str | None) -> None:
        self.given = text.strip()
        self.text = clean(text)
        self.unit = unit
        self.ton = ton
        self.tokens: list[Token] = scan(self.text)
        self.warnings: list[str] = []
        self.used: set[int] = set()
        dot_thousands = any("dot_thousands" in token.kinds or token.text in _GERMAN_NOUNS for token in self.tokens)
        reader = AmountReader(self.text, self.tokens, dot_thousands=dot_thousands)
        self.reader = reader
        self.figure_reader = FigureReader(reader)
        self.figures = self.figure_reader.all()

    def read(self) -> Interval:
        measured = [figure for figure in self.figures if figure.unit or figure.doubt]
        if not measured:
            return self._bare()
        outer = min(figure.depth for figure in measured)
        primary = next(figure for figure in measured if figure.depth == outer)
        self.used |= primary.used
        primary = self._resolved(primary, measured)
        for figure in self.figures:
            if figure.start != primary.start:
                self._place(figure, primary)
        behind = max(primary.used) + 1
        while behind in self.used:
            behind += 1
        primary = self.figure_reader.late_trail(primary, behind)
        self.used |= primary.used
        self._check_dates()
        self.check_words(primary)
        return self._interval(primary)

    # --- results

    def _interval(self, figure: StatedFigure) -> Interval:
        qualifier = figure.qualifier
        if qualifier is None:
            qualifier = self._loose_estimate(figure)
        low: float | None = float(figure.low)
        high: float | None = float(figure.high)
        if not figure.ranged:
            if qualifier in HIGH_ONLY:
                low = None
            elif qualifier in LOW_ONLY:
                high = None
        return make(low, high, figure.unit, qualifier, self.given, self._comment(figure), tuple(self.warnings))

    def _loose_estimate(self, figure: StatedFigure) -> str | None:
        """A word such as "estimated" that qualifies the figure from a distance."""
        for i, token in enumerate(self.tokens):
            if "soft" in token.kinds and i not in self.used and token.depth <= figure.depth:
                self.used.add(i)
                return token.kinds.get("lead") or token.kinds.get("trail")
        return None

    def _comment(self, figure: StatedFigure) -> str:
        """The words that are not part of the figure, with an ellipsis where it stood."""
        before: list[Token] = []
        behind: list[Token] = []
        for i, token in enumerate(self.tokens):
            if i not in self.used:
                (before if i < figure.start else behind).append(token)
        if not before and not behind:
            return ""
        parts = [self._words(tokens) for tokens in (before, behind)]
        comment = " … ".join(part for part in parts if part)
        return comment.replace("( … )", "").replace("[ … ]", "").removesuffix("( …").strip()

    def _words(self, tokens: list[Token]) -> str:
        pieces: list[str] = []
        last = -1
        for token in tokens:
            gap = self.text[last : token.start] if last >= 0 else ""
            pieces.append(("" if not gap else " ") + self.text[token.start : token.end])
            last = token.end
        words = "".join(pieces)
        for empty in ("()", "( )", "[]", "[ ]"):
            words = words.replace(empty, "")
        return words.strip(" ,;:-–—/|=.\"'")

    # --- no unit

    def _bare(self) -> Interval:
        """A text whose numbers have no unit: one bare number, or none that can be read."""
        self._refuse_dates()
        if not self.figures:
            self._refuse_empty()
        first = self.figures[0]
        self.used |= first.used
        for figure in self.figures[1:]:
            if (figure.low, figure.high) == (first.low, first.high) and figure.depth > first.depth:
                self.used |= figure.used  # three (3) missiles
            elif figure.depth > first.depth and self._counts(figure):
                self.warnings.append(f"{self._written(figure)!r} counts something and is left in the comment")
            else:
                self._refuse_several()
        self._check_neighbours(first)
        counted = self._counted(first)
        self._check_stray(max(first.used) + 1)
        labelled = self._label(first)
        self.check_words(first)
        unit = None if self.unit is None else read_unit(self.unit)
        unit = labelled or unit
        if counted and unit not in (None, "count"):
            raise DimensionError(f"{self.given!r} counts things; it is not measured in {unit}")
        return self._interval(first._replace(unit=unit))

    def _check_neighbours(self, figure: StatedFigure) -> None:
        """Refuse a bare number beside which something stands that may belong to it."""
        first, last = min(figure.used), max(figure.used)
        before = self.tokens[first - 1] if first else None
        if before is not None and before.shape == "code":
            raise QuantityParseError(self.given, f"it is not clear what the number has to do with {before.text!r}")
        if before is not None and before.text == "'" and self.text_at(last + 1) != "'":
            raise QuantityParseError(self.given, "an apostrophe in front of a number may stand for a century")
        if self.reader.is_sign(first - 1, "/") and self.reader.unit_at(first - 2) != (None, None):
            raise QuantityParseError(
                self.given, f"the unit {self.tokens[first - 2].text!r} stands in front of the number"
            )
        i = last + 1
        if self.reader.has(i, "fraction") and self.tokens[i].shape == "east":
            raise QuantityParseError(self.given, f"{self.tokens[i].text!r} makes a multiple of it")
        while i < len(self.tokens) and self.tokens[i].shape == "sign":
            i += 1
        if i == last + 1 or i >= len(self.tokens):
            return
        token = self.tokens[i]
        if self.reader.unit_at(i) != (None, None) and "fill" not in token.kinds:
            raise QuantityParseError(self.given, f"the unit {token.text!r} does not stand at its number")
        if self.tokens[i - 1].text in _DASHES and token.kinds.keys() & {"limit", "lead"}:
            raise QuantityParseError(self.given, f"no number follows {self.tokens[i - 1].text!r}")

    def _check_stray(self, i: int) -> None:
        """Refuse a unit some words behind a bare number."""
        for j in range(i, min(i + _COUNT_REACH // 2 + 1, len(self.tokens))):
            if self.tokens[j].shape != "word":
                break
            if self._is_stray_unit(j):
                raise QuantityParseError(self.given, f"the unit {self.tokens[j].text!r} does not stand at its number")

    def _is_stray_unit(self, i: int) -> bool:
        """Whether a word some way behind a bare number is a unit: `5 gross tons`, `6 rounds per minute`."""
        if self.reader.unit_at(i) in ((None, None), ("count", None)):
            return False
        after_per = i > 0 and "per" in self.tokens[i - 1].kinds
        plain = self.tokens[i].kinds.keys() & {"fill", "article", "and", "counted"}
        return len(self.tokens[i].text) > 2 and (after_per or not plain)  # noqa: PLR2004

    def _label(self, figure: StatedFigure) -> str | None:
        """The unit of a label in front, `Range (km): 450`; without the brackets it is not clear what it goes with."""
        i = min(figure.used) - 1
        if self.reader.is_sign(i, ":="):
            i -= 1
        if self.reader.is_sign(i, ")]") and self.reader.is_sign(i - 2, "(["):
            unit, doubt = self.reader.unit_at(i - 1)
            if doubt is not None:
                raise AmbiguousUnitError(doubt, ambiguity(doubt), self.given)
            return unit
        one_letter = i >= 0 and len(self.tokens[i].text) == 1 and "unit" in self.tokens[i].kinds
        if (one_letter or self.reader.unit_at(i) != (None, None)) and not self.reader.has(i, "article"):
            raise QuantityParseError(self.given, f"the unit {self.tokens[i].text!r} stands in front of the number")
        return None

    def _counted(self, figure: StatedFigure) -> bool:
        """Whether the number counts a noun behind it; an unknown word there is taken for an unknown unit."""
        i = max(figure.used) + 1
        if i >= len(self.tokens):
            return False
        if self.reader.has(i, "to"):
            i += 1
            if self.tokens[i - 1].shape != "sign" or i >= len(self.tokens):
                raise QuantityParseError(self.given, f"no number follows {self.tokens[i - 1].text!r}")
        if (
            not self.tokens[i].kinds
            and self.tokens[i].shape == "word"
            and i == max(figure.used) + 1
            and self.reader.glued(i)
        ):
            self._refuse_unknown(i)  # 2k missiles
        for token in self.tokens[i : i + _COUNT_REACH]:
            if "counted" in token.kinds:
                return True
            if token.shape == "sign" and token.text not in _DASHES and token.text not in "'\"(":
                break
        self._refuse_unknown(i)
        return False

    def _refuse_unknown(self, i: int) -> None:
        """Refuse what stands behind a bare number like a unit, and is none."""
        token = self.tokens[i]
        self.check_script(token)
        if self.reader.unit_at(i) != (None, None):
            raise QuantityParseError(self.given, f"the unit {token.text!r} does not stand at its number")
        unknown = {
            "word": not self._is_known_follower(token),
            "code": True,
            "east": not token.kinds.keys() - {"lead", "preposition"},
            "sign": token.text not in _PUNCTUATION,
        }
        if unknown.get(token.shape):
            marks = token.text in ("'", '"')
            suggestions = ("ft", "in") if marks else nearest_words(token.text)
            raise UnknownUnitError(token.text, suggestions, self.given)

    @staticmethod
    def _is_known_follower(token: Token) -> bool:
        """Whether a word behind a bare number is a plain word; two letters may as well be a unit."""
        known = token.kinds.keys() & {"fill", "and", "or", "link"}
        return bool(known) and (len(token.text) > 2 or token.text.lower() in _SHORT_FOLLOWERS)  # noqa: PLR2004

    def _refuse_empty(self) -> NoReturn:
        if not self.given:
            raise QuantityParseError(self.given, "it is empty")
        for token in self.tokens:
            if token.shape == "code":
                raise QuantityParseError(
                    self.given, f"it holds no number but the one in {token.text!r}, which looks like a designation"
                )
        if any(character.isdigit() for character in self.text):
            raise QuantityParseError(self.given, "its digits form no number that the grammar reads")
        raise QuantityParseError(self.given, "it holds no number")

    def _check_dates(self) -> None:
        for i, token in enumerate(self.tokens):
            if token.shape == "date" and i not in self.used:
                self.warnings.append(f"{token.text!r} is taken for a date and left in the comment")

    def _refuse_dates(self) -> None:
        for token in self.tokens:
            if token.shape == "date":
                raise QuantityParseError(self.given, f"{token.text!r} is a date, not a quantity")
        for figure in self.figures:
            if self._dated(figure):
                raise QuantityParseError(self.given, "it names a date, not a quantity")

    def _dated(self, figure: StatedFigure) -> bool:
        """Whether the name of a month, or a mark such as 年, stands at the number."""
        behind = figure.end + 1 if self.text_at(figure.end) in ("st", "nd", "rd", "th", "de", ".") else figure.end
        return self.reader.has(figure.start - 1, "month") or self.reader.has(behind, "month")

    # --- several figures

    def _resolved(self, figure: StatedFigure, measured: list[StatedFigure]) -> StatedFigure:
        """The figure with an ambiguous unit made clear by the caller or the text, or refused."""
        if figure.doubt is None:
            return figure
        word = figure.doubt
        if word.lower() in ("ton", "tons"):
            if self.ton is not None:
                return figure._replace(unit=TON_MEANINGS[self.ton], doubt=None)
            unit = self._ton_by_conversion(figure, measured)
            if unit is not None:
                return figure._replace(unit=unit, doubt=None)
        elif word in _KILOS:
            contexts = {token.kinds["context"] for token in self.tokens if "context" in token.kinds}
            if len(contexts) == 1:
                return figure._replace(unit=contexts.pop(), doubt=None)
        elif word == "in":
            raise AmbiguousUnitError(word, ("inches",), self.given)
        elif word.lower() in ("pound", "pounds"):
            raise AmbiguousUnitError(word, ("lb", "GBP"), self.given)
        raise AmbiguousUnitError(word, ambiguity(word), self.given)

    def _ton_by_conversion(self, figure: StatedFigure, measured: list[StatedFigure]) -> str | None:
        """The ton that a figure beside it gives exactly: 1 ton (1,000 kg), 20 tons (40,000 lb)."""
        for other in measured:
            if other.unit in ("kg", "lb", "t") and self._relation(figure, other) != "apart":
                for symbol in ("t", "short ton", "long ton"):
                    there = make(float(figure.low), float(figure.high), symbol).to(other.unit)
                    if there.low == float(other.low) and there.high == float(other.high):
                        return symbol
        return None

    def _place(self, figure: StatedFigure, primary: StatedFigure) -> None:
        """What another figure is: the same one converted, a remark, or a second quantity."""
        if figure.unit is None and figure.doubt is None:
            self._place_bare(figure, primary)
            return
        relation = self._relation(primary, figure)
        if figure.doubt is not None:
            figure = self._settled(figure, primary, relation)
        if self._dimension(figure) != self._dimension(primary):
            if relation == "beside":
                self._refuse_several()
            self._remark(figure)
        elif relation == "apart":
            if figure.depth <= primary.depth:
                self._refuse_several()
            self._remark(figure)
        else:
            self._convert(figure, primary, relation)

    def _settled(self, figure: StatedFigure, primary: StatedFigure, relation: str) -> StatedFigure:
        """A second figure with an ambiguous unit, in the meaning that agrees with the first if there is one."""
        one = make(float(primary.low), float(primary.high), primary.unit)
        for symbol in ambiguity(figure.doubt or ""):
            if symbol == primary.unit and figure.doubt in _KILOS:
                return figure._replace(unit=symbol, doubt=None)
            if relation != "apart" and symbol in SYMBOLS and "ton" not in (symbol, primary.unit):
                other = make(float(figure.low), float(figure.high), symbol)
                if other.dimension == one.dimension and one.within_rounding(other):
                    return figure._replace(unit=symbol, doubt=None)
        return figure._replace(unit="ton" if (figure.doubt or "").lower() in ("ton", "tons") else None)

    def _convert(self, figure: StatedFigure, primary: StatedFigure, relation: str) -> None:
        """A second figure of the same dimension right beside the first: its conversion, if they agree."""
        one = make(float(primary.low), float(primary.high), primary.unit)
        other = make(float(figure.low), float(figure.high), figure.unit)
        if primary.unit == "ton" or figure.unit == "ton":
            self._remark(figure)
            return
        if one.within_rounding(other):
            self.used |= figure.used | self._around(figure)
            return
        converted = other.to(primary.unit or "")
        share = max(abs(there - here) / (here or 1.0) for here, there in zip(one.ends, converted.ends, strict=True))
        crosses = (primary.unit in METRIC) != (figure.unit in METRIC)
        if not crosses or (relation == "beside" and share > 0.15):  # noqa: PLR2004
            self._refuse_several()
        warning = (
            f"{_figure_text(other)} is {_figure_text(converted)}, "
            f"{share:.1%} {OFF_THE_OTHER} {_figure_text(one)} beside it"
        )
        if figure.unit == "mi" and make(other.low, other.high, "nmi").within_rounding(one):
            warning += "; in nautical miles it would fit"
        self.warnings.append(warning)
        self.used |= figure.used | self._around(figure)

    def _around(self, figure: StatedFigure) -> set[int]:
        """The brackets and signs that only serve a converted figure."""
        around = set()
        i = min(figure.used) - 1
        while i >= 0 and i not in self.used and self._is_mark(i):
            around.add(i)
            i -= 1
        i = max(figure.used) + 1
        while i < len(self.tokens) and self.tokens[i].shape == "sign" and self.tokens[i].text in ")]}":
            around.add(i)
            i += 1
        return around

    def _is_mark(self, i: int) -> bool:
        token = self.tokens[i]
        return (token.shape == "sign" and token.text in "([{/,;=|:") or "or" in token.kinds

    def _place_bare(self, figure: StatedFigure, primary: StatedFigure) -> None:
        """A number without a unit beside a quantity: a year, a count, a note; else it is not explained."""
        value = self._written(figure)
        if self._relation(primary, figure) == "bracket" and (figure.low, figure.high) == (primary.low, primary.high):
            self.used |= figure.used | self._around(figure)
            return
        opening = figure.start - 2 if self.text_at(figure.start - 1) in _NOTES else figure.start - 1
        is_note = self.text_at(opening) == "[" and self.text_at(figure.end) == "]" and not figure.ranged
        is_year = (
            not figure.ranged
            and _SMALLEST_YEAR <= figure.low <= _LARGEST_YEAR
            and len(value) == 4  # noqa: PLR2004
            and value.isdigit()
        )
        if is_note or (self.text_at(figure.start - 1) in _DESIGNATORS and not figure.ranged):
            return
        if is_year or self._dated(figure):
            self.warnings.append(f"{value!r} is taken for a date and left in the comment")
        elif self._relation(figure, primary) == "beside" and not self._is_list(figure, primary):
            self._refuse_several()
        elif self._counts(figure):
            self.warnings.append(f"{value!r} counts something and is left in the comment")
        elif self._relation(primary, figure) == "beside" or self._relation(figure, primary) == "beside":
            self._refuse_several()
        else:
            raise QuantityParseError(self.given, f"it is not clear what the number {value!r} is")

    def _is_list(self, figure: StatedFigure, primary: StatedFigure) -> bool:
        """Whether nothing but a dash or nothing at all joins two figures: `two 500 kg bombs` is no list."""
        return max(figure.used) + 1 == min(primary.used)

    def _written(self, figure: StatedFigure) -> str:
        return self.text[self.tokens[figure.start].start : self.tokens[figure.end - 1].end]

    def _counts(self, figure: StatedFigure) -> bool:
        i = figure.end + 1 if self.text_at(figure.end) in _DASHES else figure.end
        if self.reader.has(i, "counted"):
            return True
        # "12 cohetes de …" has its noun; "two 500 kg bombs" is a number word right in front of the figure.
        is_small = figure.high < _LARGEST_COUNT
        return self.tokens[figure.start].shape == "word" and not figure.ranged and is_small

    def _relation(self, primary: StatedFigure, figure: StatedFigure) -> str:
        """How a figure stands to the one before it: in a `bracket` right behind, `beside` it, or `apart`."""
        if figure.start < primary.start:
            return "apart"
        between = range(max(primary.used) + 1, min(figure.used))
        marks = [i for i in between if i not in self.used or self.tokens[i].shape == "sign"]
        if figure.depth > primary.depth:
            opens = [i for i in marks if self.tokens[i].text in ("(", "[", "{")]
            plain = all(self._is_mark(i) or "lead" in self.tokens[i].kinds for i in marks if i not in self.used)
            first = marks[0] if marks else -1
            if opens and plain and first == max(primary.used) + 1 and not self._labelled(figure):
                return "bracket"
            return "apart"
        if marks and all(self._joins(i) for i in marks):
            return "beside"
        return "apart"

    def _joins(self, i: int) -> bool:
        token = self.tokens[i]
        if token.shape == "sign":
            return token.text in _SEPARATORS or token.text in _DASHES or token.text == "&"
        return bool(token.kinds.keys() & {"or", "and"})

    def _labelled(self, figure: StatedFigure) -> bool:
        """Whether words follow the figure before its bracket closes."""
        i = max(figure.used) + 1
        while i < len(self.tokens) and self.tokens[i].text not in (")", "]", "}"):
            token = self.tokens[i]
            if token.shape == "sign" and token.text in _SEPARATORS:
                return False
            if token.shape in ("word", "east", "code") and "unit" not in token.kinds:
                return True
            i += 1
        return False

    @staticmethod
    def _dimension(figure: StatedFigure) -> str | None:
        return None if figure.unit is None else dimension(figure.unit)

    def _remark(self, figure: StatedFigure) -> None:
        first, last = min(figure.used), max(figure.used)
        words = self.text[self.tokens[first].start : self.tokens[last].end]
        self.warnings.append(f"{words!r} is another quantity and is left in the comment")

    def _refuse_several(self) -> NoReturn:
        raise MultipleQuantitiesError(self.given, self._parts())

    def _parts(self) -> tuple[str, ...]:
        """The text cut between its figures, each part with the unit that it shares with the next."""
        figures = self._outer_figures()
        cuts = [(0, 0)]
        for one, other in pairwise(figures):
            gap = range(max(one.used) + 1, min(other.used))
            joints = [i for i in gap if self._is_joint(self.tokens[i])]
            joint = self.tokens[joints[-1]] if joints else None
            start = self.tokens[min(other.used)].start
            cuts.append((joint.start, joint.end) if joint else (start, start))
        cuts.append((len(self.text), len(self.text)))
        parts = []
        unit = ""
        for figure, (_, start), (end, _) in reversed(list(zip(figures, cuts, cuts[1:], strict=False))):
            part = self.text[start:end].strip(" ,;/|&=([")
            if part.count(")") > part.count("("):
                part = part.removesuffix(")")
            if figure.unit or figure.doubt:
                unit = figure.doubt or figure.unit or ""
            elif unit:
                part = f"{part} {unit}"
            if any(self.reader.has(i, "multiplier") for i in figure.used):
                unit = ""  # its scale may belong to the number before, too
            parts.append(part)
        return tuple(reversed(parts))

    def _outer_figures(self) -> list[StatedFigure]:
        """The figures to tell apart: outside brackets where there are several, and with a unit."""
        measured = [figure for figure in self.figures if figure.unit or figure.doubt]
        depth = min((figure.depth for figure in measured), default=0)
        for choice in ([figure for figure in measured if figure.depth == depth], measured):
            if len(choice) > 1:
                return choice
        return self.figures

    @staticmethod
    def _is_joint(token: Token) -> bool:
        if token.shape == "sign":
            return token.text in "/,;|&="
        return bool(token.kinds.keys() & {"and", "or"})


def _figure_text(interval: Interval) -> str:
    ends = dict.fromkeys(f"{end:,.4g}" if end < 1_000 else f"{end:,.0f}" for end in interval.ends)  # noqa: PLR2004
    return f"{'–'.join(ends)} {interval.unit}"
