"""The numbers that a quotation states, in digits or in words, in the languages that sources are written in.

The quantity grammar reads one quantity and refuses the rest. Here every number of a text is wanted, and nothing is
asked of the words around it. The number words of the grammar are used; those of further languages stand here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from attrs import frozen

from weaponref.errors import WeaponrefError
from weaponref.grammar.lexicon import AND, HALF, MULTIPLIER, NUMBER, SINGLE
from weaponref.grammar.numbers import read_number


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ("counts_in", "numbers_in")

# Number words of languages, and inflected forms, that the grammar does not read.
_NUMBERS: dict[str, str] = {
    "1": """
        odin edna едно един една jedan jedne jednu jednoj egy biri yek يك یک واحد واحدة एक એક một satu seorang én ett
        ένα אחד een éen één 하나 한
    """,
    "2": """
        dva dvou dvě dve dvije dvoje двух двумя dwoma dwóm két kettő iki do دو اثنان اثنين اثنتين दो બે hai dua två to
        δύο שני שתי twee 두 둘 deuxième
    """,
    "3": """
        tři tří tri triju trzema három üç سه ثلاثة ثلاث तीन ત્રણ ba tiga τρία שלוש drie 세 셋 трём трьом
    """,
    "4": "čtyři čtyř četiri négy dört چهار أربعة أربع اربعة चार ચાર bốn empat fyra fire vier 네 넷 четырьмя czterech",
    "5": "pět pěti pet öt beş پنج خمسة خمس पांच पाँच પાંચ năm lima fem vijf 다섯 пятью pięcioma",
    "6": "šest šesti hat altı شش ستة ست छह छः છ sáu enam sex seks zes 여섯 шестью sześciu",
    "7": "sedm sedmi sedam hét yedi هفت سبعة سبع सात સાત bảy tujuh sju syv zeven 일곱 семью siedmiu",
    "8": "osm osmi osam nyolc sekiz هشت ثمانية ثماني आठ આઠ tám delapan åtta åtte otte 여덟 восьмью ośmiu",
    "9": "devět devíti devet kilenc dokuz نه تسعة تسع नौ નવ chín sembilan nio ni negen 아홉 девятью dziewięciu",
    "10": "deset deseti tíz on ده عشرة عشر दस દસ mười sepuluh tio ti tien 열 десятью",
    "11": "jedenáct jedanaest tizenegy onbir yedi یازده ग्यारह elf одиннадцати",
    "12": "dvanáct dvanaest tizenkét tizenkettő oniki دوازده बारह twaalf tolv двенадцати двенадцатью",
    "13": "тринадцать тринадцять trzynaście",
    "14": "четырнадцать чотирнадцять czternaście",
    "15": "patnáct petnaest tizenöt onbeş पंद्रह piętnaście piętnastu пятнадцати femton vijftien",
    "16": "шестнадцать шістнадцять szesnaście šestnáct šesnaest",
    "17": "семнадцать сімнадцять siedemnaście diciassette diecisiete dix-sept",
    "18": "восемнадцать вісімнадцять osiemnaście diciotto dieciocho dix-huit",
    "19": "девятнадцать дев'ятнадцять dziewiętnaście diciannove diecinueve dix-neuf",
    "20": "dvacet dvadeset húsz yirmi عشرون عشرين बीस twintig tjugo dwudziestu",
    "30": "třicet trideset harminc otuz ثلاثون ثلاثين तीस dertig тридцати trzydzieści trzydziestu",
    "40": "čtyřicet četrdeset negyven kırk أربعون أربعين चालीस veertig сорока czterdzieści czterdziestu",
    "50": "padesát pedeset ötven elli خمسون خمسين पचास vijftig пятидесяти pięćdziesiąt pięćdziesięciu",
    "60": "šedesát šezdeset hatvan altmış ستون ستين साठ zestig шестидесяти sześćdziesiąt",
    "70": "sedmdesát sedamdeset hetven yetmiş سبعون سبعين सत्तर zeventig семидесяти siedemdziesiąt soixante-dix",
    "80": "osmdesát osamdeset nyolcvan seksen ثمانون ثمانين अस्सी tachtig восьмидесяти osiemdziesiąt quatre-vingts",
    "90": "devadesát devedeset kilencven doksan تسعون تسعين नब्बे negentig dziewięćdziesiąt quatre-vingt-dix",
    "0.25": "quarter viertel четверть чверть",
    "0.75": "dreiviertel",
    "1.5": "1½ másfél bir-buçuk डेढ़ pólutora jeden-a-půl poldruga",
    "2.5": "ढाई",
    "200": "dvěstě dvjesta kétszáz مئتان مئتين مائتي ikiyüz duecento zweihundert dwustu deux-cents двумстам",
    "300": "tristo trzysta trzystu trecento ثلاثمئة ثلاثمائة üçyüz",
    "400": "čtyřista četiristo czterysta czterystu quattrocento أربعمئة أربعمائة",
    "500": "pětset petsto pięćset pięciuset cinquecento خمسمئة خمسمائة beşyüz ötszáz",
    "600": "šestset sześćset sześciuset seicento ستمئة ستمائة",
    "700": "семьсот семисот сімсот siedemset siedmiuset siebenhundert setecientos settecento",
    "800": "восьмисот osiemset ośmiuset ottocento",
    "900": "девятьсот девятисот дев'ятсот dziewięćset dziewięciuset neunhundert novecientos novecento",
    "2000": "ألفان ألفين deuxmille",
}
_MULTIPLIERS: dict[str, str] = {
    "100": "sto száz yüz مئة مائة सौ સો trăm ratus hundra hundre honderd stotinu",
    "1000": """
        tisíc tisíce tisíců tisuća tisuće tisuću hiljada hiljade hiljadu хиляди хиляда ezer bin ألف الف آلاف الاف
        हजार हज़ार હજાર հազար nghìn ngàn ribu tusen duizend migliaio migliaia χιλιάδες אלף
    """,
    "1000000": "милион милиона मिलियन milionů miliónů milijuna miliona milyon مليون ملايين juta triệu",
}
_HALVES = "half-a půl pola fél yarım yarim نصف نیم आधा آدھا nửa setengah halv puoli"

# What stands between the parts of one number: twenty-five, six thousand and 500.
_LINKS = ("-", "‐", "‑", "و", "en", "a", "và", "of", "de")

_DIGITS = r"\d+(?:(?:[.,'’·・٫٬]\s?|\s)\d+)*"
_SCALED = "〇零一二三四五六七八九两兩十百千万萬亿億兆십백천만억조"
# The vowel signs of Indian scripts are part of a word, though not letters.
_LETTERS = r"(?:[^\W\d_]|[^\w\s\x00-\u08ff\u1100-\U0010ffff])+"
_TOKEN = rf"{_DIGITS}|[½¼¾]|{_LETTERS}(?:['’]{_LETTERS})*|[^\w\s]"
# Arabic writes 13 to 19 as two words, the smaller one first.
_TEENS = dict(enumerate(("ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"), 13))

# How many stages, tubes or seats a compound has, by what it begins with: two-stage, zweistufig, двухступенчатый.
_PARTS: dict[int, str] = {
    1: "single|mono|uni|one|одно|едно|jedno|ein|tek|bir|yek|egy|सिंगल|એક|एक|单|単|單|一|단",
    2: "two|double|twin|dual|bi|двух|дву|дво|dwu|dvou|dvo|zwei|doppel|iki|két|टू|दो|双|雙|兩|二|hai ",
    3: "three|triple|tri|трех|трёх|три|trój|trzy|tří|tro|drei|üç|háromb?|तीन|三|ba ",
    4: "four|quad|четырех|четырёх|чотири|cztero|čtyř|četvero|vier|dört|négy|四|bốn ",
}
_PART = (
    "stage|barrel|tube|seat|ступ|ступін|стад|stopn|stup|stuf|étag|etag|stadi|estadi|pill|kademe|aşama|etap|fokozat|"
    "trin|steg|स्टेज|चरण|级|級|段|단|tầng|emelet|merhale"
)
_ALONE: dict[int, str] = {
    1: "single sole lone सिंगल एकल",
    2: "double twin dual pair couple",
    3: "triple trio",
    4: "quadruple quad",
    12: "dozen",
}
_EACH = re.compile(r"\beach\b|\bper\b|\bapiece\b|\bje\b|\bpo\b|\bпо\b|\bcada\b|\bchaque\b|\bchacun|[x×*х]|各")


def numbers_in(text: str) -> frozenset[float]:
    """Every number that a text states: in digits, in words, or in both (6 thousand and 500).

    A number with one separator may be read with it as a decimal mark or between thousands; both are given. Where a
    word such as thousand stands anywhere, the plain numbers are given times that as well (5 to 6 thousand).

    >>> sorted(numbers_in("between two and three hundred"))
    [2.0, 200.0, 300.0]
    >>> 13000.0 in numbers_in("1万3千キロ以上"), 1800.0 in numbers_in("1. 800 kilometer")
    (True, True)
    >>> 500.0 in numbers_in("1,500 km")
    False
    """
    plain = unicodedata.normalize("NFKC", text.replace("½", " ½ ")).replace("1⁄2", "½").casefold()
    for number, word in _TEENS.items():
        plain = plain.replace(f"{word} عشر ", f" {number} ")
    numbers = {*_scaled(plain)}
    reader = _Reader()
    for token in re.findall(_TOKEN, plain):
        reader.take(token)
    reader.end()
    numbers |= reader.found
    numbers |= {number * scale for number in reader.plain for scale in reader.scales}
    return frozenset(numbers)


def counts_in(text: str) -> frozenset[float]:
    """The counts that words such as single, twin, two-stage and двухступенчатый state, and the products of counts.

    >>> counts_in("a two-stage missile"), counts_in("трёхступенчатая ракета"), counts_in("single")
    (frozenset({2.0}), frozenset({3.0}), frozenset({1.0}))
    >>> counts_in("two containers, each with six rockets")
    frozenset({12.0})
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    found = {float(number) for number, pattern in _compounds() if pattern.search(plain)}
    words = set(re.findall(r"[^\W\d_]+", plain)) | set(plain.split())
    found.update(float(number) for number, alone in _ALONE.items() if words & set(alone.split()))
    if _EACH.search(plain):
        found.update(one * other for one, other in combinations(sorted(numbers_in(plain)), 2))
    return frozenset(found)


@cache
def _compounds() -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple((number, re.compile(rf"(?<!\w)(?:{words})[- ]?(?:{_PART})")) for number, words in _PARTS.items())


class _Reader:
    """Reads numbers out of tokens: adds what belongs to one number, and notes each number when it ends."""

    def __init__(self) -> None:
        self.found: set[float] = set()
        self.plain: set[float] = set()
        self.scales: set[float] = set()
        self._states: tuple[_State, ...] = ()
        self._linked = False

    def take(self, token: str) -> None:
        """Read the next token."""
        words = _words()
        if token[0].isdigit() or token in words.numbers:
            in_words = not token[0].isdigit()
            self._number((words.numbers[token],) if in_words else tuple(_readings(token)), in_words=in_words)
        elif token in words.scales:
            self._scale(words.scales[token])
        elif token in words.links:
            # What stands before may be a number of its own: two and three.
            self._note()
            self._linked = True
        else:
            self.end()

    def _number(self, readings: tuple[float, ...], *, in_words: bool) -> None:
        self.plain.update(readings)
        if self._linked and not in_words:
            self.found.update(readings)
        joined = tuple(
            state.plus(reading) for state in self._states for reading in readings if state.takes(reading, in_words)
        )
        if not joined:
            self.end()
        self._states = joined or tuple(_State(0.0, reading) for reading in readings)

    def _scale(self, scale: float) -> None:
        self.scales.add(scale)
        self._states = tuple(state.times(scale) for state in self._states or (_State(0.0, 0.0),))

    def end(self) -> None:
        """Note the number that ends here."""
        self._note()
        self._states = ()
        self._linked = False

    def _note(self) -> None:
        self.found.update(state.total + state.current for state in self._states)


_HUNDRED, _THOUSAND = 100.0, 1000.0


@frozen
class _State:
    """A number so far: what stands before the last thousand, million, ..., and what stands behind it."""

    total: float
    current: float

    def takes(self, number: float, in_words: bool) -> bool:
        """Whether a number may follow: five behind twenty, 500 behind six thousand, a half behind two."""
        if self.current:
            return in_words and number < _last_place(self.current)
        return 0 < number < _last_place(self.total)

    def plus(self, number: float) -> _State:
        return _State(self.total, self.current + number)

    def times(self, scale: float) -> _State:
        if scale < _THOUSAND:
            return _State(self.total, (self.current or 1.0) * scale)
        return _State(self.total + (self.current or 1.0) * scale, 0.0)


def _last_place(number: float) -> float:
    """The place of the last digit that is not 0: 10 for 120, 1 for 12."""
    for place in (1e9, 1e6, 1e5, 1e4, _THOUSAND, _HUNDRED, 10.0):
        if number >= place and number % place == 0:
            return place
    return 1.0


def _readings(written: str) -> Iterator[float]:
    """What digits with separators may mean: one number, or several where blanks stand between them."""
    groups = re.split(r"[^\d]+", written)
    marks = re.findall(r"[^\d]+", written)
    if not marks:
        yield float(groups[0])
        return
    if len(marks) > 1 and {*marks} <= {"·", "・"}:  # a list: 4·5·6
        yield from map(float, groups)
        return
    if all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3:  # noqa: PLR2004  thousands
        yield float("".join(groups))
    if len(marks[-1]) == 1 and marks[-1] in ".,·・٫":
        yield float("".join(groups[:-1]) + "." + groups[-1])
    for part in re.split(r"\s+|[.,'’·・٫٬]\s+", written) if re.search(r"\s", written) else ():
        if part and part != written:
            yield from _readings(part)


def _scaled(text: str) -> Iterator[float]:
    """Numbers with the digits or scales of Chinese, Japanese and Korean; 點 and 点 are decimal marks."""
    for written in re.findall(rf"[\d.,]*[{_SCALED}][\d.,{_SCALED}]*(?:[點点][{_SCALED}]+)?", text):
        whole, _, fraction = re.sub(r"[點点]", "|", written).partition("|")
        try:
            number = float(read_number(whole.strip(".,"), written, dot_thousands=False))
            digits = "".join(str(int(read_number(digit, written, dot_thousands=False))) for digit in fraction)
        except (WeaponrefError, ArithmeticError):
            continue
        yield number + (float(f"0.{digits}") if digits else 0.0)


@frozen
class _Words:
    numbers: dict[str, float]
    scales: dict[str, float]
    links: frozenset[str]


@cache
def _words() -> _Words:
    """The number words of all languages: one word is one number, whatever its language."""
    numbers = dict.fromkeys((*_phrases(HALF), *_HALVES.split(), "½"), 0.5) | {"¼": 0.25, "¾": 0.75}
    for number, words in (*NUMBER.items(), *((key, " | ".join(value.split())) for key, value in _NUMBERS.items())):
        numbers.update(dict.fromkeys(_phrases(words), float(number)))
    scales = {word: float(scale) for scale, words in MULTIPLIER.items() for word in _phrases(words)}
    scales |= {word: float(scale) for scale, words in _MULTIPLIERS.items() for word in words.split()}
    for word in (*_phrases(SINGLE), *scales):
        numbers.pop(word, None)
    return _Words(numbers, scales, frozenset((*_phrases(AND), *_LINKS)) - numbers.keys() - scales.keys())


def _phrases(table: str) -> Iterable[str]:
    """The single words of a table of the lexicon, in the form in which a text is compared."""
    return [word.strip().casefold() for word in table.split("|") if word.strip() and " " not in word.strip()]
