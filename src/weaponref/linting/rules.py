"""The rules: what can be doubtful in data that loads.

Each rule says what it looks for, how bad a finding is, and how it is settled. A claim whose text was read again and
stands as it is says so with ``verified: DATE``; rules that only doubt a figure then pass it over.
"""

from __future__ import annotations

import re
from collections import defaultdict
from statistics import median
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from weaponref.bearers import OF_TRANSFERS, can_have, kinds_of, meant_instead
from weaponref.bounds import bounds_of
from weaponref.dates import PartialDate
from weaponref.interval import Interval
from weaponref.linting.words import explained, other_years, qualified_otherwise
from weaponref.model.figures import Figure
from weaponref.model.records import System, Weapon
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from weaponref.model import Claim, Record
    from weaponref.store.folder import Contents
    from weaponref.store.places import Place

__all__ = ("RULES", "Remark", "Rule", "Severity")

Severity = Literal["error", "warning", "note"]

_LONGEST_QUOTE = 8
_ACYCLIC = ("variant_of", "derived_from", "successor_of")

_SPEAKERS = {
    "official_assessment": ("government", "international_organisation"),
    "manufacturer": ("manufacturer",),
    "analyst_estimate": ("think_tank", "academic", "dataset", "reference_work", "international_organisation"),
    "state_claim": ("government", "state_media", "manufacturer"),
}
"""The bases that rest on a speaker, and the kinds of sources that are one themselves."""

OUTLIER_FACTOR = 2.5
"""A figure is an outlier when no part of it is within this factor of the median of the other claims."""

SECONDED_FACTOR = 1.25
"""It is none when another source states a figure within this factor of it."""

REPEAT_FACTOR = 1.1
"""The upper ends of what repeats one statement lie within this factor: it may be rounded, and converted."""

FEWEST_OTHERS = 3
"""With fewer other claims, nobody can tell which of them is the odd one."""


@frozen
class Remark:
    """What a rule found: where, and what to do about it."""

    place: Place
    message: str


@frozen
class Rule:
    """A rule of the linter.

    Attributes:
        name: the name shown with each finding.
        severity: ``error`` (cannot be right), ``warning`` (look at it) or ``note`` (could be better).
        about: what the rule looks for.
        check: gives the remarks on all that a folder holds.
    """

    name: str
    severity: Severity
    about: str
    check: Callable[[Contents], Iterator[Remark]]


def _claims(contents: Contents) -> Iterator[tuple[Record, Claim]]:
    for record in contents.records:
        for claim in record.claims:
            yield record, claim


def _unused_sources(contents: Contents) -> Iterator[Remark]:
    cited = {source.id for record in contents.records for source in record.sources}
    for id_, place in contents.places.sources.items():
        if id_ not in cited:
            yield Remark(place, f"the source {id_!r} is not cited; remove it, or cite it")


def _unexplained_digits(contents: Contents) -> Iterator[Remark]:
    for record, claim in _claims(contents):
        if claim.as_stated is None or claim.verified:
            continue
        doubt = ""
        if isinstance(claim.value, Interval):
            missing = explained(claim.value, claim.as_stated)
            doubt = f"{missing} of the value {claim.value.text!r} does not occur in" if missing else ""
        elif isinstance(claim.value, PartialDate):
            years = other_years(claim.value, claim.as_stated)
            doubt = f"the date {claim.value} is not of the year {years} in" if years else ""
        if doubt:
            yield Remark(
                contents.places.claims[claim.id],
                f"{record.id}: {doubt} as_stated {claim.as_stated!r}; correct one of them",
            )


def _lost_qualifiers(contents: Contents) -> Iterator[Remark]:
    for record, claim in _claims(contents):
        if not isinstance(claim.value, Interval) or not claim.as_stated or claim.verified or claim.deprecated:
            continue
        lost = qualified_otherwise(claim.value, claim.as_stated)
        if lost:
            yield Remark(
                contents.places.claims[claim.id],
                f"{record.id}: as_stated {claim.as_stated!r} says {lost!r}, the value {claim.value.text!r} does not; "
                "correct one of them",
            )


def _unspoken_bases(contents: Contents) -> Iterator[Remark]:
    for record, claim in _claims(contents):
        speakers = _SPEAKERS.get(claim.basis)
        if speakers is None or claim.attributed_to or claim.verified or claim.deprecated:
            continue
        if claim.source.kind not in speakers:
            yield Remark(
                contents.places.claims[claim.id],
                f"{record.id}: the basis {claim.basis!r} needs a speaker where the source is none "
                f"(a source of the kind {claim.source.kind or 'unknown'!r}); name whom it quotes in 'attributed_to', "
                "or make it a 'press_report' if nobody is quoted",
            )


def _long_quotes(contents: Contents) -> Iterator[Remark]:
    for record, claim in _claims(contents):
        words = len((claim.as_stated or "").split())
        if words > _LONGEST_QUOTE:
            yield Remark(
                contents.places.claims[claim.id],
                f"{record.id}: as_stated has {words} words; keep those of the quantity, {_LONGEST_QUOTE} at most",
            )


def _missing_words(contents: Contents) -> Iterator[Remark]:
    for record, claim in _claims(contents):
        if isinstance(claim.value, Interval) and claim.as_stated is None:
            yield Remark(
                contents.places.claims[claim.id],
                f"{record.id}: the {claim.property} has no as_stated; add the words of the source",
            )


def _late_dates(contents: Contents) -> Iterator[Remark]:
    for record, claim in _claims(contents):
        read = claim.source.accessed or claim.source.issued
        published = claim.source.issued or read
        place = contents.places.claims[claim.id]
        if claim.as_of and published and claim.as_of.earliest > published.latest:
            yield Remark(place, f"{record.id}: said on {claim.as_of}, after its source was published ({published})")
    for id_, place in contents.places.sources.items():
        source = contents.sources[id_]
        if source.issued and source.accessed and source.issued.earliest > source.accessed.latest:
            yield Remark(place, f"the source {id_!r} was published on {source.issued}, after it was read")


def _shared_names(contents: Contents) -> Iterator[Remark]:
    from weaponref.names.index import pick
    from weaponref.store.compiler import index_of

    index = index_of(contents.records)
    for record in contents.records:
        for number, name in enumerate(record.names):
            if name.disputed or name.ambiguous or not isinstance(record, Weapon):
                continue
            bearers = pick(index.get(_key(name.name), ()))
            if record.id in bearers and len(bearers) > 1:
                others = ", ".join(id_ for id_ in bearers if id_ != record.id)
                yield Remark(
                    contents.places.names[record.id, number],
                    f"{record.id}: the name {name.name!r} is also that of {others}; mark it 'ambiguous: true' where it "
                    "is truly shared, or 'disputed: true' where a source misuses it",
                )


def _key(name: str) -> str:
    from weaponref.names.normalise import normalise

    return normalise(name)


def _cycles(contents: Contents) -> Iterator[Remark]:
    for type_ in _ACYCLIC:
        targets = {
            record.id: [relation.target for relation in record.relations if relation.type == type_]
            for record in contents.records
        }
        for record in contents.records:
            for number, relation in enumerate(record.relations):
                if relation.type == type_ and record.id in _reached(relation.target, targets):
                    yield Remark(
                        contents.places.relations[record.id, number],
                        f"{record.id}: {type_} {relation.target} leads back to {record.id}",
                    )


def _reached(start: str, targets: dict[str, list[str]]) -> set[str]:
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        id_ = ahead.pop()
        if id_ not in seen:
            seen.add(id_)
            ahead.extend(targets.get(id_, ()))
    return seen


def _unmarked_repeats(contents: Contents) -> Iterator[Remark]:
    for record in contents.records:
        groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
        for claim in record.claims:
            if claim.attributed_to and claim.as_of and not claim.deprecated:
                key = (claim.property, claim.attributed_to, claim.as_of, claim.value, claim.condition)
                groups[key].append(claim)
        for claims in groups.values():
            if len(claims) > 1 and len({claim.origin for claim in claims} - {None}) != 1:
                for claim in claims:
                    if claim.origin is None and not claim.verified:
                        yield Remark(
                            contents.places.claims[claim.id],
                            f"{record.id}: {claim.attributed_to} said the same on {claim.as_of} in another source; "
                            "give both claims one 'origin' if they repeat one statement",
                        )


def _lone_origins(contents: Contents) -> Iterator[Remark]:
    uses: dict[str, list[Claim]] = defaultdict(list)
    for _, claim in _claims(contents):
        if claim.origin:
            uses[claim.origin].append(claim)
    for origin, claims in uses.items():
        if len(claims) == 1:
            yield Remark(
                contents.places.claims[claims[0].id],
                f"{claims[0].system}: no other claim has the origin {origin!r}; check its spelling, or remove it",
            )


def _unlike_repeats(contents: Contents) -> Iterator[Remark]:
    for record in contents.records:
        groups: dict[tuple[object, ...], list[tuple[Claim, Interval]]] = defaultdict(list)
        for claim in record.claims:
            stated = claim.value
            if claim.origin and isinstance(stated, Interval) and not (claim.deprecated or claim.verified):
                groups[claim.property, claim.origin, claim.condition, stated.dimension].append((claim, stated))
        for (first, value), *others in groups.values():
            for claim, stated in others:
                if stated.unit != "ton" != value.unit and not _alike(value, stated):
                    yield Remark(
                        contents.places.claims[claim.id],
                        f"{record.id}: {stated} has the origin of {value} ({first.source.id}), and is no other writing "
                        "of it; correct one of them, or give each an origin of its own",
                    )


def _alike(one: Interval, other: Interval) -> bool:
    """Whether two may be one statement, rounded and converted by those who repeat it."""
    return _ratio(one.ends[-1], other.to(one.unit).ends[-1] if one.unit else other.ends[-1]) <= REPEAT_FACTOR


def _outliers(contents: Contents) -> Iterator[Remark]:
    for record in contents.records:
        for name, prop in PROPERTIES.items():
            if prop.type != "quantity" or prop.observation or "count" in prop.dimensions:
                continue
            yield from _outliers_of(record, name, contents)


def _outliers_of(record: Record, name: str, contents: Contents) -> Iterator[Remark]:
    """The figures that stand alone, far from the others; docs/linting.md says exactly when."""
    figure = record.view(name)
    if not isinstance(figure, Figure) or len(figure.in_hull) <= FEWEST_OTHERS:
        return
    stated = {claim.id: claim.value.to(figure.unit) for claim in figure.in_hull if isinstance(claim.value, Interval)}
    for claim in figure.in_hull:
        own = stated[claim.id]
        others = {
            other: stated[other.id]
            for other in figure.in_hull
            if _origin(other) != _origin(claim) and other.condition in (None, claim.condition)
        }
        if claim.verified or len(others) < FEWEST_OTHERS:
            continue
        middle = median(other.ends[-1] for other in others.values())
        seconded = any(
            other.source.id != claim.source.id and _ratio(own.ends[-1], end.ends[-1]) <= SECONDED_FACTOR
            for other, end in others.items()
        )
        if _is_far(own, middle) and not seconded:
            yield Remark(
                contents.places.claims[claim.id],
                f"{record.id}: {name} {claim.value} is {own.ends[-1] / middle:.2g} times the median of the "
                f"{len(others)} other claims; check it against its source",
            )


def _origin(claim: Claim) -> str:
    return claim.origin or claim.id


def _is_far(stated: Interval, middle: float) -> bool:
    """Whether a figure, with its open ends, lies wholly beyond the factor from the middle of the others."""
    low = 0.0 if stated.low is None else stated.low
    high = float("inf") if stated.high is None else stated.high
    return high * OUTLIER_FACTOR < middle or low > middle * OUTLIER_FACTOR


def _ratio(one: float, other: float) -> float:
    if not one or not other:
        return 1.0 if one == other else float("inf")
    return max(one / other, other / one)


def _out_of_bounds(contents: Contents) -> Iterator[Remark]:
    for record, claim in _claims(contents):
        stated, prop = claim.value, PROPERTIES[claim.property]
        if not isinstance(stated, Interval) or stated.unit in (None, "ton") or claim.verified or claim.deprecated:
            continue
        bounds = bounds_of(prop.name, record.kind if isinstance(record, Weapon) else None)
        if bounds is None or prop.unit is None or not _same_dimension(stated, prop.unit):
            continue
        low, high = bounds
        # The low end of a spread may be low; what a source says can be reached is its high end.
        end = stated.to(prop.unit).ends[-1]
        if not low <= end <= high:
            kind = f"the kind {record.kind!r}" if isinstance(record, Weapon) and record.kind else "a record"
            yield Remark(
                contents.places.claims[claim.id],
                f"{record.id}: a {prop.label} of {stated} is beyond what {kind} plausibly has "
                f"({low:g} to {high:g} {prop.unit}); check it against its source",
            )


def _misplaced_properties(contents: Contents) -> Iterator[Remark]:
    for record, claim in _claims(contents):
        doubt = _misplaced(record, claim.property)
        if doubt:
            yield Remark(contents.places.claims[claim.id], f"{record.id}: {doubt}")


def _misplaced(record: Record, name: str) -> str:
    """Why a record cannot have a property, and what would be right; empty if it can."""
    label = PROPERTIES[name].label
    if not isinstance(record, Weapon):
        return "" if name in OF_TRANSFERS else f"a transfer has no {label}; state it of the system or the family"
    if name == OF_TRANSFERS[0]:
        return f"the {label} is stated of a delivery; move it to a transfer"
    if record.kind is None or can_have(record.kind, name):
        return ""
    meant = meant_instead(record.kind, name)
    advice = f"the source may mean its '{meant}'" if meant else "check the property, and the kind of the record"
    return f"a system of the kind {record.kind!r} has no {label}, which is of: {', '.join(kinds_of(name))}; {advice}"


def _same_dimension(stated: Interval, unit: str) -> bool:
    from weaponref.units import dimension

    return stated.dimension == dimension(unit)


def _observed_capabilities(contents: Contents) -> Iterator[Remark]:
    for record, claim in _claims(contents):
        if claim.property == "range_max" and claim.basis == "observed_test" and not claim.deprecated:
            yield Remark(
                contents.places.claims[claim.id],
                f"{record.id}: an observed flight is a flight_distance; it bounds range_max from below",
            )


def _unexplained_deprecations(contents: Contents) -> Iterator[Remark]:
    for record, claim in _claims(contents):
        if claim.deprecated and not claim.note:
            yield Remark(contents.places.claims[claim.id], f"{record.id}: a deprecated claim says why; add a 'note'")


def _misnamed_files(contents: Contents) -> Iterator[Remark]:
    for record in contents.records:
        place = contents.places.records[record.id]
        stem = re.split(r"[/\\]", place.file)[-1].rpartition(".")[0]
        if stem != record.id:
            yield Remark(place, f"the file of {record.id!r} is called {stem!r}; name it {record.id}.yaml")


def _old_ids(contents: Contents) -> Iterator[Remark]:
    for place, old, new in contents.places.renamed:
        yield Remark(place, f"the id {old!r} was renamed to {new!r}; write {new!r}")


def _misplaced_classes(contents: Contents) -> Iterator[Remark]:
    """Range classes are derived; a kind that names one should agree with a claim."""
    labels = {
        "close-range ballistic missile": "CRBM",
        "short-range ballistic missile": "SRBM",
        "medium-range ballistic missile": "MRBM",
        "intermediate-range ballistic missile": "IRBM",
        "intercontinental ballistic missile": "ICBM",
    }
    for record in contents.records:
        if isinstance(record, System) and record.kind in labels:
            supported = record.range_class("us").labels
            if supported and labels[record.kind] not in supported:
                yield Remark(
                    contents.places.records[record.id],
                    f"{record.id}: its kind says {labels[record.kind]}, its claims support {', '.join(supported)}",
                )


RULES: tuple[Rule, ...] = (
    Rule("digits", "error", "a value that the words in as_stated do not say", _unexplained_digits),
    Rule("cycle", "error", "a relation that leads back to its own record", _cycles),
    Rule("observed", "error", "an observed flight entered as a capability", _observed_capabilities),
    Rule("deprecated", "error", "a deprecated claim without a reason", _unexplained_deprecations),
    Rule("dates", "error", "a statement later than its source", _late_dates),
    Rule("bounds", "warning", "a figure beyond what its kind plausibly has", _out_of_bounds),
    Rule("qualifier", "warning", "a qualifier of the words in as_stated that the value lacks", _lost_qualifiers),
    Rule("basis", "warning", "a basis that needs a speaker, in a claim that names none", _unspoken_bases),
    Rule("kind-property", "warning", "a property that its kind cannot have", _misplaced_properties),
    Rule("unused-source", "warning", "a source that nothing cites", _unused_sources),
    Rule("shared-name", "warning", "a name of several records that is not marked", _shared_names),
    Rule("outlier", "warning", "a figure that stands alone, far from the other claims of it", _outliers),
    Rule("repeat", "warning", "the same statement twice without an origin", _unmarked_repeats),
    Rule("unlike-origin", "warning", "repeats of one statement that say different things", _unlike_repeats),
    Rule("lone-origin", "warning", "an origin that only one claim has", _lone_origins),
    Rule("long-quote", "warning", "more words quoted than the quantity needs", _long_quotes),
    Rule("renamed", "warning", "the old id of a record or a source that has another one now", _old_ids),
    Rule("file-name", "warning", "a file that is not called by the id of its record", _misnamed_files),
    Rule("kind-class", "note", "a kind that names a range class no claim supports", _misplaced_classes),
    Rule("no-words", "note", "a quantity without the words of its source", _missing_words),
)
"""Every rule, errors first."""
