"""The shipped themes on a published pack, and who came to its last meeting."""

from pathlib import Path

import pytest

from packview import paths
from packview.model import Pack, Source, ThemeLinks
from packview.parse.meeting.attendance import attendance
from packview.parse.pipeline import run_stages
from packview.parse.themes import link_themes
from packview.services.settings_files import load_themes
from real_pages import SOUTHAMPTON, real_pages


def _pack(folder: Path, suffix: str) -> Pack:
    document, pages = real_pages(folder / (SOUTHAMPTON + suffix))
    return run_stages(
        document, pages, source=Source(kind=document.kind, name="pack", sha256="0" * 64, size=1)
    ).pack()


def _links(folder: Path, suffix: str) -> dict[str, ThemeLinks]:
    pack = _pack(folder, suffix)
    themes, problems = load_themes(paths.shipped("themes", "scrutiny"), Path("nowhere"))
    assert problems == ()
    links = link_themes(
        themes,
        pages=real_pages(folder / (SOUTHAMPTON + suffix))[1],
        page_items={page.number: page.item for page in pack.pages if page.item},
        indicators=pack.indicators,
        recommendations=pack.recommendations,
        minutes=pack.minutes,
        glossary=pack.glossary,
    )
    return {link.theme: link for link in links}


@pytest.fixture(autouse=True)
def _with_the_pack(real_packs: Path) -> None:
    if not (real_packs / f"{SOUTHAMPTON}.pdf").exists():
        pytest.skip("the pack is not among the real packs")


def test_the_page_that_names_the_themes_speaks_of_all_four(real_packs: Path) -> None:
    links = _links(real_packs, ".pdf")
    pages = {theme: {passage.page for passage in link.passages} for theme, link in links.items()}
    assert all("16" in of_theme for of_theme in pages.values())
    assert {"10", "16", "17", "27", "32"} <= pages["neglect"]
    assert {"18"} <= pages["communication"]


def test_acronyms_link_where_the_words_are_not_printed(real_packs: Path) -> None:
    shown = {
        word
        for passage in _links(real_packs, ".pdf")["vulnerable-children"].passages
        for word in passage.words
    }
    assert {
        "MET (Missing, Exploited and Trafficked)",
        "CSE (Child Sexual Exploitation)",
        "LAC (Looked After Child)",
    } <= shown


def test_every_link_shows_words_that_stand_in_it(real_packs: Path) -> None:
    for link in _links(real_packs, ".pdf").values():
        for passage in link.passages:
            assert passage.words
            assert all(word.split(" (")[0] in passage.text for word in passage.words), passage.words


@pytest.mark.parametrize("suffix", [".pdf", ".txt"])
def test_recommendations_and_minutes_are_linked(real_packs: Path, suffix: str) -> None:
    link = _links(real_packs, suffix)["vulnerable-children"]
    assert [(row.ref, row.position) for row in link.recommendations] == [("1", 0), ("2", 1), ("3", 2)]
    assert [row.ref for row in link.minutes] == ["14", "17"]


def test_minutes_tracker_and_glossary_are_no_passages(real_packs: Path) -> None:
    for link in _links(real_packs, ".pdf").values():
        pages = {passage.pdf_page for passage in link.passages}
        assert not pages & {6, 7, 8, 9, 47, 74, 75, *range(61, 70)}


@pytest.mark.parametrize("suffix", [".pdf", ".txt"])
def test_who_came(real_packs: Path, suffix: str) -> None:
    pack = _pack(real_packs, suffix)
    rows = attendance(pack.minutes, pack.meeting)
    assert [row.present for row in rows].count(True) == 8
    assert [row.name.endswith("Catherine Hobbs") for row in rows if row.present is False] == [True]
    chair = next(row for row in rows if row.name == "Councillor Taggart")
    assert (chair.role, chair.note) == ("Chair", "except items 15, 16 and 17")
