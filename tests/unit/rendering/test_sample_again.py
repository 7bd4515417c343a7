"""The sample pack published again shows each verdict."""

from pathlib import Path

import pytest

import render
from pack_edits import read_edited
from packview.model import Placed
from packview.model.open_pack import OpenPack
from packview.services.editions.changes import what_changed
from packview.services.editions.matching import Editions
from packview.services.editions.relocate import place
from packview.services.imports.client import Import
from packview.services.library.library import finish
from packview.services.notes.anchors import anchor_at


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[OpenPack, OpenPack]:
    path = tmp_path_factory.mktemp("again") / "sample-v2.pdf"
    path.write_bytes(render.render_edited().data)
    first, second = finish(Import(render.SAMPLE)), finish(Import(path))
    assert first.pack.pack_id == second.pack.pack_id
    return OpenPack(pack=first.pack, pages=first.pages), OpenPack(pack=second.pack, pages=second.pages)


def quoting(editions: tuple[OpenPack, OpenPack], words: str) -> Placed:
    """The place of a quote of the first line that has these words."""
    old, new = editions
    number, line = next(
        (number, line) for number, page in enumerate(old.pages, start=1) for line in page if words in line
    )
    return place(anchor_at(old.pack, pdf_page=number, quote=line, pages=old.pages), Editions(old, new))


@pytest.mark.parametrize(
    ("words", "verdict", "item"),
    [
        ("To hear who has sent apologies", "exact", ""),
        ("Mark Pirnie", "exact", ""),
        ("are performing", "changed", "9"),
        ("Foreword from the Chair", "moved", "8"),
    ],
)
def test_quotes(editions: tuple[OpenPack, OpenPack], words: str, verdict: str, item: str) -> None:
    placed = quoting(editions, words)
    assert (placed.verdict, placed.anchor.item_number) == (verdict, item)


def test_each_verdict(editions: tuple[OpenPack, OpenPack]) -> None:
    old, new = editions
    verdicts = {
        place(anchor_at(old.pack, pdf_page=page.number), Editions(old, new)).verdict
        for page in old.pack.pages
    }
    assert verdicts == {"exact", "moved", "changed", "orphaned"}


def test_what_changed_is_what_was_edited(editions: tuple[OpenPack, OpenPack]) -> None:
    found = what_changed(*editions)
    told = [(one.part, one.how, one.item, one.after) for one in found.changes if one.part != "page"]
    assert [one for one in told if one[0] in {"item", "paper"}] == [
        ("item", "added", "6", ""),
        ("item", "moved", "7", "7"),
        ("item", "moved", "8", "8"),
        ("item", "moved", "9", "9"),
        ("item", "renamed", "10", "MONITORING SCRUTINY RECOMMENDATIONS AND ACTIONS"),
        ("item", "moved", "10", "10"),
        ("paper", "removed", "8", ""),
    ]
    assert [one[3] for one in told if one[0] == "figure"] == ["1,602", "11", "16", "1,437"]


def test_an_edit_of_words_that_are_not_there_is_refused(tmp_path: Path) -> None:
    edits = tmp_path / "edits.toml"
    edits.write_text('[[edits]]\nfile = "minutes.md"\nold = "nowhere"\nnew = ""\n', encoding="utf-8")
    with pytest.raises(ValueError, match="stands there 0 times"):
        read_edited(render.SOURCES, edits)
