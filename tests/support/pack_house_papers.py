"""The papers of the three invented councils of pack_houses."""

from datetime import date as Date  # noqa: N812  as in pack_spec

from pack_spec import (
    AttendeeSpec,
    Bullets,
    ContactSpec,
    EntrySpec,
    Grid,
    Heading,
    MinuteItemSpec,
    MinutesSpec,
    Para,
    ProseSpec,
    RecommendationSpec,
    ReportSpec,
    SectionSpec,
)


def county_minutes() -> MinutesSpec:
    """Numbered 'C23/18', agreed and recommended rather than resolved."""
    return MinutesSpec(
        title="Minutes",
        committee="Growth and Environment Cabinet Committee",
        date=Date(2031, 1, 9),
        present=(
            AttendeeSpec(name="Councillor R Hollis", role="Chairman"),
            AttendeeSpec(name="Councillor T Amery"),
        ),
        apologies=(AttendeeSpec(name="Councillor B Lund"),),
        items=(
            MinuteItemSpec(
                number="23",
                title="Minutes of the last meeting",
                word="AGREED",
                resolutions=(RecommendationSpec(ref="", text="that the minutes are a true record."),),
            ),
            MinuteItemSpec(
                number="24",
                title="Bus Lane Review",
                discussion=(
                    Para(text="The officer set out what passengers had said in the summer."),
                    Bullets(points=("Most had found it quicker.", "Shops had asked for a later start.")),
                ),
                word="RECOMMENDED",
                resolutions=(
                    RecommendationSpec(ref="(a)", text="that the lane begin at eight o'clock; and"),
                    RecommendationSpec(ref="(b)", text="that it be looked at again in a year."),
                ),
            ),
            MinuteItemSpec(
                number="25", title="Any other business", discussion=(Para(text="There was none."),)
            ),
        ),
    )


def county_report(subject: str = "Hedgerow Renewal Scheme") -> ReportSpec:
    """From, To, Subject, Decision no."""
    return ReportSpec(
        title=subject,
        fields=(
            ("From", "Ada Burrell, Cabinet Member for Environment"),
            ("To", "Growth and Environment Cabinet Committee, 13 February 2031"),
            ("Subject", subject),
            ("Decision no", "31/00017"),
            ("Classification", "Unrestricted"),
        ),
        summary=("The scheme began in two parishes and is now ready for all of them.",),
        recommendations=(
            RecommendationSpec(ref="", text="The Committee is asked to endorse the scheme as set out below."),
        ),
        sections=(
            SectionSpec(
                heading="Introduction",
                entries=(
                    EntrySpec(number="1", text="Hedges were lost in every parish over the last forty years."),
                    EntrySpec(
                        number="2", text="Planting costs £14.20 a metre, or £1.2m for the whole county."
                    ),
                ),
            ),
            SectionSpec(
                heading="Financial Implications",
                entries=(EntrySpec(number="1", text="The cost is met from the grant received in 2030/31."),),
            ),
        ),
    )


def closed_report(subject: str) -> ReportSpec:
    """A report that press and public do not see."""
    return ReportSpec(
        title=subject,
        fields=(
            ("From", "Ada Burrell, Cabinet Member for Environment"),
            ("To", "Growth and Environment Cabinet Committee, 13 February 2031"),
            ("Subject", subject),
            ("Classification", "EXEMPT"),
        ),
        summary=("An offer has been received.",),
        recommendations=(
            RecommendationSpec(ref="(a)", text="accept the offer; or"),
            RecommendationSpec(ref="(b)", text="keep the field."),
        ),
    )


def district_minutes() -> MinutesSpec:
    """Numbered '41.', resolved and recommended."""
    return MinutesSpec(
        title="Minutes",
        committee="Licensing and Appeals Board",
        date=Date(2032, 5, 11),
        present=(
            AttendeeSpec(name="Councillor Wray", role="Chair"),
            AttendeeSpec(name="Councillor Okafor"),
        ),
        items=(
            MinuteItemSpec(
                number="41",
                title="Declarations of interest",
                discussion=(Para(text="None were made."),),
            ),
            MinuteItemSpec(
                number="42",
                title="Taxi Fares",
                discussion=(Para(text="Drivers had written about the price of fuel."),),
                resolutions=(
                    RecommendationSpec(ref="1.", text="That fares rise by 20p a mile."),
                    RecommendationSpec(ref="2.", text="That the change be published."),
                ),
            ),
        ),
    )


def district_report(subject: str = "Street Trading Policy") -> ReportSpec:
    """Report to, Date of meeting, Purpose of report."""
    return ReportSpec(
        title=subject,
        fields=(
            ("Report to", "Licensing and Appeals Board"),
            ("Date of meeting", "8 June 2032"),
            ("Subject", subject),
            ("Report of", "Head of Regulatory Services"),
        ),
        officers=(ContactSpec(role="Contact officer", name="Milo Price"),),
        summary=("To ask members for their view of the draft before it goes out for comment.",),
        recommendations=(
            RecommendationSpec(ref="(1)", text="That the draft be published for six weeks."),
            RecommendationSpec(ref="(2)", text="That the answers come back to this Board."),
        ),
        sections=(
            SectionSpec(
                heading="Background",
                entries=(EntrySpec(number="1", text="The present policy was written in 2024."),),
            ),
        ),
    )


def metropolitan_minutes() -> MinutesSpec:
    """Numbered without a full stop."""
    return MinutesSpec(
        title="Minutes",
        committee="Health Scrutiny Commission",
        date=Date(2030, 7, 4),
        present=(
            AttendeeSpec(name="Councillor Adeyemi", role="Chair"),
            AttendeeSpec(name="Councillor Frost", note="except item 19"),
            AttendeeSpec(name="Rosa Bell", role="Appointed Member"),
        ),
        apologies=(AttendeeSpec(name="Councillor Kaur"),),
        items=(
            MinuteItemSpec(
                number="18",
                title="MINUTES OF THE PREVIOUS MEETING",
                resolutions=(RecommendationSpec(ref="", text="that the minutes be approved."),),
            ),
            MinuteItemSpec(
                number="19",
                title="WAITING TIMES",
                discussion=(Para(text="The trust explained why more people had waited."),),
                resolutions=(
                    RecommendationSpec(ref="(i)", text="that the trust return in October; and"),
                    RecommendationSpec(ref="(ii)", text="that its plan be sent to members."),
                ),
            ),
        ),
    )


def metropolitan_report(subject: str = "QUARTERLY PERFORMANCE") -> ReportSpec:
    """A ruled header with other words in it."""
    return ReportSpec(
        title=subject.capitalize(),
        fields=(
            ("REPORT TO", "HEALTH SCRUTINY COMMISSION"),
            ("SUBJECT", subject),
            ("DATE OF MEETING", "3 OCTOBER 2030"),
            ("REPORT OF", "DIRECTOR OF PUBLIC HEALTH"),
        ),
        summary=("This is what was counted from July to September.",),
        recommendations=(RecommendationSpec(ref="(i)", text="That the figures be noted."),),
        sections=(
            SectionSpec(
                heading="DETAIL",
                entries=(EntrySpec(number="1", text="Three of five measures are better than in spring."),),
            ),
        ),
        closing=(("KEY DECISION", "No"),),
    )


SCORECARD = ProseSpec(
    title="Scorecard",
    blocks=(
        Heading(text="Quarterly scorecard 2030/31"),
        Grid(
            header=("PI ref", "Measure", "Good to be", "Target", "Q1", "Q2", "RAG", "Comment"),
            rows=(
                ("PH01", "Health checks offered", "High", "1,200", "1,164", "1,234", "Green", "On course."),
                ("PH02", "Adults who smoke", "Low", "12.0%", "13.1%", "12.5%", "Amber", ""),
                ("PH03", "Deaths from falls", "Low", "5", "<5", "*", "Green", "Small numbers are not shown."),
                ("PH04", "Spend on prevention", "High", "£1.5m", "£1.1m", "£1.2m", "Red", "A late start."),
                ("PH05", "Residents in a survey", "", "N/A", "n/a", "410", "", ""),
            ),
            widths=(1, 3, 1, 1, 1, 1, 1, 3),
        ),
    ),
    face="body",
    wide=True,
    appendix=1,
)

MONTHLY = ProseSpec(
    title="Monthly figures",
    blocks=(
        Heading(text="Monthly figures"),
        Grid(
            header=("Ref", "Indicator", "Apr 2030", "May 2030", "Jun 2030", "Jul 2030", "Aug 2030"),
            rows=(
                ("W1", "Calls answered", "912", "887", "1,002", "", "1,120"),
                ("W2", "Calls answered in a minute", "81%", "79.5%", "-", "84%", "83.2%"),
                ("W3", "Complaints", "14", "9", "11", "12", "10"),
            ),
            widths=(1, 4, 1.4, 1.4, 1.4, 1.4, 1.4),
        ),
    ),
    face="body",
    wide=True,
    appendix=2,
)

FINANCE = ProseSpec(
    title="Budget monitoring",
    blocks=(
        Heading(text="Budget monitoring"),
        Grid(
            header=("Service", "Budget £000", "Forecast £000", "Variance £000"),
            rows=(
                ("Sexual health", "2,410", "2,455", "45"),
                ("School nurses", "1,875", "1,790", "(85)"),
                ("Advice lines", "320", "", ""),
                ("Total", "4,605", "4,245", "(40)"),
            ),
            widths=(3, 1, 1, 1),
        ),
    ),
    face="body",
    appendix=3,
)

ACTIONS = ProseSpec(
    title="Action log",
    blocks=(
        Heading(text="Action log"),
        Grid(
            header=("Ref", "Meeting date", "Item", "Action", "Owner", "Due date", "Status"),
            rows=(
                (
                    "1",
                    "04/07/30",
                    "Waiting times",
                    "Send the plan to members",
                    "Lee Marsden",
                    "30/09/30",
                    "Complete",
                ),
                ("2", "04/07/30", "Falls", "Ask for the figures by ward", "Rosa Bell", "31/10/30", "Open"),
            ),
            widths=(0.6, 1.2, 2, 4, 1.5, 1.2, 1.2),
        ),
    ),
    face="body",
    wide=True,
    appendix=4,
)
