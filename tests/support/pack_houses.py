"""Three invented councils, each with a house style of its own and a pack that shows it. For tests."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812  as in pack_spec

from pack_house_papers import (
    ACTIONS,
    FINANCE,
    MONTHLY,
    SCORECARD,
    closed_report,
    county_minutes,
    county_report,
    district_minutes,
    district_report,
    metropolitan_minutes,
    metropolitan_report,
)
from pack_spec import (
    ContactSpec,
    Heading,
    ItemSpec,
    MeetingSpec,
    MemberSpec,
    PackSpec,
    Para,
    ProseSpec,
)
from pack_style import Style


@dataclass(frozen=True, slots=True)
class House:
    """A council: its style and a pack."""

    name: str
    style: Style
    pack: PackSpec


COUNTY = Style(
    stamp="right",
    agenda="columns",
    ranges="{first} - {last}",
    minute_number="C{n}/18",
    report="plain",
    summary="Summary:",
    recommended="Recommendation(s):",
    private_part="PART 2 - EXEMPT ITEMS",
    private_line="NOT FOR PUBLICATION: paragraph 3 of Schedule 12A applies",
    stray_bookmarks=True,
    first_label=5,
    blank_text="This page has been left blank",
)
"""Agenda in columns, stamps at the right edge, 'C23/18', From and To, an outline full of strays."""

DISTRICT = Style(
    stamp="none",
    item_stamps=False,
    bookmarks=False,
    odd_starts=False,
    ranges="",
    report="plain",
    summary="Purpose of report",
    recommended="RECOMMENDED",
    private_part="Part II - Private",
    face="Vera",
    size=9.5,
)
"""No stamp, no outline, no page ranges: everything must be found by its headings. 'Report to', 'Purpose of report', '41.'"""

METROPOLITAN = Style(
    stamp="head",
    agenda="table",
    ranges="(Page {first} to {last})",
    minute_number="{n}",
    summary="EXECUTIVE SUMMARY",
    recommended="RECOMMENDATION(S)",
    private_line="(Exempt under paragraph 1)",
    second_face="Helvetica",
)
"""Stamped at the head, turned on landscape pages; scorecards, monthly tables, finance and action logs."""


def county() -> PackSpec:
    """Sub-items, a recommendation with a decision number, an item in private, a paper in two columns."""
    letter = ProseSpec(
        title="Residents' letter",
        blocks=(
            Heading(text="A letter from the parish"),
            *(Para(text=f"{words} of the lane was measured in the spring. " * 9) for words in _COUNTED),
        ),
        columns=2,
        appendix=1,
    )
    return PackSpec(
        meeting=MeetingSpec(
            council="Wexmere County Council",
            committee="Growth and Environment Cabinet Committee",
            date=Date(2031, 2, 13),
            time="10.00 am",
            place="Council Chamber, Sessions House",
            members=(
                MemberSpec(name="Councillor R Hollis", role="Chairman"),
                MemberSpec(name="Councillor T Amery"),
            ),
            contacts=(ContactSpec(role="Democratic Services Officer", name="Joan Reed"),),
        ),
        items=(
            ItemSpec(number="1", title="Apologies and Substitutes"),
            ItemSpec(number="2", title="Declarations of Interest by Members"),
            ItemSpec(
                number="3", title="Minutes of the meeting held on 9 January 2031", papers=(county_minutes(),)
            ),
            ItemSpec(number="4a", title="Hedgerow Renewal Scheme", papers=(county_report(), letter)),
            ItemSpec(
                number="4b", title="Verge Cutting Contract", papers=(county_report("Verge Cutting Contract"),)
            ),
            ItemSpec(number="5", title="Work Programme"),
            ItemSpec(
                number="6",
                title="Sale of Dairy Field",
                papers=(closed_report("Sale of Dairy Field"),),
                exempt=True,
            ),
        ),
    )


_COUNTED = ("The first part", "The second part", "The third part", "The fourth part", "The last part")


def district() -> PackSpec:
    """No page of it has a number; one of its papers cannot be read."""
    plan = ProseSpec(
        title="Plan of pitches",
        blocks=(
            Heading(text="Appendix 1 Plan of pitches"),
            Para(text="What is drawn here can be seen and not be read. " * 12),
        ),
        garbled=True,
        appendix=1,
    )
    return PackSpec(
        meeting=MeetingSpec(
            council="Thornley District Council",
            committee="Licensing and Appeals Board",
            date=Date(2032, 6, 8),
            time="7.00 pm",
            place="The Guildhall",
            members=(
                MemberSpec(name="Councillor Wray", role="Chair"),
                MemberSpec(name="Councillor Okafor", role="Vice-Chair"),
            ),
        ),
        items=(
            ItemSpec(number="1", title="Apologies for absence"),
            ItemSpec(
                number="2", title="Minutes", description="To sign the record.", papers=(district_minutes(),)
            ),
            ItemSpec(number="3", title="Street Trading Policy", papers=(district_report(), plan)),
            ItemSpec(
                number="4",
                title="Premises in Mill Lane",
                papers=(district_report("Premises in Mill Lane"),),
                exempt=True,
            ),
        ),
    )


def metropolitan() -> PackSpec:
    """Figures in every shape."""
    figures = (SCORECARD, MONTHLY, FINANCE, ACTIONS)
    return PackSpec(
        meeting=MeetingSpec(
            council="Northmere City Council",
            committee="Health Scrutiny Commission",
            date=Date(2030, 10, 3),
            time="2.00 pm",
            place="Committee Room 2",
            members=(
                MemberSpec(name="Councillor Adeyemi", role="Chair"),
                MemberSpec(name="Councillor Frost"),
            ),
            contacts=(ContactSpec(role="Scrutiny Officer", name="Lee Marsden", telephone="01632 960000"),),
        ),
        items=(
            ItemSpec(number="1", title="WELCOME AND APOLOGIES"),
            ItemSpec(number="2", title="MINUTES OF THE PREVIOUS MEETING", papers=(metropolitan_minutes(),)),
            ItemSpec(number="3", title="QUARTERLY PERFORMANCE", papers=(metropolitan_report(), *figures)),
            ItemSpec(
                number="4",
                title="CARE HOME CLOSURE",
                papers=(metropolitan_report("CARE HOME CLOSURE"),),
                exempt=True,
            ),
        ),
    )


HOUSES = (
    House("county", COUNTY, county()),
    House("district", DISTRICT, district()),
    House("metropolitan", METROPOLITAN, metropolitan()),
)
