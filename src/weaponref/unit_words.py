"""The words that people write for units, in every language that the grammar reads.

Loaded when a unit is first read from a word; the symbols themselves need none of it.
"""

from __future__ import annotations


__all__ = ("AMBIGUOUS_WORDS", "WORDS")

# Words for a unit, in any case. The English ones stand first.
WORDS: dict[str, str] = {
    "km": """
        kms | kilometer | kilometers | kilometre | kilometres | ㎞ | 킬로미터 | キロメートル | キロメーター | ㌖ |
        公里 | 千米 | 千公尺 | kilometern | kilomètre | kilomètres | kilometro | kilometros |
        kilómetro | kilómetros | км | километр | километра | километров | километре | километрах |
        километрам | километрами | километры | кілометр | кілометра | кілометрів | кілометри |
        кілометрах | кілометрами | chilometro | chilometri | quilómetro | quilómetros | quilômetro |
        quilômetros | kilometr | kilometry | kilometra | kilometrów | kilometrach | kilometrami |
        kilometri | kilometru | kilometara | kilometrů | километром
    """,
    "m": """
        meter | meters | metre | metres | 미터 | メートル | メーター | ㍍ | 米 | 公尺 | metern | mètre |
        mètres | metro | metros | м | метр | метра | метров | метрах | метры | метри | метрів | metri |
        metr | metry | metra | metrów | metrach | metru | metara
    """,
    "cm": """
        centimeter | centimeters | centimetre | centimetres | ㎝ | 센티미터 | 센티 | センチメートル |
        センチ | 厘米 | 公分 | zentimeter | zentimetern | centimètre | centimètres | centímetro |
        centímetros | centimetro | centimetri | см | сантиметр | сантиметра | сантиметров |
        сантиметрів | сантиметри | centymetr | centymetry | centymetrów | centimetru
    """,
    "mm": """
        millimeter | millimeters | millimetre | millimetres | ㎜ | 밀리미터 | 밀리 | ミリメートル |
        ミリ | 毫米 | 公厘 | millimetern | millimètre | millimètres | milímetro | milímetros |
        millimetro | millimetri | мм | миллиметр | миллиметра | миллиметров | миллиметровый | міліметр |
        міліметра | міліметрів | міліметри | milimetr | milimetry | milimetrów | milimetri | mms
    """,
    "mi": """
        mile | miles | statute mile | statute miles | 마일 | マイル | 英里 | 哩 | meile | meilen |
        mille terrestre | milles terrestres | milla | millas | миля | мили | миль | миле | милях |
        милю | милі | милями | miglio | miglia | milha | milhas
    """,
    "nmi": """
        n.mi | n. mi | naut. mi | naut mi | n mi | n mile | n miles | мор. миль | м. миль | м.миль |
        nautical mile | nautical miles | nautical mi | naut mi | sea mile | sea miles | n mile |
        n miles | n.m. | 해리 | 海里 | 浬 | seemeile | seemeilen | nautische meile | nautische meilen |
        mille marin | milles marins | mille nautique | milles nautiques | milla náutica |
        millas náuticas | milla marina | millas marinas | морская миля | морские мили | морских миль |
        морської милі | морські милі | морських миль | miglio nautico | miglia nautiche |
        milha náutica | milhas náuticas | mila morska | mile morskie | mil morskich
    """,
    "yd": """
        yds | yard | yards | 야드 | ヤード | 码 | 碼 | yarda | yardas | ярд | ярда | ярдов | ярдів |
        jard | jardów
    """,
    "ft": """
        ′ | foot | feet | 피트 | フィート | 英尺 | 呎 | fuß | fuss | pied | pieds | pie | pies | фут |
        фута | футов | футів | фути | piede | piedi | pé | pés | stopa | stopy | stóp
    """,
    "in": """
        ″ | inch | inches | 인치 | インチ | 英寸 | 吋 | zoll | pouce | pouces | pulgada | pulgadas | дюйм |
        дюйма | дюймов | дюймів | дюйми | pollice | pollici | polegada | polegadas
    """,
    "t": """
        tonne | tonnes | metric ton | metric tons | metric tonne | metric tonnes | 톤 | トン | ㌧ | 吨 |
        噸 | 公吨 | 公噸 | tonnen | tonnes métriques | tonelada | toneladas | tonelada métrica |
        toneladas métricas | т | тонна | тонны | тонн | тонну | тонне | тоннах | тоннами | тонни |
        тонною | tonnellata | tonnellate | tona | tony | tonę | tone | tonă | metrische tonne |
        metrische tonnen | tonne métrique | тн
    """,
    "kg": """
        kgs | kilogram | kilograms | kilogramme | kilogrammes | kilo | kilos | ㎏ | 킬로그램 |
        킬로그람 | キログラム | 公斤 | 千克 | kilogramm | kilogramms | kilogrammen | kilogramo |
        kilogramos | кг | килограмм | килограмма | килограммов | килограммы | кілограм | кілограма |
        кілограмів | кілограми | chilogrammo | chilogrammi | chilo | chili | quilo | quilos |
        quilograma | quilogramas | kilograma | kilogramy | kilogramów | kilograme | kilogrami |
        ㌔グラム
    """,
    "g": """
        gram | grams | gramme | grammes | 그램 | グラム | 克 | 公克 | gramm | gramo | gramos | гр |
        грамм | грамма | граммов | грам | грама | грамів | grammo | grammi | grama | gramas | gramy |
        gramów | г
    """,
    "lb": """
        lbs | pound | pounds | lbm | 파운드 | ポンド | 磅 | pfund | livre | livres | libra | libras |
        фунт | фунта | фунтов | фунтів | фунти | libbra | libbre | funt | funty | funtów
    """,
    "short ton": """
        short tons | us ton | us tons | u.s. ton | u.s. tons | american ton | american tons | 미톤 |
        ショートトン | 米トン | 短吨 | короткая тонна | короткие тонны | коротких тонн | tonne courte |
        tonnes courtes | tonelada corta | toneladas cortas | amerikanische tonnen
    """,
    "long ton": """
        long tons | imperial ton | imperial tons | british ton | british tons | 영톤 | ロングトン |
        英トン | 长吨 | 長噸 | длинная тонна | длинных тонн | tonne longue | tonnes longues |
        tonelada larga | toneladas largas
    """,
    "m/s": """
        mps | m/sec | m per second | meter per second | meters per second | metre per second |
        metres per second | meters a second | metres a second | m s-1 | メートル毎秒 | 米/秒 | 米每秒 |
        meter pro sekunde | metern pro sekunde | mètre par seconde | mètres par seconde |
        metro por segundo | metros por segundo | м/с | м/сек | метров в секунду | метра в секунду |
        метрів на секунду | metri al secondo | metrów na sekundę
    """,
    "km/s": """
        km/sec | kps | km per second | kilometer per second | kilometers per second |
        kilometre per second | kilometres per second | kilometers a second | kilometres a second |
        公里/秒 | 千米/秒 | 公里每秒 | 千米每秒 | kilometer pro sekunde | kilometern pro sekunde |
        km par seconde | kilomètres par seconde | km por segundo | kilómetros por segundo | км/с |
        км/сек | километров в секунду | километра в секунду | кілометрів на секунду |
        chilometri al secondo | km na sekundę | kilometrów na sekundę
    """,
    "km/h": """
        kph | kmh | kmph | km/hr | km/hour | kms/h | kms/hr | km per hour | km an hour |
        kilometer per hour | kilometers per hour | kilometre per hour | kilometres per hour |
        kilometers an hour | kilometres an hour | kilometers/hour | kilometres/hour | km/시 |
        公里/小时 | 公里/时 | 千米/小时 | 千米/时 | 公里每小时 | 千米每小时 | km/std |
        kilometer pro stunde | kilometern pro stunde | stundenkilometer | stundenkilometern |
        kilometer/stunde | km pro stunde | km par heure | km à l'heure | kilomètre par heure |
        kilomètres par heure | kilomètres à l'heure | kilomètre à l'heure | kilomètres-heure |
        kilomètres/heure | km/heure | km por hora | kilómetro por hora | kilómetros por hora | км/ч |
        км/час | км/год | километр в час | километра в час | километров в час | кілометрів на годину |
        кілометра на годину | км на годину | км в час | chilometri all'ora | chilometri orari |
        km all'ora | km orari | quilômetros por hora | quilómetros por hora | kilometrów na godzinę |
        km na godzinę | km/godz | kilometri pe oră | km pe oră
    """,
    "mph": """
        mi/h | mi/hr | m.p.h. | mile per hour | miles per hour | miles an hour | miles/hour | miles/h |
        meilen pro stunde | milles à l'heure | millas por hora | миль в час | мили в час |
        миль на годину | miglia orarie | miglia all'ora | milhas por hora | mil na godzinę
    """,
    "kn": """
        kts | knot | knots | 노트 | ノット | 节 | 節 | knoten | nœud | nœuds | noeud | noeuds | nudo |
        nudos | узел | узла | узлов | вузол | вузли | вузлів | nodo | nodi | nó | nós | węzeł | węzły |
        węzłów | nautical miles per hour | nautical miles an hour
    """,
    "mach": """
        machs | times the speed of sound | times speed of sound | fois la vitesse du son |
        veces la velocidad del sonido | volte la velocità del suono | 마하 | マッハ |
        马赫 | 馬赫 | мах | маха | махов | махи | махів | macha
    """,
    "count": """
        counts | pc | pcs | piece | pieces | unit | units | 기 | 발 | 대 | 개 | 문 | 발사 | 発 |
        発射 | 基 | 機 | 枚 | 個 | 隻 | 套 | 具 | stück | stk | pièce | pièces | unité | unités |
        unidad | unidades | шт | штук | штуки | штука | единиц | единицы | единица | одиниць | одиниці |
        unità | unidade | sztuk | sztuki | sztuka | szt
    """,
    "d": """
        day | days | 日間 | 일간 | tag | tage | tagen | jour | jours | día | días | день | дня | дней |
        дні | днів | сутки | суток | giorno | giorni | dia | dias | dzień | dni
    """,
    "h": """
        hr | hrs | hour | hours | 시간 | 時間 | 小时 | 小時 | std | stunde | stunden | heure | heures |
        hora | horas | ч | час | часа | часов | година | години | годин | годину | ora | ore | godzina |
        godziny | godzin
    """,
    "min": """
        mins | minute | minutes | 분 | 分 | 分間 | 分钟 | 分鐘 | minuten | minuto | minutos | мин |
        минута | минуты | минут | минуту | хв | хвилина | хвилини | хвилин | хвилину | minuti | minuta |
        minuty | minut
    """,
    "s": """
        sec | secs | second | seconds | 초 | 秒 | 秒間 | 秒钟 | sek | sekunde | sekunden | seconde |
        secondes | segundo | segundos | секунда | секунды | секунд | секунди | secondo | secondi |
        sekunda | sekundy | сек
    """,
    "USD": """
        $ | us$ | $us | us dollar | us dollars | u.s. dollar | u.s. dollars | american dollars | dollar |
        dollars | 달러 | 미국 달러 | ドル | 米ドル | 美元 | us-dollar | dólar | dólares | доллар |
        доллара | долларов | доллары | долл | дол | долл сша | долларов сша | доллара сша | долар | долари |
        доларів | доларів сша | dollaro | dollari | dolar | dolary | dolarów | dolari | dol
    """,
    "EUR": "€ | euro | euros | 유로 | ユーロ | 欧元 | 歐元 | евро | євро",
    "RUB": """
        ₽ | rouble | roubles | 루블 | ルーブル | 卢布 | rubel | руб | рубль | рубля | рублей | рубли |
        рублів | rublo | rublos | rubla | rubles | ruble | rubli
    """,
    "KRW": "₩ | won | 원 | ウォン | 韩元 | 韓元 | вон | вона | вони | wones",
    "GBP": """
        £ | pound sterling | pounds sterling | british pound | british pounds | 영국 파운드 | 英ポンド |
        英镑 | 英鎊 | pfund sterling | livre sterling | livres sterling | libra esterlina |
        libras esterlinas | фунтов стерлингов | фунта стерлингов | фунтів стерлінгів | sterline
    """,
    "CNY": """
        rmb | yuan | renminbi | 위안 | 人民元 | 人民币 | 元 | юань | юаня | юаней | юанів | yuanes
    """,
    "JPY": "yen | 엔 | 円 | 日元 | 日圓 | йена | йены | йен | иен | ієн | yenes",
    "UAH": """
        ₴ | hryvnia | hryvnias | hryvnya | 흐리우냐 | フリブナ | грн | гривна | гривны | гривен |
        гривня | гривні | гривень | griwna
    """,
    "INR": """
        ₹ | rupee | rupees | 루피 | ルピー | 卢比 | рупия | рупии | рупий | рупій | roupie | roupies |
        rupien
    """,
}

# Words with more than one meaning, as written (case matters), and what to write instead.
AMBIGUOUS_WORDS: dict[str, tuple[str, ...]] = {
    "kN": ("kn",),
    "KN": ("kn",),
    "Kn": ("kn",),
    "nm": ("nmi",),
    "Nm": ("nmi",),
    "nM": ("nmi",),
    "kt": ("kn", "thousand t"),
    "KT": ("kn", "thousand t"),
    "Kt": ("kn", "thousand t"),
    "kT": ("kn", "thousand t"),
    "MT": ("t", "million t"),
    "Mt": ("t", "million t"),
    "mt": ("t", "m"),
    "Mm": ("mm", "thousand km"),
    "M": ("m", "mach", "million"),
    "mil": ("mi", "mm", "thousand", "million"),
    "mils": ("mi", "mm"),
    "킬로": ("km", "kg", "km/h"),
    "キロ": ("km", "kg", "km/h"),
    "㌔": ("km", "kg", "km/h"),
    "¥": ("JPY", "CNY"),
    "￥": ("JPY", "CNY"),
}
