"""How likely characters are in the texts of each legacy encoding: what `encodings` weighs one reading by.

A model gives each character its cost in nats, the negative logarithm of a probability. The probabilities are round
numbers: the characters fall into a few classes (the letters of a language, the characters that everybody uses, those
that only the standard lists), and those of one class are held equally likely. What is read wrongly is many nats worse.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, Final

from attrs import field, frozen


if TYPE_CHECKING:
    from collections.abc import Callable


__all__ = ("ASCII_COST", "MODELS", "Model")

ASCII_COST: Final = 3.0
"""What an ASCII character costs in every model."""

_IMPOSSIBLE = 15.0
# Within a word these are as good as never seen: a second script, a capital after a small letter, a symbol.
_BREAK = 4.0
_AT_DIGIT = 2.0
# How many bytes a syllable of the Korean standard has in EUC-KR.
_STANDARD = 2
# In Western languages a letter with a mark rarely stands beside another; in Slavic ones it may.
_SIDE_BY_SIDE = {"western": 3.0, "central": 1.5}

_SYMBOLS = frozenset("‘’“”„‚–—…•·°±×½¼²³µ«»€£§©®™№\u00a0¿¡´ºª")
_USUAL_SYMBOLS = frozenset("’“”–—…°±×•")
_ORDINARY_IN_WORDS = frozenset("’‘·\u00a0–—×°²³ºª½¼µ")

_WESTERN = {
    "French": "àâæçéèêëîïôœùûü",
    "German": "äöüß",
    "Spanish": "áéíñóúü",
    "Portuguese": "áâãàçéêíóôõúü",
    "Italian": "àèéìòù",
    "Nordic": "åäöæøé",
    "Dutch": "ëïéöüè",
}
_ICELANDIC = {"Icelandic": "áðéíóúýþæö"}
_TURKISH = {"Turkish": "çğıöşüâî"}
_CENTRAL = {
    "Polish": "ąćęłńóśźż",
    "Czech": "áčďéěíňóřšťúůýž",
    "Slovak": "áäčďéíĺľňóôŕšťúýž",
    "Hungarian": "áéíóöőúüű",
    "Romanian": "ăâîşţ",
    "Croatian": "čćđšž",
}
# The usual letters of a script, the other ones, and those of other languages in it.
_CYRILLIC = ("оеаинтсрвлк", "мдпуяыьгзбчйхжшюцщэфъё", "іїєґўјљњћђџѓќѕ")
_GREEK = ("αοιετσνηυρπκς", "μλωδγχθφβξζψάέήίόύώϊϋ")
_HEBREW = ("יולהתאמרבש", "דנחקפעצטגסכזםןךףץ")
_ARABIC = ("اليمنوترعبدسفقة", "ثجحخذزشصضطظغكهىءآأإؤئپچژگک", "،؛؟")

# The most frequent characters of running text, and those that names of weapons and headers of tables are made of.
_HANGUL_USUAL = frozenset(
    "이다는을의가에하고지도로한은기사리를어나서대그자시해전일인정으만수부스라제보장우원동상공화성북남미국발거비무조선여아주세구유"
    "위연관과치신오면중모안경방교실적개식계소행년월군력속최단용반체분총산량급명름칭탄형함포차호극초음순항잠수"
)
_HAN_USUAL = frozenset(
    "的一是不了在人有我他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事其里所去行过家十用发天如然作方成者多"
    "日都三小军二无同么经法当起与好看学进种将还分此心前面又定见只主没公从弹导射程名称型号东风红旗长征火星巡航潜洲际短远米千公斤重量度速战术防空反舰机载备注数据"
    "來個們國說時這為對後會發還進種學無軍彈導號東風紅長機載備註數據稱徑戰術艦遠"
)
_KANJI_USUAL = frozenset(
    "日一国人年大十二本中長出三時行見月分後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨"
    "射程弾道対艦空地型式速度重量備考発巡航潜水固体燃料距離最大軍防衛研究部"
)


@frozen
class Model:
    """The texts that one encoding is used for.

    Attributes:
        encoding: the encoding, as Python names it.
        prior: what the encoding costs before anything is read: rare ones have to be earned.
        cost: what a text costs, character by character and in its context; words stand on lines of their own.
        languages: for people, what it writes.
    """

    encoding: str
    prior: float
    languages: str
    cost: Callable[[str], float] = field(repr=False)


def _shared(probability: float, among: int) -> float:
    return -log(probability / among)


def _impossible(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cn", "Co", "Cs"}


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    """The script of a letter; of what stands between letters, nothing."""
    if character.isascii():
        return "Latin" if character.isalpha() else ""
    if not character.isalpha() or character in "ºªµ":
        return ""
    return unicodedata.name(character, "?").split()[0].capitalize()


def _context(text: str, side_by_side: float = 0.0) -> float:
    """What a text costs for characters that stand where they do not belong."""
    cost = 0.0
    for at in range(1, len(text)):
        before, here = text[at - 1], text[at]
        if before.isascii() and here.isascii():
            continue
        old, new = _script(before), _script(here)
        if (before.isdigit() and new) or (old and here.isdigit()):
            cost += _AT_DIGIT
        if old and new:
            if old != new or (before.islower() and here.isupper()):
                cost += _BREAK
            elif side_by_side and not before.isascii() and not here.isascii():
                cost += side_by_side
        elif old and not here.isascii() and here not in _ORDINARY_IN_WORDS and text[at + 1 : at + 2].isalpha():
            cost += _BREAK
    return cost


def _alphabets(
    languages: dict[str, str], family: str, discount: dict[str, float] | None = None
) -> Callable[[str], float]:
    """The cost by the best of several languages that are written with Latin letters."""
    union = frozenset("".join(letters for language, letters in languages.items() if language != "Icelandic"))

    def cost_by(alphabet: frozenset[str]) -> Callable[[str], float]:
        classes = (
            (0.5, alphabet),
            (0.3, union),
            (0.15, _USUAL_SYMBOLS),
            (0.05, _SYMBOLS),
        )

        @lru_cache(maxsize=512)
        def cost(character: str) -> float:
            if character.isascii():
                return ASCII_COST
            if _impossible(character):
                return _IMPOSSIBLE
            small = character.lower()
            capital = 0.0 if small == character else 0.7
            for probability, members in classes:
                if small in members:
                    return _shared(probability, len(members)) + capital
            return _shared(0.01, 100)

        return cost

    costs = [
        (cost_by(frozenset(alphabet)), (discount or {}).get(language, 0.0)) for language, alphabet in languages.items()
    ]

    def cost(text: str) -> float:
        return min(sum(map(one, text)) + extra for one, extra in costs) + _context(text, _SIDE_BY_SIDE[family])

    return cost


def _classes(classify: Callable[[str], float], finals: str = "") -> Callable[[str], float]:
    """The cost by classes of characters, for the scripts in which one language is enough."""
    misplaced = _finals(finals)

    @lru_cache(maxsize=8192)
    def one(character: str) -> float:
        if character.isascii():
            return ASCII_COST
        if _impossible(character):
            return _IMPOSSIBLE
        return classify(character)

    return lambda text: sum(map(one, text)) + _context_of_script(text) + misplaced(text)


def _context_of_script(text: str) -> float:
    """As `_context`; but East Asian scripts stand beside each other and after Latin letters: 420km까지, KN23导弹."""
    east = 0.0
    for before, here in pairwise(text):
        if not here.isascii() and before.isascii() and before.islower() and _script(here) in {"Hangul", "Cjk"}:
            east += 1.5
    if any(_script(character) in {"Hangul", "Cjk", "Hiragana", "Katakana"} for character in text):
        return east
    return _context(text)


def _alphabet(usual: str, others: str, foreign: str = "") -> Callable[[str], float]:
    """The classes of a script with one alphabet: usual letters, others, and those of its other languages."""

    def cost(character: str) -> float:
        small = character.lower()
        capital = 0.5 if small != character else 0.0
        if small in usual:
            return _shared(0.62, len(usual)) + capital
        if small in others:
            return _shared(0.3, len(others)) + capital
        if small in foreign:
            return _shared(0.02, len(foreign)) + capital
        return _shared(0.05, len(_SYMBOLS)) if character in _SYMBOLS else _shared(0.003, 50)

    return cost


def _finals(letters: str) -> Callable[[str], float]:
    """The cost of letters within a word that are written only at its end."""

    def cost(text: str) -> float:
        return sum(_BREAK for before, here in pairwise(text) if before in letters and here.isalpha())

    return cost


def _fits(character: str, encoding: str) -> bytes:
    try:
        return character.encode(encoding)
    except UnicodeEncodeError:
        return b""


def _korean(character: str) -> float:
    if character in _HANGUL_USUAL:
        return _shared(0.65, len(_HANGUL_USUAL))
    if _script(character) == "Hangul":
        standard = len(_fits(character, "euc_kr")) == _STANDARD  # it spells the others out in eight bytes
        return _shared(0.28, 2350) if standard else _shared(0.002, 8822)
    if _script(character) == "Cjk":
        return _shared(0.01, 4888)
    return _shared(0.03, len(_SYMBOLS)) if character in _SYMBOLS else _shared(0.02, 900)


def _chinese(encoding: str, level_one: range) -> Callable[[str], float]:
    def cost(character: str) -> float:
        if character in _HAN_USUAL:
            return _shared(0.5, 200)
        if _script(character) == "Cjk":
            code = _fits(character, encoding)
            if code and code[0] in level_one:
                return _shared(0.4, 3755)
            return _shared(0.03, 3008) if code else _shared(0.002, 14000)
        if character in "，。、；：（）《》“”·—…":
            return _shared(0.06, 14)
        return _shared(0.01, 700)

    return cost


def _japanese(character: str) -> float:
    script = _script(character)
    if script == "Hiragana":
        return _shared(0.35, 83)
    if "\uff61" <= character <= "\uff9f":
        return _shared(0.003, 63)
    if script == "Katakana" or character == "ー":
        return _shared(0.25, 86)
    if character in _KANJI_USUAL:
        return _shared(0.2, len(_KANJI_USUAL))
    if script == "Cjk":
        code = _fits(character, "shift_jis")
        return _shared(0.15, 2965) if code and code[0] < 0x98 else _shared(0.005, 3390)  # noqa: PLR2004
    return _shared(0.03, 20) if character in "、。・「」（）" else _shared(0.01, 500)


MODELS: Final = (
    Model("cp1252", 0.0, "Western European", _alphabets({**_WESTERN, **_ICELANDIC}, "western", {"Icelandic": 4.0})),
    Model("cp1251", 1.5, "Cyrillic", _classes(_alphabet(*_CYRILLIC))),
    Model("cp949", 1.5, "Korean", _classes(_korean)),
    Model("gb18030", 1.5, "simplified Chinese", _classes(_chinese("gb2312", range(0xB0, 0xD8)))),
    Model("cp932", 1.5, "Japanese", _classes(_japanese)),
    Model("cp1250", 1.5, "Central European", _alphabets(_CENTRAL, "central")),
    Model("cp950", 3.0, "traditional Chinese", _classes(_chinese("big5", range(0xA4, 0xC7)))),
    Model("cp1253", 3.0, "Greek", _classes(_alphabet(*_GREEK), "ς")),
    Model("cp1254", 3.0, "Turkish", _alphabets({**_TURKISH, **_WESTERN}, "western", dict.fromkeys(_WESTERN, 4.0))),
    Model("cp1255", 3.0, "Hebrew", _classes(_alphabet(*_HEBREW), "םןךףץ")),
    Model("cp1256", 3.0, "Arabic and Persian", _classes(_alphabet(*_ARABIC))),
    Model("koi8_r", 4.0, "Russian, of old Unix", _classes(_alphabet(*_CYRILLIC))),
    Model("cp866", 4.0, "Russian, of DOS", _classes(_alphabet(*_CYRILLIC))),
    Model("mac_roman", 6.0, "Western European, of old Macs", _alphabets(_WESTERN, "western")),
)
"""The legacy encodings that are looked for."""
