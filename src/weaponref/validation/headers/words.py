"""The words of which headers are made, in the languages that the quantity grammar reads.

A word or a phrase stands for a notion (``mass``, ``warhead``); which notions together name which property is in
`RULES`. So a header is understood whatever the order and the language of its words: ``warhead weight``, ``poids de
l'ogive``, ``масса БЧ``. The lists are closed: a header with a word that is not here is not bound.
"""

from __future__ import annotations


__all__ = (
    "ADJECTIVES",
    "ANY_PLACES",
    "ARTICLES",
    "COUNTRIES",
    "DATES",
    "FLIGHTS",
    "FLIGHT_DATES",
    "HEADER_UNITS",
    "INTRODUCTIONS",
    "KINDS",
    "MODELS",
    "MULTIPLES",
    "NAMES",
    "NEEDS_UNIT",
    "NOTIONS",
    "OTHER_THINGS",
    "PLACES",
    "RESULTS",
    "RULES",
    "SHIPS",
    "UNITS",
    "USED",
    "WEAPONS",
)


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


NOTIONS: dict[str, str] = {
    "range": "range | rng | reach | 航程 | 航続距離 | 사거리 | 사정거리 | 射程 | 射程距離 | 射程距离"
    " | дальность | дальність | reichweite | schussweite | portée | alcance | rango | gittata | zasięg | menzil"
    " | menzili | مدى | برد",
    "distance": "distance | dist | 거리 | 距離 | 距离 | расстояние | відстань | entfernung | distanz"
    " | distancia | distância | distanza | odległość | mesafe | مسافة | مسافت",
    "flight": "flight | flown | travelled | traveled | covered | achieved | 비행 | 飛行 | 飞行 | полета"
    " | польоту | flug | vol | vuelo | voo | volo | lotu | uçuş | طيران | پرواز | parcourue | recorrida | percorrida"
    " | percorsa",
    "flown-distance": "downrange | impact distance | 비거리 | flugweite | flugstrecke",
    "altitude": "altitude | alt | 到達高度 | 고도 | 高度 | высота | висота | flughöhe | gipfelhöhe"
    " | altitud | altitudine | irtifa | ارتفاع | wysokość",
    "apogee": "apogee | apex | 정점 | 정점고도 | апогей | апогея | апогею | apogée | apogeo | apogäum | اوج",
    "height": "height | 높이 | 高さ | höhe | hauteur | altura | altezza | yükseklik",
    "payload": "payload | useful load | 탑재 | 탑재량 | 페이로드 | ペイロード | 有效载荷 | 载荷 | 載荷"
    " | 有効搭載量 | 搭載量 | полезная нагрузка | полезной нагрузки | корисне навантаження | корисного навантаження"
    " | nutzlast | charge utile | carga útil | carico utile | faydalı yük | ładunek użyteczny | حمولة | محموله",
    "warhead": "warhead | wh | 탄두 | 弾頭 | 弹头 | 彈頭 | 战斗部 | 戰鬥部 | боевая часть | боевой части"
    " | бч | боеголовка | боеголовки | бойова частина | бойової частини | боєголовка | gefechtskopf | sprengkopf"
    " | ogive | charge militaire | ojiva | carga bélica | cabeza de guerra | testata | ogiva | głowica | głowicy"
    " | harp başlığı | رأس حربي | رأس حربية | سرجنگی | کلاهک",
    "mass": "mass | weight | wt | wgt | 중량 | 무게 | 질량 | 重量 | 重さ | 質量 | 质量 | масса | вес | маса"
    " | вага | gewicht | masse | poids | peso | massa | masa | ciężar | ağırlık | ağırlığı | kütle | وزن | كتلة",
    "launch": "launch | abschuss | lift off | liftoff | take off | takeoff | all up | 발사 | 発射 | 发射"
    " | 發射 | 起飞 | 起飛 | 離陸 | пуска | запуска | пуску | стартовая | стартовый | стартова | взлетная | взлетный"
    " | злітна | start | lancement | décollage | lanzamiento | despegue | lançamento | decolagem | lancio | decollo"
    " | startowa | fırlatma | kalkış | اطلاق | پرتاب",
    "launch-mass": "mtow | auw | takeoff mass",
    "whole": "total | overall | gross | full | 총 | 总 | 總 | общая | общий | полная | полный | загальна"
    " | повна | gesamt | totale | toplam | całkowita | اجمالي",
    "combat": "combat | battle | 전투 | 戦闘 | 战斗 | боевая | боевой | бойова | gefechts | bojowa",
    "length": "length | len | 弹长 | 길이 | 전장 | 全長 | 全长 | 長さ | 长度 | 長度 | длина | довжина"
    " | länge | laenge | longueur | longitud | lunghezza | comprimento | długość | uzunluk | uzunluğu | طول",
    "diameter": "diameter | dia | diam | 弹径 | 직경 | 지름 | 直径 | 直徑 | диаметр | діаметр"
    " | durchmesser | diamètre | diámetro | diâmetro | diametro | średnica | çap | çapı | قطر",
    "body": "body | fuselage | airframe | 동체 | 胴体 | 弹体 | корпуса | rumpf",
    "wingspan": "wingspan | wing span | span | rozpiętość | 날개폭 | 翼幅 | 翼展 | размах крыла"
    " | размах крыльев | розмах крила | spannweite | envergure | envergadura | apertura alare | rozpiętość skrzydeł"
    " | kanat açıklığı",
    "calibre": "caliber | calibre | cal | 구경 | 口径 | 口徑 | калибр | калібр | kaliber | calibro"
    " | kalibre",
    "stages": "stages | stage | 단수 | 段数 | 级数 | 級数 | ступени | ступеней | ступені | ступенів | stufen"
    " | étages | etapas | stadi | kademe",
    "number": "number | no | nr | num | count | size | 수 | 数 | число | количество | кількість | anzahl"
    " | nombre | número | numero | liczba | sayısı | عدد | تعداد",
    "cep": "cep | circular error probable | circular error probability | 원형공산오차 | 圆概率误差 | 圆概率偏差"
    " | 半数必中界 | кво | streukreisradius",
    "accuracy": "accuracy | precision | 정확도 | 精度 | точность | точність | genauigkeit | präzision"
    " | précision | precisión | precisão | precisione | celność | hassasiyet | دقة | دقت",
    "speed": "speed | velocity | 속도 | 속력 | 速度 | 速力 | скорость | швидкість | geschwindigkeit | vitesse"
    " | velocidad | velocidade | velocità | prędkość | hız | hızı | سرعة | سرعت",
    "time": "time | 시간 | 時間 | 时间 | время | час | zeit | temps | tiempo | tempo | czas | süresi | زمن"
    " | زمان",
    "endurance": "endurance | loiter time | havada kalış süresi | 체공시간 | 滞空時間 | 航続時間"
    " | 续航时间 | 續航時間 | продолжительность | flugdauer | autonomie",
    "rounds": "rounds",
    "tubes": "tubes",
    "launcher": "launcher",
    "crew": "crew | 승무원 | 乗員 | 乘员 | экипаж | расчет | екіпаж | besatzung | équipage | tripulación"
    " | tripulação | equipaggio | załoga | mürettebat | طاقم | خدمه",
    "cost": "cost | price | 단가 | 가격 | 価格 | 价格 | 单价 | стоимость | цена | вартість | ціна | kosten"
    " | preis | coût | prix | coste | costo | precio | preço | custo | prezzo | koszt | cena | maliyet | maliyeti"
    " | fiyat | تكلفة | سعر | قيمت",
    "each": "unit | each | piece | stück | unitaire | unitario | unitário | единицы | одиниці | birim",
    "use": "operational | efectivo | efectiva | operating | effective | strike | firing | engagement | 유효"
    " | 有効 | 有效 | эффективная | стрельбы | действия | поражения | ефективна | ураження | стрільби | wirksame"
    " | einsatz | efficace | pratique | eficaz | operativo | operativa | operacional | operasyonel | etkili"
    " | skuteczny | مؤثر",
    # What may stand beside any of them.
    "greatest": "max | maximum | maximal | maximale | maximaler | peak | top | highest | greatest | 최대"
    " | 최고 | 最大 | 最高 | 最远 | 最遠 | макс | максимальная | максимальный | максимальна | максимальний | höchst"
    " | höchste | máximo | máxima | massima | massimo | maksymalny | maksymalna | maks | maksimum | azami | اقصى"
    " | قصوى | حداكثر",
    "least": "min | minimum | minimal | minimale | mindest | lowest | shortest | 최소 | 最小 | 最短 | мин"
    " | минимальная | минимальный | мін | мінімальна | мінімальний | mínimo | mínima | minima | minimo | minimalny"
    " | asgari | ادنى | حداقل",
    "tested": "test | tests | tested | observed | actual | demonstrated | measured | recorded | 시험 | 試験"
    " | 试验 | 実測 | 实测 | 실측 | испытание | испытания | испытаний | испытательная | фактическая | випробування"
    " | фактична | beobachtet | beobachtete | essai | essais | observée | prueba | pruebas | observado | observada"
    " | ensaio | teste | prova | osservata | deneme | testi | اختبار | آزمایش",
    "rough": "approx | approximate | approximately | est | estimated | estimate | reported | claimed | stated"
    " | published | official | declared | nominal | value | ca | capacity | 추정 | 추정치 | 推定 | 约 | 約 | оценка"
    " | примерная | geschätzt | geschätzte | estimée | estimé | estimado | estimada | stimata | tahmini | kapasitesi",
    "object": "missile | missiles | rocket | rockets | weapon | weapons | munition | munitions | projectile"
    " | drone | drones | uav | system | 미사일 | 무기 | 로켓 | ミサイル | 导弹 | 導彈 | 飞弹 | 飛彈 | 武器 | ракета"
    " | ракеты | ракети | rakete | raketen | fusée | misil | misiles | míssil | missil | missili | rakiety | pocisku"
    " | füze | füzenin | صاروخ | صواريخ | موشك",
}  # fmt: skip

# Sets of notions, and the property that they name. What may stand beside any of them is told apart before.
RULES: dict[str, str] = {
    "range_max": "range | range use | range launch",
    "flight_distance": "distance | distance flight | range flight | flown-distance | distance flown-distance",
    "apogee": "apogee | altitude | altitude apogee | altitude flight | height apogee | height flight",
    "payload_mass": "payload | payload mass",
    "warhead_mass": "warhead | warhead mass",
    "length": "length | length whole",
    "diameter": "diameter | diameter body",
    "wingspan": "wingspan",
    "caliber": "calibre",
    "launch_mass": "mass | launch-mass | mass launch | mass whole | mass launch whole",
    "combat_mass": "combat mass",
    "stages": "stages | stages number",
    "cep": "cep | cep accuracy",
    "speed_max": "speed",
    "endurance": "endurance | endurance flight | flight time | endurance time",
    "rounds_per_launcher": "rounds launcher | tubes | tubes launch | tubes launcher",
    "crew": "crew | crew number",
    "unit_cost": "cost | cost each",
}

# Units in languages in which headers are read and cells are not.
HEADER_UNITS: dict[str, str] = {
    "km": "كم | كيلومتر | کیلومتر",
    "m": "متر | م",
    "cm": "سم",
    "mm": "مم | مليمتر",
    "h": "saat",
    "kg": "كغ | كجم | كيلوغرام | كيلوجرام | کیلوگرم",
    "t": "طن | تن",
    "mi": "ميل | مایل",
    "km/h": "كم/س | كم/ساعة | کیلومتر/ساعت",
    "mach": "ماخ",
}

# These alone may as well be a kind or a place: they are read as quantities only with a unit.
NEEDS_UNIT = frozenset(("warhead",))

# Words without which a header means the same.
ARTICLES = _words(
    "of the a an al in per s is de du au la le les l d des del el los della dello dell di do da dos das der die"
    " von vom в у на за の 的 之"
)

# Before a unit, they make another one of it.
MULTIPLES = _words(
    "thousand thousands million millions billion billions hundred hundreds mln bln тыс тысяч млн млрд тис"
    " мільйонів 千 万 萬 百万 億 천 만 백만 억 tausend mio millionen mille milliers mil millones milhões mila milioni"
    " tys milion bin milyon الف مليون"
)

# In brackets behind a quantity, they say that the header means another thing.
OTHER_THINGS = _words(
    "ceiling radius blast yield penetration propellant fuel dry empty detection ferry warheads class"
    " classification category type kind code id source sources ref date year rank score status radar seeker sensor"
    " target launcher vehicle truck engine motor booster first second third carrier aircraft 구분 분류 종류 등급 类别"
    " 类型 种类 种別 класс категория тип клас klasse kategorie typ art classe catégorie clase categoría tipo sınıf"
    " tür نوع فئة"
)

# Names: what a thing is, likeliest first; then what a column of names is called.
WEAPONS = (
    (
        "missile | missiles used | rocket | 미사일 | 로켓 | 유도탄 | ミサイル | 导弹 | 導彈 | 飞弹 | 飛彈 | ракета"
        " | ракеты | ракети | rakete | raketen | flugkörper | misil | míssil | missil | rakieta | rakiety | pocisk"
        " | füze | صاروخ | موشك"
    ),
    (
        "weapon | weapons used | weapon system | 무기 | 무기체계 | 兵器 | 武器 | 武器系统 | 武器系統 | 装备 | зброя"
        " | зброї | озброєння | вооружение | вооружения | оружие | оружия | waffe | waffen | waffensystem | arme"
        " | système d'arme | arma | sistema de armas | broń | silah | سلاح"
    ),
    "munition | munitions used | projectile | ordnance | 탄약 | 弹药 | боеприпас | боєприпас",
    "drone | uav | uas | 무인기 | 드론 | 無人機 | 无人机 | дрон | бпла | drohne | dron | پهپاد",
    "system | equipment | система | système | sistema | sistem | 체계 | منظومة",
)
NAMES = (
    "name | designation | 이름 | 명칭 | 명 | 名称 | 名 | 名稱 | название | наименование | назва | имя"
    " | найменування | bezeichnung | nom | désignation | dénomination | nombre | denominación | nome | designação"
    " | denominazione | nazwa | oznaczenie | adı | isim | اسم | نام"
)
MODELS = (
    "model | variant | version | 모델 | 기종 | 型号 | 型號 | 機種 | 型式 | модель | модели | modell | modèle"
    " | modelo | modello | موديل | طراز | مدل"
)
KINDS = "type | 종류 | 種類 | 类型 | 新型 | тип | вид | typ | tipo | نوع"
USED = (
    "used | employed | involved | tested | 사용 | 사용된 | 使用 | eingesetzte | utilisée | utilizado | utilizada"
    " | usado | usata | kullanılan"
)
ADJECTIVES = (
    "ballistic | cruise | guided | 탄도 | 순항 | 弹道 | 弾道 | 巡航 | баллистическая | крылатая | балістична"
    " | крилата | ballistische | balistique | balístico"
)

UNITS = (
    "unit | units | uom | unit of measure | range unit | 단위 | 単位 | 单位 | 單位 | единица | единицы | ед изм"
    " | единица измерения | одиниця | од вим | einheit | unité | unidad | unidade | unità | jednostka | birim | وحدة"
    " | واحد"
)
COUNTRIES = (
    "country | nation | origin | country of origin | 국가 | 国 | 国家 | 國家 | страна | країна | land | herkunft"
    " | pays | país | paese | origen | kraj | ülke | دولة | بلد | کشور"
)

DATES = (
    "date | date time | datetime | day | time | 날짜 | 일자 | 발사일 | 발사일자 | 시험일 | 시험일자 | 일시 | 日付"
    " | 日時 | 発射日 | 日期 | дата | datum | startdatum | fecha | data | tarih | tarihi | تاريخ"
)
# Of these dates, those that are of a launch or a test in one word.
FLIGHT_DATES = "발사일 | 발사일자 | 시험일 | 시험일자 | 発射日 | startdatum"
FLIGHTS = (
    "launch | test | flight | firing | fired | utc | local | event | attack | 발사 | 시험 | 発射 | 发射 | 發射"
    " | 试射 | пуска | пуску | запуска | испытания | випробування | start | tir | lancement | essai | lanzamiento"
    " | prueba | lançamento | teste | lancio | fırlatma | deneme | اطلاق | پرتاب | آزمایش"
)
PLACES = (
    "launch site | launch place | launch location | launch area | launch point | launch base | launch facility"
    " | launched from | test site | test location | impact area | impact location"
    " | landing area | 발사장소 | 발사지 | 발사 지점 | 발사지점 | 발사장 | 낙하지점 | 発射場所 | 発射地点"
    " | 落下地点 | 发射地点 | 发射场 | 發射地點 | 發射場 | место пуска | место запуска | место старта | полигон"
    " | місце пуску | місце запуску | полігон | startort | startplatz | abschussort | lieu de tir | lieu de lancement"
    " | site de lancement | lugar de lanzamiento | sitio de lanzamiento | local de lançamento | luogo di lancio"
    " | miejsce startu | fırlatma yeri | موقع الإطلاق | مكان الإطلاق | محل پرتاب"
)
# They may be of anything; beside the date of a launch they are of the launch.
ANY_PLACES = (
    "location | place | site | facility | facility name | 장소 | 場所 | 地点 | место | місце | ort | lieu | lugar"
)
RESULTS = (
    "result | outcome | success | test result | test outcome | launch result | launch outcome | result of test"
    " | 결과 | 시험결과 | 성공여부 | 성공 여부 | 結果 | 成否 | 结果 | 發射結果 | результат | исход"
    " | результат испытания | результат пуска | успех | результат випробування | ergebnis | erfolg | testergebnis"
    " | résultat | succès | resultado | éxito | sucesso | risultato | esito | wynik | sonuç | نتيجة | نتیجه"
)
INTRODUCTIONS = (
    "introduction | introduced | service | ioc | commissioned | adopted | fielded | inducted | deployed | 배치"
    " | 도입 | 전력화 | 실전배치 | 配備 | 就役 | 服役 | 列装 | вооружение | озброєння | indienststellung | einführung"
    " | servicio | serviço | servizio | hizmete | الخدمة"
)
SHIPS = (
    "ship | vessel | ship name | vessel name | vessel type | ship type | port | 선박 | 船舶 | судно | schiff"
    " | navire | buque"
)
