"""Paragraph numbers, references, captions and headings: each slip beside a right twin."""

from collections.abc import Iterator

import pytest

from packview.insight.prose.passages import Passage, passages_of
from packview.insight.slips import slip_findings
from packview.model import Finding, Meeting, Pack, PageInfo, Source


def pack_of(*pages: str) -> tuple[Pack, list[list[str]]]:
    lines = [page.strip().splitlines() for page in pages]
    infos = tuple(PageInfo(number=at, label=str(at + 8)) for at in range(1, len(pages) + 1))
    source = Source(kind="text", name="p.txt", sha256="0" * 64, size=1)
    return Pack(pack_id="p", source=source, meeting=Meeting(committee="C"), pages=infos), lines


def slips(*pages: str) -> list[Finding]:
    pack, lines = pack_of(*pages)
    found = list(slip_findings(pack, lines, [*passages_of(pack, lines)]))
    assert all(len(one.question.split()) <= 25 for one in found)
    return found


def paragraphs(numbers: str, inside: str = "and so on") -> str:
    return "\n\n".join(
        f"{number} The service goes on as before,\n{inside} until the end." for number in numbers.split()
    )


@pytest.mark.parametrize(
    ("numbers", "what"),
    [
        ("2.1 2.2 2.3 2.3 2.4", "2.3 is given twice"),
        ("2.1 2.2 2.3 2.5 2.6", "2.5 follows 2.3"),
        ("6.1 6.2 6.3 6.4 6.5 6.6 6.7 6.8 6.9 6.10 6.1", "6.1 follows 6.10"),
        ("2.1 2.2 2.3 2.4 3.1 3.2 3.3", ""),
        ("2.1 2.2 2.3 2.4 1.1 1.2 1.3 1.4", ""),  # another paper
        ("2.1 2.3 2.6 2.7 2.9", ""),  # this paper leaves gaps
        ("2.3 2.4 2.4 2.5", ""),  # not from its beginning
        ("2.1 2.2 2.3 2.4 2.9", ""),
    ],
)
def test_numbers_of_paragraphs(numbers: str, what: str) -> None:
    found = slips(paragraphs(numbers))
    assert [what in one.explanation for one in found] == ([True] if what else [])
    assert all(one.quote.startswith(one.printed) for one in found)


def test_a_number_that_stands_elsewhere_is_no_gap_and_one_within_a_sentence_no_number() -> None:
    assert slips(paragraphs("2.1 2.2 2.3 2.5 2.6", inside="as item 2.4 says,")) == []
    broken = (
        paragraphs("2.1 2.2 2.3")
        + "\n\nWe said so in paragraph\n2.3 Another matter is open.\nSee there.\n\n"
        + paragraphs("2.4")
    )
    assert slips(broken) == []


REPORT = """
1. Aim
1.1 This is for information.
1.2 It goes to the board.

2. Visits
2.1 Visits rose. {}
2.2 They were counted at the door on most days of the year.
2.3 Table 1 and Table 2 say more.

Table 1: Visits by centre

Table {}: Costs by month

3. Costs
3.1 Costs fell a little.
3.2 They will fall again.
3.3 So we hope.

{}. Staff
4.1 Two people left.
4.{} Three people came.
4.4 Nobody else did,
we are told.
"""


@pytest.mark.parametrize(
    ("told", "rules"),
    [
        (("Nothing else.", 2, 4, "2 A\n4.3"), []),
        (("Nothing else.", 1, 4, "2 A\n4.3"), ["number used twice"]),
        (("Nothing else.", 2, 4, "2"), ["paragraph number"]),
    ],
)
def test_a_paper_that_numbers_all_else_one_by_one(told: tuple[str, int, int, str], rules: list[str]) -> None:
    assert [one.rule for one in slips(REPORT.format(*told))] == rules


PAPER = """
1. INTRODUCTION
1.1 This paper is about homes. {}

2. THE PROPOSAL
2.1 It is to build homes on the field and to keep the school, whatever else the town may want of us in later years,
and to ask the builder for a bridge, a road, two lamps, a bench and forty trees along the river before autumn comes.

3. CONSULTATION
3.1 The town was asked about housing growth and answered at length.

4. OPTIONS
4.1 Option 1: Do nothing at all.
4.2 Option 2: Build forty homes.
4.3 Option 3: Build eighty homes.
"""


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The consultation process is detailed in Section 2.", "section 3"),
        ("The consultation process is detailed in Section 3.", ""),
        ("The consultation on this proposal is set out in section 2.", "section 3"),
        ("The consultation and proposal process is set out in section 2.", ""),
        ("For the reasons see section 2 (Consultation).", "section 3"),
        ("For the reasons see section 3 (Consultation).", ""),
        ("For the reasons see section 2 (as amended).", ""),
        ("The consultation duty is set out in Section 2 of the Housing Act.", ""),
        ("The duty is set out in section 2.", ""),
        ("We do not recommend Option 3 for the reasons in paragraph 4.2 below.", "paragraph 4.3"),
        ("We do not recommend Option 3 for the reasons in paragraph 4.3 below.", ""),
        ("Unlike Option 2, Option 3 is dear, as paragraph 4.2 says.", ""),
        (
            "Given the likely future housing growth (see paragraph 2.1 of this report) we went on.",
            "paragraph 3.1",
        ),
        ("Given the likely future housing growth (see paragraph 3.1 of this report) we went on.", ""),
        ("Given the bridge and the road (see paragraph 2.1 of this report) we went on.", ""),
    ],
)
def test_references_whose_name_is_another_numbers(text: str, right: str) -> None:
    found = slips(PAPER.format(text))
    assert [one.computed.split(":")[0] for one in found] == ([right] if right else [])


def test_a_sentence_that_leads_to_a_table_is_no_caption() -> None:
    assert (
        slips(
            REPORT.format(
                "An overview of all of the visits is given in\nTable 1. This holds doors, gates and lamps",
                2,
                4,
                "2 A\n4.3",
            )
        )
        == []
    )


@pytest.mark.parametrize(
    "said",
    [
        "Views are in section {} (Consultation).",
        "See section {}, Consultation, for more.",
        "The consultation is set out in section {}.",
    ],
)
def test_sections_that_are_named_need_no_numbered_paragraphs(said: str) -> None:
    paper = "2. Aim\n\nIt began late.\n\n3. Consultation\n\nAll wrote.\n\n4. Cost\n\n"
    assert [one.computed[:9] for one in slips(paper + said.format(4))] == ["section 3"]
    assert slips(paper + said.format(3)) == []


@pytest.mark.parametrize(
    ("between", "told"), [("They were glad. ", True), ("", False), ("Note: he left. ", True)]
)
def test_a_sentence_that_stands_twice_in_its_paragraph(between: str, told: bool) -> None:
    said = "Litter fell in all of the wards once the bins were put up. "
    assert [one.rule for one in slips(said + between + said)] == ["sentence twice"] * told


FIGURE = "Figure {} Prescriptions by {}, February to April{}\n\n"
CALLS = "Table 4: Calls by subject and month\n\n"


@pytest.mark.parametrize(
    ("captions", "rule"),
    [
        ("Table 3: Staff\n\n" + CALLS + "Table 4: Opening hours of the hubs", "number used twice"),
        ("Table 1: Calls by subject and month\n\nTable 1: Opening hours of the hubs", ""),  # another paper
        (CALLS + "Table 4: Calls by subject and month (continued)", ""),
        (CALLS + "Table 5: Opening hours of the hubs", ""),
        ("Table 4: Calls by subject .... 12\nTable 4: Opening hours .... 13", ""),
        ("Table 4 shows calls by subject.\n\nTable 4 Opening hours of the hubs", ""),
        (
            FIGURE.format(6, "chapter", " (n = 2850)") + FIGURE.format(7, "chapter", " (n = 172)"),
            "caption used twice",
        ),
        (FIGURE.format(6, "chapter", "") + FIGURE.format(7, "ward", ""), ""),
    ],
)
def test_captions(captions: str, rule: str) -> None:
    assert [one.rule for one in slips(captions)] == ([rule] if rule else [])


def test_a_sentence_about_the_figure_of_another_number() -> None:
    captions = "Figure 6 Projected change of the population of all towns by 2031\n\nFigure 7 Deprivation overall in the county\n\n"
    text = "Figure {} shows the projected change of the population of all towns between now and 2031."
    (found,) = slips(captions + text.format(7))
    assert (found.printed, found.computed.split(":")[0]) == ("Figure 7", "Figure 6")
    assert slips(captions + text.format(6)) == []
    assert (
        slips(
            captions
            + "Figure 7 shows deprivation, and the projected change of the population of all towns by 2031."
        )
        == []
    )


def test_a_count_above_the_axis_of_its_chart() -> None:
    text = "Of 531 people most were content. The largest proportion ({} people) gave a ten."
    chart = "\n\nFigure 10: How content people were\n\n{}\n\nRating"
    axis = "140\n\n120\n\n100\n\n80\n\n60\n\n40\n\n20\n\n0"
    (found,) = slips(text.format(182) + chart.format(axis))
    assert (found.printed, found.sure) == ("182", "certain")
    assert slips(text.format(132) + chart.format(axis)) == []
    assert slips(text.format(182) + chart.format("100\n80\n60\n40\n20\n0")) == []  # of percentages
    assert slips(text.format(182) + chart.format("140\n31\n7\n0")) == []  # no axis
    between = "\n\nFigure 9: Another chart\n\nThe next is of ratings."
    assert slips(text.format(182) + between + chart.format(axis)) == []


HEADED = """Table 13: The percentage of patients returning to their usual place of residence after treatment
Area
% of patients returning to usual place of residence following hospital
treatment for a broken hip
North 57% South 46%

Table 14: The percentage of emergency readmissions within 28 days of discharge by area
Area
% of {}
treatment for a broken hip
North 12% South 11%"""


def test_a_heading_copied_from_the_table_before() -> None:
    (found,) = slips(HEADED.format("patients returning to usual place of residence following hospital"))
    assert (found.rule, found.pdf_page, found.sure) == ("heading of another table", 1, "certain")
    assert slips(HEADED.format("emergency readmissions within 28 days following discharge and")) == []


class Counted(list[Passage]):
    """Counts how often somebody goes through it."""

    times = 0

    def __iter__(self) -> Iterator[Passage]:
        self.times += 1
        return super().__iter__()


def test_the_passages_are_not_gone_through_again_for_each_paper() -> None:
    report = paragraphs("1.1 1.2 1.3", inside="as section 1.2 says,")
    times = []
    for papers in (2, 60):
        pack, lines = pack_of(*[report] * papers)
        passages = Counted(passages_of(pack, lines))
        list(slip_findings(pack, lines, passages))
        times.append(passages.times)
    assert times[0] == times[1]


@pytest.mark.parametrize(("said", "told"), [("excluding", True), ("including", False)])
def test_a_definition_that_leaves_out_what_its_table_adds_in(said: str, *, told: bool) -> None:
    rows = "Net debt\nLoans 52.0\nLeases 6.0\nLess cash (10.0)\nNet debt 48.0"
    found = slips(f"Net debt, {said} leases, is \u00a348.0m.\n\n{rows}")
    assert [one.rule for one in found] == ["definition and table"] * told
    assert slips(f"Net debt, excluding leases, is \u00a342.0m.\n\n{rows}") == []


def test_the_same_caption_under_two_numbers() -> None:
    page = "Figure 3: Admissions for falls of older people\nThe rate is level.\nFigure 4: {}\nHip fractures fell."
    (found,) = slips(page.format("Admissions for falls of older people"))
    assert found.rule == "caption used twice"
    assert slips(page.format("Hip fractures of older people")) == []
    goes_on = page.replace("The rate is level.", "in hospitals").replace("Hip fractures fell.", "at home")
    assert slips(goes_on.format("Admissions for falls of older people")) == []
