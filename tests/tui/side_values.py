"""A pack with minutes, tracker, glossary and indicators, and what was worked out from it, for the side column's tests."""

from dataclasses import replace
from datetime import date

from packview.insight.promises.followups import followups_of, last_time
from packview.model import (
    Attendee,
    Finding,
    GlossaryEntry,
    Indicator,
    MinuteItem,
    Minutes,
    Resolution,
    Theme,
    ThemeLink,
    ThemeLinks,
    ThemePassage,
    TrackedRecommendation,
)
from packview.model.open_pack import OpenPack
from packview.services.analysis.client import Analysis
from tui.fakes_workspace import NASTY, PACK, PAGES

CLEANED = "That the ponds be cleaned before the winter and that the cost be met from what was left of the year's money."
MINUTES = Minutes(
    meeting_date=date(2019, 5, 6),
    present=(Attendee(name="Councillor Ash"),),
    items=(
        MinuteItem(
            number="7",
            title=f"PONDS {NASTY}",
            page="1",
            pdf_page=3,
            discussion=(
                "four of the nine had been dry since the summer and that ducks had left them.",
                NASTY,
            ),
            attendees=(Attendee(name="Dana Elm"),),
            resolutions=(
                Resolution(ref="(i)", text=CLEANED),
                Resolution(ref="(ii)", text="That a report come back in a year."),
            ),
        ),
        MinuteItem(
            number="8", title="BENCHES", page="2", pdf_page=4, discussion=("Benches were spoken of.",)
        ),
    ),
)
ROWS = (
    TrackedRecommendation(
        date="06/05/19",
        title="Ponds",
        number="1",
        action_proposed="That the ponds are cleaned before the winter and that the cost is met from what was left of the "
        "year's money.",
        action_taken=f"Six are clean. {NASTY}",
        page="6",
        pdf_page=8,
    ),
    TrackedRecommendation(
        date="06/05/19", title="Hedges", number="2", action_proposed="Hedges be cut in the spring."
    ),
)
GLOSSARY = (
    GlossaryEntry(
        term="POND", definition=f"Place of numerous ducks {NASTY}", kind="acronym", page="6", pdf_page=8
    ),
    GlossaryEntry(term="Duck", definition="A bird.", kind="term", aliases=("Mallard",)),
)
INDICATORS = (
    Indicator(
        ref="B1",
        name=f"Benches painted {NASTY}",
        values={"2019-04": 3.0, "2019-05": None, "2019-06": 5.0},
        pdf_page=5,
        item="3-benches",
    ),
)
FINDINGS = (
    Finding(
        key="look-1",
        kind="claim",
        label="text and figures disagree",
        rule="share",
        severity="look",
        sure="likely",
        item="3-benches",
        page="3",
        pdf_page=5,
        quote="Twelve benches need paint.",
        printed="12",
        computed="13 = 9 + 4",
        explanation="Nine and four are thirteen.",
        question="Which is right?",
    ),
    Finding(
        key="ask-1",
        kind="promise",
        label="what was promised",
        bare_refs=True,
        rule="not answered",
        severity="ask",
        item="2-minutes",
        page="1",
        pdf_page=3,
        explanation=f"The ponds are not clean {NASTY}.",
        question=f"When will the ponds be clean? {NASTY}",
    ),
    Finding(
        key="info-1",
        kind="signal",
        label="signal in the figures",
        rule="outside",
        severity="info",
        explanation="Nothing to ask here.",
    ),
)
THEMES = (
    Theme(key="water", title=f"Water {NASTY}", summary="Ponds stay wet."),
    Theme(key="wood", title="Wood"),
)
LINKS = (
    ThemeLinks(
        theme="water",
        passages=(
            ThemePassage(
                item="2-minutes",
                page="1",
                pdf_page=3,
                text=f"four of the nine {NASTY}",
                words=("ponds", NASTY),
            ),
            ThemePassage(
                item="3-benches",
                page="3",
                pdf_page=5,
                text="The benches at the pond need wood",
                words=("pond",),
            ),
        ),
        indicators=(ThemeLink(ref="B1", position=0, words=("pond",)),),
        recommendations=(ThemeLink(ref="1", position=0, words=("ponds",)),),
        minutes=(ThemeLink(ref="7", position=0, words=("PONDS",)),),
    ),
)
FULL = OpenPack(
    pack=replace(PACK, minutes=MINUTES, recommendations=ROWS, glossary=GLOSSARY, indicators=INDICATORS),
    pages=PAGES,
)
STUDY = Analysis(
    themes=THEMES,
    links=LINKS,
    findings=FINDINGS,
    followups=followups_of(MINUTES, ROWS),
    last_time=dict(last_time(PACK.items, MINUTES)),
)
