"""Figures: what the page says of claims is what the library says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from weaponref.comparison import Cell, in_units
from weaponref.model import Figure
from weaponref.render.citations import bibliography
from weaponref.render.words import claim_value, open_ends, other_name, spread


if TYPE_CHECKING:
    from explorer import Modules
    from weaponref import Catalog
    from weaponref.comparison import UnitSystem

_FIGURES = """
const edition = new it.Edition(catalogue, argument.asOf);
return Object.fromEntries(catalogue.items.map((item) => [item.id, {
    undated: edition.undated(item),
    claims: edition.claims(item).map((claim) => claim.id),
    names: edition.names(item).map((name) => name.name),
    views: Object.fromEntries(edition.stated(item).map(({ name }) => {
        const view = edition.viewIn(item, name, argument.units);
        const figure = view.unit === null ? null : {
            low: view.low, high: view.high, openLow: view.openLow, openHigh: view.openHigh, unit: view.unit,
            spread: it.spread(view), open: it.openEnds(view),
        };
        return [name, { figure, origins: view.origins, disagrees: view.disagrees }];
    })),
}]));
"""


def told(catalog: Catalog, units: UnitSystem) -> dict[str, Any]:
    """The same of the library."""
    records = {**catalog, **catalog.transfers}
    return {
        record.id: {
            "undated": record.undated,
            "claims": [claim.id for claim in record.claims],
            "names": [name.name for name in record.names],
            "views": {name: view_of(record.id, name, in_units(view, units)) for name, view in record.stated.items()},
        }
        for record in records.values()
    }


def view_of(record: str, name: str, view: Any) -> dict[str, Any]:
    """What is compared of a view."""
    figure = None
    if isinstance(view, Figure):
        figure = {
            "low": view.low, "high": view.high, "openLow": view.open_low, "openHigh": view.open_high,
            "unit": view.unit, "spread": spread(view), "open": list(open_ends(view)),
        }  # fmt: skip
    return {"figure": figure, "origins": len(view.origins), "disagrees": Cell(record, name, view).disagrees}


class TestViews:
    @pytest.mark.parametrize("units", ["metric", "imperial"])
    def test_every_figure_of_every_record(self, modules: Modules, catalog: Catalog, units: UnitSystem) -> None:
        """Hull, open ends, words, origins and disagreement are the same, number for number."""
        assert modules.run(_FIGURES, {"asOf": "", "units": units}) == told(catalog, units)

    @pytest.mark.parametrize("date", ["1999", "2019-06-30", "2021-06", "2024-02-29", "2026-11-22"])
    def test_as_of_a_date(self, modules: Modules, catalog: Catalog, date: str) -> None:
        """The claims that could be read by then are the same, and so is the count of undated ones."""
        assert modules.run(_FIGURES, {"asOf": date, "units": "metric"}) == told(catalog.as_of(date), "metric")

    @pytest.mark.parametrize("units", ["metric", "imperial", "as-stated"])
    def test_every_claim_as_written_and_converted(self, modules: Modules, catalog: Catalog, units: UnitSystem) -> None:
        """A claim is shown as it was printed, and in the unit of the page beside it."""
        shown = modules.run(
            "return Object.fromEntries(catalogue.items.flatMap((item) => item.claims)"
            ".map((claim) => [claim.id, it.claimValue(claim, argument, catalogue)]))",
            units,
        )
        records = [*catalog.values(), *catalog.transfers.values()]

        assert shown == {claim.id: list(claim_value(claim, units)) for record in records for claim in record.claims}

    def test_range_classes(self, modules: Modules, catalog: Catalog) -> None:
        """A class is supported by the same claims as in the library."""
        classes = modules.run(
            "return Object.fromEntries(catalogue.items.filter((item) => item.type !== 'transfer')"
            ".map((item) => [item.id, it.rangeClasses(item.kind, item.claims, catalogue)]))"
        )

        assert classes == {record.id: list(record.range_class("us").labels) for record in catalog.values()}

    def test_the_name_beside_the_name(self, modules: Modules, catalog: Catalog) -> None:
        """The second designation is chosen alike."""
        names = modules.run("return Object.fromEntries(catalogue.items.map((item) => [item.id, it.otherName(item)]))")

        assert {id_: names[id_] for id_ in catalog} == {id_: other_name(record) for id_, record in catalog.items()}


class TestCitations:
    def test_one_source(self, modules: Modules, catalog: Catalog) -> None:
        """Each source is cited as the library cites it."""
        cited = modules.run(
            "return Object.fromEntries(catalogue.items.flatMap((item) => [...item.claims, ...item.names])"
            ".map(({ source }) => [source.id, it.apa(source)]))"
        )

        assert len(cited) > 1000
        assert cited == {id_: bibliography((catalog.sources[id_],)) for id_ in cited}

    def test_all_sources_of_a_record(self, modules: Modules, catalog: Catalog) -> None:
        """The bibliography of a record has the order and the letters (2019a) of the library's."""
        cited = modules.run(
            "return Object.fromEntries(catalogue.items.map((item) => [item.id,"
            " it.bibliography([...item.claims, ...item.names, ...item.relations].map((each) => each.source))]))"
        )
        records = {**catalog, **catalog.transfers}

        assert cited == {id_: record.cite(style="apa") for id_, record in records.items()}

    def test_every_attribution(self, modules: Modules, catalog: Catalog) -> None:
        """The line for a sentence is the library's, for every claim of every record."""
        lines = modules.run(
            "return Object.fromEntries(catalogue.items.flatMap((item) => item.claims)"
            ".map((claim) => [claim.id, it.attribution(claim, catalogue)]))"
        )
        records = [*catalog.values(), *catalog.transfers.values()]

        assert lines == {claim.id: claim.cite("attribution") for record in records for claim in record.claims}
