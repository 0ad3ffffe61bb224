"""Ids are permanent: a record that is renamed is still found by its old id, with a warning that names the new one."""

from __future__ import annotations

import pickle
import re
import warnings
from typing import TYPE_CHECKING

import pytest

import weaponref
from weaponref.store import load


if TYPE_CHECKING:
    from pathlib import Path

    from weaponref.catalogue import Catalog

SYSTEM = """\
id: {id}
name: {name}
kind: ballistic missile
country: KP
family: {family}
claims:
  range_max:
    - {{value: 600 km, basis: press_report, source: gazette}}
    - {{value: 690 km, basis: press_report, source: gazette}}
"""
FILES = {
    "systems/x-1.yaml": SYSTEM.format(id="x-1", name="Thunder", family="xs"),
    "systems/x-2.yaml": SYSTEM.format(id="x-2", name="Lightning", family="xs"),
    "families/xs.yaml": "{id: xs, name: The X missiles}\n",
    "transfers/to-ru.yaml": "{id: to-ru, name: X to Russia, supplier: KP, recipients: [RU], systems: [x-1]}\n",
    "sources.yaml": "gazette: {type: webpage, title: A missile, publisher: The Gazette}\n",
}
REDIRECTS = "old-thunder: x-1\nold-xs: xs\nold-transfer: to-ru\n"
WARNING = "the id 'old-thunder' was renamed to 'x-1'"


def write(folder: Path, **changes: str) -> Path:
    """A folder of data files; `redirects` and `x_1` replace or add files."""
    named = {
        "redirects": "redirects.yaml", "x_1": "systems/x-1.yaml", "x_2": "systems/x-2.yaml", "new": "systems/x-9.yaml",
        "to_ru": "transfers/to-ru.yaml", "source": "sources/more.yaml",
    }  # fmt: skip
    for path, text in {**FILES, **{named[key]: text for key, text in changes.items()}}.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    return folder


@pytest.fixture
def renamed(tmp_path: Path) -> Catalog:
    """A catalogue whose records were renamed."""
    return load(write(tmp_path, redirects=REDIRECTS))


class TestLookUp:
    def test_get_and_index_find_the_record_and_warn(self, renamed: Catalog) -> None:
        for look_up in (renamed.get, renamed.__getitem__, renamed.systems.__getitem__):
            with pytest.warns(DeprecationWarning, match=WARNING):
                assert look_up("old-thunder") is renamed["x-1"]
        with pytest.warns(DeprecationWarning, match="'to-ru'"):
            assert renamed.transfers["old-transfer"].id == "to-ru"

    def test_the_warning_points_to_the_line_that_asks(self, renamed: Catalog) -> None:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            renamed.get("old-thunder")
            renamed["old-thunder"]

        assert [warning.filename for warning in caught] == [__file__, __file__]

    def test_it_warns_each_time(self, renamed: Catalog) -> None:
        for _ in range(2):
            with pytest.warns(DeprecationWarning, match=WARNING):
                renamed.get("old-thunder")

    def test_resolve_finds_it_without_a_warning(self, renamed: Catalog) -> None:
        for text in ("old-thunder", "Old Thunder"):
            found = renamed.resolve(text)
            assert (found.status, found.system) == ("match", renamed["x-1"])

    def test_asking_whether_it_is_there_is_no_use(self, renamed: Catalog) -> None:
        assert "old-thunder" in renamed
        assert "old-thunder" in renamed.systems
        assert "old-thunder" not in renamed.families
        assert "older-thunder" not in renamed

    def test_it_is_not_listed(self, renamed: Catalog) -> None:
        assert list(renamed) == ["x-1", "x-2", "xs"]
        assert len(renamed) == 3

    def test_a_filter_takes_the_old_id_of_a_family(self, renamed: Catalog) -> None:
        assert [system.id for system in renamed.find(family="old-xs")] == ["x-1", "x-2"]

    def test_what_never_was_is_unknown(self, renamed: Catalog) -> None:
        with pytest.raises(KeyError):
            renamed["older-thunder"]
        with pytest.raises(weaponref.UnknownSystemError):
            renamed.get("older-thunder")

    def test_the_old_ids_are_told(self, renamed: Catalog) -> None:
        assert dict(renamed.redirects) == {"old-thunder": "x-1", "old-transfer": "to-ru", "old-xs": "xs"}
        assert dict(weaponref.catalog().redirects) == {}

    def test_they_survive_pickling_dates_and_layers(self, renamed: Catalog, tmp_path: Path) -> None:
        (tmp_path / "own").mkdir()
        other = load(write(tmp_path / "own", x_1=FILES["systems/x-1.yaml"].replace("Thunder", "Storm")))
        catalogues = (pickle.loads(pickle.dumps(renamed)), renamed.as_of("2030"), renamed.overlay(other))  # noqa: S301

        for catalogue in catalogues:
            with pytest.warns(DeprecationWarning, match=WARNING):
                assert catalogue.get("old-thunder").id == "x-1"
            assert "old-xs" in catalogue.redirects

    def test_an_id_that_is_used_above_means_that_record(self, renamed: Catalog, tmp_path: Path) -> None:
        (tmp_path / "own.yaml").write_text("{id: old-thunder, name: Mine, kind: missile, country: KP}", "utf-8")
        both = renamed.overlay(load(tmp_path / "own.yaml"))

        assert both["old-thunder"].name == "Mine"
        assert "old-thunder" not in both.redirects


class TestFiles:
    @pytest.mark.parametrize(
        ("redirects", "fault"),
        [
            ("old-thunder: x-3\n", "redirects.yaml:1:14: there is no record and no source 'x-3'"),
            ("x-2: x-1\n", "redirects.yaml:1:1: 'x-2' is the id of a record; an old id is not given again"),
            ("older: old\nold: x-1\n", "redirects.yaml:1:8: 'old' is an old id itself; write 'x-1'"),
            ("gazette: x-1\n", "redirects.yaml:1:1: 'gazette' is the id of a source; an old id is not given again"),
            ("x-02: x-1\n", "redirects.yaml:1:1: 'x-02' reads like 'x-2', the id of another record than 'x-1'"),
            ("Old: x-1\n", "redirects.yaml:1:1: 'Old' is not an id"),
            ("old: [x-1]\n", "redirects.yaml:1:6: the new id of 'old' must be a text"),
            ("old: x-1\nold: x-2\n", "redirects.yaml:2:1: the key 'old' stands already"),
        ],
    )
    def test_what_is_wrong_with_a_redirect(self, redirects: str, fault: str, tmp_path: Path) -> None:
        with pytest.raises(weaponref.DataError) as caught:
            load(write(tmp_path, redirects=redirects))

        assert len(caught.value.faults) == 1
        assert str(caught.value).removeprefix(f"{tmp_path}/").startswith(fault)

    def test_another_spelling_of_the_same_id_is_fine(self, tmp_path: Path) -> None:
        found = load(write(tmp_path, redirects="x-01: x-1\n"))

        assert found.resolve("x-01").system is found["x-1"]

    def test_there_may_be_none(self, tmp_path: Path) -> None:
        assert load(write(tmp_path, redirects="{}\n")).data_version == load(write(tmp_path)).data_version

    def test_they_are_part_of_the_version(self, tmp_path: Path) -> None:
        assert load(write(tmp_path)).data_version != load(write(tmp_path, redirects=REDIRECTS)).data_version

    def test_a_file_of_the_same_folder_may_use_the_old_id(self, tmp_path: Path) -> None:
        text = FILES["systems/x-1.yaml"].replace("family: xs", "family: old-xs")
        with pytest.warns(DeprecationWarning, match=r"x-1\.yaml:5: the id 'old-xs' was renamed to 'xs'"):
            found = load(write(tmp_path, x_1=text, redirects=REDIRECTS))

        assert [member.id for member in found.families["xs"].members] == ["x-1", "x-2"]

    def test_so_may_the_files_of_somebody_else(self, renamed: Catalog, tmp_path: Path) -> None:
        """What was written before a record was renamed is still laid over it, claim by claim."""
        own = tmp_path / "own.yaml"
        withdrawn = "value: 690 km, basis: press_report, source: gazette, deprecated: true, note: Withdrawn."
        own.write_text(
            "id: old-thunder\nname: Thunder\nkind: ballistic missile\ncountry: KP\nfamily: old-xs\n"
            "relations: [{type: resembles, target: old-thunder, source: gazette}]\n"
            f"claims:\n  range_max:\n    - {{{withdrawn}}}\n",
            "utf-8",
        )
        with pytest.warns(DeprecationWarning, match="old-"):
            both = renamed.overlay(load(own, base=renamed))

        figure = both.systems["x-1"].range_max
        assert figure is not None
        assert [claim.deprecated for claim in figure.claims] == [False, True]
        assert both.systems["x-1"].family == "xs"
        assert both.systems["x-1"].relations[-1].target == "x-1"


class TestSources:
    """A source is renamed as a record is."""

    @pytest.fixture
    def cited(self, tmp_path: Path) -> Catalog:
        """A catalogue whose source was renamed."""
        return load(write(tmp_path, redirects="old-gazette: gazette\n"))

    def test_the_old_id_leads_to_it_and_warns(self, cited: Catalog) -> None:
        with pytest.warns(DeprecationWarning, match="the id 'old-gazette' was renamed to 'gazette'"):
            assert cited.sources["old-gazette"] is cited.sources["gazette"]

    def test_asking_whether_it_is_there_is_no_use(self, cited: Catalog) -> None:
        assert "old-gazette" in cited.sources
        assert list(cited.sources) == ["gazette"]
        assert "old-gazette" not in cited
        assert "older-gazette" not in cited.sources

    def test_it_is_no_record(self, cited: Catalog) -> None:
        for look_up in (cited.get, cited.__getitem__, cited.transfers.__getitem__):
            with pytest.raises(KeyError):
                look_up("old-gazette")
        assert cited.resolve("old-gazette").status == "unknown"

    def test_no_record_is_a_source(self, renamed: Catalog) -> None:
        for id_ in ("old-thunder", "x-1", "older"):
            with pytest.raises(KeyError):
                renamed.sources[id_]

    def test_it_survives_layers_and_dates(self, cited: Catalog, renamed: Catalog) -> None:
        for catalogue in (cited.overlay(renamed), renamed.overlay(cited), cited.as_of("2030")):
            with pytest.warns(DeprecationWarning, match="'old-gazette'"):
                assert catalogue.sources["old-gazette"].id == "gazette"

    def test_files_may_still_cite_it(self, tmp_path: Path) -> None:
        text = FILES["systems/x-1.yaml"].replace("source: gazette", "source: old-gazette", 1)
        with pytest.warns(DeprecationWarning, match=r"x-1\.yaml:8: the id 'old-gazette' was renamed to 'gazette'"):
            found = load(write(tmp_path, x_1=text, redirects="old-gazette: gazette\n"))

        assert {source.id for source in found["x-1"].sources} == {"gazette"}

    def test_so_may_the_files_of_somebody_else(self, cited: Catalog, tmp_path: Path) -> None:
        """A claim that was written before the source was renamed is the same claim."""
        own = tmp_path / "own.yaml"
        own.write_text(FILES["systems/x-1.yaml"].replace("gazette", "old-gazette"), "utf-8")
        with pytest.warns(DeprecationWarning, match="old-gazette"):
            both = cited.overlay(load(own, base=cited))

        assert len(both["x-1"].claims) == 2

    def test_one_that_is_not_there_is_a_fault(self, tmp_path: Path) -> None:
        text = FILES["systems/x-1.yaml"].replace("source: gazette", "source: old-thunder", 1)

        with pytest.raises(weaponref.DataError, match="there is no source 'old-thunder'"):
            load(write(tmp_path, x_1=text, redirects=REDIRECTS))


def rename(folder: Path, redirects: str, **ids: str) -> Path:
    """A folder of data files in which records and sources have other ids: `x_1` is the new one of x-1."""
    write(folder, redirects=redirects)
    for old, new in ((key.replace("_", "-"), id_) for key, id_ in ids.items()):
        for path in sorted(folder.rglob("*.yaml")):
            if path.name != "redirects.yaml":
                path.write_text(re.sub(rf"\b{old}(?=[,\n}}:\]])", new, path.read_text("utf-8")), "utf-8")
            if path.stem == old:
                path.rename(path.with_stem(new))
    return folder


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two empty folders: for the data before, and after."""
    for name in ("before", "after"):
        (tmp_path / name).mkdir()
    return tmp_path / "before", tmp_path / "after"


RENAMES = {
    "a record": ("x-1: x-9\n", {"x_1": "x-9"}),
    "a source": ("gazette: herald\n", {"gazette": "herald"}),
    "both": ("x-1: x-9\ngazette: herald\n", {"x_1": "x-9", "gazette": "herald"}),
    "twice": ("x-1: x-9\nx-5: x-9\ngazette: herald\nmail: herald\n", {"x_1": "x-9", "gazette": "herald"}),
    "a family": ("xs: ys\n", {"xs": "ys"}),
}


@pytest.mark.parametrize(("redirects", "ids"), RENAMES.values(), ids=RENAMES)
class TestRename:
    """Whatever is renamed: what was cited is found, and a comparison says that it was renamed, and no more."""

    def test_a_claim_that_was_cited_is_still_found(
        self, redirects: str, ids: dict[str, str], folders: tuple[Path, Path]
    ) -> None:
        before, after = load(write(folders[0])), load(rename(folders[1], redirects, **ids))
        cited = [claim for system in before.systems.values() for claim in system.claims]

        for claim in cited:
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                found = after.claim(claim.id)
            assert (found.property, found.value) == (claim.property, claim.value)
            assert found.system == ids.get(claim.system.replace("-", "_"), claim.system)
            expected = [] if found.id == claim.id else [f"the id {claim.id!r} was renamed to {found.id!r}"]
            assert [str(warning.message).partition(";")[0] for warning in caught] == expected

    def test_a_comparison_tells_of_the_rename_alone(
        self, redirects: str, ids: dict[str, str], folders: tuple[Path, Path]
    ) -> None:
        before, after = load(write(folders[0])), load(rename(folders[1], redirects, **ids))

        found = before.diff(after)

        told = {old.replace("-", "_"): new for old, new in (*found.renamed_records, *found.renamed_sources)}
        assert told == ids
        assert (found.added, found.removed, found.changed) == ((), (), ())
        assert (found.added_records, found.removed_records, found.changed_records) == ((), (), ())
        assert found

    def test_a_claim_of_before_the_first_of_two_renames_is_found(
        self, redirects: str, ids: dict[str, str], folders: tuple[Path, Path], tmp_path: Path
    ) -> None:
        """Old ids lead to the newest one directly: x-1 became x-9, and that x-10."""
        first = load(write(folders[0]))
        again = {old: f"{new}b" for old, new in ids.items()}
        lines = redirects + "".join(f"{new}: {new}b\n" for new in ids.values())
        for new in ids.values():
            lines = lines.replace(f": {new}\n", f": {new}b\n")
        (tmp_path / "third").mkdir()
        last = load(rename(tmp_path / "third", lines, **again))

        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            values = [last.claim(claim.id).value for claim in first["x-1"].claims]
        assert values == [claim.value for claim in first["x-1"].claims]


class TestDiff:
    def test_what_changed_besides_the_name_is_told(self, folders: tuple[Path, Path]) -> None:
        before = load(write(folders[0]))
        rename(folders[1], "x-1: x-9\n", x_1="x-9")
        system = folders[1] / "systems" / "x-9.yaml"
        system.write_text(system.read_text("utf-8").replace("690 km", "700 km").replace("Thunder", "Storm"), "utf-8")

        found = before.diff(load(folders[1]))

        assert found.renamed_records == (("x-1", "x-9"),)
        assert [str(claim.value) for claim in (*found.removed, *found.added)] == ["690 km", "700 km"]
        assert found.changed_records == ("x-9",)

    def test_a_record_that_became_one_with_another(self, folders: tuple[Path, Path]) -> None:
        """Its claims are those of the other now: they did not go, and did not come."""
        before = load(write(folders[0], x_1=FILES["systems/x-1.yaml"].replace("690", "700")))
        both = FILES["systems/x-2.yaml"] + "    - {value: 700 km, basis: press_report, source: gazette}\n"
        transfer = FILES["transfers/to-ru.yaml"].replace("x-1", "x-2")
        write(folders[1], redirects="x-1: x-2\n", x_2=both, to_ru=transfer)
        (folders[1] / "systems" / "x-1.yaml").unlink()

        found = before.diff(load(folders[1]))

        assert found.renamed_records == (("x-1", "x-2"),)
        assert (found.added, found.removed, found.removed_records) == ((), (), ())


class TestClaimById:
    def test_every_claim_is_found_by_its_id(self) -> None:
        catalog = weaponref.catalog()
        records = [*catalog.values(), *catalog.transfers.values()]

        assert [claim for record in records for claim in record.claims if catalog.claim(claim.id) is not claim] == []

    def test_the_form_of_the_letters_does_not_matter(self) -> None:
        claim = weaponref.get("KN-23").claims[0]

        assert weaponref.catalog().claim(f" {claim.id.upper()}\n") is claim

    @pytest.mark.parametrize("id_", ["0" * 12, "", "kn-23", '","', "\ud800", "火星"])
    def test_what_no_claim_has_is_unknown(self, id_: str) -> None:
        with pytest.raises(weaponref.UnknownClaimError) as caught:
            weaponref.catalog().claim(id_)

        assert caught.value.id == id_
        assert isinstance(caught.value, KeyError)

    def test_what_is_no_text_is_refused(self) -> None:
        with pytest.raises(TypeError, match="is a text, not 12"):
            weaponref.catalog().claim(12)  # type: ignore[arg-type]

    def test_a_text_that_looks_like_a_claim_is_none(self, tmp_path: Path) -> None:
        """Names, notes and ids may hold any characters."""
        id_ = load(write(tmp_path))["x-1"].claims[0].id
        name = f'names: [{{name: {id_}, scheme: press, source: gazette}}]\nnote: \'["{id_}","range_max"\'\n'
        found = load(write(tmp_path, x_2=FILES["systems/x-2.yaml"] + name, new=FILES["systems/x-2.yaml"].replace(
            "x-2", id_), source=f"{id_}: {{type: webpage, title: A title, publisher: The Herald}}\n"))  # fmt: skip

        assert found.claim(id_).system == "x-1"

    def test_in_layers_it_is_the_one_that_counts(self, tmp_path: Path) -> None:
        base = load(write(tmp_path))
        lower = base["x-1"].claims[1]
        own = tmp_path / "own.yaml"
        text = FILES["systems/x-1.yaml"].replace("690 km,", "690 km, deprecated: true, note: Wrong.,")
        own.write_text(text + "    - {value: 700 km, basis: press_report, source: gazette}\n", "utf-8")
        both = base.overlay(load(own, base=base))

        assert not lower.deprecated
        assert both.claim(lower.id).deprecated
        assert str(both.claim(both["x-1"].claims[-1].id).value) == "700 km"
        assert both.claim(base["x-2"].claims[0].id) == base["x-2"].claims[0]

    def test_before_it_was_published_it_is_unknown(self) -> None:
        """The catalogue of a date has no later claims."""
        claim = next(claim for claim in weaponref.get("KN-23").claims if str(claim.published_on) > "2024")

        assert weaponref.catalog().as_of("2030").claim(claim.id) == claim
        with pytest.raises(weaponref.UnknownClaimError):
            weaponref.catalog().as_of("2020").claim(claim.id)


def test_two_versions_load_side_by_side(tmp_path: Path) -> None:
    """Each is whole in itself: records of one know nothing of the other."""
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    old = load(write(tmp_path / "old"))
    new = load(write(tmp_path / "new", x_1=FILES["systems/x-1.yaml"].replace("690 km", "700 km")))

    highs = [figure.high for found in (old, new, old) if (figure := found.systems["x-1"].range_max)]

    assert highs == [690.0, 700.0, 690.0]
    assert old.data_version != new.data_version
    assert "x-1" not in weaponref.catalog()
    assert len(old.diff(new).added) == len(old.diff(new).removed) == 1
