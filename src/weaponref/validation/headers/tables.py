"""What headers say beside each other: a log of flights, a list of specifications, columns of names and units."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from attrs import evolve

from weaponref.validation.headers.reading import Header, read_header
from weaponref.validation.headers.text import folded, pieces, words_in
from weaponref.validation.headers.words import (
    ADJECTIVES,
    ANY_PLACES,
    COUNTRIES,
    DATES,
    FLIGHT_DATES,
    FLIGHTS,
    INTRODUCTIONS,
    KINDS,
    MODELS,
    NAMES,
    PLACES,
    RESULTS,
    SHIPS,
    UNITS,
    USED,
    WEAPONS,
)


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ("country_headers", "is_flight_log", "name_headers", "own_unit_headers", "read_headers", "unit_headers")

_IN_A_LOG = "one row a flight: it is how far each flew"
_ANY_MASS = "the mass at launch is assumed, since it does not say of what"
_SPECIFICATIONS = frozenset(
    ("length", "diameter", "wingspan", "caliber", "payload_mass", "warhead_mass", "speed_max", "stages", "range_max")
)


def read_headers(headers: Sequence[str]) -> dict[str, Header]:
    """What each header says beside the others.

    In a log of flights a bare "range" is how far a missile flew (`is_flight_log`). A flight time beside an apogee or a
    distance is no endurance. Beside a column of ships a bare "distance" says nothing of a flight. A bare "weight" is
    the mass at launch in a list of specifications, and says nothing in a log or beside a launch mass.

    >>> read_headers(["date", "missile", "range_km", "apogee_km"])["range_km"].property
    'flight_distance'
    >>> read_headers(["missile", "range_km", "apogee_km"])["range_km"].property
    'range_max'
    >>> read_headers(["date", "weapon", "vessel", "distance_km"])["distance_km"].property is None
    True
    """
    found = {header: read_header(header) for header in headers}
    said = {meant.property for meant in found.values()}
    log = _is_log(headers, said)
    dated = any(map(_is_date, headers))
    for header, meant in found.items():
        found[header] = _beside(meant, said, log=log, dated=dated, ships=bool(_ranked(headers, SHIPS)))
    if any(meant.property == "launch_mass" and meant.bare != "mass" for meant in found.values()):
        for header, meant in found.items():
            if meant.bare == "mass":
                found[header] = _unread(meant, ("warhead_mass", "payload_mass"), "another column is the mass at launch")
    return found


def _beside(meant: Header, said: set[str | None], *, log: bool, dated: bool, ships: bool) -> Header:
    """What a header says in its table."""
    if meant.property == "endurance" and meant.bare != "endurance" and said & {"apogee", "flight_distance"}:
        return _unread(meant, ("endurance",), "beside a distance or an apogee it is the time of one flight")
    if meant.property == "range_max" and meant.bare == "range" and log and "flight_distance" not in said:
        return evolve(meant, property="flight_distance", why=_IN_A_LOG)
    if meant.bare == "distance" and ships and "apogee" not in said:
        return _unread(meant, ("flight_distance",), "beside a column of ships it may be the distance to a coast")
    if meant.bare == "mass":
        if dated and not said & (_SPECIFICATIONS - {"range_max"}):
            choices = ("launch_mass", "warhead_mass", "payload_mass")
            return _unread(meant, choices, "it does not say the mass of what")
        return evolve(meant, why=meant.why or _ANY_MASS)
    return meant


def _unread(meant: Header, near: tuple[str, ...], why: str) -> Header:
    return Header(None, meant.unit, meant.choices, meant.word, near=near, why=why)


def is_flight_log(headers: Sequence[str]) -> bool:
    """Whether a table is plainly a log with one row for each flight.

    It has a column of dates and one of apogees, of places of launch or impact, or of results, and none that says when
    something was introduced. Dates that are said to be of launches or tests are enough where nothing else is specified.

    >>> is_flight_log(["Date", "Missile", "Range (km)", "Launch site"])
    True
    >>> is_flight_log(["Date of introduction", "Missile", "Range (km)", "Test site"])
    False
    """
    return _is_log(headers, {read_header(header).property for header in headers})


def _is_log(headers: Sequence[str], said: set[str | None]) -> bool:
    dates = [header for header in headers if _is_date(header)]
    if not dates or any(_set_of(INTRODUCTIONS).intersection(folded(header).split()) for header in headers):
        return False
    if "apogee" in said or _ranked(headers, PLACES) or _ranked(headers, RESULTS):
        return True
    words = [_words_of(header, f"{FLIGHTS}|{DATES}") for header in dates]
    of_flights = any(each - _set_of(DATES) or each & _set_of(FLIGHT_DATES) for each in words)
    return of_flights and (bool(_ranked(headers, ANY_PLACES)) or not said & (_SPECIFICATIONS - {"range_max"}))


def _is_date(header: str) -> bool:
    """Whether a header is that of the day of each row: a date, a launch date, a date of the test."""
    words = _words_of(header, f"{FLIGHTS}|{DATES}")
    return folded(header) in _set_of(DATES) or bool(words & _set_of(DATES))


def _words_of(header: str, phrases: str) -> set[str]:
    """The words of a header without what is in brackets, if all of them are in a list; else none."""
    known = _set_of(phrases)
    found: set[str] = set()
    for word in folded(header.partition("(")[0]).split():
        split = (word,) if word in known else pieces(word, known)
        if not split:
            return set()
        found.update(split)
    return found


def name_headers(headers: Iterable[str]) -> tuple[str, ...]:
    """The headers of columns that may hold names of systems, likeliest first.

    The name of a weapon goes before the weapon, that before its model, a mere name, and a type.

    >>> name_headers(["date", "Type", "Missile"])
    ('Missile', 'Type')
    >>> name_headers(["missile_type", "Weapon system", "نوع الصاروخ"])
    ('Weapon system', 'missile_type', 'نوع الصاروخ')
    """
    ranks = {header: rank for header in headers if (rank := _name_rank(header)) is not None}
    return tuple(sorted(ranks, key=lambda header: ranks[header]))


def _name_rank(header: str) -> tuple[int, int] | None:
    """How likely a header is that of names, from 0; None where it is not one."""
    text = folded(header.translate(_BRACKETS_AWAY))
    weapon = 0
    if text in _names_known():
        words: set[str] = {text}
    else:
        words = set()
        for word in text.split():
            split = (word,) if word in _names_known() else pieces(word, _names_known())
            if not split:
                return None
            words.update(split)
    kinds = [number for number, group in enumerate(WEAPONS) if words & _set_of(group)]
    weapon = kinds[0] if kinds else len(WEAPONS)
    has = {name: bool(words & _set_of(phrases)) for name, phrases in _NAMING.items()}
    general = weapon >= len(WEAPONS) - 1
    if kinds:
        rank = 0 if has["name"] else 5 if has["kind"] else 2 if has["model"] or general else 1
    elif has["name"] or has["model"] or has["kind"]:
        rank = 3 if has["name"] else 4 if has["model"] else 6
    else:
        return None
    return rank, weapon


_NAMING = {"name": NAMES, "model": MODELS, "kind": KINDS}
_BRACKETS_AWAY = str.maketrans("()[]（）", "      ")


@cache
def _names_known() -> frozenset[str]:
    return _set_of("|".join((*WEAPONS, NAMES, MODELS, KINDS, USED, ADJECTIVES)))


@cache
def _set_of(phrases: str) -> frozenset[str]:
    return frozenset(words_in(phrases))


def unit_headers(headers: Iterable[str]) -> tuple[str, ...]:
    """The headers of columns that hold units.

    >>> unit_headers(["range", "unit"])
    ('unit',)
    """
    return _ranked(headers, UNITS)


def own_unit_headers(headers: Iterable[str]) -> dict[str, str]:
    """The columns that hold the units of one other column, by that one.

    >>> own_unit_headers(["missile", "range", "range unit", "payload", "payload_unit"])
    {'range': 'range unit', 'payload': 'payload_unit'}
    """
    by_text = {folded(header): header for header in headers}
    ways = (f"{{}} {word}" for word in words_in(UNITS)), (f"{word} {{}}" for word in words_in(UNITS))
    patterns = tuple(chain(*ways))
    found: dict[str, str] = {}
    for text, header in by_text.items():
        own = next((by_text[way] for pattern in patterns if (way := pattern.format(text)) in by_text), None)
        if own is not None and text:
            found[header] = own
    return found


def country_headers(headers: Iterable[str]) -> tuple[str, ...]:
    """The headers of columns that hold countries.

    >>> country_headers(["Country of origin", "missile"])
    ('Country of origin',)
    """
    return _ranked(headers, COUNTRIES)


def _ranked(headers: Iterable[str], phrases: str) -> tuple[str, ...]:
    order = {word: rank for rank, word in enumerate(words_in(phrases))}
    found = [header for header in headers if folded(header) in order]
    return tuple(sorted(found, key=lambda header: order[folded(header)]))
