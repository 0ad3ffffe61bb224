"""The compiled form: what goes in comes out, equal content is equal bytes, and a checkout is never stale."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from attrs import astuple, evolve, fields
from hypothesis import given, settings
from hypothesis import strategies as st

import weaponref
from making import claim, family, name, pickled, relation, source, system, transfer
from record_strategies import collections
from weaponref.dates import PartialDate
from weaponref.interval import Interval
from weaponref.model import Family, Record, Source, System, Transfer
from weaponref.store import compile_data
from weaponref.store.compiler import encode
from weaponref.store.snapshot import FORMAT, Snapshot


if TYPE_CHECKING:
    from random import Random

    from attrs import AttrsInstance


def decode(content: bytes) -> list[Record]:
    """All records of a compiled catalogue, in order of their ids."""
    snapshot = Snapshot(content)
    return [
        snapshot.record(id_) for id_ in sorted((*snapshot.system_ids, *snapshot.family_ids, *snapshot.transfer_ids))
    ]


def compiled(*records: Record, sources: tuple[Source, ...] = (), calver: str = "2026.1.1") -> bytes:
    """The compiled form of records and of the sources that they cite."""
    cited = (*sources, *(each for record in records for each in record.sources))
    return encode(records, {each.id: each for each in cited}, calver)


def with_members(records: list[Record]) -> list[Record]:
    """The records in order of their ids, families with the systems that name them: as they come out."""
    ordered = sorted(records, key=lambda record: record.id)
    systems = [record for record in ordered if isinstance(record, System)]
    return [
        evolve(record, members=tuple(each for each in systems if each.family == record.id))
        if isinstance(record, Family)
        else record
        for record in ordered
    ]


def quantities(records: list[Record]) -> list[tuple[object, ...]]:
    """All that every quantity of the records holds."""
    values = [stated.value for record in records for stated in record.claims]
    return [astuple(value) for value in values if isinstance(value, Interval)]


class TestRoundTrip:
    @given(collections())
    @settings(max_examples=40)
    def test_what_goes_in_comes_out(self, given_: tuple[list[Record], dict[str, Source]]) -> None:
        records, sources = given_
        content = encode(records, sources, "2026.1.1")
        snapshot = Snapshot(content)

        assert decode(content) == with_members(records)
        assert {id_: snapshot.source(id_) for id_ in snapshot.source_ids} == sources
        assert snapshot.content == content

    @given(collections())
    @settings(max_examples=25)
    def test_the_words_of_a_quantity_come_out_too(self, given_: tuple[list[Record], dict[str, Source]]) -> None:
        """Text, comment and warnings do not count for equality, so they are compared on their own."""
        records, sources = given_
        ordered = sorted(records, key=lambda record: record.id)

        assert quantities(decode(encode(records, sources, "2026.1.1"))) == quantities(ordered)

    @pytest.mark.parametrize(
        "value",
        [
            Interval(5, 5, "km"),
            Interval(5, None, "km"),
            Interval(None, 5, "km", "up to"),
            Interval(0, 0, "km"),
            Interval(5, None),
            Interval(0.1, 1e22, "km", "about", "about 0.1", "a comment", ("one", "two")),
        ],
        ids=repr,
    )
    def test_an_interval_of_any_form_comes_out(self, value: Interval) -> None:
        (record,) = decode(compiled(system(evolve(claim("1 km"), value=value))))

        assert quantities([record]) == [astuple(value)]

    def test_every_field_is_stored(self) -> None:
        """A field that is added to a class and forgotten in the compiled form fails here: first bare, then lost."""
        everywhere = source(
            **dict.fromkeys(("url", "archived_url", "language", "kind", "reliability", "note"), "a"),
            **dict.fromkeys(("accessed",), PartialDate("2020-01")),
            issued="2020",
        )
        told = claim(
            "1 km",
            by=everywhere,
            as_of="2020",
            deprecated=True,
            verified=PartialDate("2021"),
            **dict.fromkeys(("attributed_to", "condition", "as_stated", "origin", "note", "ton"), "a"),
        )
        called = name("X", source=everywhere, lang="ko", disputed=True, ambiguous=True)
        related = relation("y-1", source=everywhere, external=True)
        shared = {"names": (called,), "relations": (related,), "note": "a"}
        records = [
            system(told, **shared, id="a", family="xs", level="missile", external_ids=(("a", "b"),)),
            family(told, **shared, kind="missile", country="KP"),
            transfer(told, **shared, systems=("a",), families=("xs",)),
        ]
        owned: list[Record] = [evolve(cast("System", each), claims=(evolve(told, system=each.id),)) for each in records]

        things: tuple[AttrsInstance, ...] = (everywhere, told, called, related, *records)
        for thing in things:
            bare = [each.name for each in fields(type(thing)) if getattr(thing, each.name) in (None, False, (), 0)]
            assert set(bare) <= {"undated", "members"}, type(thing)
        assert decode(compiled(*owned)) == with_members(owned)

    def test_it_holds_the_bundled_catalogue_unchanged(self) -> None:
        """Decoding and encoding again gives the same bytes, so nothing is lost on either way."""
        catalog = weaponref.catalog()
        records = [*catalog.systems.values(), *catalog.families.values(), *catalog.transfers.values()]
        calver, _, _ = catalog.data_version.partition("+")
        once = encode(records, dict(catalog.sources), calver)

        assert once == catalog._records.content  # type: ignore[attr-defined]

    def test_a_decoded_record_is_the_same_object_each_time(self) -> None:
        snapshot = Snapshot(compiled(system(family="xs"), family()))

        assert snapshot.record("x-1") is snapshot.record("x-1")
        whole = snapshot.record("xs")
        assert isinstance(whole, Family)
        assert whole.members[0] is snapshot.record("x-1")

    def test_what_is_not_there_is_a_key_error(self) -> None:
        snapshot = Snapshot(compiled(system()))

        with pytest.raises(KeyError):
            snapshot.record("y-1")
        with pytest.raises(KeyError):
            snapshot.source("nobody")

    def test_it_survives_pickling(self) -> None:
        snapshot = Snapshot(compiled(system(claim("1 km"))))
        again = pickled(snapshot)

        assert again.content == snapshot.content
        assert again.record("x-1") == snapshot.record("x-1")


class TestDeterminism:
    @given(collections(), st.randoms(use_true_random=False))
    @settings(max_examples=40)
    def test_equal_content_gives_equal_bytes_whatever_the_order(
        self, given_: tuple[list[Record], dict[str, Source]], random: Random
    ) -> None:
        records, sources = given_
        other_records = random.sample(records, len(records))
        other_sources = dict(random.sample(list(sources.items()), len(sources)))

        assert encode(other_records, other_sources, "1") == encode(records, sources, "1")

    def test_it_is_the_same_under_another_hash_seed(self, tmp_path: Path) -> None:
        """Sets and dictionaries of texts come in another order in another process."""
        write(tmp_path / "x-1.yaml", X1)
        write(tmp_path / "xs.yaml", "id: xs\nname: Xs\nkind: missile\ncountry: KP\n")
        code = f"import sys, weaponref.store as s; sys.stdout.buffer.write(s.compile_data({str(tmp_path)!r}))"
        made = [
            subprocess.run(  # noqa: S603  fixed arguments
                [sys.executable, "-c", code], env=environment(PYTHONHASHSEED=seed), capture_output=True, check=True
            )
            for seed in ("1", "2")
        ]

        assert made[0].stdout == made[1].stdout == compile_data(tmp_path)

    def test_it_is_text_and_begins_with_the_number_of_its_format(self) -> None:
        """What is under version control or in a bug report should be readable."""
        content = compiled(system(claim("1 km", note="two\nlines"), name="화성-11가"), family())
        first, *rest = content.decode("utf-8").split("\n")

        assert json.loads(first)["format"] == FORMAT
        assert any("화성-11가" in line for line in rest)
        assert rest[-1] == ""


class TestVersion:
    def version(self, *records: Record, calver: str = "2026.1.1") -> str:
        return Snapshot(compiled(*records, calver=calver)).version

    def test_it_names_the_calendar_version_and_a_hash_of_the_content(self) -> None:
        calver, _, content_hash = self.version(system()).partition("+")

        assert calver == "2026.1.1"
        assert len(content_hash) == 12

    def test_the_hash_is_that_of_the_content_alone(self) -> None:
        one, other = self.version(system()), self.version(system(), calver="2027.2.2")

        assert one.partition("+")[2] == other.partition("+")[2]

    @pytest.mark.parametrize(
        "changed",
        [
            system(claim("2 km")),
            system(claim("about 1 km")),
            system(claim("1 km", note="a note")),
            system(claim("1 km", deprecated=True)),
            system(claim("1 km", by=source(title="Another headline"))),
            system(claim("1 km"), name="X-2"),
            system(claim("1 km"), names=(name("X"),)),
            system(claim("1 km"), family="xs"),
            system(claim("1 km"), claim("2 km")),
            system(),
        ],
        ids=range(10),
    )
    def test_any_change_of_content_changes_it(self, changed: System) -> None:
        assert self.version(changed) != self.version(system(claim("1 km")))


class TestRefused:
    @pytest.mark.parametrize("number", [FORMAT - 1, FORMAT + 1, str(FORMAT), None])
    def test_another_format(self, number: object) -> None:
        header, _, body = compiled(system()).partition(b"\n")
        other = json.dumps({**json.loads(header), "format": number}).encode()

        with pytest.raises(ValueError, match=f"format {FORMAT}"):
            Snapshot(other + b"\n" + body)

    @pytest.mark.parametrize(
        "content", [b"", b"\n", b"[]\n", b"null\n", b'{"format": 1}', b"{}\n", b"\x00\xff\n", b"PK\x03\x04\n"]
    )
    def test_what_is_no_compiled_catalogue(self, content: bytes) -> None:
        with pytest.raises(ValueError, match=f"format {FORMAT}"):
            Snapshot(content)


X1 = """\
id: x-1
name: X-1
kind: cruise missile
country: KP
claims:
  range_max:
    - {value: 900 km, basis: press_report, source: gazette}
sources:
  gazette: {type: article-newspaper, title: A missile, publisher: The Gazette}
"""


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def environment(**more: str) -> dict[str, str]:
    """The environment for a Python that finds the weaponref that is tested."""
    return {
        **os.environ,
        "PYTHONPATH": str(Path(weaponref.__file__).parent.parent),
        "PYTHONDONTWRITEBYTECODE": "1",
        **more,
    }


LOOK = "import weaponref as w; print(w.get('X-1').range_max.high, 'yaml' in __import__('sys').modules)"


class Checkout:
    """A copy of the project with two data files, run by a Python of its own each time."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.data = root / "data" / "systems" / "x-1.yaml"
        self.cache = root / "build" / "weaponref" / "catalog.jsonl"
        package = Path(weaponref.__file__).parent
        shutil.copytree(package, root / "src" / "weaponref", ignore=shutil.ignore_patterns("__pycache__", "_data"))
        write(root / "pyproject.toml", "[project]\nname = 'weaponref'\n")
        write(root / "data" / "VERSION", "2026.1.1\n")
        write(self.data, X1)
        self.age()

    def age(self) -> None:
        """Wait out the time in which a change might go unseen.

        The cache is kept only once the youngest file is two seconds old, and nothing can make a file look older than
        it is: the time at which its data were changed cannot be set.
        """
        paths = [*(self.root / "src").rglob("*.py"), *(self.root / "data").rglob("*")]
        youngest = max(path.stat().st_ctime for path in paths)
        time.sleep(max(0.0, youngest + 2.1 - time.time()))

    def start(self, code: str = LOOK) -> subprocess.Popen[str]:
        variables = environment(PYTHONPATH=str(self.root / "src"))
        return subprocess.Popen(  # noqa: S603  fixed arguments
            [sys.executable, "-c", code], env=variables, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def run(self, code: str = LOOK) -> str:
        out, errors = self.start(code).communicate(timeout=60)
        return out.strip() or errors.strip().splitlines()[-1]


@pytest.fixture
def checkout_copy(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


@pytest.mark.slow
def test_a_checkout_compiles_once_and_never_serves_stale_data(checkout_copy: Checkout) -> None:
    """The cache is used as long as nothing changed, and not a moment longer."""
    it = checkout_copy

    assert it.run() == "900.0 True", "the first look compiles"
    assert it.cache.is_file()
    assert it.run() == "900.0 False", "the second one uses the cache and reads no YAML"

    # An edit of equal size, right after a run, with the time of modification set back as a careless copy does.
    before = it.data.stat()
    it.data.write_text(X1.replace("900", "800"), encoding="utf-8")
    os.utime(it.data, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert it.data.stat().st_size == before.st_size
    assert it.run() == "800.0 True", "an edited figure is seen at once"
    it.data.write_text(X1.replace("900", "700"), encoding="utf-8")
    assert it.run() == "700.0 True", "and so is the next one, a moment later"
    it.data.write_text(X1, encoding="utf-8")
    assert it.run() == "900.0 True", "also when it goes back to what the cache was made from"

    # A file that comes, and one that goes.
    other = it.data.with_name("x-2.yaml")
    write(other, X1.replace("x-1", "x-2").replace("X-1", "X-2").replace("gazette", "herald"))
    assert it.run("import weaponref as w; print(len(w.catalog()))") == "2"
    other.unlink()
    assert it.run("import weaponref as w; print(len(w.catalog()))") == "1"


@pytest.mark.slow
def test_two_processes_at_once_do_not_spoil_the_cache(checkout_copy: Checkout) -> None:
    it = checkout_copy
    runs = [it.start() for _ in range(3)]

    assert {run.communicate(timeout=60)[0].strip() for run in runs} <= {"900.0 True", "900.0 False"}
    assert it.run() == "900.0 False"
    assert [path.name for path in it.cache.parent.iterdir()] == ["catalog.jsonl"], "nothing is left lying about"


class TestCheckout:
    """What a checkout does with files that are odd; none of it needs the cache."""

    @pytest.fixture
    def it(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
        monkeypatch.setattr(Checkout, "age", lambda _: None)
        return Checkout(tmp_path)

    def test_a_broken_file_is_an_error_with_its_place(self, it: Checkout) -> None:
        it.data.write_text(X1.replace("900 km", "900 kg"), encoding="utf-8")

        message = it.run()

        assert message.startswith("weaponref.errors.DataError: ")
        assert f"{it.data}:7:15: " in message

    def test_a_checkout_that_cannot_be_written_to_works(self, it: Checkout) -> None:
        """A plain file where the cache folder would be keeps even root from writing one."""
        (it.root / "build").write_text("in the way")

        assert it.run() == "900.0 True"
        assert it.run() == "900.0 True"

    def test_a_folder_without_write_permission_works(self, it: Checkout) -> None:
        it.root.chmod(stat.S_IRUSR | stat.S_IXUSR)
        try:
            assert it.run() == "900.0 True"
        finally:
            it.root.chmod(stat.S_IRWXU)

    def test_the_lock_of_an_editor_is_no_data_file(self, it: Checkout) -> None:
        """Emacs marks a file that is being edited by a link beside it that leads nowhere."""
        (it.data.parent / ".#x-1.yaml").symlink_to("somebody@host.1234:5678")

        assert it.run() == "900.0 True"

    def test_a_link_that_leads_nowhere_is_an_error_with_its_name(self, it: Checkout) -> None:
        lost = it.data.with_name("lost.yaml")
        lost.symlink_to(it.root / "nowhere.yaml")

        assert it.run() == f"weaponref.errors.DataError: {lost}: cannot be read: No such file or directory"

    def test_without_any_data_it_says_what_is_missing(self, it: Checkout) -> None:
        shutil.rmtree(it.root / "data")

        message = it.run()

        assert message.startswith("FileNotFoundError: weaponref was installed without its data")
        assert str(it.root / "data") in message

    def test_what_was_changed_a_moment_ago_is_not_kept(self, it: Checkout) -> None:
        """Another change within the same tick of the clock could go unseen."""
        it.data.write_text(X1, encoding="utf-8")

        assert it.run() == "900.0 True"
        assert not it.cache.exists()

    def test_a_cache_of_another_checkout_is_not_used(self, it: Checkout) -> None:
        write(it.cache, "somebody/else/x-1.yaml|1|2|3\n" + json.dumps({"format": FORMAT}) + "\n")

        assert it.run() == "900.0 True"


def test_every_class_of_record_was_met() -> None:
    """The strategy above is worth something only while it makes records of all classes."""
    seen: set[type[Record]] = set()

    @given(collections())
    @settings(max_examples=60, database=None, derandomize=True)
    def look(given_: tuple[list[Record], dict[str, Source]]) -> None:
        seen.update(type(record) for record in given_[0])

    look()
    assert seen == {System, Family, Transfer}
