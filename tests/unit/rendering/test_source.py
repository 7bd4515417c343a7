"""The sources' Markdown and the folder that holds them."""

import re
import shutil
from pathlib import Path

import pytest

import render
from pack_markdown import blocks, front_matter
from pack_source import read_minutes, read_report, read_source
from pack_spec import Bullets, Cover, Grid, Heading, Numbered, PageBreak, Pairs, Para

REPORT = """+++
confidentiality = "None"
officers = [{ role = "AUTHOR", name = "Wil Anchor" }]
[fields]
"SUBJECT" = "DUES"
[closing]
"KEY DECISION" = "No"
[documents]
"Appendices" = ["Tariff"]
[questions]
"Needed?" = "No"
+++

## BRIEF SUMMARY

One.

Two.

## RECOMMENDATIONS

(i) That dues rise.
(ii) That they
be paid.

## DETAIL

3. Costs rose:
- Fuel
- Wages

### Property

4. None.
"""


def test_blocks_of_every_kind() -> None:
    found = blocks(
        "# Title\n\nA line\nand more.\n\n- one\n- two\n  goes on\n\n1. first\n2. second\n\n---\n\n"
        "| A | B |\n| -- | ---- |\n| x | |\n\n::: cover\nBig\nSmall\n:::\n\n{{acronyms}}",
        {"acronyms": [Pairs(rows=(("LA", "Local Authority"),))]},
    )
    assert found == [
        Heading(text="Title"),
        Para(text="A line and more."),
        Bullets(points=("one", "two goes on")),
        Numbered(entries=(("1.", "first"), ("2.", "second"))),
        PageBreak(),
        Grid(header=("A", "B"), rows=(("x", ""),), widths=(2.0, 4.0)),
        Cover(lines=("Big", "Small")),
        Pairs(rows=(("LA", "Local Authority"),)),
    ]


def test_a_heading_may_stand_right_above_its_text() -> None:
    assert blocks("## A\nText") == [Heading(text="A", level=2), Para(text="Text")]


def test_bullets_after_numbered_paragraphs_stay_apart() -> None:
    assert blocks("1. one\n- a\n- b\n2. two") == [
        Numbered(entries=(("1.", "one"),)),
        Bullets(points=("a", "b")),
        Numbered(entries=(("2.", "two"),)),
    ]


def test_a_table_with_a_missing_cell_is_refused() -> None:
    with pytest.raises(ValueError, match="too many or too few cells"):
        blocks("| A | B |\n| - | - |\n| x |")


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing is called"):
        blocks("{{nowhere}}")


def test_front_matter() -> None:
    assert front_matter('+++\na = "b"\n+++\nrest') == ({"a": "b"}, "rest")
    assert front_matter("rest") == ({}, "rest")


def test_a_report() -> None:
    report = read_report(REPORT, title="Dues")
    assert report.summary == ("One.", "Two.")
    assert [(each.ref, each.text) for each in report.recommendations] == [
        ("(i)", "That dues rise."),
        ("(ii)", "That they be paid."),
    ]
    detail, property_ = report.sections
    assert (detail.heading, detail.level) == ("DETAIL", 1)
    assert detail.entries[0].points == ("Fuel", "Wages")
    assert (property_.level, property_.entries[0].number) == (2, "4")
    assert report.documents == (("Appendices", ("Tariff",)),)


@pytest.mark.parametrize(
    ("text", "message"),
    [("Text first.", "starts with a heading"), ("## DETAIL\n\nUnnumbered.", "only numbered paragraphs")],
)
def test_a_report_out_of_form_is_refused(text: str, message: str) -> None:
    head = REPORT[: REPORT.index("## BRIEF")]
    with pytest.raises(ValueError, match=message):
        read_report(head + text, title="Dues")


MINUTES = """+++
committee = "Harbour Committee"
date = 2030-03-05
present = [{ name = "Councillor Quay", role = "Chair" }]
apologies = []
+++

## 4. DREDGING

Heard.

- Silt

RESOLVED

(i) That a survey be made.

The press came back.

> COUNCILLOR QUAY IN THE CHAIR

## 5. BUOYS

RESOLVED that they be painted.
"""


def test_minutes() -> None:
    dredging, buoys = read_minutes(MINUTES, title="Minutes").items
    assert dredging.discussion == (Para(text="Heard."), Bullets(points=("Silt",)))
    assert [(each.ref, each.text) for each in dredging.resolutions] == [("(i)", "That a survey be made.")]
    assert dredging.after == ("The press came back.",)
    assert dredging.chair_change == "COUNCILLOR QUAY IN THE CHAIR"
    assert (buoys.number, buoys.title) == ("5", "BUOYS")
    assert [(each.ref, each.text) for each in buoys.resolutions] == [("", "that they be painted.")]


def test_minutes_with_a_table_are_refused() -> None:
    with pytest.raises(ValueError, match="minute 5 cannot hold"):
        read_minutes(f"{MINUTES}\n| A |\n| - |\n| b |", title="Minutes")


def test_an_unknown_kind_of_paper_is_refused(tmp_path: Path) -> None:
    folder = shutil.copytree(render.SOURCES, tmp_path / "sample")
    facts = folder / "meeting.toml"
    changed = re.sub(r'kind = "minutes"', 'kind = "poem"', facts.read_text(encoding="utf-8"))
    facts.write_text(changed, encoding="utf-8")
    with pytest.raises(ValueError, match="poem"):
        read_source(folder)
