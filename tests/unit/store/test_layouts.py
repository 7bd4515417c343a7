"""The file that says how pages are set out: it may be missing, old or damaged, and the pack opens all the same."""

from pathlib import Path

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from packview.model import Block, LaidCell, Layout, Span
from packview.store import packs
from packview.store.packs import add_pack, folder_of, load, read_layouts
from stored import published

PAGES = (("DUCKS", "P1", "14"), (), ())
LAYOUTS: tuple[Layout, ...] = (
    (
        Block("heading", 0, 0),
        Block(
            "table", 1, 2, rows=((LaidCell(0, 1, (Span(1, 0, 2, True),)), LaidCell(1)),), columns=2, heads=1
        ),
    ),
    (),
    (),
)
SPANS = st.builds(Span, st.integers(0, 99), st.integers(0, 99), st.integers(0, 99), st.booleans())
CELLS = st.builds(
    LaidCell,
    st.integers(0, 9),
    st.integers(1, 3),
    st.lists(SPANS, max_size=2).map(tuple),
    st.booleans(),
    st.integers(1, 4),
)
BLOCKS = st.builds(
    Block,
    st.sampled_from(["heading", "text", "table"]),
    st.integers(0, 99),
    st.integers(0, 99),
    st.integers(0, 6),
    st.lists(st.lists(CELLS, max_size=2).map(tuple), max_size=2).map(tuple),
    st.integers(0, 9),
    st.integers(0, 2),
)


def kept(tmp_path: Path) -> tuple[Path, str]:
    pack, source = published(tmp_path)
    add_pack(tmp_path / "home", pack, PAGES, source, revision=False, layouts=LAYOUTS)
    return tmp_path / "home", pack.pack_id


def test_layouts_come_back(tmp_path: Path) -> None:
    home, pack_id = kept(tmp_path)
    found = read_layouts(folder_of(home, pack_id))
    assert [*found] == [*LAYOUTS]
    assert [*found[0:1]] == [LAYOUTS[0]]
    assert load(home, pack_id)[1] == PAGES


def test_an_older_pack_has_none(tmp_path: Path) -> None:
    home, pack_id = kept(tmp_path)
    (home / "packs" / pack_id / packs.NAME).unlink()
    assert read_layouts(folder_of(home, pack_id)) == ()


def test_a_damaged_file_is_as_good_as_none(tmp_path: Path) -> None:
    home, pack_id = kept(tmp_path)
    path = home / "packs" / pack_id / packs.NAME
    whole = path.read_bytes()
    for data in (b"", b"\x00", whole[:-3], whole + b"x", b"\xc1" * 20):
        path.write_bytes(data)
        assert read_layouts(folder_of(home, pack_id)) == ()


def test_layouts_of_another_text_are_not_used(tmp_path: Path) -> None:
    home, pack_id = kept(tmp_path)
    path = home / "packs" / pack_id / "pages.txt"
    path.write_bytes(path.read_bytes().replace(b"14", b"15"))
    assert read_layouts(folder_of(home, pack_id)) == ()


def test_a_page_that_cannot_be_understood_has_no_layout(tmp_path: Path) -> None:
    text = b"x\n"
    tmp_path.joinpath("pages.txt").write_bytes(text)
    data = packs.encode_layouts([LAYOUTS[0]], text)
    broken = data.replace(msgspec.msgpack.encode("heading"), msgspec.msgpack.encode("hooding"))
    tmp_path.joinpath(packs.NAME).write_bytes(broken)
    assert [*packs.read_layouts(tmp_path)] == [()]


@given(st.lists(st.lists(BLOCKS, max_size=3).map(tuple), max_size=3))
def test_any_layout_survives(found: list[Layout]) -> None:
    version, _, pages = msgspec.msgpack.decode(
        packs.encode_layouts(found, b""), type=tuple[int, int, tuple[msgspec.Raw, ...]]
    )
    assert version == 1
    assert [*packs.StoredLayouts(pages)] == found
