"""Rows of indicators, tracker, glossary, tables, attendance and themes."""

from dataclasses import replace

from packview.export import rows, tables
from packview.model import (
    AgendaItem,
    Attendance,
    Contact,
    GlossaryEntry,
    Indicator,
    Meeting,
    Pack,
    Source,
    Table,
    Theme,
    ThemeLink,
    ThemeLinks,
    ThemePassage,
    TrackedRecommendation,
)

M1 = Indicator(
    ref="M1",
    name="Contacts",
    values={"2018-09": 1441.0, "2018-10": None},
    change_month=-12.5,
    average_12m=1439.0,
    benchmarks={"England": None},
    targets={"Target 18-19": 93.0},
    marks={"2018-10": "-", "England": "Local"},
    commentary="=SUM(A1)",
    page="47",
    pdf_page=52,
    item="8-performance",
)
M2 = Indicator(ref="M2", name="Referrals", values={"2018-11": 3.0}, benchmarks={"SE region": 0.5})
PACK = Pack(
    pack_id="a",
    source=Source(kind="pdf", name="a.pdf", sha256="00", size=1),
    meeting=Meeting(committee="Panel"),
    items=(AgendaItem(key="8-performance", number="8", title="PERFORMANCE"),),
    indicators=(M1, M2),
)


def test_indicators_have_the_fields_of_the_contract() -> None:
    row = rows.indicator_rows(PACK)[0]
    contract = (
        "ref name owner reporter outcome unit values change_month change_year average_12m max_12m benchmarks targets rag"
        " polarity commentary page item"
    )
    assert set(contract.split()) <= set(row)
    assert row["values"] == {"2018-09": 1441, "2018-10": None}
    assert (row["page"], row["pdf_page"], row["item"]) == ("47", 52, "8")
    assert tables.to_json([row["values"]]) == '[\n  {\n    "2018-09": 1441,\n    "2018-10": null\n  }\n]\n'


def test_a_spreadsheet_gets_a_column_for_each_period_and_no_formula() -> None:
    lines = tables.to_csv(rows.indicator_cells(PACK)).splitlines()
    header = lines[0].split(",")
    assert header[-6:] == [
        "2018-09",
        "2018-10",
        "2018-11",
        "benchmark England",
        "benchmark SE region",
        "target Target 18-19",
    ]
    assert lines[1].endswith("1441,,,,,93")
    assert lines[2].endswith(",,3,,0.5,")
    assert "'=SUM(A1)" in lines[1]
    assert ",-12.5," in lines[1], "a negative figure stays a figure"


def test_recommendations_glossary_attendance_and_tables() -> None:
    tracked = TrackedRecommendation(date="27/09/18", title="SEND", number="1", page="70")
    explained = GlossaryEntry(term="LAC/CLA", definition="x", kind="acronym", aliases=("LAC", "CLA"))
    pack = replace(PACK, recommendations=(tracked,), glossary=(explained,))
    (row,) = rows.recommendation_rows(pack)
    assert (row["date"], row["number"], row["status"], row["page"]) == ("27/09/18", "1", "", "70")
    (row,) = rows.glossary_rows(pack)
    assert (row["term"], row["kind"], row["aliases"]) == ("LAC/CLA", "acronym", ["LAC", "CLA"])
    (row,) = rows.attendance_rows([Attendance(name="Councillor Ash", present=None)])
    assert row == {
        "name": "Councillor Ash",
        "role": "",
        "present": None,
        "absent": False,
        "note": "",
        "page": None,
    }
    (row,) = rows.table_rows(PACK, [Table(title="T", header=("a",), rows=(("1",),), item="8-performance")])
    assert (row["title"], row["header"], row["rows"], row["item"]) == ("T", ["a"], [["1"]], "8")


def test_themes_say_which_words_made_a_link() -> None:
    themes = [Theme(key="neglect", title="Neglect")]
    links = [
        ThemeLinks(
            theme="neglect",
            passages=(
                ThemePassage(
                    item="8-performance", page="47", pdf_page=52, text="Neglect rose", words=("Neglect",)
                ),
            ),
            indicators=(ThemeLink(ref="M1", position=0, words=("neglect",)),),
            recommendations=(ThemeLink(ref="2", position=4, words=("neglect",)),),
        )
    ]
    (row,) = rows.theme_rows(PACK, themes, links)
    assert row["passages"][0] == {
        "item": "8",
        "page": "47",
        "pdf_page": 52,
        "text": "Neglect rose",
        "words": ["Neglect"],
    }
    assert (row["indicators"], row["recommendations"]) == (["M1"], [5])
    flat = rows.theme_passage_rows(PACK, themes, links)
    assert [(one["kind"], one["ref"], one["words"]) for one in flat] == [
        ("passage", "8", "Neglect"),
        ("indicator", "M1", "neglect"),
        ("recommendation", "2", "neglect"),
    ]
    assert len({tuple(one) for one in flat}) == 1, "every row has the same columns"


def test_a_contact_without_a_name_is_known_by_the_post() -> None:
    contacts = (
        Contact(name="", role="Clerk"),
        Contact(name="Ash", role="Scrutiny Manager"),
        Contact(name="Elm"),
    )
    found = rows.front_rows(replace(PACK, meeting=Meeting(committee="Panel", contacts=contacts)))
    assert [row["value"] for row in found[-3:]] == ["Clerk", "Ash, Scrutiny Manager", "Elm"]
