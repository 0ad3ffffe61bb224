"""The words that people write beside a name: what kind of thing it is, whose it is, how sure they are.

None of them is part of a name; a stored name that has one (Naval Strike Missile) is found whole before any
word is taken off. The lists are closed: a word that is not here is never ignored.
"""

from __future__ import annotations


__all__ = (
    "AND",
    "ARTICLES",
    "COUNTRIES",
    "COUNT_WORDS",
    "GLUED",
    "HEADS",
    "HEDGES",
    "LIKENESS",
    "MODIFIERS",
    "NEW",
    "NOTHING",
    "NOTHING_TEXTS",
    "OR",
    "PLATFORMS",
    "PLATFORM_MODIFIERS",
    "ROUGHLY",
    "SERIES",
    "TAILS",
    "UNMANNED",
    "VARIANT_MARKS",
)


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


UNMANNED = _words(
    "drone drones uav uavs uas ucav ucavs dron drony drohne drohnen",
    "дрон дрони дроны дронов дронів бпла бпак безпілотник безпілотники беспилотник беспилотники",
    "무인기 드론 자폭드론 無人機 ドローン 无人机",
)

# The noun of a description: "ballistic missile KN-23", "KN-23 ballistic missile".
HEADS = UNMANNED | _words(
    "missile missiles rocket rockets srbm srbms mrbm mrbms irbm irbms icbm icbms crbm crbms lacm lacms",
    "ascm ascms ashm ashms asbm ssm ssms mlrs mrl sam sams munition munitions projectile projectiles vehicle",
    "vehicles otrk",
    "ракета ракети ракету ракеты ракет ракетами брсд мбр отрк трк рсзв рсзо зрк пкр боеприпас боєприпас",
    "미사일 탄도미사일 순항미사일 단거리탄도미사일 중거리탄도미사일 준중거리탄도미사일",
    "대륙간탄도미사일 전술탄도미사일 지대지미사일 대함미사일 극초음속미사일 전략순항미사일",
    "로켓 방사포 초대형방사포 자주포 유도탄 유도무기 전술유도무기 전술유도탄",
    "ミサイル 弾道ミサイル 短距離弾道ミサイル 中距離弾道ミサイル 大陸間弾道ミサイル 巡航ミサイル",
    "导弹 導彈 飞弹 飛彈 弹道导弹 彈道導彈 彈道飛彈 短程弹道导弹 短程彈道導彈 短程彈道飛彈 近程弹道导弹 近程彈道飛彈",
    "中程弹道导弹 中程彈道導彈 中程彈道飛彈 远程弹道导弹 遠程彈道飛彈 中远程弹道导弹 洲际弹道导弹",
    "洲際彈道導彈 洲際彈道飛彈 反舰弹道导弹 反艦彈道導彈 反艦彈道飛彈 巡航导弹 巡航導彈 巡航飛彈 反舰导弹 反艦導彈",
    "反艦飛彈 高超音速导弹 高超音速飛彈 高超音速反舰导弹 高超音速反艦飛彈",
    "rakete raketen marschflugkörper kurzstreckenrakete kurzstreckenraketen misil misiles míssil mísseis",
    "missil missili fusée fusées pocisk pociski rakieta rakiety füze füzesi füzeleri raket raketten raketti",
    "rachetă racheta rachete střela raketa rakety",
    "صاروخ صواريخ موشک پهپاد मिसाइल",
)

_SUBMARINE = ("submarine",)
_SEA = ("submarine", "ship", "naval", "sea")
_AIR = ("air-launched",)
_GROUND = ("ground", "land")
_GLIDE = ("glide",)

# Kinds that name where a thing is launched from, or that it glides. They are taken off only when the record's own
# kind agrees: a submarine-launched KN-23 is another missile.
PLATFORMS = {
    "slbm": _SUBMARINE,
    "slbms": _SUBMARINE,
    "брпл": _SUBMARINE,
    "잠수함발사탄도미사일": _SUBMARINE,
    "潜水艦発射弾道ミサイル": _SUBMARINE,
    "潜射弹道导弹": _SUBMARINE,
    "潛射彈道飛彈": _SUBMARINE,
    "潛射彈道導彈": _SUBMARINE,
    "slcm": _SEA,
    "slcms": _SEA,
    "alcm": _AIR,
    "alcms": _AIR,
    "albm": _AIR,
    "glcm": _GROUND,
    "glcms": _GROUND,
    "hgv": _GLIDE,
    "hgvs": _GLIDE,
}
PLATFORM_MODIFIERS = {
    "submarine-launched": _SUBMARINE,
    "air-launched": _AIR,
    "ship-launched": ("ship", "naval"),
    "sea-launched": _SEA,
    "sea-based": _SEA,
    "ground-launched": _GROUND,
    "glide": _GLIDE,
    "boost-glide": _GLIDE,
}

# What stands before the noun; taken off only beside one, or beside a designation.
MODIFIERS = _words(
    "ballistic cruise guided unguided short-range medium-range intermediate-range intercontinental",
    "intercontinental-range long-range close-range short medium intermediate long close range tactical strategic",
    "operational-tactical quasi-ballistic aeroballistic hypersonic supersonic subsonic anti-ship antiship",
    "surface-to-surface surface-to-air air-to-surface air-to-ground anti-aircraft air-defense air-defence air",
    "defense defence kamikaze suicide loitering attack strike one-way oneway one way reconnaissance unmanned",
    "aerial combat multiple launch launched ground advanced solid-fuel solid-fueled solid-fuelled liquid-fuel",
    "liquid-fueled liquid-fuelled land-attack weapon stealth nuclear-capable",
    "баллистическая баллистические баллистическую баллистических балістична балістичні",
    "балістичну балістичних балістичної крылатая крылатые крылатую крылатых крилата крилаті крилату крилатих крилатої",
    "ударный ударные ударний ударні гиперзвуковая гіперзвукова аэробаллистическая аеробалістична зенитная",
    "зенітна противокорабельная протикорабельна оперативно-тактическая оперативно-тактична",
    "разведывательный розвідувальний",
    "단거리 중거리 준중거리 대륙간 장거리 탄도 순항 전술 전략 유도 극초음속 자폭 고체 고체연료 액체",
    "액체연료 短距離 中距離 弾道 巡航",
    "ballistische ballistischer balistico balístico balística balistique de croisière crucero balistyczny",
    "balistyczne balistycznych manewrujący manewrujące balistik seyir hipersónico hypersonique",
)

# Nouns that follow the noun: "missile system".
TAILS = _words("system systems complex complexes launcher launchers weapon weapons комплекс комплекси комплексы")

ARTICLES = _words("the a an type of der die das le la les el типа типу")
NEW = _words("new new-type 신형 新型 новая нова")

# "X family" is a family, never one of its members.
SERIES = _words("family series familie famille семейство сімейство серия серія 계열 シリーズ 系列")

HEDGES = _words(
    "likely probable probably possible possibly presumed presumably suspected believed alleged apparently",
    "вероятно предположительно ймовірно імовірно 추정",
)

# Kind words that are written without a space in scripts that have few; the longest first.
GLUED = tuple(
    sorted((word for word in (*HEADS, *PLATFORMS) if word[0] >= "\u3040"), key=lambda word: (-len(word), word)),
)

# They name no system: what is not known, what is left, what is summed up.
NOTHING = _words(
    "unknown unidentified unspecified undetermined undisclosed unconfirmed unclear unnamed other others various",
    "several multiple mixed misc miscellaneous different total totals subtotal subtotals sum grand all overall",
    "none null nil nan nothing tba tbd tbc etc remainder rest average mean sub неизвестно неизвестный неизвестная",
    "неизвестные неопознанный другие другое прочее прочие разные всего итого сумма невідомо невідомий невідома",
    "невідомі невідомих невстановлений невстановлені інші інше різні всього разом усього 미상 불명 미확인 기타",
    "합계 총계 소계 전체 없음 다수 여러 不明 未確認 未知 未详 其他 其它 その他 各種 各种 合計 合计 总计 小計 小计",
    "計 なし 无 無 多種 多种 unbekannt unbekannte unbekannter sonstige andere verschiedene gesamt summe inconnu",
    "inconnue inconnus autre autres divers desconocido desconocida desconocidos otro otros otra otras varios",
    "desconhecido outros sconosciuto sconosciuti altro altri vari totale nieznany nieznane inne różne razem suma",
    "bilinmeyen bilinmiyor diğer toplam çeşitli مجهول مجهولة غير معروف أخرى اخرى مجموع المجموع نامشخص ناشناس دیگر",
    "سایر",
)
NOTHING_TEXTS = _words("n/a n.a. na n/d n.d. н/д н.д. k.a. s/d -- - – — ? ?? ??? .")

# What things are counted in, behind the number.
COUNT_WORDS = (
    "шт|штук|штуки|од|одиниць|одиниці|ед|единиц|единицы|pcs?|pieces?|units?|ea|stück|stk|szt|sztuk|adet"
    "|발|기|대|発|基|機|枚|架|发|發"
)
# What stands before a number that is not exact.
ROUGHLY = (
    "~|≈|about|approx\\.?|approximately|around|circa|ca\\.?|at least|up to|over|more than|nearly|almost|some|около|до"
    "|более|не менее|близько|понад|щонайменше|майже|약|約|约|rund|etwa|bis zu|environ"
)

# "KN-23 (Iskander-type)" says what the KN-23 is like, and not that it is an Iskander.
LIKENESS = r"(?i).+[\s-](?:type|like|style|class|analogue|lookalike)|.+형"

# A remark beside a name that makes it another thing: a variant of it, or no weapon at all.
VARIANT_MARKS = _words(
    "mod mods modified modification improved upgraded upgrade variant variants version derivative copy clone",
    "enlarged extended rail railway rail-mobile railway-borne rail-based silo silo-based submarine underwater",
    "export prototype successor predecessor like similar based inspired not non anti counter interceptor decoy",
    "mockup newspaper magazine cinema theatre theater restaurant bar hotel street road avenue city town village",
    "county district river island mountain planet god goddess moon band song album film movie book novel game",
    "company brand team club school university ship frigate destroyer helicopter aircraft fighter bomber tank",
    "car software sculpture mythology fictional",
    "개량형 변종 改良型 派生型 модификация модифікація модернизированная",
)

_BY_CODE = {
    "KP": (
        "north-korean north-korea north-korea's dprk nk кндр 북한 북한판 北朝鮮 朝鲜 朝鮮",
        "северокорейский северокорейская северокорейские северокорейских",
        "північнокорейський північнокорейська північнокорейські північнокорейських",
    ),
    "KR": ("south-korean south-korea rok 한국",),
    "RU SU": (
        "russian russia russia's soviet ussr 러시아 ロシア 俄罗斯",
        "российский российская российские русский російський російська російські советский радянський",
    ),
    "IR": ("iranian iran iran's иранский иранская иранские іранський іранська іранські 이란 イラン 伊朗",),
    "UA": ("ukrainian ukraine украинский украинская український українська 우크라이나",),
    "CN": ("chinese china prc китайский китайська 중국 中国",),
    "US": ("american us u.s usa united-states американский американская американський американська 미국",),
    "GB": ("british uk britain united-kingdom",),
    "FR": ("french france",),
    "DE": ("german germany",),
    "IN": ("indian india",),
    "PK": ("pakistani pakistan",),
    "IL": ("israeli israel",),
    "TR": ("turkish turkey türkiye",),
    "SY": ("syrian syria",),
    "IQ": ("iraqi iraq",),
    "YE": ("yemeni yemen houthi",),
    "TW": ("taiwanese taiwan",),
    "JP": ("japanese japan",),
    "BR": ("brazilian brazil",),
    "IT": ("italian italy",),
    "NO": ("norwegian norway",),
}
# A word for a country → the codes that it covers (Soviet systems are called Russian).
COUNTRIES = {word: codes.split() for codes, lines in _BY_CODE.items() for word in _words(*lines)}

# What joins two things that are both meant, and what joins alternatives; both stand between spaces.
AND = "and|und|et|y|e|и|й|і|та|oraz|ve|as well as|plus|及び|および|及|和|与|與|및|와|과|と"
OR = "or|oder|ou|або|или|либо|чи|lub|または|もしくは|或|或者|또는|혹은"
