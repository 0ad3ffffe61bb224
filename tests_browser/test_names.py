"""Search: the same names lead to the same records as in Python, in every script."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from weaponref.names.normalise import normalise
from weaponref.names.scripts import readings


if TYPE_CHECKING:
    from explorer import Explorer, Modules
    from weaponref import Catalog

PIECES = [
    *"aAkKnNhH0123456789-–./,() '\"’_·", "Hwasong", "화성", "火星", "화성포", "ファソン", "북극성", "pukguksong", "가",
    "나", "カ", "ガ", "ㅅ", "형", "호", "型", "号", "К", "Н", "С", "х", "ж", "щ", "ё", "й", "é", "ö", "ł", "ß", "ﬁ",
    "Ⅲ", "III", "ii", "type", "hyong", "Shahid", "Dongfeng", "东风", "玄武", "٣", "५", "２", "½", "²", "①", "™",
    "\u200b", "\u00ad", "\u0301", "\u05bc", "ー", "・", "、", "&", "+", ";", ":", "=", "|", "\\", "\n", "\t", "ga",
    "na", "skad", "B", "İ", "Σ", "ς",
]  # fmt: skip

NAMES = Path(__file__).resolve().parent.parent / "tests" / "data" / "names.yaml"


@pytest.fixture(scope="module")
def spellings(catalog: Catalog) -> list[str]:
    """Every name of the catalogue, and every text of the test data."""
    stated: dict[str, dict[str, Any]] = yaml.safe_load(NAMES.read_text(encoding="utf-8"))
    of_records = (name for record in catalog.values() for name in (record.id, *(each.name for each in record.names)))
    return list(dict.fromkeys([*of_records, *(text for group in stated.values() for text in group)]))


class TestKeys:
    def test_every_name_has_the_key_that_python_gives_it(self, modules: Modules, spellings: list[str]) -> None:
        """Both fold a name alike."""
        keys = modules.run("return argument.map(it.normalise)", spellings)

        assert dict(zip(spellings, keys, strict=True)) == {text: normalise(text) for text in spellings}

    @pytest.mark.parametrize(
        "change", [str.upper, str.lower, lambda text: text.replace("-", " "), lambda text: f"«{text}»"]
    )
    def test_and_so_have_its_variants(self, modules: Modules, spellings: list[str], change: Any) -> None:
        """Case, dashes and quotes make no difference between the two."""
        texts = [change(text) for text in spellings]
        keys = modules.run("return argument.map(it.normalise)", texts)

        assert dict(zip(texts, keys, strict=True)) == {text: normalise(text) for text in texts}

    @pytest.mark.parametrize(
        "text",
        ["", " ", "ＫＮ－２３", "KN‑23", "Kn–23", "कन-२३", "𝟐𝟑", "ßS-1", "Éclair", "ﬁ-1", "K\u200bN-23",
         "화성포-11다-4.5", "火星砲-11ダ-4.5", "Hwasong-11С", "KН-23",
         "Х-47М2", "١٢٣", "x" * 5000, "\u0000\u2028", "①", "Œ-8", "İ-9"],
    )  # fmt: skip
    def test_odd_texts(self, modules: Modules, text: str) -> None:
        """Width, marks, digits of other scripts, invisible characters."""
        assert modules.run("return it.normalise(argument)", text) == normalise(text)

    def test_texts_drawn_at_random(self, modules: Modules) -> None:
        """Any mixture of letters, digits, marks and signs, in any script."""
        draw = random.Random(23)  # noqa: S311  no secret
        texts = ["".join(draw.choices(PIECES, k=draw.randint(1, 7))) for _ in range(4000)]
        keys = modules.run("return argument.map(it.normalise)", texts)

        assert dict(zip(texts, keys, strict=True)) == {text: normalise(text) for text in texts}

    def test_mixed_scripts_are_read_alike(self, modules: Modules, spellings: list[str]) -> None:
        """A word of two scripts has the same readings."""
        texts = [*spellings, "KН-23", "Kh-47М2", "КH-23 / KN-24", "Hwasong-11С", "Iskander-М", "ΚΝ-23"]
        found = modules.run("return argument.map(it.readings)", texts)

        assert dict(zip(texts, found, strict=True)) == {text: list(readings(text)) for text in texts}


class TestLookUp:
    @pytest.mark.parametrize(
        ("text", "id_"), [("KН-23", "kn-23"), ("Kh-47М2", "kinzhal"), ("Искандер-M", "iskander-m")]
    )
    def test_a_slip_of_the_keyboard(self, modules: Modules, text: str, id_: str) -> None:
        """A name with a letter of another script leads to the record, as `weaponref.resolve` reads it."""
        assert modules.run("return it.search(argument, catalogue)[0].item.id", text) == id_

    def test_what_get_finds_comes_first(self, modules: Modules, catalog: Catalog, spellings: list[str]) -> None:
        """A text that names one record leads to it; the same texts do."""
        found = {}
        for text in spellings:
            try:
                found[text] = catalog.get(text).id
            except LookupError:
                continue
        first = modules.run("return argument.map((text) => it.search(text, catalogue)[0]?.item.id)", list(found))

        assert len(found) > 700
        assert dict(zip(found, first, strict=True)) == found

    def test_the_rest_is_what_search_finds(self, modules: Modules, catalog: Catalog, spellings: list[str]) -> None:
        """The ranking is that of the library, to the last record."""
        texts = spellings[::7]
        ranked = modules.run(
            "return argument.map((text) => it.rank(text, catalogue.spellings).map((hit) => hit.item.id))", texts
        )

        for text, ids in zip(texts, ranked, strict=True):
            assert ids == [hit.system.id for hit in catalog.search(text, limit=1000)], text

    @pytest.mark.parametrize(
        "text", ["kn", "k", "hwas", "iskandr", "KN-2", "화", "Ис", "shahed 13", "zz", "12", "-", "a b"]
    )
    def test_what_is_typed_on_the_way(self, modules: Modules, catalog: Catalog, text: str) -> None:
        """Half a name finds the same too."""
        ids = modules.run("return it.rank(argument, catalogue.spellings).map((hit) => hit.item.id)", text)

        assert ids == [hit.system.id for hit in catalog.search(text, limit=1000)]


class TestBox:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("화성-11가", "KN-23"),
            ("КН-23", "KN-23"),
            ("kn23", "KN-23"),
            ("火星11A", "KN-23"),
            ("hwasong 11na", "KN-24"),
        ],
    )
    def test_suggests_in_every_script(self, explorer: Explorer, text: str, name: str) -> None:
        """The first suggestion is the record, and so is the first row of the list."""
        explorer.search.fill(text)

        assert explorer.suggestions()[0] == name
        assert explorer.page.locator("tr[data-id] th a").first.inner_text() == name

    def test_a_name_that_nothing_bears(self, explorer: Explorer) -> None:
        """The page says so instead of guessing."""
        explorer.search.fill("qqqqzzzz")

        assert explorer.suggestions() == []
        assert explorer.status == "0 records, 0 claims"
        assert explorer.search.get_attribute("aria-expanded") == "false"
