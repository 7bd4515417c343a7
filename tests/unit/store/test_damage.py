"""Pack folders that are damaged, newer or from elsewhere: told with the way out, and never made worse."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from packview.errors import PackviewError, SameMeetingError
from packview.model import AgendaItem, Paper
from packview.store import packs
from packview.store.packs import DamagedPackError, NewerPackError
from stored import ID, PAGES, add, published, tree


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def folder(home: Path) -> Path:
    return home / "packs" / ID


def spoil(folder: Path, **fields: Any) -> None:
    content = json.loads((folder / "pack.json").read_text(encoding="utf-8"))
    (folder / "pack.json").write_text(json.dumps(content | fields), encoding="utf-8")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (("pack.json", b"{"), "cannot be understood"),
        (("pack.json", b""), "cannot be understood"),
        (("pack.json", b"\xff"), "cannot be understood"),
        (("pack.json", None), "pack.json is missing"),
        (("pages.txt", None), "pages.txt is missing"),
        (("pages.txt", b"a\n\fb\n"), "has 2 pages instead of 3"),
        (("pages.txt", b"\xff\f\f"), "is not text"),
    ],
)
def test_a_damaged_pack_says_which_and_what_to_do_and_can_be_mended(
    home: Path, folder: Path, tmp_path: Path, damage: tuple[str, bytes | None], words: str
) -> None:
    pack = add(home, tmp_path)
    name, content = damage
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(content)
    with pytest.raises(DamagedPackError) as caught:
        packs.load(home, ID)
    assert ID in caught.value.message
    assert words in caught.value.message
    assert f"packview import {folder / 'source.pdf'}" in caught.value.hint
    assert packs.pack_ids(home) == (ID,)
    assert packs.find_by_sha256(home, pack.source.sha256) is None
    mended = packs.add_pack(home, pack, PAGES, folder / "source.pdf", revision=False)
    assert packs.load(home, ID) == (mended, PAGES)
    assert mended.revision == 1


def test_mending_keeps_the_revisions(home: Path, folder: Path, tmp_path: Path) -> None:
    add(home, tmp_path)
    add(home, tmp_path, b"second", revision=True)
    (folder / "pack.json").write_bytes(b"")
    assert add(home, tmp_path, b"second").revision == 2
    assert (folder / "revisions" / "1" / "source.pdf").read_bytes() == b"%PDF first"


def test_another_file_does_not_replace_a_damaged_pack_unasked(
    home: Path, folder: Path, tmp_path: Path
) -> None:
    add(home, tmp_path)
    (folder / "pack.json").write_bytes(b"{")
    with pytest.raises(SameMeetingError):
        add(home, tmp_path, b"second")
    assert add(home, tmp_path, b"second", revision=True).revision == 2
    assert (folder / "revisions" / "1" / "source.pdf").read_bytes() == b"%PDF first"


def test_a_newer_pack_is_refused_and_untouched(home: Path, folder: Path, tmp_path: Path) -> None:
    add(home, tmp_path)
    spoil(folder, schema_version=2, meeting="in a way of its own")
    before = tree(folder)
    for attempt in (
        lambda: packs.load(home, ID),
        lambda: packs.head(home, ID),
        lambda: packs.read_folder(folder),
        lambda: add(home, tmp_path),
        lambda: add(home, tmp_path, b"second", revision=True),
    ):
        with pytest.raises(NewerPackError, match="newer packview") as caught:
            attempt()
        assert "Update" in caught.value.hint
    assert tree(folder) == before


@pytest.mark.parametrize(
    "fields",
    [
        {"revision": "1"},
        {"source": {"kind": "scroll", "name": "", "sha256": "", "size": 1}},
        {"pack_id": "../../elsewhere"},
        {"pack_id": ""},
        {"items": [{"key": "1"}]},
    ],
)
def test_a_pack_is_validated_on_load(
    home: Path, folder: Path, tmp_path: Path, fields: dict[str, Any]
) -> None:
    add(home, tmp_path)
    spoil(folder, **fields)
    with pytest.raises(DamagedPackError):
        packs.load(home, ID)
    with pytest.raises(DamagedPackError):
        packs.read_folder(folder)


def test_a_renamed_folder_is_told(home: Path, folder: Path, tmp_path: Path) -> None:
    add(home, tmp_path)
    folder.rename(folder.with_name("mine"))
    for attempt in (lambda: packs.load(home, "mine"), lambda: packs.head(home, "mine")):
        with pytest.raises(PackviewError, match=f"holds the pack {ID}"):
            attempt()


def test_a_folder_without_a_pack_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackviewError, match="without a pack"):
        packs.read_folder(tmp_path)


def test_text_of_a_pack_from_elsewhere_is_cleaned(tmp_path: Path) -> None:
    pack, _ = published(tmp_path)
    item = AgendaItem(
        key="1",
        number="1",
        title="\x1b[31mred\u202e title",
        papers=(Paper(title="a", kind="other", fields={"Sub\x07ject": "\x9b1mx"}),),
    )
    folder = tmp_path / "from-a-friend"
    folder.mkdir()
    (folder / "pack.json").write_bytes(msgspec.json.encode(replace(pack, items=(item,))))
    (folder / "pages.txt").write_text("\x1b]0;title\x07one\n\f\f  two\u2066\n", encoding="utf-8")
    found, pages = packs.read_folder(folder)
    assert found.items[0].title == "red title"
    assert found.items[0].papers[0].fields == {"Subject": "x"}
    assert pages == (("one",), (), ("  two",))
