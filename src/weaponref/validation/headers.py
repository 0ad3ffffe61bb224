"""What the header of a column says: the property, the unit, or that the column holds names.

Headers are read by closed lists of words in the languages of the quantity grammar. A header that is not understood
binds nothing: a column is never taken for something because it looks like it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from weaponref.errors import AmbiguousUnitError
from weaponref.units import dimension, find_unit
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ("Header", "country_headers", "folded", "name_headers", "read_header", "read_headers", "unit_headers")

# What people call a column, for each property. Words are compared after `folded`; the names and labels of the
# vocabulary are understood as well.
_WORDS: dict[str, str] = {
    "range_max": "range | max range | range max | maximum range | range maximum | operational range | operating range"
    " | effective range | strike range | reach | rng | 사거리"
    " | 최대사거리 | 최대 사거리 | 射程 | 最大射程 | 最大射程距離"
    " | дальность | макс дальность | максимальная дальность | дальність | макс дальність | максимальна дальність"
    " | reichweite | maximale reichweite | max reichweite | portée | portee | portée maximale | portée max | alcance"
    " | alcance máximo | alcance maximo | rango | rango máximo | gittata | zasięg | zasieg | menzil | azami menzil",
    "range_min": "min range | range min | minimum range | range minimum | 최소사거리 | 最小射程"
    " | минимальная дальность"
    " | mindestreichweite | portée minimale | alcance mínimo",
    "flight_distance": "distance | flight distance | distance flown | distance travelled | distance traveled"
    " | observed range | range observed | demonstrated range | range demonstrated | actual range | range test"
    " | flown distance | flight range | downrange | downrange distance | range flown | range achieved"
    " | impact distance | 비행거리 | 飛行距離 | 飞行距离 | дальность полета"
    " | дальность полёта | дальність польоту | flugweite | distance parcourue",
    "apogee": "apogee | peak height | altitude | max altitude | maximum altitude | peak altitude"
    " | flight altitude | apex"
    " | 고도 | 최고고도 | 최대고도 | 정점고도 | 最高高度 | 最大高度 | 飞行高度 | 飛行高度 | 高度"
    " | апогей | высота | высота полета | висота"
    " | gipfelhöhe | flughöhe | altitude maximale | apogée | altitud",
    "payload_mass": "payload | payload mass | payload weight | max payload | maximum payload | 탑재중량 | 탑재량"
    " | 페이로드 | ペイロード | 有效载荷 | 载荷 | 有効搭載量 | полезная нагрузка | корисне навантаження | nutzlast"
    " | charge utile | carga útil | carga util",
    "warhead_mass": "warhead | warhead mass | warhead weight | wh mass"
    " | 탄두 | 탄두중량 | 탄두 중량 | 弾頭重量 | 弹头重量"
    " | 弹头质量 | боевая часть | масса бч | масса боевой части | вес бч | бойова частина | маса бч"
    " | маса бойової частини | gefechtskopf | sprengkopf | masse de l'ogive | ogive"
    " | charge militaire | ojiva | carga bélica | carga belica | peso de la ojiva",
    "length": "length | overall length | len | 길이 | 전장 | 全長 | 長さ | 长度 | длина | довжина | länge | laenge"
    " | longueur | longitud | lunghezza | comprimento | długość",
    "diameter": "diameter | dia | diam | body diameter | 직경 | 지름 | 直径 | диаметр | діаметр | durchmesser"
    " | diamètre | diametre | diámetro | diametro | średnica",
    "wingspan": "wingspan | wing span | span | 날개폭 | 翼幅 | 翼展 | размах крыла | розмах крила | spannweite"
    " | envergure | envergadura",
    "caliber": "caliber | calibre | cal | 구경 | 口径 | калибр | калібр | kaliber | calibro",
    "launch_mass": "launch mass | launch weight | mass | weight | total mass | total weight | takeoff weight"
    " | take off weight | mtow | gross weight | 중량 | 무게 | 발사중량 | 발사 중량 | 重量 | 発射重量"
    " | 发射重量 | 总重"
    " | стартовая масса | стартовый вес | масса | вес | стартова маса | маса | startmasse | startgewicht | gewicht"
    " | masse | masse au lancement | poids | masa | peso",
    "combat_mass": "combat mass | combat weight | battle weight | 전투중량 | боевая масса | gefechtsgewicht",
    "stages": "stages | stage | number of stages | 단수 | 段数 | 级数 | ступени | число ступеней | stufen | étages",
    "cep": "cep | circular error probable | accuracy cep | 원형공산오차 | кво | streukreisradius",
    "speed_max": "speed | max speed | maximum speed | top speed | velocity | max velocity | 속도 | 최대속도"
    " | 최고속도"
    " | 速度 | 最高速度 | 最大速度 | скорость | макс скорость | максимальная скорость | швидкість"
    " | geschwindigkeit | höchstgeschwindigkeit | vitesse | vitesse max | velocidad",
    "endurance": "endurance | flight time | loiter time | 체공시간 | 滞空時間 | 续航时间 | продолжительность полета"
    " | flugdauer | autonomie",
    "rounds_per_launcher": "rounds per launcher | rounds | tubes | launch tubes",
    "crew": "crew | crew size | 승무원 | 乗員 | экипаж | расчет | besatzung",
    "unit_cost": "unit cost | cost | price | unit price | cost per unit"
    " | 단가 | 가격 | 価格 | стоимость | цена | kosten"
    " | preis | stückpreis | prix",
}

# Likeliest first: the name of a thing stands before its kind.
_NAMES = (
    "missile name | weapon name | system name | missile | weapon | weapon system | weapon designation"
    " | system | munition"
    " | weapon used | munition used | missile used | name | model | designation | missile model | weapon model"
    " | missile variant | missile type | weapon type | munition type | type of missile | type of weapon | equipment"
    " | projectile | drone | drone model | drone type | uav | uav type | missile type name"
    " | 미사일 | 미사일명 | 무기 | 무기체계 | 무기명 | 기종 | 명칭 | 이름 | 모델 | 미사일 종류 | 미사일 기종"
    " | ミサイル | ミサイル名 | 兵器 | 名称 | 機種 | ミサイルの種類 | 导弹 | 导弹名称 | 导弹型号"
    " | 武器 | 武器名称 | 武器型号 | 型号"
    " | 飛彈 | 飛彈名稱 | 飛彈型號 | 名稱 | 型號"
    " | ракета | название ракеты | система | название | наименование | модель | вооружение | тип ракеты | ракета тип"
    " | тип вооружения | назва ракети | назва | зброя | озброєння | тип ракети | тип зброї | вид зброї | дрон | бпла"
    " | waffe | waffensystem | rakete | flugkörper | bezeichnung | raketentyp | waffentyp | arme | missile nom | nom"
    " | modèle | modele | système d'arme | misil | nombre | modelo | misil tipo | arma | nome"
    " | missil | míssil | rakieta"
    " | nazwa | füze | silah | type | typ | tipo | тип | 종류"
)
_UNITS = (
    "unit | units | uom | unit of measure | range unit | 단위 | 単位"
    " | 单位 | единица | единицы | ед изм | од вим | einheit | unité"
)
_COUNTRIES = "country | nation | origin | country of origin | 국가 | 国 | 国家 | страна | країна | land | pays | país"

# A log of tests has a column of dates and one of apogees; what it calls range is how far a missile flew. A flight time
# beside an apogee or a distance is that of one flight. Beside a column of ships a distance is that to a coast.
_DATES = (
    "date | launch date | test date | date time | datetime | time | launch time | day | 날짜 | 발사일"
    " | 발사일자 | 일자 | 시험일"
    " | 日付 | 日時 | 発射日 | 日期 | 发射日期 | 發射日期 | дата | дата пуска | дата пуску"
    " | дата запуска | datum | startdatum"
    " | fecha | data | date de tir"
)
_SHIPS = (
    "ship | vessel | ship name | vessel name | vessel type | ship type | port"
    " | 선박 | 船舶 | судно | schiff | navire | buque"
)
_BARE_RANGES = (
    "range | 사거리 | 射程 | дальность | дальність | reichweite | portée | portee | alcance | rango | gittata"
)
_BARE_DISTANCES = "distance"
_FLIGHT_TIMES = "flight time | flugdauer | продолжительность полета | 飛行時間 | 飞行时间 | 비행시간"

# In the brackets behind a range they say that it is how far a missile flew.
_FLOWN = frozenset(
    (
        "test",
        "tests",
        "tested",
        "observed",
        "actual",
        "achieved",
        "demonstrated",
        "flown",
        "시험",
        "испытание",
        "випробування",
    )
)
# Words around a property that do not change what is meant.
_FILLERS = frozenset(
    (
        "max",
        "maximum",
        "approx",
        "approximate",
        "estimated",
        "est",
        "reported",
        "claimed",
        "stated",
        "published",
        "in",
        "value",
    )
)
_BRACKETED = re.compile(r"[(\[{（]([^()\[\]{}（）]*)[)\]}）]\s*$")
_BREAKS = re.compile(r"[\s_\-./:,;|]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# A unit behind Chinese, Japanese or Korean words needs no space.
_GLUED = re.compile(r"(?<=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])(?=[a-zA-Z])")


@frozen
class Header:
    """What a header says.

    Attributes:
        property: the property it names; None where it names none.
        unit: the symbol of the unit it names.
        choices: the meanings of an ambiguous unit that it names.
        word: the unit as the header writes it.

    >>> read_header("Range (mi)")
    Header(property='range_max', unit='mi', choices=(), word='mi')
    """

    property: str | None
    unit: str | None = None
    choices: tuple[str, ...] = ()
    word: str | None = None


def folded(header: str) -> str:
    """A header as its words are compared: one case, one kind of space.

    >>> folded("Max_Range"), folded("maxRange"), folded("  RANGE-max ")
    ('max range', 'max range', 'range max')
    """
    text = unicodedata.normalize("NFKC", header).strip()
    return _BREAKS.sub(" ", _CAMEL.sub(" ", _GLUED.sub(" ", text)).casefold()).strip()


def read_header(header: str) -> Header:
    """The property and the unit that a header names.

    >>> read_header("range_km"), read_header("사거리").property, read_header("payload kg").unit
    (Header(property='range_max', unit='km', choices=(), word='km'), 'range_max', 'kg')
    >>> read_header("weight (tons)").choices
    ('short ton', 'long ton', 't')
    >>> read_header("casualties").property is None
    True
    """
    text = unicodedata.normalize("NFKC", header).strip()
    bracket = _BRACKETED.search(text)
    if bracket is not None:
        name = _property(text[: bracket.start()])
        if name is not None:
            return _bracketed(name, bracket[1])
        text = text[: bracket.start()] + " " + bracket[1]
    whole = _property(text)
    if whole is not None:
        return Header(whole)
    for rest, unit in _splits(text):
        name = _property(rest)
        found = Header(None) if name is None else _with_unit(name, unit)
        if found.unit is not None or found.choices:
            return found
    return Header(None)


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """The ways to part a header into a property and a unit.

    A unit may be of two words ("nautical miles"), and stands last or, seldom, first; of "km/h" the sign is kept.
    """
    words = folded(text).split()
    for size in (1, 2):
        if len(words) > size:
            yield " ".join(words[:-size]), " ".join(words[-size:])
            yield " ".join(words[size:]), " ".join(words[:size])
    rest, _, last = _GLUED.sub(" ", text).rpartition(" ")
    if "/" in last:
        yield rest, last


def _bracketed(name: str, inside: str) -> Header:
    """What a header says that ends with brackets: they hold the unit, or that a range is that of flights, or both."""
    parts = [part.strip() for part in re.split("[,;]", inside)]
    units = [part for part in parts if folded(part) not in _FLOWN]
    if name == "range_max" and len(units) < len(parts):
        return _with_unit("flight_distance", ", ".join(units))
    return _with_unit(name, inside.strip())


def read_headers(headers: Sequence[str]) -> dict[str, Header]:
    """What each header says beside the others.

    In a log of tests, which has a column of dates and one of apogees, a bare "range" is how far a missile flew. A
    flight time beside an apogee or a distance is no endurance. Beside a column of ships a bare "distance" says nothing
    of a flight.

    >>> read_headers(["date", "missile", "range_km", "apogee_km"])["range_km"].property
    'flight_distance'
    >>> read_headers(["missile", "range_km", "apogee_km"])["range_km"].property
    'range_max'
    >>> read_headers(["date", "weapon", "vessel", "distance_km"])["distance_km"].property is None
    True
    """
    found = {header: read_header(header) for header in headers}
    said = {header.property for header in found.values()}
    if said & {"apogee", "flight_distance"}:
        for header, meant in found.items():
            if meant.property == "endurance" and _says(header, meant, _FLIGHT_TIMES):
                found[header] = Header(None)
    if "apogee" in said and _ranked(headers, _DATES):
        flown = "flight_distance" in said
        for header, meant in found.items():
            if meant.property == "range_max" and not flown and _says(header, meant, _BARE_RANGES):
                found[header] = evolve(meant, property="flight_distance")
    if _ranked(headers, _SHIPS) and "apogee" not in said:
        for header, meant in found.items():
            if meant.property == "flight_distance" and _says(header, meant, _BARE_DISTANCES):
                found[header] = Header(None)
    return found


def _says(header: str, meant: Header, words: str) -> bool:
    """Whether a header consists of one of the words and a unit."""
    left = folded(_BRACKETED.sub("", header)).split()
    unit = folded(meant.word or "").split()
    bare = left[: -len(unit)] if unit and left[-len(unit) :] == unit else left
    return " ".join(bare) in {folded(word) for word in words.split("|")}


def name_headers(headers: Iterable[str]) -> tuple[str, ...]:
    """The headers of columns that may hold names of systems, likeliest first.

    >>> name_headers(["date", "Type", "Missile"])
    ('Missile', 'Type')
    """
    return _ranked(headers, _NAMES)


def unit_headers(headers: Iterable[str]) -> tuple[str, ...]:
    """The headers of columns that hold units.

    >>> unit_headers(["range", "unit"])
    ('unit',)
    """
    return _ranked(headers, _UNITS)


def country_headers(headers: Iterable[str]) -> tuple[str, ...]:
    """The headers of columns that hold countries.

    >>> country_headers(["Country of origin", "missile"])
    ('Country of origin',)
    """
    return _ranked(headers, _COUNTRIES)


def _ranked(headers: Iterable[str], words: str) -> tuple[str, ...]:
    order = {folded(word): rank for rank, word in enumerate(words.split("|"))}
    found = [header for header in headers if folded(header) in order]
    return tuple(sorted(found, key=lambda header: order[folded(header)]))


def _with_unit(name: str, word: str) -> Header:
    try:
        unit = find_unit(word)
    except AmbiguousUnitError as error:
        return Header(name, None, error.choices, word)
    return Header(name, unit, (), word) if unit and _measures(unit, name) else Header(name, None, (), None)


def _measures(unit: str, name: str) -> bool:
    """Whether a unit measures what a property is: a "peak mach" is no apogee."""
    found = dimension(unit)
    return any(found == each or found.startswith(f"{each}:") for each in PROPERTIES[name].dimensions)


def _property(text: str) -> str | None:
    table = _table or _read_table()
    words = folded(text)
    found = table.get(words)
    if found is None:
        kept = [word for word in words.split() if word not in _FILLERS]
        found = table.get(" ".join(kept)) if kept else None
    return found


def _read_table() -> dict[str, str]:
    for name, prop in PROPERTIES.items():
        if prop.type == "quantity":
            for word in (name, prop.label, *_WORDS.get(name, "").split("|")):
                if word.strip():
                    _table.setdefault(folded(word), name)
    return _table


_table: dict[str, str] = {}
