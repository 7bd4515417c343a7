"""Each verdict by hand, and what must never be taken for the same."""

from dataclasses import replace

import pytest

from editions import BENCHES, FRONT, NASTY, PONDS, again, edition
from packview.model import Anchor, Evidence, Indicator, Placed, PlacedEvidence, TrackedRecommendation
from packview.model.open_pack import OpenPack
from packview.services.editions.matching import Editions
from packview.services.editions.relocate import place, place_evidence
from packview.services.notes.anchors import anchor_at

OLD = edition(("", FRONT), ("1", BENCHES), ("2", PONDS), ("2", NASTY))


def quoted(quote: str, page: int = 2, old: OpenPack = OLD) -> Anchor:
    found = anchor_at(old.pack, pdf_page=page, quote=quote, pages=old.pages)
    assert "\n".join(old.pages[page - 1]).count(quote) == 1
    return found


def at(placed: Placed) -> tuple[str, str | None, int | None]:
    return placed.anchor.item_number, placed.anchor.page, placed.anchor.pdf_page


def test_what_is_as_it_was_is_exact() -> None:
    new = again(("", FRONT), ("1", BENCHES), ("2", PONDS), ("2", NASTY))
    for anchor in (
        quoted("costs 1,620 pounds"),
        quoted("[REDACTED] [/ [b]x[/b]", 4),
        anchor_at(OLD.pack, pdf_page=3),
        anchor_at(OLD.pack, item=OLD.pack.items[0]),
        Anchor(item="1-benches", item_number="1", item_title="Benches"),
        Anchor(),
    ):
        placed = place(anchor, Editions(OLD, new))
        assert (placed.verdict, placed.reason) == ("exact", "")
        assert replace(placed.anchor, edition=anchor.edition) == anchor
        assert placed.anchor.edition == new.pack.edition != OLD.pack.edition


def test_line_breaks_and_hyphens_are_no_change() -> None:
    anew = (
        BENCHES.replace("\n", " ")
        .replace("well- being", "well-being")
        .replace("three parks. ", "three\nparks.\n")
    )
    placed = place(
        quoted("12.5% of the budget for well-\nbeing in"), Editions(OLD, again(("", FRONT), ("1", anew)))
    )
    assert (placed.verdict, placed.anchor.quote) == ("exact", "12.5% of the budget for well-being in")


def test_words_that_stand_elsewhere_have_moved_with_their_item() -> None:
    new = again(("", FRONT), ("1", PONDS), ("2", BENCHES), titles={"1": "Ponds", "2": "Benches"})
    placed = place(quoted("costs 1,620 pounds"), Editions(OLD, new))
    assert (placed.verdict, at(placed)) == ("moved", ("2", "2", 3))
    assert placed.reason == "Now on page 2, was page 1; now item 2, was 1"


def test_words_beat_the_page_number() -> None:
    other = "Nothing of the kind stands here any more.\nIt is all about swings, and about who oils them."
    new = again(("", FRONT), ("1", other), ("1", other + " Twice."), ("1", BENCHES))
    assert at(place(quoted("looks after twelve benches"), Editions(OLD, new))) == ("1", "3", 4)


@pytest.mark.parametrize(
    ("figure", "instead"),
    [("1,620", "1,640"), ("1,620", "11,620"), ("1,620", "1,6205"), ("12.5%", "2.5%"), ("12.5%", "-12.5%")],
)
def test_another_figure_is_never_the_same(figure: str, instead: str) -> None:
    new = again(("", FRONT), ("1", BENCHES.replace(figure, instead)), ("2", PONDS))
    placed = place(quoted(figure), Editions(OLD, new))
    assert placed.verdict == "changed"
    assert at(placed) == ("1", "1", 2)
    assert placed.anchor.quote == figure


def test_a_reworded_passage_keeps_the_members_words_and_offers_the_new_ones() -> None:
    new = again(
        ("", FRONT), ("2", PONDS), ("1", BENCHES.replace("1,620 pounds a year", "1,640 pounds each year"))
    )
    placed = place(quoted("Painting them costs 1,620 pounds a year"), Editions(OLD, new))
    assert (placed.verdict, at(placed)) == ("changed", ("1", "2", 3))
    assert placed.anchor.quote == "Painting them costs 1,620 pounds a year"
    assert placed.agreed.quote == "Painting them costs 1,640 pounds each year"
    assert placed.reason == "The words have changed, on page 2"
    assert place(placed.agreed, Editions(new, new)).verdict == "exact"


def test_a_cell_under_another_row_has_changed() -> None:
    table = "M1 Contacts made to the front door by anybody at all 14 15 16\nM2 Visits to families within the time that is set 97 98 99"
    swapped = (
        table.replace("14 15 16", "97 98 99 x").replace("set 97 98 99", "set 14 15 16").replace(" x", "")
    )
    old, new = edition(("", FRONT), ("1", table)), again(("", FRONT), ("1", swapped))
    placed = place(quoted("14 15 16", old=old), Editions(old, new))
    assert placed.verdict == "changed"
    assert "the text around them has changed" in placed.reason


def test_words_that_are_gone_stay_on_their_page_or_are_orphaned() -> None:
    cut = BENCHES.replace("Painting them costs 1,620 pounds a year, which is\n", "")
    anchor = quoted("Painting them costs 1,620 pounds a year")
    kept = place(anchor, Editions(OLD, again(("", FRONT), ("1", cut), ("2", PONDS))))
    assert (kept.verdict, at(kept)) == ("changed", ("1", "1", 2))
    lost = place(anchor, Editions(OLD, again(("", FRONT), ("2", PONDS))))
    assert (lost.verdict, at(lost)) == ("orphaned", ("1", None, None))
    assert lost.reason == "The quoted words are not in the new papers; kept with item 1"
    nowhere = place(anchor, Editions(OLD, again(("", FRONT), ("2", PONDS), titles={"2": "Ponds"})))
    assert (nowhere.verdict, nowhere.anchor.item, nowhere.anchor.item_title) == ("orphaned", "", "Benches")
    assert nowhere.reason.endswith("kept with the pack as a whole")
    for placed in (kept, lost, nowhere):
        assert placed.anchor.quote == anchor.quote


def test_words_that_stand_twice_are_told_apart_by_what_is_around_them() -> None:
    note = "The panel is asked to note the report."
    old = edition(("", FRONT), ("1", f"{BENCHES}\n{note}"), ("2", f"{PONDS}\n{note}"))
    new = again(("", FRONT), ("1", f"{PONDS}\n{note}"), ("2", f"{BENCHES}\n{note}"))
    assert place(quoted(note, 2, old), Editions(old, new)).anchor.pdf_page == 3
    assert place(quoted(note, 3, old), Editions(old, new)).anchor.pdf_page == 2


def test_words_that_run_over_a_page_are_found() -> None:
    half = BENCHES.split("\n")
    new = again(("", FRONT), ("1", "\n".join(half[:3])), ("1", "\n".join(half[3:])), ("2", PONDS))
    placed = place(quoted("the budget for well-\nbeing in the open"), Editions(OLD, new))
    assert (placed.verdict, at(placed)) == ("exact", ("1", "1", 2))


def test_a_note_on_a_page_follows_its_text() -> None:
    anchor = anchor_at(OLD.pack, pdf_page=3)
    assert at(
        place(anchor, Editions(OLD, again(("", FRONT), ("1", "New"), ("1", BENCHES), ("2", PONDS))))
    ) == (
        "2",
        "3",
        4,
    )
    reworded = PONDS.replace("October", "November").replace("no money", "some money")
    changed = place(anchor, Editions(OLD, again(("", FRONT), ("1", BENCHES), ("2", reworded))))
    assert (changed.verdict, at(changed)) == ("changed", ("2", "2", 3))
    other = (
        "All of it is about something else: the swings, the slide, the sand, and who is to look after them."
    )
    fresh = place(anchor, Editions(OLD, again(("", FRONT), ("1", BENCHES), ("2", other))))
    assert (fresh.verdict, fresh.reason) == (
        "changed",
        "The papers of item 2 start differently now, on page 2",
    )
    gone = place(
        anchor_at(OLD.pack, pdf_page=4), Editions(OLD, again(("", FRONT), ("1", BENCHES), ("2", PONDS)))
    )
    assert (gone.verdict, at(gone)) == ("orphaned", ("2", None, None))


def test_a_note_on_an_item_follows_its_title() -> None:
    anchor = Anchor(item="2-ponds", item_number="2", item_title="Ponds")
    moved = place(anchor, Editions(OLD, again(("", FRONT), titles={"1": "Swings", "3": "Ponds"})))
    assert (moved.verdict, moved.reason) == ("moved", "Now item 3, was 2")
    renamed = place(anchor, Editions(OLD, again(("", FRONT), ("2", PONDS), titles={"2": "Still waters"})))
    assert (renamed.verdict, renamed.anchor.item) == ("changed", "2-still-waters")
    gone = place(anchor, Editions(OLD, again(("", FRONT), titles={"1": "Swings"})))
    assert gone.verdict == "orphaned"


def test_a_note_on_one_item_that_quotes_the_papers_of_another_keeps_both() -> None:
    anchor = anchor_at(
        OLD.pack, item=OLD.pack.items[1], pdf_page=2, quote="costs 1,620 pounds", pages=OLD.pages
    )
    new = again(("", FRONT), ("1", "New page"), ("1", BENCHES), ("2", PONDS))
    assert at(place(anchor, Editions(OLD, new))) == ("2", "2", 3)


def test_without_the_earlier_papers_words_are_enough_and_numbers_are_not() -> None:
    new = again(("", FRONT), ("1", "New page"), ("1", BENCHES), ("2", PONDS))
    assert place(quoted("costs 1,620 pounds"), Editions(None, new)).verdict == "moved"
    assert place(anchor_at(OLD.pack, pdf_page=3), Editions(None, new)).verdict == "changed"
    assert place(Anchor(page="99", pdf_page=100, edition="x"), Editions(None, new)).verdict == "orphaned"


def found(evidence: Evidence, new: OpenPack, old: OpenPack = OLD) -> PlacedEvidence:
    return place_evidence(evidence, Editions(old, new))


def test_evidence_is_placed_too() -> None:
    new = again(("", FRONT), ("1", "New page"), ("1", BENCHES), ("2", PONDS.replace("four", "five")))
    quote = Evidence(kind="quote", text="Painting them costs 1,620", page="1", pdf_page=2)
    assert found(quote, new).verdict == "moved"
    assert found(quote, new).evidence == replace(quote, page="2", pdf_page=3, edition=new.pack.edition)
    assert found(Evidence(kind="page", page="2", pdf_page=3), new).verdict == "changed"
    assert found(Evidence(kind="finding", ref="k", page="3", pdf_page=4), new).verdict == "orphaned"
    assert found(Evidence(kind="page", page=None, pdf_page=1), new).verdict == "exact"


def test_an_indicator_is_known_by_its_reference_and_its_figures() -> None:
    row = Indicator(ref="M1", name="Contacts", values={"2019-05": 1620}, page="1", pdf_page=2)
    old = edition(("", FRONT), ("1", BENCHES), indicators=(row,))
    asked = Evidence(kind="indicator", ref="M1", page="1", pdf_page=2)
    same = again(("", FRONT), ("1", BENCHES), indicators=(row,))
    assert found(asked, same, old).verdict == "exact"
    later = again(("", FRONT), indicators=(replace(row, page="4", pdf_page=5),))
    assert (found(asked, later, old).verdict, found(asked, later, old).evidence.page) == ("moved", "4")
    other = again(("", FRONT), indicators=(replace(row, values={"2019-05": 1640}),))
    assert found(asked, other, old).reason == "Indicator M1 has changed, on page 1"
    assert found(asked, again(("", FRONT)), old).verdict == "orphaned"


def test_of_rows_with_one_number_the_words_decide() -> None:
    rows = tuple(
        TrackedRecommendation(
            number="1", action_proposed=words, action_taken="Done.", page=str(place), pdf_page=place + 1
        )
        for place, words in enumerate(("Paint the benches green", "Clean all of the ponds"), start=1)
    )
    old = edition(("", FRONT), ("1", BENCHES), recommendations=rows)
    swapped = (replace(rows[1], page="1", pdf_page=2), replace(rows[0], page="2", pdf_page=3))
    asked = Evidence(kind="recommendation", ref="1", page="2", pdf_page=3)
    placed = found(asked, again(("", FRONT), recommendations=swapped), old)
    assert (placed.verdict, placed.evidence.page) == ("moved", "1")


def test_without_the_earlier_papers_an_item_counts_for_more_than_a_page_number() -> None:
    anchor = replace(anchor_at(OLD.pack, pdf_page=2), edition="elsewhere")
    new = again(("", FRONT), ("1", PONDS), ("2", BENCHES), titles={"1": "Ponds", "2": "Benches"})
    placed = place(anchor, Editions(None, new))
    assert (placed.verdict, at(placed)) == ("changed", ("2", "2", 3))
    gone = place(anchor, Editions(None, again(("", FRONT), ("1", PONDS), titles={"1": "Ponds"})))
    assert (gone.verdict, gone.anchor.item) == ("orphaned", "")
