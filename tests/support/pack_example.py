"""A small made-up pack with one paper of each kind, for tests that need a pack and not the sample."""

from datetime import date as Date  # noqa: N812  as in pack_spec

from pack_spec import (
    AttendeeSpec,
    Bullets,
    ContactSpec,
    DatasetSpec,
    EntrySpec,
    Heading,
    IndicatorSpec,
    ItemSpec,
    MeetingSpec,
    MemberSpec,
    MinuteItemSpec,
    MinutesSpec,
    PackSpec,
    Para,
    ProseSpec,
    RecommendationSpec,
    ReportSpec,
    SectionSpec,
    TrackedSpec,
    TrackerSpec,
)


def small_minutes() -> MinutesSpec:
    """Minutes with a decision in one part, one in two parts and an item without any."""
    return MinutesSpec(
        title="Minutes of the meeting held on 5 March 2030",
        committee="Harbour Committee",
        date=Date(2030, 3, 5),
        present=(
            AttendeeSpec(name="Councillor Quay", role="Chair"),
            AttendeeSpec(name="Councillor A Pier", note="except item 4"),
            AttendeeSpec(name="Ida Mole", role="Appointed Member"),
        ),
        apologies=(AttendeeSpec(name="Councillor Slip"),),
        items=(
            MinuteItemSpec(
                number="3",
                title="MINUTES OF THE PREVIOUS MEETING",
                resolutions=(RecommendationSpec(ref="", text="that the minutes be signed."),),
            ),
            MinuteItemSpec(
                number="4",
                title="DREDGING",
                discussion=(
                    Para(text="The Committee heard about the channel."),
                    Bullets(points=("It had silted up.", "Ships waited for the tide.")),
                ),
                resolutions=(
                    RecommendationSpec(ref="(i)", text="That a survey be made."),
                    RecommendationSpec(ref="(ii)", text="That it be reported in June."),
                ),
                chair_change="COUNCILLOR A PIER IN THE CHAIR",
            ),
            MinuteItemSpec(number="5", title="BUOYS", discussion=(Para(text="The buoys were noted."),)),
        ),
    )


def small_report() -> ReportSpec:
    """A report of one page."""
    return ReportSpec(
        title="Harbour Dues",
        fields=(
            ("DECISION-MAKER", "HARBOUR COMMITTEE"),
            ("SUBJECT", "HARBOUR DUES"),
            ("DATE OF DECISION", "2 APRIL 2030"),
            ("REPORT OF", "HARBOUR MASTER"),
        ),
        officers=(ContactSpec(role="AUTHOR", name="Wil Anchor", email="harbour@council.example"),),
        summary=("Dues have not risen for four years.",),
        recommendations=(
            RecommendationSpec(ref="(i)", text="That dues rise by 3%."),
            RecommendationSpec(ref="(ii)", text="That small boats be exempt."),
        ),
        sections=(
            SectionSpec(
                heading="DETAIL (Including consultation carried out)",
                entries=(EntrySpec(number="1", text="Costs rose.", points=("Fuel", "Wages")),),
            ),
        ),
        closing=(("KEY DECISION", "No"),),
    )


def small_dataset() -> DatasetSpec:
    """Two indicators over three months."""
    row = {
        "owner": "Ann Tide",
        "reporter": "Bartholomew Longshore",
        "outcome": "Ships can come and go.",
        "change_month": "10%",
        "change_year": "-5%",
        "average_12m": "105",
        "max_12m": "120",
    }
    return DatasetSpec(
        title="Monthly dataset",
        heading=("Harbour", "Mar-30 Monthly dataset"),
        months=("Jan-30", "Feb-30", "Mar-30"),
        benchmarks=("England",),
        benchmark_note="(of 2029)",
        targets=("Target 30-31",),
        commentary="Commentary (Mar-30):",
        indicators=(
            IndicatorSpec(
                ref="H1",
                name="Ships that came in",
                months=("100", "100", "110"),
                arrow="up",
                colour="green",
                percentage="-",
                benchmarks=("Local",),
                targets=("115",),
                commentary="More ships came in.",
                **row,
            ),
            IndicatorSpec(
                ref="H1 (%)",
                name="Share of ships on time",
                months=("90.0%", "-", "85.5%"),
                arrow="down",
                colour="red",
                percentage="P",
                benchmarks=("91.2%",),
                targets=("TBC",),
                **row,
            ),
        ),
        appendix=2,
    )


def small_pack() -> PackSpec:
    """Four items: one procedural, one with minutes, one with a report and appendices, one with a tracker alone."""
    appendix = ProseSpec(
        title="Tariff",
        blocks=(Heading(text="Tariff of 2029"), Para(text="Dues by length of ship.")),
        appendix=1,
    )
    tracker = TrackerSpec(
        title="Earlier recommendations",
        heading=("Harbour Committee", "Monitoring"),
        rows=(
            TrackedSpec(
                date="05/03/30", title="Dredging", number="1", action_proposed="That a survey be made."
            ),
            TrackedSpec(
                date="05/03/30",
                title="Dredging",
                number="2",
                action_proposed="That it be reported.",
                action_taken="Done in June.\nSent to all.",
                status="Completed",
            ),
        ),
        appendix=1,
    )
    return PackSpec(
        meeting=MeetingSpec(
            council="Seaport Council",
            committee="Harbour Committee",
            date=Date(2030, 4, 2),
            time="2.00 pm",
            place="Customs House",
            members=(
                MemberSpec(name="Councillor Quay", role="Chair"),
                MemberSpec(name="Councillor A Pier"),
                MemberSpec(name="Ida Mole", role="Appointed Member"),
            ),
            contacts=(ContactSpec(role="Committee Officer", name="Tom Bollard"),),
        ),
        items=(
            ItemSpec(number="1", title="APOLOGIES", description="To hear who is away."),
            ItemSpec(
                number="2",
                title="MINUTES OF THE PREVIOUS MEETING",
                description="To agree them.",
                papers=(small_minutes(),),
            ),
            ItemSpec(
                number="3",
                title="HARBOUR DUES",
                description="Report of the Harbour Master.",
                papers=(small_report(), appendix, small_dataset()),
            ),
            ItemSpec(number="4a", title="EARLIER RECOMMENDATIONS", papers=(tracker,)),
        ),
    )
