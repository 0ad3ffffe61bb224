"""One key for every spelling of a designation, in every script.

Two spellings are the same name when their keys are equal: ``KN-23``, ``kn23``, ``КН-23`` and ``KN 23`` have
the key ``kn23``; ``Hwasong-11Ga``, ``화성-11가``, ``火星11カ`` and ``Hwasongpho-11A`` have
``hwasong11a``. Digits are never changed, and two numbers side by side stay apart, so ``KN-2.3`` is not
``KN-23``.

This module is on the path of every look-up: ASCII text takes no regular expression unless a rule needs one,
and patterns are compiled at first use.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from types import ModuleType


__all__ = ("compiled", "normalise", "split_words")


# A sign between the items of a list stays in the key: Agni-I/II is not Agni-III, and DF-31, A is not DF-31A.
_BETWEEN = "/"
_LIST_SIGNS = "/\\|&+,;:=\n\r"

# Every other ASCII character but letters and digits parts words.
_ASCII = {code: " " for code in range(128) if not chr(code).isalnum()} | {
    ord(sign): f" {_BETWEEN} " for sign in _LIST_SIGNS
}

# What is written after a name and says only "type": 화성-11형, Hwasong-12 type, 火星12型.
_TYPE_WORDS = frozenset(("type", "hyong", "hyung", "hyeong"))
_NOT_LAST = _TYPE_WORDS | {_BETWEEN}
_TYPE_SIGNS = frozenset("형호型号號")
_TYPE_SIGN_INSIDE = r"(?<=\d)[형호型号號]+(?=\d)"
_TYPE_SIGN_BEHIND = r"(?<=\d)[형호型号號]+"
_LETTER = r"(\D+?)[형호型号號]*(?=\d|$)"
_DIGITS = "0123456789"

# Spellings of one word, found by the first three letters of a key (a dictionary look-up costs next to
# nothing). The sources of the spellings are the names collected with the data; all are met in print.
_HWASONG = (r"(?:hw|hv|khv)as(?:o|eo|u)ng?(?:pho|po|fo|fu|pkho)?(?=\d|$)", "hwasong")
_PUKGUKSONG = (r"[pb]u[kg]{1,2}(?:eu|u)?k?s(?:o|eo|u)ng(?=\d|$)", "pukguksong")
_HYUNMOO = (r"hy(?:u|eo|o)nm(?:oo|u)(?=\d|$)", "hyunmoo")
_DONGFENG = (r"dongfeng(?=\d)", "df")
# Shahid and Shaheed alone are common words; before a number they are spellings of the drone's name.
_SHAHED = (r"sha(?:khed(?=\d|$)|(?:heed|hid)(?=\d))", "shahed")
_STEMS = {
    "hwa": _HWASONG,
    "hva": _HWASONG,
    "khv": _HWASONG,
    "puk": _PUKGUKSONG,
    "pug": _PUKGUKSONG,
    "buk": _PUKGUKSONG,
    "bug": _PUKGUKSONG,
    "hyu": _HYUNMOO,
    "hye": _HYUNMOO,
    "hyo": _HYUNMOO,
    "don": _DONGFENG,
    "sha": _SHAHED,
    "jul": (r"julang(?=\d)", "jl"),
    "dae": (r"daepodong(?=\d|$)", "taepodong"),
    "kin": (r"kin(?:jal|zal|dzhal)$", "kinzhal"),
    "kyn": (r"kyndzhal$", "kinzhal"),
    "tsy": (r"tsyrkon$", "tsirkon"),
    "lan": (r"lantset(?=\d|$)", "lancet"),
    "ska": (r"skad(?=[b-d]?$)", "scud"),
    "화성포": (r"화성포(?=\d|$)", "hwasong"),
    "ファソ": (r"ファソン(?=\d|$)", "hwasong"),
    "북극성": (r"북극성(?=\d|$)", "pukguksong"),
    "北極星": (r"北極星(?=\d|$)", "pukguksong"),
    "北极星": (r"北极星(?=\d|$)", "pukguksong"),
    "이스칸": (r"이스칸데르", "iskander"),
    "イスカ": (r"イスカンデル", "iskander"),
    "伊斯坎": (r"伊斯坎德[尔爾]", "iskander"),
    "샤헤드": (r"샤헤드(?=\d|$)", "shahed"),
    "シャヘ": (r"シャヘド(?=\d|$)", "shahed"),
}
# The same for words of two signs, which a longer sign may follow (火星砲).
_SHORT_STEMS = {
    "화성": (r"화성(?=\d|$)", "hwasong"),
    "火星": (r"火星[砲炮]?(?=\d|$)", "hwasong"),
    "현무": (r"현무(?=\d|$)", "hyunmoo"),
    "玄武": (r"玄武(?=\d|$)", "hyunmoo"),
    "东风": (r"东风(?=\d)", "df"),
    "東風": (r"東風(?=\d)", "df"),
    "巨浪": (r"巨浪(?=\d)", "jl"),
    "长剑": (r"长剑(?=\d)", "cj"),
    "長劍": (r"長劍(?=\d)", "cj"),
    "鹰击": (r"鹰击(?=\d)", "yj"),
    "鷹擊": (r"鷹擊(?=\d)", "yj"),
}

# The members of a North Korean series are counted in the order of the Korean alphabet, written as a letter
# by others.
_LETTERED = ("hwasong", "pukguksong")
_LETTERS = {
    **dict.fromkeys(("가", "カ", "ガ", "ga"), "a"),
    **dict.fromkeys(("나", "ナ", "na"), "b"),
    **dict.fromkeys(("다", "ダ", "da"), "c"),
    **dict.fromkeys(("라", "ラ", "ra", "la"), "d"),
    **dict.fromkeys(("마", "マ", "ma"), "e"),
    **dict.fromkeys(("ㅅ", "ᄉ", "シ"), "s"),
}

# Designations are transliterated letter by letter: Х-101 is Kh-101, КН-23 is KN-23 (and never Kh-23).
_CYRILLIC = str.maketrans(
    {
        "а": "a",
        "б": "b",
        "в": "v",
        "г": "g",
        "ґ": "g",
        "д": "d",
        "е": "e",
        "є": "e",
        "ж": "zh",
        "з": "z",
        "и": "i",
        "і": "i",
        "к": "k",
        "л": "l",
        "м": "m",
        "н": "n",
        "о": "o",
        "п": "p",
        "р": "r",
        "с": "s",
        "т": "t",
        "у": "u",
        "ф": "f",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ъ": "",
        "ы": "y",
        "ь": "",
        "э": "e",
        "ю": "yu",
        "я": "ya",
    },
)

# Two of these side by side are two numbers, as 23 and 24 are.
_ROMAN = frozenset(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"))

# Latin letters that Unicode does not take apart into a letter and a mark, and the letters of Arabic that stand for
# those of Persian on many keyboards.
_SAME = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h",
    "ي": "ی", "ى": "ی", "ك": "ک",
}  # fmt: skip


def normalise(text: str) -> str:
    """The key of a name: equal for every spelling of it.

    The key is lower case, without spaces, dashes, dots, quotes, brackets, diacritics and zero-width
    characters. Words for "type" after a name, leading zeros, and the ways to write Hwasong, its letters and
    a few other words fall together. Words wholly in Cyrillic are transliterated; a word that mixes Latin
    and Cyrillic letters is left as it is, because its reading is a guess (`weaponref.names.resolve` makes
    it, with a warning). Two numbers side by side keep a dash between them, and a sign that parts the
    items of a list becomes a slash. The function is idempotent and takes any text.

    Args:
        text: a name as somebody wrote it.

    Returns:
        The key; empty when the text has neither letter nor digit.

    Examples:
        >>> normalise("Hwasongpho-11-Da-4.5"), normalise("화성포-11다-4.5")
        ('hwasong11c4-5', 'hwasong11c4-5')
        >>> normalise("КН-23"), normalise("KN 23"), normalise("Х-101"), normalise("KN-02")
        ('kn23', 'kn23', 'kh101', 'kn2')
        >>> normalise("Agni-III"), normalise("Agni-I/II"), normalise("KN-23, 24")
        ('agniiii', 'agnii/ii', 'kn23/24')
    """
    if text.isascii():
        return _key(text)
    return _settled(text) if len(text) > _LONGEST_KEPT else _kept(text)


# A column repeats its names, and scripts other than ASCII take some microseconds; both bounds are on memory.
_LONGEST_KEPT = 100


@lru_cache(maxsize=1024)
def _kept(text: str) -> str:
    return _settled(text)


def _settled(text: str) -> str:
    """The key of a text to which no rule applies any more."""
    key = _key(text)
    # A rule can clear the way for another one (a mixed word that loses its Latin part), never in plain
    # ASCII.
    while not key.isascii():
        again = _key(key)
        if again == key:
            break
        key = again
    return key


def split_words(text: str) -> list[str]:
    """The words of a name in lower case, without marks and punctuation, Cyrillic words transliterated.

    A word that mixes Latin with Cyrillic letters is left as it is, and so is a single Cyrillic letter
    behind a Latin word: the С of ``Hwasong-11С`` may be meant as C or as S.

    Examples:
        >>> split_words("Искандер-М (SS-26)")
        ['iskander', 'm', 'ss', '26']
    """
    return [word for word in _pieces(text) if word != _BETWEEN]


def _pieces(text: str) -> list[str]:
    """The words of a name, and a slash for every sign that parts the items of a list."""
    if text.isascii():
        return text.lower().translate(_ASCII).split()
    unicode = _unicodedata()
    folded: str = unicode.normalize("NFKC", text).casefold()
    if not unicode.is_normalized("NFKC", folded):
        folded = unicode.normalize("NFKC", folded)
    folded = folded.translate(_FOLD)
    if compiled("[\u0400-\u052f]").search(folded) is None:
        return folded.replace("-", " ").split()
    if compiled("[a-z]").search(folded) is None:
        return folded.translate(_CYRILLIC).replace("-", " ").split()
    words: list[str] = []
    after_latin = False
    for token in folded.split():
        word = token if token.isascii() else _transliterated(token, after_latin=after_latin)
        after_latin = compiled("[a-z]").search(token) is not None
        words += word.replace("-", " ").split()
    return words


def _key(text: str) -> str:
    words = _pieces(text)
    while len(words) > 1 and words[-1] in _NOT_LAST:
        words.pop()
    while words and words[0] == _BETWEEN:
        del words[0]
    if not words:
        return ""
    key = words[0] if len(words) == 1 else _joined(words)
    if not key.isascii() and not _TYPE_SIGNS.isdisjoint(key):
        key = _without_type_signs(key)
    if "0" in key:
        key = compiled(r"(?<!\d)0+(?=\d)").sub("", key)
    stem = _STEMS.get(key[:3]) or (None if key.isascii() else _SHORT_STEMS.get(key[:2]))
    return key if stem is None else _respelt(key, *stem)


def _joined(words: list[str]) -> str:
    """The words in one, with a sign where two numbers would run together."""
    pieces = [words[0]]
    last = words[0]
    for word in words[1:]:
        if last[-1].isdigit() and word[0].isdigit():
            pieces.append("-")
        elif last in _ROMAN and word in _ROMAN:
            pieces.append(_BETWEEN)
        pieces.append(word)
        last = word
    return "".join(pieces)


def _without_type_signs(key: str) -> str:
    """The key without 형, 호, 型, 号 behind a number (a dash where that would join two numbers)."""
    key = compiled(_TYPE_SIGN_INSIDE).sub("-", key)
    return compiled(_TYPE_SIGN_BEHIND).sub("", key)


def _respelt(key: str, pattern: str, stem: str) -> str:
    """The key with the usual spelling of its first word, and a letter of the series behind its number."""
    match = compiled(pattern).match(key)
    if match is None:
        return key
    rest = key[match.end() :]
    if stem not in _LETTERED:
        return stem + rest
    behind = rest.lstrip(_DIGITS)
    if not behind:
        return stem + rest
    number = rest[: len(rest) - len(behind)]
    letter = _LETTERS.get(behind)
    if letter is not None:
        return f"{stem}{number}{letter}"
    # 형 behind the letter, or a number behind it (11다-4.5).
    parts = compiled(_LETTER).match(behind)
    if number and parts is not None and parts[1] in _LETTERS:
        return f"{stem}{number}{_LETTERS[parts[1]]}{behind[parts.end() :]}"
    return stem + rest


def _transliterated(token: str, *, after_latin: bool) -> str:
    letters = [char for char in token if char.isalpha()]
    cyrillic = sum("\u0400" <= char <= "\u052f" for char in letters)
    if compiled("[a-z]").search(token) is not None or (after_latin and len(letters) == cyrillic == 1):
        return token
    return token.translate(_CYRILLIC)


class _Fold(dict[int, str]):
    """A table for `str.translate` that works out a character when it meets it."""

    # Enough for the scripts of one catalogue; a text in all of Unicode must not fill the memory.
    _limit = 4096

    def __missing__(self, code: int) -> str:
        folded = _folded(chr(code))
        if len(self) < self._limit:
            self[code] = folded
        return folded


_FOLD = _Fold()


def _folded(char: str) -> str:
    """What stands for one character: itself, its base letter, a digit, nothing (a mark) or a space."""
    unicode = _unicodedata()
    kind = unicode.category(char)
    if char in _SAME:
        return _SAME[char]
    if kind == "Nd":
        return str(unicode.digit(char))
    if kind == "Cf" or _is_mark(char):
        return ""
    if kind[0] in "LNM":
        # Kana and Hangul keep their parts (ダ is not タ): only accents, points and harakat are dropped.
        parts = unicode.normalize("NFD", char)
        return parts[0] if all(map(_is_mark, parts[1:])) else char
    if char in _LIST_SIGNS or char == "、":
        return f" {_BETWEEN} "
    # A dash, a dot or an apostrophe parts a word whose parts share one script.
    return "-" if kind == "Pd" or char in "_.'’ʼ`" else " "


@cache
def _unicodedata() -> ModuleType:
    """The table of Unicode, which ASCII names do without."""
    import unicodedata

    return unicodedata


def _is_mark(char: str) -> bool:
    return "\u0300" <= char <= "\u036f" or "\u0591" <= char <= "\u05c7" or "\u064b" <= char <= "\u0670"


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A regular expression, compiled when it is first used; a dot stands for a line break too.

    Examples:
        >>> compiled(r"KN-([0-9]+)") is compiled(r"KN-([0-9]+)")
        True
    """
    return re.compile(pattern, re.DOTALL)
