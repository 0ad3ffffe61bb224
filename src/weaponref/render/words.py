"""The words for figures, claims and sources that all renderings share."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import bidirectional, category

from weaponref.comparison import in_units, statement
from weaponref.countries import COUNTRIES
from weaponref.formats import significant_figures
from weaponref.interval import Interval
from weaponref.model.figures import Figure
from weaponref.model.groups import Family
from weaponref.model.records import System
from weaponref.units import dimension
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from weaponref.comparison import UnitSystem
    from weaponref.model import Claim, Record, Source, Statements, Value

__all__ = (
    "MAIN_PROPERTIES",
    "among",
    "basis",
    "claim_value",
    "counted",
    "country",
    "families",
    "is_right_to_left",
    "listed",
    "live",
    "measure",
    "number",
    "one_statement",
    "open_ends",
    "other_name",
    "printable",
    "ranked",
    "relation",
    "said",
    "source_parts",
    "source_title",
    "spread",
    "value_words",
    "web_address",
)

MAIN_PROPERTIES: tuple[str, ...] = ("range_max", "payload_mass", "warhead_mass")
"""The properties whose claims are listed unless more are asked for."""

_METRIC = frozenset(("km", "m", "cm", "mm", "t", "kg", "g"))
_MILLION = 1_000_000
_CONVERTED_DIGITS = (2, 3)  # the fewest and the most of a number that comes from a conversion
_ALL_DIGITS = 10

_RELATIONS = {
    "variant_of": "is a version of",
    "derived_from": "was developed from",
    "successor_of": "is the successor of",
    "resembles": "is said to look like",
    "often_confused_with": "is often confused with",
    "same_as": "is said to be the same as",
}

# What an address never has inside (RFC 3986) and what may end a link in Markdown or HTML.
_ENDS_LINK = frozenset(' <>"`\\')

# Embeddings, overrides and isolates: after one of them a text may be shown in an order that is not its own.
_OVERRIDES = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))

_RIGHT_TO_LEFT = frozenset(("R", "AL"))

_MUTUAL = frozenset(("resembles", "often_confused_with", "same_as"))


def number(value: float, *, digits: int = _ALL_DIGITS) -> str:
    """A number with thousands separators, to a number of significant digits.

    >>> number(28600), number(358.5), number(559.234, digits=2), number(63052.2, digits=3)
    ('28,600', '358.5', '560', '63,100')
    """
    shown = f"{value:.{digits}g}"
    if "e" in shown:  # very large or very small, or more digits than are asked for
        return f"{float(shown):,.0f}" if value > 1 else shown
    whole, dot, fraction = shown.partition(".")
    return f"{int(whole):,}{dot}{fraction}"


def measure(interval: Interval, *, digits: Sequence[int] = ()) -> str:
    """An interval with its qualifier and unit, as in a table.

    Args:
        interval: the interval.
        digits: to how many digits to write each end; all of them if not given.

    >>> measure(Interval(None, 1, "t", "up to")), measure(Interval(5, 6, "mach")), measure(Interval(4, 4, "count"))
    ('up to 1 t', 'Mach 5–6', '4')
    """
    ends, unit = list(interval.ends), interval.unit or ""
    if (interval.dimension or "").startswith("money") and min(ends) >= _MILLION:
        ends, unit = [end / _MILLION for end in ends], f"million {unit}"
    digits = digits or [_ALL_DIGITS] * len(ends)
    body = "–".join(dict.fromkeys(number(end, digits=some) for end, some in zip(ends, digits, strict=True)))
    if unit == "mach":
        body = f"Mach {body}"
    elif unit != "count":
        body = f"{body} {unit}".rstrip()
    return f"{interval.qualifier} {body}" if interval.qualifier else body


def spread(figure: Figure) -> str | None:
    """The spread of a figure: one claim as it states it, more of them from the smallest to the largest end.

    None if no live claim converts to the unit of the figure.

    >>> import weaponref
    >>> spread(weaponref.get("KN-24").range_max)
    '400–650 km'
    """
    hull, placed = figure.hull, figure.in_hull
    if hull is None:
        return None
    stated = [claim.value.to(figure.unit) for claim in placed if isinstance(claim.value, Interval)]
    if len(set(stated)) == 1:
        return measure(stated[0], digits=_digits(figure, stated[0]))
    body = measure(hull, digits=_digits(figure, hull))
    if all(value.low is None for value in stated):
        return f"up to {body}"
    if all(value.high is None for value in stated):
        return f"{_common(stated) or 'at least'} {body}"
    return body


def open_ends(figure: Figure) -> tuple[str, ...]:
    """The words of open ends that the spread does not show: those of some claims among others.

    >>> import weaponref
    >>> "at least" in open_ends(weaponref.get("KN-25").range_max)
    True
    """
    shown = spread(figure) or ""
    words = (
        claim.value.qualifier
        for claim in figure.in_hull
        if isinstance(claim.value, Interval) and None in (claim.value.low, claim.value.high)
    )
    return tuple(dict.fromkeys(word for word in words if word and not shown.startswith(word)))


def _common(stated: Sequence[Interval]) -> str | None:
    words = {value.qualifier for value in stated}
    return words.pop() if len(words) == 1 else None


def _digits(figure: Figure, shown: Interval) -> list[int]:
    """How many digits each end has: all where a source states it in this unit, or one that is a power of ten away.

    Else the end comes from a conversion, and has no more digits than the sources that state it: the rule of news style.
    """
    kin = _METRIC if figure.unit in _METRIC else {figure.unit}
    fewest, most = _CONVERTED_DIGITS
    digits: dict[float, int] = {}
    for claim in figure.in_hull:
        if isinstance(claim.value, Interval):
            for end, stated in zip(claim.value.to(figure.unit).ends, claim.value.ends, strict=True):
                exact = claim.value.unit in kin
                some = _ALL_DIGITS if exact else min(most, max(fewest, significant_figures(stated)))
                digits[end] = max(some, digits.get(end, 0))
    return [digits.get(end, most) for end in shown.ends]


def claim_value(claim: Claim, units: UnitSystem = "metric", *, unit: str | None = None) -> tuple[str, str]:
    """What a claim states, as written, and the same in the unit of a table if that is another one.

    Args:
        claim: the claim.
        units: those of the table.
        unit: a unit instead, for what can be converted to it.

    >>> import weaponref
    >>> kirby = next(c for c in weaponref.get("Hwasong-11").range_max.claims if c.source.id == "yahoo-copy-2024-01")
    >>> claim_value(kirby)
    ('about 550 mi', '890 km')
    >>> claim_value(kirby, unit="nmi")
    ('about 550 mi', '480 nmi')
    """
    value = claim.value
    stated = statement(claim) if isinstance(value, Interval) else value_words(value)
    view = in_units(Figure.of(claim.system, claim.property, (claim,)), units) if isinstance(value, Interval) else None
    if not isinstance(view, Figure) or not isinstance(value, Interval) or units == "as-stated":
        return stated, ""
    if unit is not None and value.dimension == dimension(unit):
        view = view.to(unit)
    hull = view.hull
    if hull is None or value.unit in (view.unit, None):
        return stated, ""
    return stated, measure(hull, digits=_digits(view, hull))


def live(view: Figure | Statements) -> tuple[Claim, ...]:
    """The claims that count.

    >>> import weaponref
    >>> any(claim.deprecated for claim in live(weaponref.get("KN-23").range_max))
    False
    """
    return tuple(claim for claim in view.claims if not claim.deprecated)


def ranked(claims: Iterable[Claim]) -> list[Claim]:
    """Claims in the order of reading: from the smallest to the largest value, repeats of one statement together,
    deprecated ones last.

    >>> import weaponref
    >>> claims = ranked(weaponref.get("KN-24").range_max.claims)
    >>> claims[0].value.high <= claims[-1].value.high
    True
    """
    ordered = sorted(claims, key=lambda claim: (claim.deprecated, *_size(claim), _day(claim)))
    groups: dict[tuple[bool, str], list[Claim]] = {}
    for claim in ordered:
        groups.setdefault((claim.deprecated, claim.origin or claim.id), []).append(claim)
    return [claim for group in groups.values() for claim in sorted(group, key=_day)]


def _size(claim: Claim) -> tuple[bool, float, float]:
    if not isinstance(claim.value, Interval):
        return False, 0.0, 0.0
    unit = PROPERTIES[claim.property].unit or ""
    stated = claim.value
    alien = stated.unit in (None, "ton") or stated.dimension != Interval(0, 0, unit).dimension
    ends = (stated if alien else stated.to(unit)).ends
    return alien, ends[-1], ends[0]


def _day(claim: Claim) -> str:
    return claim.published_on.latest if claim.published_on else "~"


def counted(count: int, noun: str) -> str:
    """A count with its noun.

    >>> counted(1, "claim"), counted(3, "claim")
    ('1 claim', '3 claims')
    """
    return f"{count} {noun}{'' if count == 1 else 's'}"


def listed(words: Sequence[str]) -> str:
    """Words as a list in a sentence.

    >>> listed(["KN-23", "KN-24", "KN-25"])
    'KN-23, KN-24 and KN-25'
    """
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def basis(claim: Claim) -> str:
    """How the source knows, in words.

    >>> import weaponref
    >>> basis(weaponref.get("KN-23").payload_mass.claims[0])
    'analyst estimate'
    """
    return claim.basis.replace("_", " ")


def said(claim: Claim) -> str:
    """When it was said.

    >>> import weaponref
    >>> said(weaponref.get("KN-23").payload_mass.claims[0])
    '2019-06-05'
    """
    return str(claim.said_on or "n.d.")


def country(code: str | None) -> str:
    """The English name of a country.

    >>> country("KP")
    'North Korea'
    """
    return COUNTRIES.get(code, code) if code else ""


def value_words(value: Value) -> str:
    """What a claim states that is not a quantity: countries by their names, anything else as it is.

    >>> value_words(("KP", "RU"))
    'North Korea, Russia'
    """
    return ", ".join(map(country, value)) if isinstance(value, tuple) else str(value)


def source_title(source: Source) -> str:
    """A source in one line, without its address.

    >>> import weaponref
    >>> source_title(weaponref.catalog().sources["joongang-daily-2019-06"])
    "Korea JoongAng Daily, 2019-06-07: North's missiles could deliver nukes: Report"
    """
    return "".join(source_parts(source))


def source_parts(source: Source) -> tuple[str, str, str, str]:
    """The same in parts, for pages that keep a title in Arabic apart from the date beside it.

    >>> import weaponref
    >>> source_parts(weaponref.catalog().sources["joongang-daily-2019-06"])[:2]
    ('Korea JoongAng Daily', ', 2019-06-07: ')
    """
    issued = str(source.issued) if source.issued else "n.d."
    said = source.title or (f"[{source.note.rstrip('.')}]" if source.note else "[title not recorded]")
    low = " (a copy of low reliability)" if source.reliability == "low" else ""
    return source.publisher, f", {issued}: ", said, low


def web_address(address: str | None) -> str | None:
    """An address that a page may link to: of the web, and with nothing in it that could end a link. None for others.

    >>> web_address("https://example.org/a?b=1")
    'https://example.org/a?b=1'
    >>> web_address("javascript:alert(1)") is web_address("https://a b") is web_address(None) is None
    True
    """
    if not address or not address.lower().startswith(("https://", "http://")):
        return None
    return address if all(char.isprintable() and char not in _ENDS_LINK for char in address) else None


def printable(text: str) -> str:
    r"""A text without what cannot be seen and could mislead: control characters, and overrides of the direction.

    Tabs and line feeds stay, and the marks that right-to-left scripts are written with.

    >>> printable("KN\N{RIGHT-TO-LEFT OVERRIDE}-23\0")
    'KN-23'
    """
    return text if text.isprintable() else "".join(char for char in text if not _is_unseen(char))


def is_right_to_left(text: str) -> bool:
    """Whether some of a text runs from right to left, so that what stands beside it could change places with it.

    >>> is_right_to_left("شاهد-136"), is_right_to_left("Shahed-136")
    (True, False)
    """
    return not text.isascii() and any(bidirectional(char) in _RIGHT_TO_LEFT for char in text)


def _is_unseen(char: str) -> bool:
    # Categories: control characters, surrogates, and the ends of lines and paragraphs that are no line feed.
    return char in _OVERRIDES or (char not in "\t\n" and category(char) in ("Cc", "Cs", "Zl", "Zp"))


def relation(type_: str) -> str:
    """How one record is related to another, as a verb.

    >>> relation("often_confused_with")
    'is often confused with'
    """
    return _RELATIONS.get(type_, type_.replace("_", " "))


def other_name(record: Record) -> str:
    """The best-known designation of a record beside the name it is shown by; empty if there is none.

    >>> import weaponref
    >>> other_name(weaponref.get("KN-24"))
    'Hwasong-11B'
    """
    own = _plain(record.name)
    for scheme in ("dprk", "us-dod", "nato", "grau", "native", "export"):
        for name in record.names:
            if name.scheme == scheme and not name.disputed and name.name.isascii() and _plain(name.name) != own:
                return name.name
    return ""


def _plain(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def one_statement(record: Record) -> Claim | None:
    """A claim of the one statement that everything about a record rests on; None if it rests on more.

    >>> import weaponref
    >>> one_statement(weaponref.get("KN-24")) is None
    True
    """
    claims = [claim for claim in record.claims if not claim.deprecated]
    if len({claim.origin or claim.id for claim in claims}) != 1:
        return None
    return claims[0]


def among(records: Sequence[Record]) -> list[tuple[Record, str, list[tuple[Record, list[Source]]]]]:
    """How records are related to each other: a record, the type of relation, and the others with the sources.

    A relation that holds both ways is told once.

    >>> import weaponref
    >>> [(record.id, type_) for record, type_, _ in among([weaponref.get("KN-23"), weaponref.get("KN-24")])]
    [('kn-23', 'often_confused_with'), ('kn-24', 'variant_of')]
    """
    by_id = {record.id: record for record in records}
    found: dict[tuple[str, str], dict[str, list[Source]]] = {}
    for record in by_id.values():
        for one in record.relations:
            if one.external or one.target not in by_id:
                continue
            start, end = record.id, one.target
            if one.type in _MUTUAL and start in found.get((end, one.type), {}):
                start, end = end, start
            found.setdefault((start, one.type), {}).setdefault(end, []).append(one.source)
    return [
        (by_id[start], type_, [(by_id[end], sources) for end, sources in others.items()])
        for (start, type_), others in found.items()
    ]


def families(records: Sequence[Record]) -> list[tuple[Family, list[System]]]:
    """The families among the records, with their members among them.

    >>> import weaponref
    >>> found = families([weaponref.get("KN-23"), weaponref.get("Hwasong-11")])
    >>> [(family.id, [member.id for member in members]) for family, members in found]
    [('hwasong-11', ['kn-23'])]
    """
    systems = [record for record in records if isinstance(record, System)]
    return [
        (record, members)
        for record in records
        if isinstance(record, Family) and (members := [one for one in systems if one.family == record.id])
    ]
