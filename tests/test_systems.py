"""Systems as attributes: `weaponref.systems.kn_23`, and the stub that tells editors of them."""

from __future__ import annotations

import ast
import importlib
import keyword
import pkgutil
import re
from typing import TYPE_CHECKING

import jedi  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

import weaponref
from weaponref.catalogue.attributes import attribute, attributes
from weaponref.cli import main
from weaponref.render import stubs


if TYPE_CHECKING:
    from pathlib import Path

IDS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,3}", fullmatch=True) | st.sampled_from(keyword.kwlist)


class TestAttributes:
    @given(IDS)
    def test_every_id_has_a_name_that_python_takes(self, id_: str) -> None:
        """It can be written behind a dot, and is not hidden from completion."""
        name = attribute(id_)

        assert name.isidentifier()
        assert not keyword.iskeyword(name)
        assert not name.startswith("_")

    def test_no_two_systems_come_to_one(self) -> None:
        """Each system of the bundled catalogue has an attribute of its own."""
        assert len(attributes(weaponref.catalog().systems)) == len(weaponref.catalog().systems)

    def test_of_two_the_first_has_it(self) -> None:
        """An attribute never changes its meaning within one catalogue."""
        assert attributes(("a-b", "a_b")) == {"a_b": "a-b"}


class TestModule:
    def test_each_attribute_is_the_record(self) -> None:
        """It is the object that a look-up gives."""
        catalog = weaponref.catalog()

        for name in dir(weaponref.systems):
            assert getattr(weaponref.systems, name) in catalog.systems.values()
        assert weaponref.systems.kn_23 is weaponref.get("KN-23")
        assert weaponref.systems.id_48n6 is catalog["48n6"]

    def test_it_can_be_imported_from(self) -> None:
        """`from weaponref.systems import kn_23` works as for any module."""
        module = importlib.import_module("weaponref.systems")

        assert module is weaponref.systems
        assert module.kn_24.id == "kn-24"

    def test_an_unknown_name_raises_with_the_nearest(self) -> None:
        """As everywhere, nothing is guessed."""
        with pytest.raises(AttributeError, match=r"no system .* the attribute 'iskander_n'; did you mean iskander_m"):
            _ = weaponref.systems.iskander_n  # type: ignore[attr-defined]
        with pytest.raises(AttributeError, match=r"no system of the bundled catalogue has the attribute 'zzzzzz'$"):
            _ = weaponref.systems.zzzzzz  # type: ignore[attr-defined]
        assert not hasattr(weaponref.systems, "_kn_23")

    def test_an_old_id_leads_to_its_record(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A system that was renamed is found by its old attribute, with a warning."""
        monkeypatch.setattr(type(weaponref.catalog()), "redirects", {"kn-old": "kn-23"})
        records = weaponref.catalog()._records
        monkeypatch.setattr(type(records), "redirect", lambda _self, id_: "kn-23" if id_ == "kn-old" else None)

        with pytest.warns(DeprecationWarning, match="'kn-old' was renamed to 'kn-23'"):
            assert weaponref.systems.kn_old is weaponref.get("KN-23")  # type: ignore[attr-defined]
        assert "kn_old" not in dir(weaponref.systems)


class TestStub:
    @pytest.mark.slow
    @pytest.mark.parametrize(
        ("code", "offered"),
        [
            ("import weaponref\nweaponref.systems.kn_2", "kn_23"),
            ("from weaponref.systems import kn_2", "kn_23"),
            ("import weaponref\nweaponref.systems.kn_23.range_m", "range_max"),
        ],
    )
    def test_an_editor_completes_from_it(self, code: str, offered: str) -> None:
        """By reading alone, running nothing: the systems, and what each of them has."""
        assert offered in [each.name for each in jedi.Script(code).complete()]

    def test_it_is_the_one_that_is_checked_in(self) -> None:
        """Where this fails: weaponref lint --fix."""
        installed = pkgutil.get_data("weaponref", "systems.pyi")

        assert installed is not None
        assert installed.decode() == stubs.systems_stub(weaponref.catalog())

    def test_it_lists_what_the_module_has(self) -> None:
        """Every attribute is there once, as a system."""
        body = ast.parse(stubs.systems_stub(weaponref.catalog())).body
        listed = [
            each.target.id for each in body if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
        ]

        assert listed == dir(weaponref.systems)
        assert {ast.unparse(each.annotation) for each in body if isinstance(each, ast.AnnAssign)} == {"Final[System]"}

    def test_fixing_the_bundled_data_writes_it_anew(
        self, checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """One command brings all in order after a system was added; data of your own leave it alone."""
        guide = (checkout / "CONTRIBUTING.md").read_text("utf-8").partition("## How to add a system")[2]
        own, others = tmp_path / "data", tmp_path / "others"
        for folder in (own, others):
            (folder / "systems" / "aq").mkdir(parents=True)
            example = folder / "systems" / "aq" / "example-1.yaml"
            example.write_text(re.findall(r"(?s)```yaml\n(.*?)```", guide)[0], "utf-8")
        stub = tmp_path / "systems.pyi"
        monkeypatch.setattr(importlib.import_module("weaponref.store.bundled"), "data_folder", lambda: str(own))
        monkeypatch.setattr(stubs, "STUB", stub)

        main(["lint", "--fix", str(others)])
        assert not stub.exists()
        main(["lint", str(own)])
        assert not stub.exists()
        main(["lint", "--fix", str(own)])
        assert stub.read_text("utf-8") == stubs.systems_stub(weaponref.catalog())
        assert "systems.pyi rewritten" in capsys.readouterr().err
