"""Ids are permanent: a record that is renamed is still found by its old id, with a warning that names the new one."""

from __future__ import annotations

import pickle
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
    named = {"redirects": "redirects.yaml", "x_1": "systems/x-1.yaml", "new": "systems/x-9.yaml"}
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
            ("old-thunder: x-3\n", "redirects.yaml:1:14: there is no record 'x-3'"),
            ("x-2: x-1\n", "redirects.yaml:1:1: 'x-2' is the id of a record; an old id is not given again"),
            ("older: old\nold: x-1\n", "redirects.yaml:1:8: 'old' is an old id itself; write 'x-1'"),
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


class TestDiff:
    def test_a_renamed_record_is_the_same_record(self, tmp_path: Path) -> None:
        (tmp_path / "before").mkdir()
        (tmp_path / "after").mkdir()
        before = load(write(tmp_path / "before"))
        write(tmp_path / "after", redirects="x-1: x-9\n", new=FILES["systems/x-1.yaml"].replace("id: x-1", "id: x-9"))
        (tmp_path / "after" / "systems" / "x-1.yaml").unlink()
        transfer = tmp_path / "after" / "transfers" / "to-ru.yaml"
        transfer.write_text(transfer.read_text("utf-8").replace("x-1", "x-9"), "utf-8")
        after = load(tmp_path / "after")

        found = before.diff(after)

        assert found.renamed_records == (("x-1", "x-9"),)
        assert (found.added, found.removed, found.changed) == ((), (), ())
        assert (found.added_records, found.removed_records) == ((), ())
        assert found


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
