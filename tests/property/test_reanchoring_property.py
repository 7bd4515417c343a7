"""Notes find their place again in shuffled, renamed, cut and rewritten packs; `make test-anchors` tries 2,000 pairs."""

import os
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anchor_packs import pair
from packview.model import Anchor
from packview.services.editions.matching import Editions, fold_with_places, normalise
from packview.services.editions.relocate import place

PAIRS = int(os.environ.get("PACKVIEW_ANCHOR_PAIRS", "100"))


@dataclass
class Share:
    """Of the quotes that still stand, how many were found where they stand."""

    landed: int = 0
    standing: int = 0


def test_no_note_is_lost_and_what_still_stands_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    share = Share()

    @settings(max_examples=PAIRS)
    @given(st.integers(0, 2**32))
    def one_pair(seed: int) -> None:
        old, new, expected = pair(seed)
        editions = Editions(old, new)
        for one in expected:
            placed = place(one.anchor, editions)
            stays_whole(one.anchor, placed.anchor)
            here = placed.anchor
            assert here.edition == placed.agreed.edition == new.pack.edition
            assert here.item == "" or new.pack.item(here.item) is not None
            assert here.pdf_page is None or 1 <= here.pdf_page <= len(new.pages)
            assert (placed.verdict == "exact") == (placed.reason == "")
            assert place(one.anchor, Editions(old, new)) == placed
            again = place(placed.agreed, Editions(new, new))
            if placed.verdict in {"exact", "moved"}:
                assert (again.verdict, again.anchor.pdf_page) == ("exact", here.pdf_page)
            if one.page is not None:
                share.standing += 1
                share.landed += here.pdf_page == one.page

    one_pair()
    with capsys.disabled():
        if PAIRS > 100:
            told = f"{share.landed} of {share.standing} quotes in {PAIRS} pairs landed where they stand"
            print(f"\n{told}")
    assert share.standing > PAIRS
    assert share.landed >= 0.99 * share.standing


def stays_whole(noted: Anchor, here: Anchor) -> None:
    """Whatever the verdict, the words the member quoted are still with the note."""
    assert normalise(noted.quote).rstrip("-") == normalise(here.quote).rstrip("-")


@settings(max_examples=20)
@given(st.integers(0, 2**32))
def test_the_same_edition_leaves_every_note_in_its_place(seed: int) -> None:
    old, _, expected = pair(seed)
    for one in expected:
        placed = place(one.anchor, Editions(old, old))
        assert placed.verdict == "exact"
        assert place_of(placed.anchor) == place_of(one.anchor)


def place_of(anchor: Anchor) -> Anchor:
    return replace(anchor, quote="", before="", after="", edition="")


@given(st.text(st.sampled_from("aB1 -\n\u2013\u2019\ufb01,.\t"), max_size=40))
def test_folded_text_knows_where_it_comes_from(text: str) -> None:
    folded, places = fold_with_places(text.strip())
    assert folded == normalise(text)
    assert len(places) == len(folded) + 1
    assert places == sorted(places)
