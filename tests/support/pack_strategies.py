"""Random packs for property tests: plausible papers in the characters that councils use."""

from datetime import date as Date  # noqa: N812  as in pack_spec

from hypothesis import strategies as st

from pack_example import small_dataset
from pack_spec import (
    AttendeeSpec,
    Bullets,
    ContactSpec,
    EntrySpec,
    Grid,
    Heading,
    ItemSpec,
    MeetingSpec,
    MemberSpec,
    MinuteItemSpec,
    MinutesSpec,
    PackSpec,
    PaperSpec,
    Para,
    ProseSpec,
    RecommendationSpec,
    ReportSpec,
    SectionSpec,
    TrackedSpec,
    TrackerSpec,
)


def _each(words: str) -> tuple[str, ...]:
    return tuple(words.split())


WORDS = _each(
    "access budget café care children city committee community cost council councillors’ co-operation crèche "
    "decision delivery e.g. education evidence families’ fostering funding health home homes housing impact "
    "improvement income inspection key leisure library local long-term market naïve neighbours 1,250 off-rolling "
    "Ofsted outcomes parents partners performance plan police policy projects public quality residents review "
    "risk road savings scheme school schools services SEND staff strategy support (MASH) targets £1.5m £250 "
    "town transport update value visits ward waste well-being winter work 2018 2018/19 10% 3.4% & St. "
    "“front door” the the the of of and and and in in to to for for with by on at from is was were be"
)
OPENERS = _each("The A Members Officers It Every In Some Since Costs Schools")
TITLES = _each(
    "ADULT AIR ANNUAL AUDIT BUDGET CAPITAL CARE CHILDREN CITY CO-OPERATION DRAFT EDUCATION FAMILIES FUNDING HEALTH "
    "HOUSING (LSCB) LIBRARIES MARKETS MONITORING NEIGHBOURHOOD OUTCOMES PARKING PARKS PERFORMANCE PLANNING PROGRAMME "
    "PROPERTY QUALITY RECYCLING REVENUE ROADS SAFEGUARDING SCHOOLS SEND STRATEGY TENANTS TOURISM TRANSPORT TREES "
    "WASTE WORKFORCE 2017-18 2030/31"
)
GLUE = _each("AND OF IN & - FOR")
SURNAMES = _each(
    "Abbott Baillie D’Arcy Evans Fàbregas Guthrie Hobbs Iqbal Jones Keogh Laurent McEwing Nuñez O’Neill "
    "Paffey Quirk Rayment Smith-Jones Taggart Underhill Vassiliou White Xu Young Zaman"
)
FORENAMES = _each("Ann Bob Chloë Dev Eve Femi Gwen Hal Jean-Paul Kit")
COMMITTEES = (
    "Children and Families Scrutiny Panel",
    "Overview and Scrutiny Management Committee",
    "Health & Well-being Board",
    "Cabinet",
    "Planning and Rights of Way Panel",
)
OFFICERS = ("Director of Finance", "Head of Housing", "Service Lead, Early Help", "Chief Executive")
ROMAN = ("(i)", "(ii)", "(iii)", "(iv)", "(v)", "(vi)")


@st.composite
def sentences(draw: st.DrawFn, least: int = 1, most: int = 3) -> str:
    """One to three sentences, each with a capital and a full stop."""
    found = []
    for _ in range(draw(st.integers(least, most))):
        words = draw(st.lists(st.sampled_from(WORDS), min_size=4, max_size=24))
        found.append(f"{draw(st.sampled_from(OPENERS))} {' '.join(words)} plan.")
    return " ".join(found)


def _title(draw: st.DrawFn, words: list[str]) -> str:
    """These words with small ones between them; it begins with a word that no number can be taken for."""
    parts = ["REVIEW"] if words[0][0].isdigit() else []
    for word in words:
        if draw(st.booleans()) and parts:
            parts.append(draw(st.sampled_from(GLUE)))
        parts.append(word)
    return " ".join(parts)


@st.composite
def titles(draw: st.DrawFn) -> str:
    """A title in capitals, of one line or two."""
    return _title(draw, draw(st.lists(st.sampled_from(TITLES), min_size=1, max_size=9, unique=True)))


@st.composite
def agendas(draw: st.DrawFn, count: int) -> list[str]:
    """Titles of so many items, most of them without a word of another's but the small ones."""
    if draw(st.integers(0, 4)) == 4:
        return [draw(titles()) for _ in range(count)]
    words = draw(st.permutations(TITLES))
    each = len(words) // count
    return [
        _title(draw, list(words[start : start + draw(st.integers(1, min(each, 9)))]))
        for start in range(0, each * count, each)
    ]


@st.composite
def attendees(draw: st.DrawFn, names: list[str], *, chair: bool) -> tuple[AttendeeSpec, ...]:
    """Councillors of these surnames, the first of them perhaps in the chair, and perhaps others behind them."""
    notes = st.sampled_from(("", "", "except item 12", "except items 11, 12 and 14 (part)"))
    people = [
        AttendeeSpec(
            name=f"Councillor {name}",
            role="Chair" if chair and not number else "",
            note=draw(notes),
        )
        for number, name in enumerate(names)
    ]
    others = draw(st.lists(st.sampled_from(FORENAMES), max_size=2, unique=True)) if chair else []
    people += [AttendeeSpec(name=f"{name} Marsh", role="Appointed Member") for name in others]
    return tuple(people)


@st.composite
def recommendations(draw: st.DrawFn, least: int = 1) -> tuple[RecommendationSpec, ...]:
    """Some, numbered (i), (ii), (iii)."""
    texts = draw(st.lists(sentences(1, 2), min_size=least, max_size=5))
    return tuple(
        RecommendationSpec(ref=ref, text=f"That {words}") for ref, words in zip(ROMAN, texts, strict=False)
    )


@st.composite
def minute_items(draw: st.DrawFn, number: int) -> MinuteItemSpec:
    """A minute with some discussion, or none, and no resolution, one or several."""
    paragraphs = draw(st.lists(sentences(), max_size=2))
    discussion: list[Para | Bullets] = [Para(text=words) for words in paragraphs]
    if draw(st.booleans()) and discussion:
        discussion.append(Bullets(points=tuple(draw(st.lists(sentences(1, 1), min_size=1, max_size=3)))))
    kind = draw(st.sampled_from(("none", "one", "several")))
    resolutions: tuple[RecommendationSpec, ...] = ()
    if kind == "one":
        resolutions = (RecommendationSpec(ref="", text=f"that {draw(sentences(1, 1))}"),)
    elif kind == "several":
        resolutions = draw(recommendations(2))
    return MinuteItemSpec(
        number=str(number), title=draw(titles()), discussion=tuple(discussion), resolutions=resolutions
    )


@st.composite
def minutes(draw: st.DrawFn, committee: str) -> MinutesSpec:
    """Minutes of up to four items, numbered on from the meeting before."""
    first = draw(st.integers(1, 120))
    names = draw(st.lists(st.sampled_from(SURNAMES), min_size=2, max_size=9, unique=True))
    here = draw(st.integers(1, len(names)))
    return MinutesSpec(
        title="Minutes",
        committee=committee,
        date=draw(st.dates(Date(2010, 1, 1), Date(2035, 12, 31))),
        present=draw(attendees(names[:here], chair=True)),
        apologies=draw(attendees(names[here:], chair=False)),
        items=tuple(draw(minute_items(first + step)) for step in range(draw(st.integers(1, 4)))),
    )


@st.composite
def reports(draw: st.DrawFn, committee: str, title: str) -> ReportSpec:
    """A report with its header; one page or two."""
    entries = draw(st.lists(sentences(), max_size=5))
    return ReportSpec(
        title=title.capitalize(),
        fields=(
            ("DECISION-MAKER", committee.upper()),
            ("SUBJECT", title),
            ("DATE OF DECISION", "29 NOVEMBER 2018"),
            ("REPORT OF", draw(st.sampled_from(OFFICERS)).upper()),
        ),
        officers=(
            ContactSpec(role="AUTHOR", name=draw(st.sampled_from(FORENAMES)), telephone="01632 960000"),
        ),
        summary=tuple(draw(st.lists(sentences(), min_size=1, max_size=2))),
        recommendations=draw(recommendations()),
        sections=(
            SectionSpec(
                heading="DETAIL (Including consultation carried out)",
                entries=tuple(EntrySpec(number=str(n), text=words) for n, words in enumerate(entries, 1)),
            ),
        ),
        closing=(("KEY DECISION", "No"),),
    )


@st.composite
def appendices(draw: st.DrawFn, number: int) -> PaperSpec:
    """An appendix of running text, a dataset or a tracker."""
    kind = draw(st.sampled_from(("prose", "prose", "dataset", "tracker")))
    title = draw(titles()).title()
    if kind == "dataset":
        data = small_dataset()
        return type(data)(
            title=title,
            heading=data.heading,
            months=data.months,
            benchmarks=data.benchmarks,
            benchmark_note=data.benchmark_note,
            targets=data.targets,
            commentary=data.commentary,
            indicators=data.indicators,
            appendix=number,
        )
    if kind == "tracker":
        row = TrackedSpec(date="27/09/18", title="Budget", number="1", action_proposed=draw(sentences()))
        return TrackerSpec(title=title, heading=("Monitoring",), rows=(row,), appendix=number)
    texts = draw(st.lists(sentences(), min_size=1, max_size=4))
    table = Grid(header=("Agency", "Sum"), rows=(("Police", "£13,482"),))
    return ProseSpec(
        title=title,
        blocks=(Heading(text=title), *(Para(text=words) for words in texts), table),
        appendix=number,
    )


@st.composite
def items(draw: st.DrawFn, number: int, committee: str, title: str, *, alone: bool) -> ItemSpec:
    """An item without papers, or a report with up to two appendices; an agenda's only item always has papers."""
    description = draw(st.one_of(st.just(""), sentences(1, 2)))
    papers: tuple[PaperSpec, ...] = ()
    if alone or draw(st.booleans()):
        papers = (
            draw(reports(committee, title)),
            *(draw(appendices(count)) for count in range(1, draw(st.integers(0, 2)) + 1)),
        )
    return ItemSpec(number=str(number), title=title, description=description, papers=papers)


@st.composite
def packs(draw: st.DrawFn) -> PackSpec:
    """A pack of one to eight items, one of which may hold the minutes of the last meeting."""
    committee = draw(st.sampled_from(COMMITTEES))
    count = draw(st.integers(1, 8))
    with_minutes = draw(st.one_of(st.none(), st.integers(1, count)))
    agenda = []
    for number, title in enumerate(draw(agendas(count)), 1):
        if number == with_minutes:
            ending = draw(st.sampled_from(("", " (INCLUDING MATTERS ARISING)")))
            agenda.append(
                ItemSpec(
                    number=str(number),
                    title=f"MINUTES OF THE PREVIOUS MEETING{ending}",
                    description=draw(st.sampled_from(("", "To agree the record of the last meeting."))),
                    papers=(draw(minutes(committee)),),
                )
            )
        else:
            agenda.append(draw(items(number, committee, title, alone=count == 1)))
    names = draw(st.lists(st.sampled_from(SURNAMES), min_size=2, max_size=10, unique=True))
    roles = ("Chair", "Vice-Chair", *[""] * 10)
    return PackSpec(
        meeting=MeetingSpec(
            council="Southampton City Council",
            committee=committee,
            date=draw(st.dates(Date(2010, 1, 1), Date(2035, 12, 31))),
            time=draw(st.sampled_from(("5.30 pm", "10.00 am", "7.15 pm"))),
            place="Conference Room 3 and 4 - Civic Centre",
            members=tuple(
                MemberSpec(name=f"Councillor {name}", role=role)
                for name, role in zip(names, roles, strict=False)
            ),
            contacts=(ContactSpec(role="Democratic Support Officer", name="Pat Clerk"),),
        ),
        items=tuple(agenda),
    )
