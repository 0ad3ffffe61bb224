"""Records: what bears claims. Families and transfers are in `weaponref.model.groups`.

Each bears claims, and shows them through one typed attribute a property: a `Figure`, `Statements`, or None where
nothing is published.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from attrs import evolve, frozen

from weaponref.dates import PartialDate
from weaponref.model.claims import Shown, Tabular
from weaponref.model.figures import Figure
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from weaponref.model.claims import Claim, Name, Relation, Source
    from weaponref.model.derived import MtcrLabel, RangeClass
    from weaponref.model.statements import Statements
    from weaponref.render.citations import CitationStyle

__all__ = ("Record", "System", "Weapon", "count_claims")


# Equality is a matter of the classes that are used; making it for the bases as well would cost at each import.
@frozen(kw_only=True, eq=False, repr=False)
class Record(Shown, Tabular):
    """What all records share: an id, names, relations, and claims.

    Attributes:
        id: permanent id.
        name: the name by which the record is shown.
        names: every name that a source gives it.
        relations: how sources relate it to others.
        claims: every claim, deprecated ones included.
        note: what a reader should know, in the words of this project.
        undated: how many undated claims `as_of` left out.
    """

    id: str
    name: str
    names: tuple[Name, ...] = ()
    relations: tuple[Relation, ...] = ()
    claims: tuple[Claim, ...] = ()
    note: str | None = None
    undated: int = 0

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source of its claims, names and relations, each once."""
        cited: tuple[Claim | Name | Relation, ...] = (*self.claims, *self.names, *self.relations)
        return tuple({item.source.id: item.source for item in cited}.values())

    @property
    def stated(self) -> dict[str, Figure | Statements]:
        """All that is published about it: property and view, in the order of the vocabulary."""
        present = {claim.property for claim in self.claims}
        return {name: view for name in PROPERTIES if name in present and (view := self.view(name)) is not None}

    def view(self, name: str) -> Figure | Statements | None:
        """The view of a property given by name; None where nothing is published.

        Raises:
            ValueError: the vocabulary has no such property.

        >>> import weaponref
        >>> kn24 = weaponref.get("KN-24")
        >>> kn24.view("range_max") == kn24.range_max
        True
        """
        if name not in PROPERTIES:
            from weaponref.vocabulary import unknown_term

            raise ValueError(unknown_term("property", name, PROPERTIES))
        return self._figure(name) if PROPERTIES[name].type == "quantity" else self._statements(name)

    def as_of(self, date: str) -> Self:
        """The record as it could be read by the end of a date: with only the claims published by then.

        A claim counts at the date of its source, else at its own; a partial date counts at its last day. Undated
        claims are left out and counted in ``undated``. Names and relations go with the date of their source too, but
        stay where it has none. The note speaks of all that is known now, and is left out.

        Raises:
            ValueError: the text is not a date.

        >>> import weaponref
        >>> weaponref.get("KN-23").as_of("2019-12-31").range_max.high
        600.0
        """
        limit = PartialDate(date).latest
        dated = [(claim, claim.published_on) for claim in self.claims]
        kept = tuple(claim for claim, day in dated if day is not None and day.latest <= limit)
        undated = sum(day is None for _, day in dated)
        names = tuple(name for name in self.names if _by(name.source, limit))
        relations = tuple(relation for relation in self.relations if _by(relation.source, limit))
        return evolve(self, claims=kept, names=names, relations=relations, note=None, undated=self.undated + undated)

    def cite(self, name: str | None = None, *, style: CitationStyle = "apa") -> str:
        """The sources of one property, or of the whole record, as a bibliography.

        Args:
            name: a property; None for all of them.
            style: ``apa``, ``chicago``, ``attribution``, ``bibtex`` or ``csl-json``; see `Citable.cite`.

        Raises:
            ValueError: the property or the style is unknown, or a style stands where a property does.

        >>> import weaponref
        >>> print(weaponref.get("KN-24").cite("unit_cost", style="bibtex").splitlines()[0])
        % Sources of unit_cost of KN-24.
        """
        from weaponref.render.citations import cite

        return cite(self, name, style=style)

    def _of(self, name: str) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.claims if claim.property == name)

    def _figure(self, name: str) -> Figure | None:
        claims = self._of(name)
        return Figure.of(self.id, name, claims, self.name) if claims else None

    def _statements(self, name: str) -> Statements | None:
        from weaponref.model.statements import Statements

        claims = self._of(name)
        return Statements(self.id, name, claims, self.name) if claims else None

    def __str__(self) -> str:
        return self.name

    @property
    def range_max(self) -> Figure | None:
        """The greatest distance that a source says the system can reach."""
        return self._figure("range_max")

    @property
    def range_min(self) -> Figure | None:
        """The shortest distance at which a source says the system can be used."""
        return self._figure("range_min")

    @property
    def flight_distance(self) -> Figure | None:
        """The distance of one observed flight."""
        return self._figure("flight_distance")

    @property
    def apogee(self) -> Figure | None:
        """The greatest height of one observed flight."""
        return self._figure("apogee")

    @property
    def payload_mass(self) -> Figure | None:
        """The useful mass that the vehicle carries and does not need in order to work."""
        return self._figure("payload_mass")

    @property
    def warhead_mass(self) -> Figure | None:
        """The mass of the warhead itself."""
        return self._figure("warhead_mass")

    @property
    def warhead_type(self) -> Statements | None:
        """What kind of warhead a source names, in a few words."""
        return self._statements("warhead_type")

    @property
    def length(self) -> Figure | None:
        """Overall length."""
        return self._figure("length")

    @property
    def diameter(self) -> Figure | None:
        """Body diameter."""
        return self._figure("diameter")

    @property
    def wingspan(self) -> Figure | None:
        """Distance between the wing tips."""
        return self._figure("wingspan")

    @property
    def caliber(self) -> Figure | None:
        """Bore diameter of a gun or tube, or diameter of the projectile or rocket fired from it."""
        return self._figure("caliber")

    @property
    def launch_mass(self) -> Figure | None:
        """Mass at launch, payload and propellant included."""
        return self._figure("launch_mass")

    @property
    def combat_mass(self) -> Figure | None:
        """Mass of a gun or vehicle ready for action."""
        return self._figure("combat_mass")

    @property
    def stages(self) -> Figure | None:
        """Number of propulsion stages."""
        return self._figure("stages")

    @property
    def propulsion(self) -> Statements | None:
        """Kind of propulsion in a word or two (solid fuel, liquid fuel, turbojet)."""
        return self._statements("propulsion")

    @property
    def guidance(self) -> Statements | None:
        """Kind of guidance in a word or two, as reference works name it."""
        return self._statements("guidance")

    @property
    def cep(self) -> Figure | None:
        """Radius of the circle expected to hold half of the impacts, as published."""
        return self._figure("cep")

    @property
    def speed_max(self) -> Figure | None:
        """The greatest speed that a source states."""
        return self._figure("speed_max")

    @property
    def endurance(self) -> Figure | None:
        """The longest time in the air that a source states."""
        return self._figure("endurance")

    @property
    def rounds_per_launcher(self) -> Figure | None:
        """Number of rounds that one launcher carries."""
        return self._figure("rounds_per_launcher")

    @property
    def crew(self) -> Figure | None:
        """Number of people who serve the system."""
        return self._figure("crew")

    @property
    def launch_platform(self) -> Statements | None:
        """From what it is launched, in a few words."""
        return self._statements("launch_platform")

    @property
    def operators(self) -> Statements | None:
        """Countries that a source names as holding or using the system."""
        return self._statements("operators")

    @property
    def status(self) -> Statements | None:
        """State of the programme or of the service, as the source words it."""
        return self._statements("status")

    @property
    def first_seen(self) -> Statements | None:
        """When the system was first shown or seen in public."""
        return self._statements("first_seen")

    @property
    def first_flight(self) -> Statements | None:
        """When it was first flown or fired."""
        return self._statements("first_flight")

    @property
    def in_service(self) -> Statements | None:
        """When it entered service."""
        return self._statements("in_service")

    @property
    def unit_cost(self) -> Figure | None:
        """The published price of one."""
        return self._figure("unit_cost")

    @property
    def quantity_transferred(self) -> Figure | None:
        """How many a source says were handed over to a recipient."""
        return self._figure("quantity_transferred")

    @property
    def quantity_launched(self) -> Figure | None:
        """How many a source says were launched over a stated time."""
        return self._figure("quantity_launched")


@frozen(kw_only=True, eq=False, repr=False)
class Weapon(Record):
    """A record of a weapon or a family of weapons: it has a kind and a country of origin.

    Attributes:
        kind: a term of `weaponref.kinds.KINDS`; None for a family of several kinds.
        country: ISO 3166 code of the country of origin; None for a family of several countries.
    """

    kind: str | None = None
    country: str | None = None

    def range_class(self, scheme: str = "us") -> RangeClass:
        """Every range class that the claims support under a scheme, with the claims behind each.

        Raises:
            ValueError: there is no such scheme in `weaponref.classify.RANGE_SCHEMES`.

        >>> import weaponref
        >>> weaponref.get("KN-24").range_class("us").labels
        ('SRBM',)
        """
        from weaponref.model.derived import range_class

        return range_class(self.kind, self.claims, scheme)

    @property
    def mtcr(self) -> MtcrLabel:
        """What the published figures say about the MTCR thresholds, with the pairs of claims behind it."""
        from weaponref.model.derived import mtcr_label

        return mtcr_label(self.claims)


@frozen(kw_only=True, repr=False)
class System(Weapon):
    """One weapon system: what is published about it, claim by claim.

    Attributes:
        kind: a term of `weaponref.kinds.KINDS`.
        country: ISO 3166 code of the country of origin (``SU`` for the Soviet Union).
        family: id of the family it is grouped in.
        level: ``complex``, ``missile``, ``launcher`` or ``round``, where it matters which of them the record is.
        external_ids: scheme and id in other catalogues.

    >>> import weaponref
    >>> weaponref.get("화성-11가")
    <System kn-23: KN-23, short-range ballistic missile, KP, ... claims>
    """

    kind: str
    country: str
    family: str | None = None
    level: str | None = None
    external_ids: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        return f"<System {self.id}: {self.name}, {self.kind}, {self.country}, {count_claims(self)}>"


def _by(source: Source, limit: str) -> bool:
    """Whether a source is undated or was published by a day."""
    return source.issued is None or source.issued.latest <= limit


def count_claims(record: Record) -> str:
    """How many claims a record bears, in words."""
    return f"{len(record.claims)} claim{'' if len(record.claims) == 1 else 's'}"
