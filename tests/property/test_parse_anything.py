"""Whatever the pages hold, a pack comes of it; and what was laid out comes back whatever its length and breaks."""

import re
from textwrap import wrap
from typing import Literal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from any_lines import FRAGMENTS, LABELS, STAMPS
from packview.model import Bookmark, Document, Pack, Page
from packview.parse.meeting.people import is_somebody, people_in
from packview.parse.meeting.roster import attendance_in
from packview.parse.pipeline import parse_agenda_preview, run_stages
from packview.parse.text.lines import Line
from parse_pages import SOURCE, page, parsed, pdf

STATES: st.SearchStrategy[Literal["text", "blank", "image", "garbled"]] = st.sampled_from(
    ["text", "text", "text", "blank", "image", "garbled"]
)


@st.composite
def shuffled(draw: st.DrawFn) -> tuple[Document, list[Page]]:
    text_file = draw(st.booleans())
    line = st.sampled_from(FRAGMENTS) | st.text(max_size=12).map(lambda text: text.replace("\n", " "))
    pages = [
        Page(
            number=number,
            label=draw(LABELS),
            lines=tuple(
                draw(st.sampled_from(["", " ", "  "])) + each for each in draw(st.lists(line, max_size=25))
            ),
            width=0.0 if text_file else 595.0,
            height=0.0 if text_file else 842.0,
            stamps=tuple(draw(STAMPS)),
            state=draw(STATES),
        )
        for number in range(1, draw(st.integers(1, 6)) + 1)
    ]
    marks = draw(
        st.lists(
            st.builds(
                Bookmark,
                title=st.sampled_from(
                    ["5 CITY LIBRARIES", "4", "", "Agenda", "Appendix 1 x", "4a Footpath 12"]
                ),
                page=st.none() | st.integers(1, len(pages)),
                level=st.integers(0, 2),
            ),
            max_size=4,
        )
    )
    title = draw(
        st.sampled_from(["", "Agenda for X on 3 June 2019", "(Public Pack) Agenda Supplement for Y, 1/1/20"])
    )
    return Document(
        kind="text" if text_file else "pdf", page_count=len(pages), bookmarks=tuple(marks), title=title
    ), pages


def check(pack: Pack, count: int) -> None:
    assert [info.number for info in pack.pages] == list(range(1, count + 1))
    keys = [item.key for item in pack.items]
    assert len(set(keys)) == len(keys)
    assert all(info.item is None or info.item in keys for info in pack.pages)
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", pack.pack_id)
    for item in pack.items:
        assert item.title
        assert item.number or len(pack.items) == 1
        assert (item.pdf_first is None) == (not item.papers)
        if item.pdf_first is not None and item.pdf_last is not None:
            assert 1 <= item.pdf_first <= item.pdf_last <= count
        for paper in item.papers:
            assert paper.title
            assert paper.pdf_first is not None
            assert paper.pdf_last is not None
            assert 1 <= paper.pdf_first <= paper.pdf_last <= count
    assert all(warned.message for warned in pack.warnings)
    assert not pack.failures


@settings(max_examples=120)
@given(shuffled())
def test_any_pages_make_a_pack(made: tuple[Document, list[Page]]) -> None:
    document, pages = made

    pack = run_stages(document, pages, source=SOURCE).pack()

    check(pack, len(pages))
    assert [(info.label, info.state) for info in pack.pages] == [(each.label, each.state) for each in pages]
    for read in range(len(pages) + 1):
        preview = parse_agenda_preview(document, pages[:read], source=SOURCE)
        if preview is not None:
            check(preview, len(pages))


WORDS = st.sampled_from(
    [
        "Bridge",
        "Harbour",
        "Library",
        "Winter",
        "Budget",
        "Review",
        "Roads",
        "Housing",
        "Plan",
        "Annual",
        "Strategy",
        "Market",
        "Flood",
        "Trees",
        "Lighting",
        "Young",
    ]
)
TITLES = st.lists(WORDS, min_size=2, max_size=14).map(" ".join)


@settings(max_examples=60)
@example(  # the last word of a title in capitals begins a page
    titles=["Bridge Bridge", *(" ".join(["Bridge"] * count) for count in (13, 8, 8))],
    lengths=[1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    width=50,
    capitals=True,
    split=15,
)
@example(  # '(Pages 1' ends a page, '- 1)' begins the next
    titles=[*["Bridge Bridge"] * 2, *[" ".join(["Bridge"] * 9)] * 3, " ".join(["Bridge"] * 7)],
    lengths=[0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
    width=61,
    capitals=False,
    split=21,
)
@given(
    titles=st.lists(TITLES, min_size=2, max_size=12),
    lengths=st.lists(st.integers(0, 40), min_size=12, max_size=12),
    width=st.integers(50, 90),
    capitals=st.booleans(),
    split=st.integers(1, 40),
)
def test_an_agenda_comes_back(
    titles: list[str], lengths: list[int], width: int, capitals: bool, split: int
) -> None:
    lines = ["AGENDA", ""]
    expected: list[tuple[str, str, str | None, str | None]] = []
    first = 1
    for number, (words, length) in enumerate(zip(titles, lengths, strict=False), 1):
        title = words.upper() if capitals else words
        last = first + length - 1
        printed = f" (Pages {first} - {last})" if length else ""
        lines += [*wrap(f"{number} {title}{printed}", width), "Report of the Clerk.", ""]
        expected.append((str(number), title, *((str(first), str(last)) if length else (None, None))))
        first += length
    pages = [page(1, "\n".join(lines[:split])), page(2, "\n".join(lines[split:]))]

    pack = parsed(pages)

    assert [(item.number, item.title, item.page_first, item.page_last) for item in pack.items] == expected
    assert all(item.description == "Report of the Clerk." for item in pack.items)


NAMES = st.lists(
    st.sampled_from(["Ash", "B Birch", "Cedar", "van der Elm", "O’Dowd", "Young", "J. K. Fir"]),
    min_size=1,
    max_size=7,
    unique=True,
)
NOTES = st.sampled_from(
    ["", " (Chair)", " (except item 3)", " (except items 3, 4 and 5 (part))", " (Vice-Chair) (from 7 pm)"]
)


@settings(max_examples=60)
@given(names=NAMES, notes=st.lists(NOTES, min_size=7, max_size=7), width=st.integers(18, 90))
def test_names_come_back(names: list[str], notes: list[str], width: int) -> None:
    listed = [name + note for name, note in zip(names, notes, strict=False)]
    text = "Councillors " + ", ".join(listed[:-1]) + (" and " if listed[1:] else "") + listed[-1]

    found = people_in(wrap(text, width, break_on_hyphens=False))

    assert [person.name for person in found] == [f"Councillor {name}" for name in names]
    assert sum("part" in person.note for person in found) == text.count("(part)")


@settings(max_examples=60)
@given(
    counts=st.lists(st.integers(0, 5), min_size=1, max_size=6),
    start=st.integers(1, 90),
    width=st.integers(60, 90),
    height=st.integers(8, 30),
)
def test_resolutions_come_back_over_any_page_break(
    counts: list[int], start: int, width: int, height: int
) -> None:
    romans = ["(i)", "(ii)", "(iii)", "(iv)", "(v)"]
    lines = [
        "PARKS COMMITTEE",
        "MINUTES OF THE MEETING HELD ON 3 JUNE 2019",
        "",
        "Present: Councillors Ash and Birch",
        "",
    ]
    text = "That the pond in the middle of the park be cleaned by the end of the year, and that the ducks be told before"
    for number, count in enumerate(counts, start):
        lines += [
            f"{number}. PONDS AND DUCKS",
            "",
            *wrap("The Committee heard what had become of the ponds.", width),
            "",
        ]
        if count == 1:
            lines += [*wrap(f"RESOLVED {text}.", width), ""]
        elif count:
            lines.append("RESOLVED")
            for roman in romans[:count]:
                lines += wrap(f"{roman} {text}.", width)
    chunks = [lines[index : index + height] for index in range(0, len(lines), height)]
    pages = [page(number, "\n".join(["", f"- {number} -", *chunk])) for number, chunk in enumerate(chunks, 1)]

    pack = parsed(pages, pdf(pages, title="Minutes"))

    assert pack.minutes is not None
    assert [item.number for item in pack.minutes.items] == [
        str(number) for number in range(start, start + len(counts))
    ]
    assert [len(item.resolutions) for item in pack.minutes.items] == counts
    assert {each.text for item in pack.minutes.items for each in item.resolutions} <= {f"{text}."}


HEADS = st.sampled_from(
    [
        "Present:",
        "Apologies for absence",
        "Members absent:",
        "In attendance",
        "ALSO PRESENT: ",
        "Roll call: ",
        "Councillors",
        "Clerk: ",
        "Ann Ash",
        "Cllr B Birch (Chair)",
        ", ",
        "; ",
        " and ",
        "Cole",
        "CC",
        "(left at 8.15pm)",
        "4 members of the public",
        "Head of Roads",
        "Al Dow - present",
        "was in the chair",
        "The roof leaks.",
        "WELCOME",
        "7. ROADS",
        "Trustees Elm, Fox & Gow",
        "Mayor",
        "District Council:",
        "Jr.",
        "none",
        "J.HILL",
        "with regrets",
        "✓",
        "",
        "",
    ]
)


@settings(max_examples=200)
@given(
    st.lists(st.lists(HEADS, max_size=5).map(" ".join), max_size=12),
    st.lists(st.booleans(), min_size=12, max_size=12),
)
def test_whoever_is_shown_as_there_or_away_has_a_name(texts: list[str], gaps: list[bool]) -> None:
    lines = [
        Line(text=" ".join(text.split()), page=1, gap=gap)
        for text, gap in zip(texts, gaps, strict=False)
        if text.strip()
    ]
    for people in attendance_in(lines).values():
        assert all(
            is_somebody(one.name) and len(one.name) < 80 and not re.search(r"\d", one.name) for one in people
        )
        assert len({one.name for one in people}) == len(people)
