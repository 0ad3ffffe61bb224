"""Two versions of the data side by side: of a wheel, a source distribution and a compiled file, as of a folder."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import weaponref
from weaponref.cli import cli
from weaponref.store import compile_data, load
from weaponref.store.archives import is_archive


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SYSTEM = """\
id: x-1
name: Thunder
kind: ballistic missile
country: KP
claims:
  range_max:
    - {{value: {range} km, basis: press_report, source: gazette}}
sources:
  gazette: {{type: webpage, title: A missile, publisher: The Gazette}}
"""
OTHER = "id: x-2\nname: Lightning\nkind: missile\ncountry: KP\n"


def data(folder: Path, range_: int = 600) -> Path:
    """A folder `data`, in a project beside other things."""
    systems = folder / "data" / "systems" / "kp"
    systems.mkdir(parents=True)
    (systems / "x-1.yaml").write_text(SYSTEM.format(range=range_), "utf-8")
    (systems / "x-2.yaml").write_text(OTHER, "utf-8")
    (folder / "data" / "VERSION").write_text("2026.1.2\n", "utf-8")
    (folder / "data" / "README.md").write_text("# Read me\n", "utf-8")
    (folder / "other.yaml").write_text("no: data\n", "utf-8")
    return folder / "data"


def as_wheel(folder: Path) -> Path:
    path = folder / "weaponref-9.9.9-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("weaponref/__init__.py", "")
        archive.writestr("weaponref/_data/catalog.jsonl", compile_data(folder / "data"))
    return path


def as_sdist(folder: Path) -> Path:
    path = folder / "weaponref-9.9.9.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        archive.add(folder / "data", "weaponref-9.9.9/data")
        archive.add(folder / "other.yaml", "weaponref-9.9.9/schema/other.yaml")
    return path


def as_compiled(folder: Path) -> Path:
    path = folder / "catalog.jsonl"
    path.write_bytes(compile_data(folder / "data"))
    return path


FORMS = pytest.mark.parametrize("form", [as_wheel, as_sdist, as_compiled], ids=lambda form: form.__name__)


@FORMS
class TestVersion:
    def test_it_is_the_folder(self, form: Callable[[Path], Path], tmp_path: Path) -> None:
        folder = data(tmp_path)

        found, whole = load(form(tmp_path)), load(folder)

        assert (found.data_version, found) == (whole.data_version, whole)
        assert found.data_version.startswith("2026.1.2+")

    def test_two_of_them_and_the_bundled_one_side_by_side(self, form: Callable[[Path], Path], tmp_path: Path) -> None:
        """Each is whole in itself, whatever was looked up in another before."""
        for name, range_ in (("old", 600), ("new", 700)):
            (tmp_path / name).mkdir()
            data(tmp_path / name, range_)
        old, new = (load(form(tmp_path / name)) for name in ("old", "new"))

        highs = [figure.high for found in (old, new, old) if (figure := found.get("Thunder").range_max)]

        assert highs == [600.0, 700.0, 600.0]
        assert weaponref.get("Thunder", None) is None
        assert [str(claim.value) for claim in (*old.diff(new).removed, *old.diff(new).added)] == ["600 km", "700 km"]

    def test_the_command_compares_them(self, form: Callable[[Path], Path], tmp_path: Path) -> None:
        for name, range_ in (("old", 600), ("new", 700)):
            (tmp_path / name).mkdir()
            data(tmp_path / name, range_)
        old, new = form(tmp_path / "old"), tmp_path / "new" / "data"

        result = CliRunner().invoke(cli, ["diff", str(old), str(new), "--json"])

        assert result.exit_code == 1
        found = json.loads(result.stdout)
        assert [claim["value"]["high"] for claim in (*found["removed"], *found["added"])] == [600.0, 700.0]
        assert CliRunner().invoke(cli, ["diff", str(old), str(tmp_path / "old" / "data")]).exit_code == 0

    def test_one_that_is_cut_off_is_refused(self, form: Callable[[Path], Path], tmp_path: Path) -> None:
        data(tmp_path)
        path = form(tmp_path)
        path.write_bytes(path.read_bytes()[:40])

        with pytest.raises(weaponref.DataError) as caught:
            load(path)

        assert caught.value.file == str(path)

    def test_one_that_is_not_there_is_refused(self, form: Callable[[Path], Path], tmp_path: Path) -> None:
        data(tmp_path)
        path = form(tmp_path)
        path.unlink()

        with pytest.raises(weaponref.DataError, match="cannot be read: No such file"):
            load(path)


def test_the_wheel_of_the_checkout_has_the_bundled_data(wheel: Path) -> None:
    """An installed version and a downloaded one can be compared."""
    found = load(wheel)

    assert found.data_version == weaponref.data_version
    assert not found.diff(weaponref.catalog())


def test_another_wheel_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("other/__init__.py", "")

    with pytest.raises(weaponref.DataError, match="is no wheel of weaponref: it has no weaponref/_data"):
        load(path)


def test_another_source_distribution_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "other.yaml").write_text("no: data\n", "utf-8")

    with pytest.raises(weaponref.DataError, match="expected a folder of data files"):
        load(as_sdist(tmp_path))


def test_a_compiled_form_of_another_version_says_what_to_give_instead(tmp_path: Path) -> None:
    data(tmp_path)
    path = as_compiled(tmp_path)
    path.write_bytes(path.read_bytes().replace(b'"format":', b'"format":9', 1))

    with pytest.raises(weaponref.DataError, match=r"is no compiled catalogue of format .* give the source"):
        load(path)


@pytest.mark.parametrize("name", ["../data/x-9.yaml", "data/../../x-9.yaml", "/data/x-9.yaml", "a/b/data/x-9.yaml"])
def test_nothing_is_written_outside_of_the_temporary_folder(name: str, tmp_path: Path) -> None:
    """What an archive calls its files does not matter: a strange name is left out, or is a data file like others."""
    folder = tmp_path / "below"
    folder.mkdir()
    data(folder)
    path = as_sdist(folder)
    with tarfile.open(path, "w:gz") as archive:
        archive.add(folder / "data", "weaponref-9.9.9/data")
        content = OTHER.replace("x-2", "x-9").encode()
        info = tarfile.TarInfo(name)
        info.size = len(content)
        archive.addfile(info, io.BytesIO(content))
        link = tarfile.TarInfo("weaponref-9.9.9/data/systems/link.yaml")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)

    found = load(path)

    assert set(found.systems) - {"x-1", "x-2"} <= ({"x-9"} if name.startswith("/data") else set())
    assert [each.name for each in tmp_path.iterdir()] == ["below"]


def test_a_folder_may_be_called_like_one(tmp_path: Path) -> None:
    folder = tmp_path / "mine.whl"
    folder.mkdir()
    (folder / "x-2.yaml").write_text(OTHER, "utf-8")

    assert is_archive(folder)
    assert list(load(folder)) == ["x-2"]


def test_it_can_be_laid_under_or_over_another(tmp_path: Path) -> None:
    data(tmp_path)

    both = weaponref.catalog().overlay(load(as_wheel(tmp_path)))

    assert both.get("Thunder").id == "x-1"
    assert both.get("KN-23").id == "kn-23"
