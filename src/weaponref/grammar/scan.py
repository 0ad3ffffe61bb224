"""From text to tokens: cleaning, cutting, and finding the words of the lexicon.

Every step looks at each character a bounded number of times, so that the time is linear in the length of
the text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from weaponref.errors import QuantityParseError
from weaponref.grammar import lexicon
from weaponref.unit_words import AMBIGUOUS_WORDS
from weaponref.units import unit_words


__all__ = ("Kinds", "Token", "clean", "scan")

LONGEST = 500
"""A text of more characters than this is no quantity."""

Kinds = dict[str, str]
"""What a phrase may be (`lead`, `unit`, `to`, …) and its value as that."""

_EAST = "\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"
_LETTER = rf"(?:(?![{_EAST}½¼¾])[^\W\d_])"
# 千米 is a kilometre and 千克 a kilogram, not a thousand of something.
_SCALE = "(?:[조억만천백兆億亿万萬百]|千(?![米克]))"
_SPACES = " \u00a0\u2007\u2009\u202f"
# A digit group and a decimal part, then Korean and Japanese scales glued to the digits: 1만2천, 4천500,
# 83萬2000.
_PLAIN_DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
# These words may be glued to the number that follows; other letters before digits make a designation.
_GLUED = (
    "to|from|over|under|about|around|upto|up|max|min|ca|circa|approx|est|mach|usd|eur|rub|krw|gbp|cny|jpy|uah|inr|bis|"
    "до|около|от|свыше|более|между|и|and|мах|cep|ø"
)
# A unit behind its number may be joined to the next number by a hyphen (120 km-280 km, 5m-6m). Capitals and single
# letters that stand alone are designations: 12 Mi-24, 50 T-72.
_UNIT_DASH = (
    r"(?<=\d)(?:km|kg|mm|cm|m|t|lbs?|ft|mph|kph|км|кг|мм|см|м|т)|"
    r"(?<=\d\s)(?-i:km|kg|mm|cm|lbs?|ft|mph|tons?|tonnes?|miles?|feet|hours?|км|кг|мм|см|kilomet(?:er|re)s?|"
    r"met(?:er|re)s?|kilograms?|pounds?|inch(?:es)?)"
)
_TOKENS = rf"""
    (?P<space>\s+)
  | (?P<date>
        \d{{4}}-\d{{1,2}}-\d{{1,2}}(?![\d,.]) | \d{{1,2}}[./]\d{{1,2}}[./](?:19|20)\d\d(?!\d)
      | \d{{4}}[./]\d{{1,2}}[./]\d{{1,2}}(?!\d) | \d{{1,2}}:\d\d(?!\d)
    )
  | (?P<code>
        (?!(?:{_GLUED})-?\d|(?:{_UNIT_DASH})-\d){_LETTER}+-?\d(?:\w|[-./,](?=\w))*
      | (?<=[{_EAST}])-\d+{_LETTER}*
      | (?<![$€£₽₩₴₹])\d+(?!\.?\d*e\+\d)(?-i:(?!(?:KM|MM|CM|KG|FT|LB|T)[\d-])[A-Z]{{1,3}})-?\d\w*
    )
  | (?P<number>
        (?:\d\.\d+e[+-]?|\d+e\+)\d{{1,2}}(?![\w.,])
      | {_PLAIN_DIGITS}{_SCALE}{{1,2}}(?:\ ?{_PLAIN_DIGITS}{_SCALE}{{1,2}})*(?:{_PLAIN_DIGITS})?
      | (?:\d{{1,3}}[{_SPACES}])?[½¼¾]
      | (?:\d{{1,3}}[ ])?(?:1/2|1/4|3/4)(?![\d/])
      | \d+[½¼¾]
      | \d{{1,3}}(?:'\d{{3}})+(?:[.,]\d+)?(?!\d)
      | \d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?:[.,]\d+)?(?!\d)
      | \d+(?:[.,]\d+)*
      | (?<!\w)\.\d+
    )
  | (?P<abbr>US\$|(?:[a-zA-Z]\.){{2,}})
  | (?P<word>{_LETTER}+(?:'(?={_LETTER}))?)
  | (?P<east>[{_EAST}ー]+)
  | (?P<sign>>=|<=|=>|=<|\+/-|\.\.\.?|==|.)
"""
# What may pass for another character: dashes, tildes, quotes.
_SAME = {
    **dict.fromkeys("‐‑﹣－", "-"),
    **dict.fromkeys("‒–—―", "–"),
    **dict.fromkeys("～〜∼˜⁓〰", "~"),
    **dict.fromkeys("’‘ʼ´`", "'"),
    **dict.fromkeys("“”„«»「」『』＂〝〟", '"'),
    "，": ",",
    "、": ";",
    **dict.fromkeys("。", "."),
    **dict.fromkeys("（【〔［", "("),
    **dict.fromkeys("）】〕］", ")"),
    **dict.fromkeys("≧⩾", "≥"),
    **dict.fromkeys("≦⩽", "≤"),
    "＞": ">",
    "＜": "<",
    "≃": "≈",
    "≅": "≈",
    "∓": "±",
    "⁄": "/",
    "∕": "/",
    "≒": "≈",
    "⌀": "ø",
    "−": "-",
}
_OPENED = frozenset("([{")
_KEPT_NUMERALS = "½¼¾"


class Token(NamedTuple):
    """A piece of the text.

    Attributes:
        shape: `number`, `code` (a designation such as KN-23), `date`, `word`, `east` (Korean, Japanese,
            Chinese) or `sign`.
        text: the piece, as cleaned.
        start, end: where it stands in the cleaned text.
        kinds: what the lexicon says it may be.
        depth: how many brackets it stands in.
    """

    shape: str
    text: str
    start: int
    end: int
    kinds: Kinds
    depth: int = 0


def clean(text: str) -> str:
    """The text with one spelling for each dash, quote, digit and full-width character.

    Raises:
        QuantityParseError: it is longer than any quantity, or holds raised or circled figures (which may be a
            footnote mark or a power).

    >>> clean("１，３００㎞〜２０００ｋｍ")
    '1,300km~2000km'
    """
    text = text.strip()
    if len(text) > LONGEST:
        raise QuantityParseError(text, f"{len(text):,} characters are too many for one quantity")
    if "&" in text and ";" in text:
        from html import unescape  # cells cut from web pages

        text = unescape(text)
    if text.isascii():
        text = text.replace("`", "'")
    else:
        # A wide comma between narrow digits parts a list; in "１，０００" it parts thousands.
        text = re.sub(r"(?<=[0-9])，(?=[0-9])", ";", text)
        text = "".join(_plain(character, text) for character in unicodedata.normalize("NFC", text)).strip()
    if "速" in text or "음속" in text:
        text = _times_sound().sub(r"Mach \1\2", text)
    return _sign_first().sub(r"\2\1 ", text)


def scan(text: str) -> list[Token]:
    """The tokens of a cleaned text, phrases of the lexicon joined.

    >>> [token.text for token in scan("up to 1,500 nautical miles")]
    ['up to', '1,500', 'nautical miles']
    """
    tokens: list[Token] = []
    for match in _pattern().finditer(text):
        shape = match.lastgroup or "sign"
        if shape == "east":
            tokens += _cut_east(match.group(), match.start())
        elif shape != "space":
            if shape == "abbr":
                shape = "word"
            start, end = match.span()
            tokens.append(Token(shape, text[start:end], start, end, {}))
    return _nest(_join(tokens))


def _plain(character: str, text: str) -> str:
    code = ord(character)
    if code < 128:  # noqa: PLR2004 -- ASCII
        return "'" if character == "`" else character
    same = _SAME.get(character)
    if same is not None:
        return same
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category in ("Cf", "Cc"):
        # Zero-width and direction marks; a soft hyphen.
        return ""
    if category == "No" and character not in _KEPT_NUMERALS:
        raise QuantityParseError(text, f"{character!r} may be a footnote mark or a power")
    if 0xFF01 <= code <= 0xFFEE or 0x3300 <= code <= 0x33FF or character in "\u3000℃…":  # noqa: PLR2004
        return unicodedata.normalize("NFKC", character).replace("\u2215", "/")
    return character


def _nest(tokens: list[Token]) -> list[Token]:
    """The tokens with their bracket depth; a bracket counts as standing inside."""
    if not any(token.text in _OPENED for token in tokens):
        return tokens
    depth = 0
    nested = []
    for token in tokens:
        if token.shape == "sign" and token.text in "([{":
            depth += 1
        nested.append(token._replace(depth=depth) if depth else token)
        if token.shape == "sign" and token.text in ")]}" and depth:
            depth -= 1
    return nested


def _join(tokens: list[Token]) -> list[Token]:
    """Phrases of several words made one token, the longest first."""
    phrases, most = _phrases(), _longest_from()
    words = [token.text.lower() for token in tokens]
    joined = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.shape not in ("word", "sign") or token.kinds:
            joined.append(token)
            i += 1
            continue
        for count in range(min(most.get(words[i], 0), len(tokens) - i), 1, -1):
            kinds = phrases.get(tuple(words[i : i + count]))
            if kinds is not None:
                run = tokens[i : i + count]
                text = " ".join(part.text for part in run)
                joined.append(Token(token.shape, text, token.start, run[-1].end, {**kinds, **_language(run)}))
                i += count
                break
        else:
            kinds = phrases.get((words[i],))
            shape, text, start, end, _, _ = token
            joined.append(token if kinds is None else Token(shape, text, start, end, kinds))
            i += 1
    return joined


def _language(run: list[Token]) -> Kinds:
    """What the single words of a phrase tell of its language."""
    phrases = _phrases()
    words = [phrases.get((part.text.lower(),), {}) for part in run]
    return {kind: "" for kind in ("dot_thousands", "english") if any(kind in kinds for kinds in words)}


def _cut_east(run: str, start: int) -> list[Token]:
    """A run of Korean, Japanese or Chinese cut at the words of the lexicon, the longest first."""
    tokens: list[Token] = []
    plain = 0
    phrases = _phrases()
    for match in _east_pattern().finditer(run):
        if match.start() > plain:
            tokens.append(Token("east", run[plain : match.start()], start + plain, start + match.start(), {}))
        word = match.group()
        is_number = match.lastgroup == "number"
        tokens.append(
            Token(
                "number" if is_number else "east",
                word,
                start + match.start(),
                start + match.end(),
                {} if is_number else phrases[(word,)],
            )
        )
        plain = match.end()
    if plain < len(run):
        tokens.append(Token("east", run[plain:], start + plain, start + len(run), {}))
    return tokens


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_TOKENS, re.VERBOSE | re.IGNORECASE | re.DOTALL)


@cache
def _times_sound() -> re.Pattern[str]:
    """The speed of sound times a number: 음속의 5배, 音速の5～6倍, 6倍音速."""
    digits = r"(\d+(?:\.\d+)?(?:[~–-]\d+(?:\.\d+)?)?)"
    return re.compile(rf"(?:음속의?|音速の?)\s*{digits}\s*[배倍]|{digits}\s*倍(?:の)?音速")


@cache
def _sign_first() -> re.Pattern[str]:
    """A sign that stands between a prefix and its number: Mach >5, $~2M, Mach number ~5."""
    return re.compile(
        r"((?:\bmach|마하|マッハ|马赫)(?:\s+(?:number|no\b\.?))?|[$€£₽₩₴₹])\s*[:=]?\s*([<>]=?|[≤≥~≈])\s*(?=\d)",
        re.IGNORECASE,
    )


@cache
def _phrases() -> dict[tuple[str, ...], Kinds]:
    """Every phrase of the lexicon and of the units, as the tuple of its tokens."""
    phrases: dict[tuple[str, ...], Kinds] = {}

    def add(phrase: str, kind: str, value: str) -> None:
        phrase = phrase.replace("' ", "'")  # as it stands in texts: d'environ
        words = phrase.lower().split()
        if all(word.isalpha() for word in words):
            key = tuple(words)  # as the pattern would cut them, at a tenth of the time
        else:
            key = tuple(match.group().lower() for match in _pattern().finditer(phrase) if match.lastgroup != "space")
        phrases.setdefault(key, {}).setdefault(kind, value)

    for kind, valued in _VALUED.items():
        for value, phrases_of_value in valued.items():
            for phrase in phrases_of_value.split("|"):
                add(phrase.strip(), kind, value)
    for kind, plain in _PLAIN_TABLES.items():
        for phrase in plain.split("|"):
            add(phrase.strip(), kind, phrase.strip())
    for word, symbol in unit_words().items():
        add(word, "unit", symbol)
    for word in (*AMBIGUOUS_WORDS, "ton", "tons"):
        add(word, "doubt", word)
    phrases.pop((), None)
    return phrases


@cache
def _longest_from() -> dict[str, int]:
    """How many tokens the longest phrase has that begins with a word."""
    longest: dict[str, int] = {}
    for key in _phrases():
        longest[key[0]] = max(len(key), longest.get(key[0], 0))
    return longest


@cache
def _east_pattern() -> re.Pattern[str]:
    phrases = _phrases()
    words = [key[0] for key in phrases if len(key) == 1 and re.fullmatch(rf"[{_EAST}ー]+", key[0])]
    words.sort(key=len, reverse=True)
    units = [re.escape(word) for word in words if "unit" in phrases[(word,)] or "doubt" in phrases[(word,)]]
    # A numeral in characters counts only in front of a unit (一トン), and not as a part of "several hundred".
    numeral = (
        rf"(?<![数數幾几第点點])(?P<number>(?:[一二三四五六七八九十百万億亿两兩]|千(?![米克]))+(?=$|{'|'.join(units)}))"
    )
    return re.compile("|".join([numeral, *map(_east_word, words)]))


def _east_word(word: str) -> str:
    # 米 is a metre, but also the United States (米国); 超 qualifies, but also makes "super-" (超大型).
    continued = {"米": "国軍兵朝韓中", "超": "大音高巨", "分": "の離類", "発": "射表達", "대": "만"}.get(word)
    return f"{word}(?![{continued}])" if continued else re.escape(word)


_VALUED: dict[str, dict[str, str]] = {
    "lead": lexicon.LEAD,
    "trail": lexicon.TRAIL,
    "limit": lexicon.LIMIT,
    "number": lexicon.NUMBER,
    "multiplier": lexicon.MULTIPLIER,
    "context": lexicon.CONTEXT,
}
_PLAIN_TABLES: dict[str, str] = {
    "preposition": lexicon.PREPOSITION,
    "soft": lexicon.SOFT_ANYWHERE,
    "to": lexicon.TO,
    "fraction": lexicon.FRACTION,
    "from": lexicon.FROM,
    "origin": lexicon.ORIGIN,
    "and": lexicon.AND,
    "and_half": lexicon.AND_HALF,
    "change": lexicon.CHANGE,
    "difference": lexicon.DIFFERENCE,
    "single": lexicon.SINGLE,
    "or": lexicon.OR,
    "noun": lexicon.NOUN,
    "negation": lexicon.NEGATION,
    "vague": lexicon.VAGUE,
    "per": lexicon.PER,
    "rate": lexicon.RATE,
    "month": lexicon.MONTH,
    "half": lexicon.HALF,
    "article": lexicon.ARTICLES,
    "counted": lexicon.COUNTED,
    "link": lexicon.LINK,
    "fill": lexicon.FILL,
    "dot_thousands": lexicon.DOT_THOUSANDS,
    "english": lexicon.ENGLISH,
}
