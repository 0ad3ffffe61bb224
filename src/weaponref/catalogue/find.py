"""Filters on systems: exact on what they are, and on claims by the quantity grammar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from weaponref.catalogue.results import Found
from weaponref.classify import RANGE_SCHEMES
from weaponref.countries import COUNTRIES, find_country, near_countries
from weaponref.dates import PartialDate
from weaponref.errors import AmbiguousNameError, DimensionError
from weaponref.grammar import parse
from weaponref.interval import Interval
from weaponref.kinds import KINDS, is_kind
from weaponref.model.choices import POLICIES
from weaponref.model.records import System
from weaponref.names.index import lookup, pick
from weaponref.vocabulary import PROPERTIES, unknown_term


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from weaponref.catalogue.backing import Backing
    from weaponref.model import Claim, Figure, Statements
    from weaponref.model.choices import Policy

__all__ = ("family_of", "find")

_KIND_ABBREVIATIONS = {
    "SRBM": "short-range ballistic missile",
    "MRBM": "medium-range ballistic missile",
    "IRBM": "intermediate-range ballistic missile",
    "ICBM": "intercontinental ballistic missile",
    "SLBM": "submarine-launched ballistic missile",
    "CRBM": "close-range ballistic missile",
    "ALCM": "air-launched cruise missile",
    "GLCM": "ground-launched cruise missile",
    "LACM": "land-attack cruise missile",
    "SLCM": "submarine-launched cruise missile",
    "ASCM": "anti-ship cruise missile",
    "MRL": "multiple rocket launcher",
    "MLRS": "multiple rocket launcher",
    "UAV": "uncrewed aerial vehicle",
    "ATGM": "anti-tank guided missile",
    "SAM": "surface-to-air missile",
}


def find(
    systems: Iterable[System],
    *,
    country: str | None = None,
    kind: str | None = None,
    family: str | None = None,
    range_class: str | None = None,
    scheme: str = "us",
    by: Policy | str = "any",
    **filters: str,
) -> Found:
    """The systems that meet every filter; see `weaponref.Catalog.find`."""
    code = _country(country) if country is not None else None
    kind = _kind(kind) if kind is not None else None
    label = _label(range_class, scheme)
    if isinstance(by, str) and by not in ("any", "all", *POLICIES):
        raise ValueError(unknown_term("way to choose", by, ("any", "all", *POLICIES)))
    tests = {name: _test(name, condition) for name, condition in filters.items()}
    found: dict[str, tuple[System, tuple[Claim, ...]]] = {}
    for system in systems:
        if (
            (code is not None and system.country != code)
            or (kind is not None and not is_kind(system.kind, kind))
            or (family is not None and system.family != family)
        ):
            continue
        claims = _meeting(system, tests, by)
        if claims is not None and label is not None:
            behind = _behind(system, label, scheme, by)
            claims = [*claims, *behind] if behind else None
        if claims is not None:
            found[system.id] = (system, tuple(dict.fromkeys(claims)))
    return Found((system for system, _ in found.values()), {id_: claims for id_, (_, claims) in found.items()})


def family_of(text: str, records: Backing) -> str:
    """The id of a family by its id or its name; also one that systems name and that has no record of its own.

    Raises:
        ValueError: there is no such family.
        AmbiguousNameError: several families bear the name.

    >>> import weaponref
    >>> {system.family for system in weaponref.find(family="Hwasong-11 series")}
    {'hwasong-11'}
    """
    if not isinstance(text, str):
        raise TypeError(f"a family is a text, not {text!r}")
    now = records.redirect(text) or text
    if now in records.family_ids:
        return now
    named = {each.family for id_ in records.system_ids if isinstance(each := records.record(id_), System)} - {None}
    if now in named:
        return now
    entries = lookup(text, records)
    found = pick(tuple(entry for entry in entries if records.is_family(entry.id)))
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousNameError(text, found)
    own = [each for id_ in pick(entries) if isinstance(each := records.record(id_), System)]
    if len(own) == 1:
        grouped = f"is in the family {own[0].family!r}" if own[0].family else "is in no family"
        raise ValueError(f"{text!r} is no family but a system, which {grouped}")
    raise ValueError(unknown_term("family", text, sorted({*filter(None, named), *records.family_ids})))


def _behind(system: System, label: str, scheme: str, by: Policy | str) -> tuple[Claim, ...]:
    """The claims that support a range class, if those that are asked do."""
    classes = system.range_class(scheme)
    behind = classes.claims(label)
    if by == "any" or not behind or system.range_max is None:
        return behind
    if by == "all":
        return behind if classes.consensus == label else ()
    asked = _asked(system.range_max, by)
    return tuple(claim for claim in behind if claim in asked)


def _country(text: str) -> str:
    code = find_country(text)
    if code is None:
        near = " or ".join(f"{code!r} ({COUNTRIES[code]})" for code in near_countries(text))
        advice = f"did you mean {near}?" if near else "write an ISO 3166 code such as 'KP', or an English name"
        raise ValueError(f"unknown country {text!r}; {advice}")
    return code


def _kind(text: str) -> str:
    wanted = _KIND_ABBREVIATIONS.get(text.strip().upper(), text.strip().casefold())
    for candidate in (wanted, wanted.removesuffix("s")):
        if candidate in KINDS:
            return candidate
    raise ValueError(unknown_term("kind", text, (*KINDS, *_KIND_ABBREVIATIONS)))


def _label(range_class: str | None, scheme: str) -> str | None:
    """The range class as the scheme writes it."""
    if scheme not in RANGE_SCHEMES:
        raise ValueError(unknown_term("scheme", scheme, RANGE_SCHEMES))
    if range_class is None:
        return None
    labels = {band.label.casefold(): band.label for band in RANGE_SCHEMES[scheme].bands}
    label = labels.get(range_class.strip().casefold())
    if label is None:
        raise ValueError(f"{unknown_term('range class', range_class, labels.values())} (scheme {scheme!r})")
    return label


def _meeting(system: System, tests: dict[str, Callable[[Claim], bool]], by: Policy | str) -> list[Claim] | None:
    """The claims that meet the filters, or None if one of the filters is not met."""
    meeting: list[Claim] = []
    for name, test in tests.items():
        view = system.view(name)
        claims = _asked(view, by) if view else ()
        met = [claim for claim in claims if test(claim)]
        if not met or (by == "all" and len(met) < len(claims)):
            return None
        meeting.extend(met)
    return meeting


def _asked(view: Figure | Statements, by: Policy | str) -> tuple[Claim, ...]:
    """The live claims that are asked: all of them, or the one that a policy chooses."""
    live = tuple(claim for claim in view.claims if not claim.deprecated)
    if by in ("any", "all") or not live:
        return live
    return (view.best(by).claim,)  # type: ignore[arg-type]  # checked against the names of the policies


def _test(name: str, condition: object) -> Callable[[Claim], bool]:
    if name not in PROPERTIES:
        raise ValueError(unknown_term("filter", name, ("country", "kind", "family", "range_class", *PROPERTIES)))
    type_ = PROPERTIES[name].type
    if type_ == "quantity" and isinstance(condition, Interval):
        return _quantity_test(name, condition)
    if not isinstance(condition, str):
        raise TypeError(f"a condition is a text such as '>= 600 km', not {condition!r}")
    if type_ == "quantity":
        return _quantity_test(name, condition)
    if type_ == "date":
        return _date_test(condition)
    if type_ == "countries":
        code = _country(condition)
        return lambda claim: code in claim.value if isinstance(claim.value, tuple) else False
    words = condition.casefold()
    return lambda claim: words in str(claim.value).casefold()


def _quantity_test(name: str, condition: str | Interval) -> Callable[[Claim], bool]:
    wanted = condition if isinstance(condition, Interval) else parse(condition)
    prop = PROPERTIES[name]
    if wanted.unit is None and "count" not in prop.dimensions:
        raise DimensionError(f"{condition!r} has no unit; {name} is a {' or '.join(prop.dimensions)}")
    measured = (wanted.dimension or "count").partition(":")[0]
    if measured not in prop.dimensions:
        raise DimensionError(f"{condition!r} is a {measured}; {name} is a {' or '.join(prop.dimensions)}")

    def test(claim: Claim) -> bool:
        stated = claim.value
        if not isinstance(stated, Interval) or stated.unit == "ton":
            return False
        if wanted.unit is not None and stated.dimension != wanted.dimension:
            return False  # a speed in Mach is neither above nor below one in km/h
        return stated.satisfies(wanted)

    return test


_DATE = re.compile(r"(?P<sign>>=|<=|>|<|≥|≤|=|after|before|since|until|in)?\s*(?P<date>[0-9][0-9s-]*)")
_SPAN = re.compile(r"(?P<first>[0-9][0-9s-]*)\s*(?:\.\.|–|to)\s*(?P<last>[0-9][0-9s-]*)")


def _date_test(condition: str) -> Callable[[Claim], bool]:
    text = condition.strip().lower()
    span = _SPAN.fullmatch(text)
    if span:
        first, last = PartialDate(span["first"]).earliest, PartialDate(span["last"]).latest
        return lambda claim: first <= _date(claim).latest and _date(claim).earliest <= last
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"cannot read {condition!r} as a date filter; write '>= 2019', '2019-05' or '2015..2019'")
    date = PartialDate(match["date"])
    match match["sign"]:
        case ">=" | "≥" | "since":
            return lambda claim: _date(claim).latest >= date.earliest
        case ">" | "after":
            return lambda claim: _date(claim).earliest > date.latest
        case "<=" | "≤" | "until":
            return lambda claim: _date(claim).earliest <= date.latest
        case "<" | "before":
            return lambda claim: _date(claim).latest < date.earliest
        case _:
            return lambda claim: date.earliest <= _date(claim).latest and _date(claim).earliest <= date.latest


def _date(claim: Claim) -> PartialDate:
    if not isinstance(claim.value, PartialDate):
        raise TypeError(f"{claim.property} is not a date")
    return claim.value
