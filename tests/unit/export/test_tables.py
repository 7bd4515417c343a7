"""Rows, and the tables made of them: fields of the contract, CSV a spreadsheet does not run, text that fits."""

import csv
import io
import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest
from rich.cells import cell_len

from exported import BENCHES, PACK, note
from packview.export import rows as parts
from packview.export import tables
from packview.export.tables import wrap
from packview.model import Attendee, LibraryEntry, MinuteItem, Minutes, Recommendation, Resolution

MINUTES = Minutes(
    meeting_date=date(2019, 5, 6),
    present=(Attendee(name="Councillor Ash", role="Chair"), Attendee(name="Councillor Birch")),
    apologies=(Attendee(name="Councillor Elm", note="from item 3"),),
    items=(
        MinuteItem(number="7", title="Apologies"),
        MinuteItem(
            number="8",
            title="Ponds",
            page="1",
            discussion=("They were muddy.", "And green."),
            attendees=(Attendee(name="Kim Reed", role="Head of Parks"),),
            resolutions=(
                Resolution(ref="(i)", text="That they be cleaned."),
                Resolution(ref="", text="Noted."),
            ),
        ),
    ),
)
WITH_MINUTES = replace(PACK, minutes=MINUTES)


def parsed(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_agenda_has_the_fields_of_the_contract() -> None:
    rows = parts.agenda_rows(PACK)
    assert [list(row) for row in rows] == [
        [
            "number",
            "title",
            "parent",
            "consent",
            "status",
            "page_first",
            "page_last",
            "kind",
            "exempt",
            "put_right",
            "papers",
        ]
    ] * 3
    assert rows[0]["page_first"] is None
    assert rows[1]["papers"][1] == {
        "title": "Costs", "kind": "appendix", "page_first": "3", "page_last": "4"
    }  # fmt: skip
    assert [row["exempt"] for row in rows] == [False, False, True]


def test_papers_have_the_fields_of_the_contract() -> None:
    paper = replace(
        BENCHES.papers[0],
        fields={"Subject": "Benches"},
        recommendations=(Recommendation(ref="(i)", text="Paint"), Recommendation(ref="", text="Wait")),
    )
    (row,) = parts.paper_rows(replace(PACK, items=(replace(BENCHES, papers=(paper,)),)))
    assert row == {
        "item": "3",
        "title": "Report",
        "kind": "report",
        "page_first": "2",
        "page_last": "2",
        "fields": {"Subject": "Benches"},
        "put_right": [],
        "recommendations": ["(i) Paint", "Wait"],
    }


def test_minutes_have_the_fields_of_the_contract() -> None:
    value = parts.minutes_value(WITH_MINUTES)
    assert value["meeting_date"] == "2019-05-06"
    assert (value["present"], value["apologies"]) == (
        ["Councillor Ash", "Councillor Birch"],
        ["Councillor Elm"],
    )
    assert value["items"][1] == {
        "number": "8",
        "title": "Ponds",
        "page": "1",
        "discussion": ["They were muddy.", "And green."],
        "attendees": ["Kim Reed, Head of Parks"],
        "resolutions": [{"ref": "(i)", "text": "That they be cleaned."}, {"ref": "", "text": "Noted."}],
        "motions": [],
    }


def test_a_pack_without_minutes_has_the_same_fields() -> None:
    value = parts.minutes_value(PACK)
    assert list(value) == list(parts.minutes_value(WITH_MINUTES))
    assert not any(value.values())
    assert parts.minutes_rows(PACK) == []
    assert "no minutes" in tables.minutes_text(PACK)


def test_minutes_as_flat_rows() -> None:
    rows = parts.minutes_rows(WITH_MINUTES)
    assert [(row["number"], row["kind"], row["ref"], row["text"]) for row in rows] == [
        ("7", "", "", ""),
        ("8", "discussion", "", "They were muddy."),
        ("8", "discussion", "", "And green."),
        ("8", "attendee", "", "Kim Reed, Head of Parks"),
        ("8", "resolution", "(i)", "That they be cleaned."),
        ("8", "resolution", "", "Noted."),
    ]


def test_minutes_to_read() -> None:
    assert tables.minutes_text(WITH_MINUTES) == (
        "Minutes of the meeting of Monday 6 May 2019\n"
        "Present: Councillor Ash (Chair), Councillor Birch\n"
        "Apologies: Councillor Elm (from item 3)\n"
        "\n"
        "7. Apologies\n"
        "\n"
        "8. Ponds (page 1)\n"
        "  Attended: Kim Reed (Head of Parks)\n"
        "  They were muddy.\n"
        "  And green.\n"
        "  Resolved:\n"
        "    (i) That they be cleaned.\n"
        "    Noted.\n"
    )


def test_notes_have_the_fields_of_the_contract() -> None:
    labelled = note("a\nb", page="2", pdf_page=3, to="Head", indicator="M1", private=True)
    rows = parts.note_rows([labelled, note("c", 2, pdf_page=1), note("d", 3, item=None)])
    assert rows[0] == {
        "id": "000000000001",
        "kind": "note",
        "item": "3",
        "text": "a\nb",
        "to": "Head",
        "page": "2",
        "pdf_page": 3,
        "indicator": "M1",
        "status": "draft",
        "private": True,
        "answer": "",
        "member": "Robin Ash",
        "created": "2026-08-01T12:30:00+00:00",
        "updated": "2026-08-01T12:30:00+00:00",
        "parent": "",
        "priority": "normal",
        "order": 0.0,
        "theme": "",
        "follow_up": "",
        "evidence": [],
        "history": [],
    }
    assert [(row["page"], row["pdf_page"]) for row in rows[1:]] == [(None, 1), (None, None)], (
        "no label is made up"
    )


def test_library_has_the_fields_of_the_contract() -> None:
    entry = LibraryEntry(
        pack_id="a",
        revision=2,
        committee="A",
        date=date(2019, 6, 3),
        pages=3,
        notes=2,
        questions_open=1,
        read=2 / 3,
    )
    assert parts.library_rows([entry, LibraryEntry(pack_id="b", broken="why")]) == [
        {"pack_id": "a", "revision": 2, "committee": "A", "date": "2019-06-03", "pages": 3, "notes": 2,
         "questions_open": 1, "read": 0.67},
        {"pack_id": "b", "revision": 1, "committee": "", "date": None, "pages": 0, "notes": 0,
         "questions_open": 0, "read": 0.0},
    ]  # fmt: skip


def test_search_has_the_fields_of_the_contract() -> None:
    @dataclass(frozen=True)
    class Hit:
        kind: str = "page"
        ref: str = ""
        item: str = ""
        page: str | None = None
        pdf_page: int | None = 1
        text: str = "found"
        pack_id: str = PACK.pack_id

    assert parts.search_rows([Hit(), Hit(page="4", pdf_page=5)]) == [
        {"kind": "page", "ref": "", "item": "", "page": None, "pdf_page": 1, "text": "found"},
        {"kind": "page", "ref": "", "item": "", "page": "4", "pdf_page": 5, "text": "found"},
    ]
    (row,) = parts.search_rows([Hit()], with_pack=True)
    assert next(iter(row.items())) == ("pack_id", PACK.pack_id)


def test_json_is_utf_8_and_ends_with_a_line_feed() -> None:
    text = tables.to_json([{"a": "é", "b": None, "c": [1, 2.5]}])
    assert json.loads(text) == [{"a": "é", "b": None, "c": [1, 2.5]}]
    assert "é" in text
    assert text.endswith("]\n")
    assert json.loads(tables.to_json([])) == []


def test_csv_is_as_in_rfc_4180() -> None:
    text = tables.to_csv([{"a": 'say "x", y', "b": "two\nlines"}, {"a": None, "b": True}])
    assert text == 'a,b\r\n"say ""x"", y","two\nlines"\r\n,true\r\n'
    assert tables.to_csv([]) == ""


def test_csv_joins_lists() -> None:
    (_, row, _) = parsed(tables.to_csv(parts.agenda_rows(PACK)))
    assert row["papers"] == "Report, report, page 2; Costs, appendix, pages 3 to 4"
    (cell,) = parsed(tables.to_csv([{"a": {"Subject": "x", "Date": "y"}}]))
    assert cell == {"a": "Subject: x; Date: y"}


@pytest.mark.parametrize(
    "text", ["=1+1", "+SUM(A1)", "-x", "@A1", "\tx", "\rx", "\n=x", "=", "-", "\uff1d1", "--1", "-1+2"]
)
def test_csv_runs_no_formula(text: str) -> None:
    (row,) = parsed(tables.to_csv([{"a": text, "b": "x"}]))
    assert row["a"] == f"'{text}"


@pytest.mark.parametrize("value", [-5, 3.5, 0, "-5", "+4.5", "-14.5", "7", "2018-10", "a=b", "'x", "-5\n"])
def test_csv_leaves_numbers_and_words(value: Any) -> None:
    (row,) = parsed(tables.to_csv([{"a": value, "b": "x"}]))
    assert row["a"] == (f"'{value}" if value == "-5\n" else str(value))


def test_text_is_aligned_by_what_the_terminal_shows() -> None:
    text = tables.to_text([{"pack_id": "a", "title": "日本"}, {"pack_id": "long", "title": "x"}], width=80)
    assert text == "pack id  title\na        日本\nlong     x\n"
    wide = tables.to_text([{"a": "日本", "b": "x"}, {"a": "y", "b": "z"}], width=80)
    assert wide == "a     b\n日本  x\ny     z\n"


def test_empty_columns_and_falsehoods_are_left_out() -> None:
    rows: list[dict[str, Any]] = [
        {"a": "1", "b": None, "c": "", "d": [], "e": False},
        {"a": "2", "b": None, "c": "", "d": [], "e": True},
    ]
    assert tables.to_text(rows, width=80) == "a  e\n1\n2  yes\n"


def test_long_cells_are_wrapped_and_narrow_columns_kept() -> None:
    text = tables.to_text([{"n": "7", "text": "one two three four five six seven", "end": "e"}], width=26)
    assert text.splitlines() == [
        "n  text                end",
        "7  one two three four  e",
        "   five six seven",
    ]


def test_lists_have_a_line_each() -> None:
    text = tables.to_text(parts.agenda_rows(PACK), width=120)
    assert "Report, report, page 2\n" in text
    assert "Costs, appendix, pages 3 to 4\n" in text


def test_too_many_columns_become_blocks() -> None:
    rows = parts.note_rows([note("a long text of many words that needs its room", page="2"), note("b", 2)])
    text = tables.to_text(rows, width=60)
    assert text.startswith("id        000000000001\nkind      note\nitem      3\ntext      a long text")
    assert "\n\nid        000000000002\n" in text
    assert all(cell_len(line) <= 60 for line in text.splitlines())


def test_nothing_is_said() -> None:
    assert tables.to_text([], width=80) == "Nothing found.\n"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, [""]),
        ("a b", 3, ["a b"]),
        ("a b c", 3, ["a b", "c"]),
        ("abcdefg", 3, ["abc", "def", "g"]),
        ("a abcdefg", 3, ["a", "abc", "def", "g"]),
        ("日本語", 4, ["日本", "語"]),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines
