"""The words of the quantity grammar: qualifiers, connectors, numbers, and the nouns and verbs around figures.

Each table lists phrases separated by "|". A phrase may stand in several tables ("bis" is "to" between two numbers and
"up to" before one); the reader decides by position. Matching ignores case.

The words around figures (`FILL`) matter because a word that is not known may be a qualifier: in front of a
number it is only passed over when it is listed, or when the text is plainly English.
"""

from __future__ import annotations


__all__ = (
    "AND",
    "AND_HALF",
    "ARTICLES",
    "CHANGE",
    "CONTEXT",
    "COUNTED",
    "DIFFERENCE",
    "DOT_THOUSANDS",
    "ENGLISH",
    "FILL",
    "FRACTION",
    "FROM",
    "HALF",
    "LEAD",
    "LIMIT",
    "LINK",
    "MONTH",
    "MULTIPLIER",
    "NEGATION",
    "NOUN",
    "NUMBER",
    "OR",
    "ORIGIN",
    "PER",
    "PREPOSITION",
    "RATE",
    "SINGLE",
    "SOFT_ANYWHERE",
    "TO",
    "TRAIL",
    "VAGUE",
)

# Qualifiers in front of a number.
LEAD: dict[str, str] = {
    "about": """
        about | around | roughly | circa | ca | c | some | ~ | ≈ | approx about | something like |
        somewhere around | in the region of | of the order of |
        on the order of | in the order of | more or less | give or take | or so | almost exactly |
        env | ungef | rd | ок |
        약 | 대략 | 얼추 | 어림잡아 | 約 | およそ | おおよそ | 凡そ | 大体 | 概ね | おおむね | 约 | 约为 |
        約為 | 大约 | 大约为 | 大約 | 大概 |
        около | порядка | примерно | близько | біля | десь | орієнтовно | коло |
        etwa | rund | ungefähr | zirka | um die | an die | gut und gern |
        environ | d' environ | de l' ordre de | aux alentours de | autour de | quelque | quelques environ |
        unos | unas | alrededor de | cerca de | aproximados | en torno a | del orden de |
        circa | all' incirca | intorno a | attorno a | sui | un migliaio di circa |
        por volta de | em torno de | uns | umas |
        około | ok | blisko około | mniej więcej | w przybliżeniu |
        în jur de | in jur de | vreo | ongeveer | omstreeks | sekitar | khoảng | noin | yaklaşık | körülbelül |
        mintegy |
        oko | přibližně | asi | zhruba | omkring | cirka | ungefär
    """,
    "approximately": """
        approximately | approx | approximate | appr | aprox | прибл | приблиз |
        приблизительно | приблизно | ориентировочно | aproximadamente |
        approximativement | annähernd | approssimativamente | aproximativ | approximatif | approximative
    """,
    "nearly": """
        nearly | almost | close to | just short of | just shy of | nigh on | not quite | approaching |
        거의 | 근 | ほぼ | 将近 | 將近 | 接近 | 近 | почти | без малого | майже | fast | knapp | beinahe |
        nahezu | presque |
        près de | casi | quasi | quase | prawie | niemal | blisko | aproape | aproape de | bijna
    """,
    "estimated": """
        estimated | est | estimate | an estimated | estimates of |
        추정 | 推定 | 预计 | 估计 | 預計 | 估計 | предположительно | оценочно | по оценкам | по оценке |
        орієнтовна оцінка | ориент | орієнт |
        імовірно | за оцінками | geschätzt | geschätzte | geschätzten | schätzungsweise | estimé | estimée |
        estimados | estimado | estimada | estimadas | stimato | stimata | stimati |
        szacowany | szacowana | szacunkowo | estimat | estimată
    """,
    "exactly": """
        exactly | precisely | ровно | точно | рівно | genau | exactement | exactamente | esattamente | dokładnie |
        정확히 | ちょうど | 丁度 | 恰好
    """,
    "up to": """
        up to | innerhalb von | в пределах | у межах |
        anything up to | upto | up | as far as | as much as | as many as | as high as | as long as |
        as heavy as |
        no more than | not more than | no greater than | not greater than | not exceeding | not to exceed |
        does not exceed | doesn't exceed | do not exceed | no longer than | no further than | no farther than |
        at most |
        at the most | no heavier than | not over | not above | a maximum of | maximum of | max of | a max of |
        un máximo de | un maximum de | un massimo di |
        um máximo de | ein maximum von |
        ≤ | <= | =< |
        до | вплоть до | не более | не более чем | не больше | не свыше | не выше | не превышает | не превышающей |
        не превышающая | не превышающий | не більше | не більш як | не більше ніж | не перевищує | аж до |
        щонайбільше |
        bis | bis zu | bis etwa | nicht mehr als | höchstens | nicht über | jusqu'à | jusqu' à | jusqu'a | jusqu' a |
        jusque | pas plus de | au plus | tout au plus | au maximum | hasta | hasta unos | no más de | como máximo |
        a lo sumo | no supera | no supera los | fino a | sino a | non più di | al massimo | non oltre |
        non superiore a |
        non supera | até | não mais de | no máximo | do | aż do | nie więcej niż | nie przekracza |
        nie przekraczający |
        co najwyżej | până la | pana la | nu mai mult de | tot | maximaal | hingga | sampai | đến | tới |
        lên tới | tối đa |
        allt að | upp till | op til | opp til | akár | jopa
    """,
    "under": """
        much less than | far less than | considerably less than | significantly less than | slower than |
        under | less than | fewer than | below | lower than | shorter than | smaller than | lighter than | short of |
        just under | just below | well under | well below | slightly less than | slightly under | a little under |
        a little less than | < |
        менее | менее чем | меньше | ниже | менше | менш | менше ніж | нижче |
        unter | weniger als | unterhalb von | moins de | moins d' | inférieur à | inférieure à | en dessous de |
        menos de | inferior a | inferiores a | por debajo de | meno di | inferiore a | sotto i |
        mniej niż | poniżej | mai puțin de | sub | minder dan | onder de | 不到 | 不足 | 低于 | 低於 | 小于 | dưới
    """,
    "at least": """
        at least | at the least | no less than | not less than | no fewer than | not fewer than | no under |
        no shorter than | at a minimum | a minimum of | minimum of | min of | not under | not below | as little as |
        as few as | ≥ | >= | => |
        не менее | не менее чем | не меньше | не меньше чем | не ниже | минимум | как минимум | не менше |
        не менш як |
        не менше ніж | щонайменше | принаймні | як мінімум | хоча б | по меньшей мере | по крайней мере | не нижче |
        mindestens | wenigstens | zumindest | nicht weniger als | nicht unter | au moins | pas moins de | au minimum |
        al menos | por lo menos | cuando menos | no menos de | como mínimo | almeno | non meno di | non inferiore a |
        non inferiori a | come minimo | pelo menos | ao menos | no mínimo | não menos de | co najmniej |
        przynajmniej |
        nie mniej niż | cel puțin | nu mai puțin de | minstens | ten minste | najmanje | ít nhất |
        적어도 | 少なくとも | すくなくとも | 至少 | 不少于 | 不少於 | 不低于
    """,
    "over": """
        considerably more than | significantly more than | substantially more than |
        over | more than | above | exceeding | exceeds | exceed | exceeded | greater than | larger than |
        longer than |
        higher than | heavier than | farther than | further than | beyond | in excess of | upwards of | upward of |
        north of | well over | well above | well beyond | just over | slightly over | slightly more than |
        a little over |
        a little more than | somewhat more than | much more than | better than | faster than | bigger than |
        wider than | can exceed | may exceed | could exceed | excess of | > |
        более | более чем | больше | больше чем | свыше | св | выше | сверх | превышает | превышающей | превышающая |
        превышающий | превысила | превысил | понад | більше | більше ніж | більш як | більш ніж | перевищує |
        перевищила |
        вище | поверх | над | повече от |
        über | mehr als | oberhalb von | gut | plus de | plus d' | supérieur à | supérieure à | au-delà de |
        au delà de |
        dépasse | dépassant | dépasse les | más de | superior a | superiores a | por encima de | supera | supera los |
        superan los | mayor de | mayor a | oltre | oltre i | più di | superiore a | superiori a | al di sopra di |
        mais de | acima de | além de | ultrapassou | ultrapassa | ponad | więcej niż | powyżej | przekracza |
        przekraczający | peste | mai mult de | depășește | meer dan | ruim | hơn | trên | yli | lebih dari |
        više od | preko |
        över | mer än | mere end | mer enn | több mint |
        超 | 超过 | 超過 | 逾 | 高于 | 高於 | 大于 | 不止
    """,
}

# Qualifiers behind a number (and its unit).
TRAIL: dict[str, str] = {
    "about": """
        or so | or thereabouts | more or less | roughly | give or take | circa | about | around | environ | etwa |
        ungefähr | примерно | приблизно | około | ou environ | env | más o menos | circa | o così |
        가량 | 정도 | 쯤 | 안팎 | 내외 | 전후 | 정도로 | 程度 | 前後 | ほど | くらい | ぐらい | 余りとも |
        上下 | 左右 | 前后 | 许 | 許 |
        내외로 | 전후로 | 안팎의 | 안팎으로
    """,
    "approximately": """
        approximately | approx | approximate | aproximadamente | aprox | приблизительно | приблизно |
        approximativement | approssimativamente
    """,
    "nearly": """
        가까이 | 가까운 | 가깝게 | 육박 | 육박하는 | 近く | 近い | に近い | 弱 | に迫る | 足らず
    """,
    "estimated": """
        estimated | est | estimate | 추정 | 추정된다 | 추정됨 | 推定 | と推定 | とみられる | とみられ |
        geschätzt | estimé | estimée |
        estimado | estimada | stimato | stimata | предположительно | оценочно | оценка | szacunkowo | 估计
    """,
    "up to": """
        or less | or fewer | or below | or under | and below | and under | or shorter | and less | at most |
        at the most |
        tops | to the maximum | au maximum | al massimo | no máximo | maksymalnie | и менее | и ниже |
        или менее | або менше | і менше | не более | не більше | oder weniger |
        und weniger | höchstens | ou moins | et moins | au plus | o menos | y menos | como máximo | o meno |
        ou menos |
        lub mniej | 이하 | 이내 | 以下 | 以内 | 이하의 | 이하인 | 까지 | まで | 以內 | 이하로 | 이내의 | 이내로
    """,
    "under": """
        미만 | 未満 | 未满 | 미만의 | 미만인 | 弱い | に満たない | に満たず
    """,
    "at least": """
        or more | or greater | or longer | or above | or over | or higher | or better | or farther |
        or further | and more |
        and above | and over | and up | and upwards | and beyond | and higher | and longer | or heavier | at least |
        at the least | or bigger | or larger | possibly more | or possibly more | perhaps more | maybe more |
        and upward | onwards |
        и более | и больше | и выше | или более | или больше | и свыше | і більше | або більше | та більше | і вище |
        oder mehr | und mehr | oder darüber | ou plus | et plus | au moins | o más | y más | o mayor | y superior |
        au minimum | como mínimo | almeno | mindestens | o più | e più | e oltre | ed oltre | ou mais | e mais |
        lub więcej | i więcej | sau mai mult | of meer | en meer |
        이상 | 以上 | 이상의 | 이상으로 | 이상인 | 이상일 | 이상도
    """,
    "over": """
        plus | + | с лишним | з гаком | і понад | y pico | et des poussières | i trochę | pass |
        초과 | 초과하는 | 초과의 | 超 | 超え | を超え | を超える | 넘는 | 넘게 | 넘을 | 넘어 | 넘으며 | 넘 |
        남짓 | 강 | 超の | 余り | 开外 | 開外 | 余 | 餘 | 여 | 多 | あまり | 強
    """,
}

# Limits: qualifiers only right at the number ("max 500 km", "500 km max"); elsewhere part of a name
# ("maximum range").
LIMIT: dict[str, str] = {
    "up to": """
        max | maximum | maximal | maximale | maximum | maximums | máximo | máxima | máximos | máximas |
        massimo | massima |
        максимум | максимально | макс | максимальная | максимальный | максимальна | maximaal | maks | maksimum |
        maksymalnie |
        최대 | 최고 | 최장 | 最大 | 最高 | 最長 | 最远 | 最多 | 最长 | 最遠 | 高达 | 高達
    """,
    "at least": """
        min | minimum | minimal | minimale | mínimo | mínima | mínimos | minimo | minima | мин | минимум | мінімум |
        минимально |
        minimaal | minimalnie | 최소 | 최저 | 최소한 | 最小 | 最低 | 最短 | 最少
    """,
}

# Nouns that a word of LIMIT follows as an adjective in the Romance and Slavic languages: "portée maximale
# de 300 km".
NOUN = """
    portée | rayon | vitesse | charge | charge utile | poids | hauteur | distance | altitude | masse | action |
    alcance |
    alcances | velocidad | distancia | altura | altitud | peso | carga | útil | radio | acción | gittata |
    portata | raggio |
    velocità | distanza | quota | altitudine | carico | azione | velocidade | distância | altitude | дальность |
    скорость |
    масса | вес | высота | дальність | швидкість | висота | вага | zasięg | prędkość | masa | waga | wysokość |
    reichweite
"""

# Words of LEAD that are also plain prepositions: read as qualifiers only right before a number.
PREPOSITION = """
    over | above | below | under | about | around | some | beyond | up | near | close to | short of | до |
    над | около | свыше | выше | ниже | do | über | unter | rund | gut | um die | an die | hasta | unos |
    unas | oltre | sub | tot | oko | um | bis | quelque | sui | поверх | preko | c | ca | fast | peste |
    trên | dưới | đến | tới | gegen | біля | вище | більше | 近 | 超 | 多 | 余 | 여 | 강 | 強 | 弱 | etwa | 근 |
    asi | ok | yli | коло
"""

# Qualifiers that qualify the figure wherever they stand ("estimated range of 900 km").
SOFT_ANYWHERE = """
    estimated | an estimated | estimates of | 추정 | 推定 | geschätzte | geschätzten | estimé | estimée |
    estimada | estimado |
    stimata | stimato | szacowany | szacowana | estimată | предположительно | approximate | approximative |
    approximatif |
    по оценкам | по оценке | за оцінками | schätzungsweise | 추정된다 | 추정됨 | とみられる | とみられ |
    と推定 | 估计 | 预计 | 估計 | 預計
"""

# Between two numbers: from … TO …
TO = """
    to | through | thru | till | until | bis | bis zu | à | a | al | до | по | do | tot | até | hasta | fino a | an |
    에서 | 부터 | から | ないし | 乃至 | 至 | 到 | 내지 | đến | - | – | — | ~ | .. | ... | … | and up to |
    up to | hingga | sampai | la
"""
# In front of the first of two numbers.
FROM = """
    from | between | ranging from | ranging between | anywhere between | anywhere from | от | от около | від |
    между | між |
    von | zwischen | de | d' | entre | tra | fra | da | od | między | între | van | tussen | 从 | 從 | 自 | từ |
    dari | antara | od |
    in the range | in the range of
"""
# Those of FROM that leave the second end missing when no range follows.
ORIGIN = """
    from | between | ranging from | ranging between | anywhere between | anywhere from | от | від | между |
    між | zwischen |
    entre | między | între | tra | fra | tussen | 从 | 從 | 自 | từ | od | ab | starting from | a partir de |
    à partir de | a partire da | starting at | until | начиная с | починаючи з
"""
AND = """
    and | & | und | et | y | e | ed | i | и | та | і | й | en | și | 와 | 과 | と | 和 | 与 | 및 | oraz |
    или также | as well as
"""
AND_HALF = """
    с половиной | з половиною | et demi | et demie | y medio | y media | e mezzo | e mezza | e meia | e meio | i pół |
    und ein halb | und eine halbe
"""
OR = """
    or | oder | ou | o | u | или | або | чи | lub | of | sau | 또는 | 혹은 | または | 或 | i.e. | that is |
    equivalent to |
    equal to | = | soit | bzw | albo
"""
# Words that tell of a change: "increased from 300 to 500 km" is no interval.
CHANGE = """
    increase | increased | increases | increasing | extend | extended | extends | extending | raise | raised |
    raises | grew |
    grown | grow | improve | improved | improving | upgrade | upgraded | reduce | reduced | reducing |
    decreased | cut | boost |
    boosted | doubled | lengthened | shortened | lowered | увеличена | увеличил | увеличили | увеличить |
    увеличилась |
    увеличение | выросла | снизилась | збільшили | збільшено | збільшити | erhöht | erhöhte | gesteigert |
    verlängert |
    reduziert | porté | portée de la | passer | passée | augmenté | augmentée | augmenter | réduite | aumentó |
    aumentar |
    aumentado | aumentada | ampliado | amplió | aumentata | aumentato | portata da | aumentou | zwiększono |
    zwiększony |
    늘린 | 늘어난 | 늘어나 | 늘렸 | 늘려 | 늘어 | 증가 | 확대 | 연장된 | 줄인 | 줄여 | 줄었 | 개량 | 伸び |
    伸ば | 延伸 | 延ば | 増 | 増加 | 拡大 |
    縮 | 短縮 | 提高 | 增加 | 增至 | 提升
"""
# Words behind a figure that make it the difference between two, and words in front that do.
DIFFERENCE = """
    more | less | farther | further | longer | shorter | heavier | lighter | higher | lower | faster | slower |
    greater |
    bigger | smaller | extra | additional | by | mehr | weniger | länger | kürzer | weiter | weitere |
    supplémentaires | más | menos | adicionales | più | meno | więcej | mniej | dalej |
    больше | меньше | дальше | дольше | більше | менше | далі | 더 | 추가 | 追加
"""
# Words in front of a figure that take a part or a multiple of it.
FRACTION = """
    half | quarter | quarters | third | thirds | fifth | tenth | fraction | portion | twice | thrice | double |
    triple | times |
    percent | viertel | drittel | doppelt | doppelte | zweimal | halb | quart | tiers | moitié | double | fois |
    cuarto |
    tercio | mitad | doble | veces | quarto | terzo | metà | doppio | volte | четверть | треть | вдвое |
    дважды | половина |
    половину | чверть | третина | удвічі | двічі | połowa | połowę | ćwierć | dwukrotnie | 절반 | 배 | 倍 |
    半分 | 一半
"""
NEGATION = """
    not | no | never | cannot | can't | isn't | wasn't | doesn't | didn't | non | nicht | kein | keine |
    keinen | ne | pas | не |
    이외 | 以外 | 못 | 않 | 안 | 미달 | 밑도는 | 밑돌 | ні | нет | nie | não | nu | niet | geen | neither | nor | 아닌 |
    아니 | 없는 | 不 | không | minus | less | except
"""
VAGUE = """
    several | few | a few | dozens | dozens of | tens | tens of | hundreds | hundreds of | thousands |
    thousands of | many |
    scores of | couple | a couple | a couple of | multiple | numerous | various | millions of | tens of thousands |
    несколько | несколько сотен | десятки | сотни | тысячи | кілька | декілька | десятки | сотні | тисячі |
    mehrere | einige | dutzende | hunderte | tausende | plusieurs | dizaines | dizaines de | centaines |
    centaines de |
    milliers | milliers de | varios | varias | decenas | decenas de | cientos | cientos de | miles | miles de |
    centenares |
    alcuni | alcune | decine | decine di | centinaia | centinaia di | migliaia | migliaia di | alguns |
    algumas | dezenas |
    centenas | kilka | kilkanaście | kilkadziesiąt | kilkaset | dziesiątki | setki | 수십 | 수백 | 수천 | 수만 |
    몇 | 십수 |
    数十 | 数百 | 数千 | 数万 | 数 | 數十 | 數百 | 數千 | 数 | 幾 | 几 | 幾十 | 几十 | 几百 | 几千 | 上百 |
    上千 | câteva | zeci | sute
"""
PER = "per | pro | par | por | / | each | every | 每 | 毎 | 당 | あたり | в | на | na | all' | al"
# A unit of these behind "per" makes a rate of the figure.
# Words that are one of their scale when no number stands in front.
SINGLE = """
    hundred | thousand | tausend | hundert | cent | mille | mil | тысяча | тысячу | тисяча | тисячу | tysiąc |
    million |
    millón | millione | milione | milion | milhão
"""
RATE = """
    hour | hours | hr | h | minute | minutes | min | second | seconds | sec | s | day | days | week | weeks |
    month | months |
    year | years | annum | litre | liter | km | kilometer | kilometre | mile | час | ч | год | годину | день |
    сутки | минуту |
    секунду | stunde | sekunde | tag | jahr | heure | seconde | jour | an | mois | hora | segundo | día | mes |
    año | ora |
    secondo | giorno | anno | godzinę | sekundę | dzień | rok | oră | secundă
"""
MONTH = """
    january | february | march | april | may | june | july | august | september | october | november |
    december | jan | feb |
    apr | jun | jul | aug | sep | sept | oct | nov | dec | января | февраля | марта | апреля | мая | июня | июля |
    августа | сентября | октября | ноября | декабря | январь | февраль | март | апрель | май | июнь | июль | август |
    сентябрь | октябрь | ноябрь | декабрь | січня | лютого | березня | квітня | травня | червня | липня |
    серпня | вересня |
    жовтня | листопада | грудня | januar | februar | märz | mai | juni | juli | oktober | dezember | janvier |
    février | mars |
    avril | juin | juillet | août | septembre | octobre | novembre | décembre | enero | febrero | marzo |
    abril | mayo | junio |
    julio | agosto | septiembre | octubre | noviembre | diciembre | gennaio | febbraio | aprile | maggio |
    giugno | luglio |
    settembre | ottobre | dicembre | janeiro | fevereiro | março | maio | junho | julho | setembro | outubro |
    novembro |
    dezembro | stycznia | lutego | marca | kwietnia | maja | czerwca | lipca | sierpnia | września | października |
    listopada | grudnia | 년 | 월 | 일 | 年 | 月 | 日 | 월달 | 年度
"""
HALF = """
    half | a half | halb | halbe | halben | halber | demi | demie | une demie | medio | media | mezza | mezzo |
    meia | meio |
    pół | половина | полови́на | половиной | половины | пол | пів | наполовину | 절반 | 半 | jumătate
"""
ARTICLES = """
    a | an | the | one | ein | eine | einen | einer | einem | eines | un | une | una | uno | um | uma | um | o |
    der | die | das |
    den | dem | des | le | la | les | l' | el | los | las | il | lo | gli | i | os | as | een
"""
NUMBER: dict[str, str] = {
    "0": "zero",
    "1": """
        one | eins | один | одна | одну | одне | одной | одного | одним | одной | однієї | jeden | jedna |
        jedną | bir
    """,
    "2": """
        two | zwei | deux | dos | due | dois | duas | два | две | двух | дві | двох | двумя | dwa | dwie |
        dwóch | doi | două
    """,
    "3": "three | drei | trois | tres | tre | três | три | трех | трёх | трьох | trzy | trzech | trei",
    "4": """
        four | vier | quatre | cuatro | quattro | quatro | четыре | четырех | четырёх | чотири | чотирьох |
        cztery | patru
    """,
    "5": "five | fünf | cinq | cinco | cinque | пять | пяти | п'ять | п'яти | pięć | pięciu | cinci",
    "6": "six | sechs | seis | sei | шесть | шести | шість | шести | sześć | șase",
    "7": "seven | sieben | sept | siete | sette | sete | семь | семи | сім | семи | siedem | șapte",
    "8": "eight | acht | huit | ocho | otto | oito | восемь | восьми | вісім | восьми | osiem | opt",
    "9": "nine | neun | neuf | nueve | nove | девять | девяти | дев'ять | дев'яти | dziewięć | nouă",
    "10": "ten | zehn | dix | diez | dieci | dez | десять | десяти | dziesięć | dziesięciu | zece",
    "11": "eleven | elf | onze | once | undici | одиннадцать | одинадцять | jedenaście",
    "12": """
        twelve | dozen | zwölf | douze | doce | dodici | doze | двенадцать | дванадцять | dwanaście | dutzend |
        douzaine
    """,
    "13": "thirteen | dreizehn | treize | trece | tredici",
    "14": "fourteen | vierzehn | quatorze | catorce | quattordici",
    "15": "fifteen | fünfzehn | quinze | quince | quindici | пятнадцать | п'ятнадцять",
    "16": "sixteen | sechzehn | seize | dieciséis | sedici",
    "17": "seventeen | siebzehn",
    "18": "eighteen | achtzehn",
    "19": "nineteen | neunzehn",
    "20": "twenty | zwanzig | vingt | veinte | venti | vinte | двадцать | двадцяти | двадцять | dwadzieścia",
    "30": "thirty | dreißig | trente | treinta | trenta | trinta | тридцать | тридцять",
    "40": "forty | vierzig | quarante | cuarenta | quaranta | quarenta | сорок",
    "50": "fifty | fünfzig | cinquante | cincuenta | cinquanta | cinquenta | пятьдесят | п'ятдесят | п'ятдесяти",
    "60": "sixty | sechzig | soixante | sesenta | sessanta | sessenta | шестьдесят | шістдесят",
    "70": "seventy | siebzig | setenta | settanta | семьдесят | сімдесят",
    "80": "eighty | achtzig | ochenta | ottanta | oitenta | восемьдесят | вісімдесят",
    "90": "ninety | neunzig | noventa | novanta | девяносто | дев'яносто",
    "1.5": "полтора | полутора | полторы | півтора | півтори | anderthalb | eineinhalb | półtora",
    "2.5": "zweieinhalb",
    "3.5": "dreieinhalb",
    "100": "сто | ста | cien | cento | cem",
    "200": "двести | двухсот | двісті | zweihundert | doscientos | dwieście",
    "300": "триста | трехсот | трёхсот | dreihundert | trescientos",
    "400": "четыреста | чотириста | vierhundert | cuatrocientos",
    "500": "пятьсот | пятисот | п'ятсот | fünfhundert | quinientos",
    "600": "шестьсот | шістсот | sechshundert | seiscientos",
    "800": "восемьсот | вісімсот | achthundert | ochocientos",
    "1000": "eintausend",
    "2000": "zweitausend | duemila",
    "3000": "dreitausend | tremila",
    "5000": "fünftausend | cinquemila",
    "10000": "zehntausend | diecimila",
}
MULTIPLIER: dict[str, str] = {
    "100": "hundred | hundert | cent | sute de",
    "1000": """
        thousand | thousands of | tausend | mille | mila | mil | тыс | тысяч | тысячи | тысяча | тысячу | тыс. |
        тис | тисяч |
        тисячі | тисяча | тисячу | tys | tysięcy | tysiące | tysiąc | tysiąca | tsd | k€ | thousands | mii | de mii
    """,
    "1000000": """
        million | millions | mio | mln | mill | millionen | milliones | millón | millones | milione | milioni |
        milhão |
        milhões | млн | миллион | миллиона | миллионов | мільйон | мільйона | мільйонів | мільйони | milion |
        miliona |
        milionów | miliony | milioane | milion de | miljoen
    """,
    "1000000000": """
        billion | billions | bn | mrd | milliarde | milliarden | milliard | milliards | miliardo | miliardi |
        млрд | миллиард |
        миллиарда | миллиардов | мільярд | мільярда | мільярдів | miliard | miliarda | miliardów | miliarde
    """,
    "1000000000000": """
        trillion | trillions | trn | tn | трлн | триллион | триллиона | триллионов | трильйон | billones | bilhões
    """,
    "100000": "lakh | lakhs",
    "10000000": "crore | crores",
}
# Things that are counted: a number in front of one is a bare number, and the noun a comment.
COUNTED = """
    missile | missiles | rocket | rockets | launcher | launchers | drone | drones | uav | uavs | warhead |
    warheads | shell |
    shells | round | rounds | stage | stages | tube | tubes | container | containers | canister | canisters | entry |
    entries | system | systems | vehicle | vehicles | truck | trucks | crew | crewmen | people | men | person |
    persons |
    soldiers | troops | munition | munitions | bomb | bombs | projectile | projectiles | gun | guns | howitzer |
    howitzers | aircraft | airplanes | jets | test | tests | launch | launches | flight | flights | cell |
    cells | barrel |
    barrels | battery | batteries | regiment | regiments | brigade | brigades | engine | engines | weapon |
    weapons | srbm |
    srbms | icbm | icbms | mrbm | mrbms | irbm | slbm | slbms | countries | states | operators | submunitions |
    bomblets | tanks |
    ships | submarines | boats | tels | tel | ammunition | copies | examples | variants | prsms | motors |
    rails | pods |
    ракета | ракеты | ракет | ракету | ракетами | снаряд | снаряда | снарядов | пусковых | установок |
    установки | дрон |
    дрона | дронов | беспилотников | боеголовок | ступени | ступеней | человек | контейнеров | бомб | орудий |
    ракети |
    снарядів | дронів | безпілотників | боєголовок | ступені | осіб | контейнерів | гармат | одиниць техніки |
    rakete | raketen | kurzstreckenraketen | geschosse | granaten | drohnen | sprengköpfe | stufen | werfer |
    startrohre |
    soldaten | roquettes | obus | ogives | étages | lanceurs | conteneurs | tubes de lancement |
    missiles balistiques |
    misil | misiles | cohete | cohetes | proyectiles | ojivas | etapas | lanzadores | contenedores | tubos | missile |
    missili | razzo | razzi | proiettili | droni | testate | stadi | mísseis | foguetes | ogivas | estágios |
    projéteis |
    rakiet | pocisków | dronów | głowic | członów | rachete | drone | raketa | proiectile | 연장 | 단 | 명 |
    人 | 名 | 段 | 段式 | 级 | 級 |
    連装 | 발사관 | 군데 | 곳 | 回 | 차례 | 회 | 척 | 両 | 輛 | 辆 | 架 | 门 | 門
"""
# Nouns that may stand between a qualifier and its number ("up to a distance of 1,300 km").
LINK = """
    distance | distances | range | ranges | altitude | altitudes | height | apogee | weight | mass | payload |
    length | speed |
    speeds | diameter | radius | total | cost | price | of | de | d' | di | von | of the | a | an | the | en |
    un | une | una | ein |
    eine | einer | einem | einen | la | le | los | las | les | i | gli | der | die | den | к | в | на | из |
    расстояние | расстоянии |
    дальность | дальности | высота | высоту | entfernung | reichweite | distance de | portée | distancia | alcance |
    another | full | maximum | top | at | à | na
"""
FILL = """
    ø | ⌀ | кво | ураження | поражения | 초당 | 분당 |
    시간당 | 每小时 | 每小時 | 毎時 | 每秒 | 毎秒 | 시속 | 時速 | 时速 | 초속 | 秒速 | 분속 | 分速 |
    a | an | the | of | in | on | at | to | with | and | its | his | their | is | are | was | were | be | been |
    has | have | had |
    having | for | by | as | that | which | it | this | these | those | can | could | may | might | will |
    would | should |
    range | ranges | ranged | ranging | distance | distances | reach | reaches | reached | reaching | payload |
    payloads | warhead |
    warheads | weight | weights | weighs | weighed | weighing | weigh | mass | length | long | lengths | diameter |
    diameters | caliber | calibre | height | altitude | apogee | ceiling | speed | speeds | velocity |
    endurance | cep |
    accuracy | error | margin | radius | span | wingspan | width | depth | size | thrust | cost | costs |
    price | unit |
    fly | flies | flew | flown | flying | flight | travel | travels | travelled | traveled | travelling | traveling |
    cover | covers | covered | covering | carry | carries | carried | carrying | deliver | delivers | hit |
    strike | strikes |
    striking | capable | able | possesses | possess | measuring | measures | measured | stands | rose | climbed |
    achieved | attained | recorded | demonstrated | claimed | reported | reportedly | allegedly | stated |
    maximum | max |
    minimum | min | top | total | overall | operational | effective | firing | flight | launch | takeoff |
    take-off | empty |
    gross | mtow | combat | explosive | conventional | nuclear | ballistic | cruise | missile | missiles | rocket |
    rockets | drone | drones | system | systems | ton-class | single | small | large | heavy | light | away | within |
    increased | extended | improved | upgraded | raised | reduced | grown | boosted | only | just | also |
    another | first |
    second | last | each | every | all | both | respectively | north | south | east | west | off | from | up |
    out | down |
    than | far | if | when | while | then | now | later | its own | value | figure | data | new | old | said |
    says | put |
    peak | average | normal | cruising | terminal | potential | possible | probably | likely | targets |
    target | into |
    equipped | fitted | armed | crew | quantity | number | amount | stage | stages |
    version |
    average | mean | given | officially | currently | he | she | they | quoted | or | metric | us | imperial |
    least | charge | tnt | he | trajectory | journey | circular | probable | time |
    reduced to | increased to | extended to | improved to | raised to | known | reads | lists | listed |
    specified | stood |
    accurate | to within | has a | had a | loaded | fired | vertical | horizontal | downrange | inland | offshore |
    дальность | дальности | дальностью | дальність | дальністю | радиус | радіус | действия | дії | полета |
    полёта | польоту |
    стрельбы | стрільби | на | в | с | со | к | у | и | з | із | за | по | из | от | составляет | составляла |
    становить |
    достигает | достигала | досягає | достигать | может | может достигать | може | весит | вес | веса | весом |
    масса | массой |
    массы | маса | масою | вага | вагою | боевая | боевой | часть | части | бч | бойова | бойової | частини |
    частина | боеголовка |
    боеголовки | боеголовку | длина | длиной | довжина | довжиною | диаметр | диаметром | діаметр | калибр | калибра |
    калибром | калібр | калібру | скорость | скорости | скоростью | швидкість | швидкістю | высота | высоте | высоту |
    висота | висоті | висоту | расстояние | расстоянии | відстань | відстані | ракета | ракеты | ракет |
    ракету | ракети |
    пролетела | пролетели | пролетел | пролетіла | пролетіли | пролетев | преодолела | подолала | полезная |
    полезной |
    нагрузка | нагрузки | корисне | навантаження | максимальная | максимальной | максимальна | максимальный |
    максимальной |
    минимальная | минимальной | мінімальна | стартовая | стартовой | стартова | стоимость | стоимостью | вартість |
    вартістю | цель | цели | цілі | несет | несёт | несе | имеет | має | это | этой | ее | её | её | цена |
    всего | лишь |
    дистанции | дистанцию | дистанция | потолок | взлетная | грузоподъемность | взрывчатки | вибухівки |
    reichweite | reichweiten | entfernung | distanz | länge | durchmesser | kaliber | gewicht | gefechtskopf |
    sprengkopf |
    nutzlast | geschwindigkeit | höhe | flughöhe | startgewicht | startmasse | masse | von | mit | einer |
    eines | einem |
    eine | ein | einen | der | die | das | den | dem | des | hat | haben | beträgt | liegt | bei | in | im |
    auf | aus | über eine |
    und | wiegt | flog | flogen | rakete | raketen | schwer | schwere | schwerer | lang | langer | weit | maximale |
    maximalen | maximaler | insgesamt | kosten | kostet | kostete | ist | sind | kann | können | erreicht |
    erreichte |
    erreichen | für | zum | zur | effektive | operative | sprengstoff | gesamt | spannweite | gewichts | lag |
    betrug |
    portée | portees | distance | rayon | d' | d'action | action | longueur | diamètre | calibre | poids |
    masse | charge | utile |
    ogive | ogives | vitesse | altitude | hauteur | est | est de | est d' | sont | de | du | des | le | la |
    les | l' | un | une |
    à | a | au | aux | et |
    avec | sur | pour | par | pèse | pesant | peut | atteindre | atteint | atteignant | parcouru | maximale |
    maximal | maximum |
    dotée | doté | envergure | coût | prix | militaire | précision | long | longue | missile | missiles |
    explosifs | explosif |
    ayant | en | qui | ses | son | sa | vol | apogée | plafond |
    alcance | alcances | distancia | distancias | radio | longitud | diámetro | calibre | peso | masa | carga |
    útil | ojiva | ojivas |
    velocidad | altitud | altura | es | son | de | del | el | la | los | las | un | una | con | en | a | y |
    que | pesa | pesan | tiene |
    puede | alcanzar | alcanza | recorrió | recorrer | máximo | máxima | misil | misiles | cohete | cohetes |
    largo | mide |
    acción | coste | costo | precio | explosivo | explosivos | entre los | por | su | sus | para | vuelo |
    voló | lanzamiento |
    raggio | gittata | portata | distanza | lunghezza | diametro | calibro | peso | massa | carico | testata |
    testate | velocità |
    altitudine | altezza | di | del | della | il | lo | la | i | gli | le | un | una | con | a | e | che |
    pesa | ha | può | raggiungere |
    raggiunge | percorso | massima | massimo | missile | missili | lungo | lunga | lunghi | azione | d' azione |
    costo | in | da | d' | quota |
    alcance | distância | raio | comprimento | diâmetro | peso | massa | carga | ogiva | velocidade | altitude |
    altura | é | são |
    do | da | dos | das | o | os | as | um | uma | com | em | e | que | pode | atingir | chega | chegar |
    míssil | mísseis | tem |
    zasięg | zasięgu | zasięgiem | zasięgi | odległość | odległości | długość | długości | średnica | średnicy |
    kaliber |
    kalibru | waga | wagi | masa | masie | masę | głowica | głowicę | głowicą | ładunek | prędkość | prędkości |
    wysokość |
    wysokości | o | na | w | z | ze | i | jest | wynosi | wynoszą | waży | może | mogą | ważyć | osiąga |
    rakieta | pocisk | pocisku | sięgnęła | nawet | even | même | sogar | incluso | даже | навіть | anche |
    existing |
    kalibers | flog | flogen |
    przekroju | koszt | maksymalny | maksymalnym | lotu | cel | celów |
    rază | raza | de | acțiune | greutate | lungime | viteză | cu | o | un | focos | bereik | gewicht | van |
    een | met | met een | het
"""
# Korean and Japanese nouns that tell which "kilo" is meant.
CONTEXT: dict[str, str] = {
    "km": """
        사거리 | 사정거리 | 거리 | 고도 | 비행 | 射程 | 距離 | 高度 | 飛行 | 上昇 | 離れ | 到達 | 航続 | 沖 |
        上空 | 飛翔
    """,
    "kg": "무게 | 중량 | 탄두 | 탑재 | 중량은 | 重 | 弾頭 | 搭載 | 爆薬 | 積載 | ペイロード",
}
# Words of languages in which a dot between digits separates thousands.
DOT_THOUSANDS = """
    kilometern | metern | rakete | raketen | flog | flogen | beträgt | wiegt | aos | chega | kilogramm |
    tonnen | meilen | stundenkilometer | seemeilen | reichweite | entfernung | etwa | rund |
    ungefähr | über | bis zu | mehr als | mindestens | wenigstens | weniger als | höchstens | zwischen | knapp |
    länge |
    sprengkopf | gefechtskopf | nutzlast | geschwindigkeit | gewicht | von | mit | schwer | weit | lang |
    einer | millionen |
    kilómetros | kilómetro | quilómetros | quilômetros | kilometros | metros | toneladas | kilogramos | millas |
    milhas | libras |
    unos | unas | hasta | más de | al menos | alrededor de | alcance | distancia | distância | mais de | até |
    euro | euros |
    dólares | quilogramas | pesa | peso | entre | alcanzar | velocidad | velocidade | mide | menos de | cerca de |
    chilometri | chilogrammi | tonnellate | miglia | fino a | oltre | più di | almeno | gittata | portata |
    raggio | distanza |
    kilomètres | mètres | environ | jusqu' à | jusqu'à | plus de | au moins | portée | près de | l' ordre de |
    moins de |
    de l' ordre de | d' environ | kilogrammes | milles | ogive | pesant |
    ongeveer | bereik | meer dan | minstens | maximaal | kilometri | kilograme | până la | peste | aproximativ |
    rază |
    dolari | sekitar | hingga | lebih dari | jarak | khoảng | tầm bắn | đến | tới
"""
# Words that show that the text around a figure is English.
ENGLISH = """
    a | an | the | of | with | range | distance | kilometer | kilometers | kilometre | kilometres | miles |
    mile | tons | tonnes |
    pounds | feet | foot | inches | kilograms | kilogram | meters | meter | metres | metre | long | up to |
    more than |
    less than | at least | over | about | around | nearly | almost | approximately | between | and | warhead |
    payload |
    missile | missiles | away | flew | hours | minutes | nautical miles | estimated | weighs | high | wide |
    maximum | is | was | at |
    knots | tonne | thousand | million | dollars
"""
