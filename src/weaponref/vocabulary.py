"""What may be said: properties, name schemes, bases, and the other closed lists. Kinds are in `weaponref.kinds`.

The vocabulary is described once, here. Typed attributes, the reader of data files, tables, pages and checks all follow
from it. It is also the fence of the project: what has no term here cannot be stated in a data file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import frozen


if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = (
    "BASES",
    "LEVELS",
    "PROPERTIES",
    "RELATION_TYPES",
    "RELIABILITIES",
    "SCHEMES",
    "SOURCE_KINDS",
    "SOURCE_TYPES",
    "TON_MEANINGS",
    "Property",
    "ValueType",
    "near_terms",
    "unknown_term",
)

ValueType = Literal["quantity", "date", "text", "countries"]

_NEW_START = "https://democrats.senate.gov/2010/12/15/glossary-of-terms-in-the-new-start-treaty/"
_MTCR = "https://mtcr.info/mtcr-guidelines/"
_OWN = "weaponref"


@frozen
class Property:
    """One thing that a claim can state of a record.

    Attributes:
        name: the key in data files and the attribute of a record.
        label: the words a table or a page shows.
        type: what a value is: a quantity, a (partial) date, a short text, or a list of country codes.
        definition: what the figure means, and what it is not.
        definition_source: where the definition comes from; ``weaponref`` for a working definition of this project.
        dimensions: the dimensions a quantity may have; empty for the other types.
        unit: the unit in which a figure is shown unless asked otherwise; None for the other types.
        observation: True for what was observed at one event. An observation bounds a capability from below and is
            never mixed into it.

    >>> PROPERTIES["range_max"].unit, PROPERTIES["endurance"].kinds
    ('km', ('uncrewed aerial vehicle', 'underwater drone', 'cruise missile'))
    """

    name: str
    label: str
    type: ValueType
    definition: str
    definition_source: str = _OWN
    dimensions: tuple[str, ...] = ()
    unit: str | None = None
    observation: bool = False

    @property
    def kinds(self) -> tuple[str, ...]:
        """The widest kinds that have it; empty if all have it. See `weaponref.bearers`."""
        from weaponref.bearers import kinds_of

        return kinds_of(self.name)


def _length(name: str, label: str, unit: str, definition: str, source: str = _OWN) -> Property:
    return Property(name, label, "quantity", definition, source, ("length",), unit)


def _mass(name: str, label: str, definition: str, source: str = _OWN) -> Property:
    return Property(name, label, "quantity", definition, source, ("mass",), "kg")


def _count(name: str, label: str, definition: str) -> Property:
    return Property(name, label, "quantity", definition, _OWN, ("count",), "count")


def _date(name: str, label: str, definition: str) -> Property:
    return Property(name, label, "date", definition)


def _text(name: str, label: str, definition: str, source: str = _OWN) -> Property:
    return Property(name, label, "text", definition, source)


_PROPERTIES = (
    _length(
        "range_max", "maximum range", "km",
        "The greatest distance that a source says the system can reach. A capability, never one observed flight.",
        _MTCR,
    ),
    _length(
        "range_min", "minimum range", "km",
        "The shortest distance at which a source says the system can be used.",
    ),
    Property(
        "flight_distance", "flight distance", "quantity",
        "The distance of one observed flight. It bounds the maximum range from below and is not a capability.",
        "https://github.com/nagix/nk-missile-tests", ("length",), "km", observation=True,
    ),
    Property(
        "apogee", "apogee", "quantity",
        "The greatest height of one observed flight.",
        "https://github.com/nagix/nk-missile-tests", ("length",), "km", observation=True,
    ),
    _mass(
        "payload_mass", "payload",
        "The useful mass that the vehicle carries and does not need in order to work. "
        "Sources often use payload and warhead for each other.",
        _MTCR,
    ),
    _mass(
        "warhead_mass", "warhead mass",
        "The mass of the warhead itself. Sources often use payload and warhead for each other.",
    ),
    _text("warhead_type", "warhead type", "What kind of warhead a source names, in a few words."),
    _length("length", "length", "m", "Overall length."),
    _length("diameter", "diameter", "m", "Body diameter."),
    _length("wingspan", "wingspan", "m", "Distance between the wing tips."),
    _length(
        "caliber", "calibre", "mm",
        "Bore diameter of a gun or tube, or diameter of the projectile or rocket fired from it.",
        "http://encyclopedia2.thefreedictionary.com/Caliber",
    ),
    _mass("launch_mass", "launch mass", "Mass at launch, payload and propellant included."),
    _mass("combat_mass", "combat mass", "Mass of a gun or vehicle ready for action."),
    _count("stages", "stages", "Number of propulsion stages."),
    _text("propulsion", "propulsion", "Kind of propulsion in a word or two (solid fuel, liquid fuel, turbojet)."),
    _text("guidance", "guidance", "Kind of guidance in a word or two, as reference works name it."),
    _length(
        "cep", "circular error probable", "m",
        "Radius of the circle expected to hold half of the impacts, as published.",
        "https://alchetron.com/Circular-error-probable",
    ),
    Property(
        "speed_max", "maximum speed", "quantity",
        "The greatest speed that a source states. Mach numbers are kept as Mach numbers and never converted.",
        _OWN, ("speed", "mach"), "km/h",
    ),
    Property(
        "endurance", "endurance", "quantity", "The longest time in the air that a source states.",
        _OWN, ("time",), "h",
    ),
    _count("rounds_per_launcher", "rounds per launcher", "Number of rounds that one launcher carries."),
    _count("crew", "crew", "Number of people who serve the system."),
    _text("launch_platform", "launch platform", "From what it is launched, in a few words."),
    Property("operators", "operators", "countries", "Countries that a source names as holding or using the system."),
    _text("status", "status", "State of the programme or of the service, as the source words it."),
    _date("first_seen", "first seen", "When the system was first shown or seen in public."),
    _date("first_flight", "first flight", "When it was first flown or fired."),
    _date("in_service", "in service", "When it entered service."),
    Property(
        "unit_cost", "unit cost", "quantity", "The published price of one. Money is never converted.",
        _OWN, ("money",), "USD",
    ),
    _count("quantity_transferred", "quantity transferred", "How many a source says were handed over to a recipient."),
    _count("quantity_launched", "quantity launched", "How many a source says were launched over a stated time."),
)  # fmt: skip

PROPERTIES: dict[str, Property] = {prop.name: prop for prop in _PROPERTIES}
"""Every property by name, in the order in which tables show them."""


SCHEMES: dict[str, str] = {
    "us-dod": "designation given by the United States (KN-23)",
    "dprk": "designation used by North Korea, in any script (Hwasong-11Ga, 화성-11가)",
    "nato": "NATO reporting name or number (SS-26 Stone)",
    "grau": "index of the Soviet or Russian missile and artillery directorate (9M723)",
    "native": "name in the language of the country of origin",
    "export": "name of the export version",
    "manufacturer": "name given by the manufacturer",
    "press": "name used by news media and analysts",
    "other": "any other name seen in print",
}
"""Who gave a name: scheme and meaning."""

BASES: dict[str, str] = {
    "official_assessment": "assessment by a government or armed force other than the owner's",
    "manufacturer": "statement by the maker",
    "analyst_estimate": "estimate by an analyst or institute, or by experts whom a report cites",
    "reference_work": "figure in a reference work or database",
    "state_claim": "statement by the owning state, also where its media report it as the state's own",
    "press_report": "figure in a news report, or in a sentence of the outlet's own, whoever runs it",
    "observed_test": "observed at one flight or firing",
}
"""How a source knows, strongest first for a capability: the order of the ``official_first`` policy."""

RELATION_TYPES: dict[str, str] = {
    "variant_of": "is a version of",
    "derived_from": "was developed from",
    "successor_of": "follows in service or in a series",
    "resembles": "is said to look like",
    "often_confused_with": "is taken for the other in print",
    "same_as": "is said to be the same thing",
}

SOURCE_TYPES: tuple[str, ...] = (
    "article-newspaper", "article-journal", "article", "webpage", "report", "dataset", "entry-encyclopedia", "book",
)  # fmt: skip
"""CSL item types that a source may have."""

SOURCE_KINDS: dict[str, str] = {
    "press": "news medium",
    "state_media": "medium run by a state",
    "think_tank": "research institute",
    "reference_work": "reference work",
    "government": "government or armed force",
    "dataset": "data set",
    "international_organisation": "international organisation",
    "manufacturer": "maker of the system",
    "academic": "university or journal",
}

RELIABILITIES: dict[str, str] = {
    "high": "the publisher's own copy, from a body that publishes such figures under its name",
    "low": "a mirror, repost, forum or machine translation was read instead of the original",
}
"""A judgement about the copy that was read, not about the truth of what it says. No key: an ordinary copy."""

LEVELS: dict[str, str] = {
    "complex": "a weapon complex: launchers, missiles and vehicles together",
    "missile": "the missile itself",
    "launcher": "the launcher",
    "round": "one round of ammunition",
}
"""What level of a weapon a record describes, where one name covers several."""

TON_MEANINGS: dict[str, str | None] = {"short": "short ton", "long": "long ton", "metric": "t", "unstated": "ton"}
"""What a source that prints "ton" means: the key in a data file, and the unit it stands for."""


def near_terms(term: str, known: Iterable[str]) -> list[str]:
    """The terms of a closed list, two at most, that another term may be a slip for.

    >>> near_terms("rnage_max", PROPERTIES)
    ['range_max']
    """
    from difflib import get_close_matches

    return get_close_matches(term[:80], list(known), n=2, cutoff=0.7)


_SHOWN_TERMS = 12


def unknown_term(what: str, term: str, known: Iterable[str]) -> str:
    """The message for a term that is not in a closed list, with the nearest ones that are.

    >>> unknown_term("property", "rnage_max", PROPERTIES)
    "unknown property 'rnage_max'; did you mean 'range_max'?"
    """
    options = list(known)
    near = near_terms(term, options)
    if near:
        return f"unknown {what} {term[:80]!r}; did you mean {' or '.join(repr(option) for option in near)}?"
    shown = ", ".join(options[:_SHOWN_TERMS]) + (", …" if len(options) > _SHOWN_TERMS else "")
    return f"unknown {what} {term[:80]!r}; one of {shown}"
