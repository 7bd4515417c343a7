"""The facts of a meeting: council, committee, kind, date, time, place, status, quorum.

Every witness gives candidates with evidence: the letterhead, labels, the sentence that calls the meeting, the heading of the
minutes, the headers of reports, the document's title, the file's name, web addresses. Candidates for the same value add up. The
best is shown only where it is well supported and clearly ahead of the next; else nothing is, and the member can type it in.
"""

import re
from dataclasses import replace
from datetime import date

from packview.model import Fact, Meeting
from packview.parse.meeting.committee import committee_of
from packview.parse.meeting.council import council_candidates
from packview.parse.meeting.evidence import FRONT_LINES, Witnesses, blocks_of, settle
from packview.parse.meeting.kind import kind_of, quorum_of, status_of
from packview.parse.meeting.place import place_candidates
from packview.parse.meeting.when import day_candidates, last_day, time_candidates

_AMERICAN = re.compile(r"\$\d|\b[A-Z]{2} \d{5}\b|\b[AP]\.?M\.?\b(?= [A-Z])")


def facts_of(witnesses: Witnesses, sheet: Meeting) -> Meeting:
    """The meeting, as far as its papers tell, with the evidence for each fact, and what its front ``sheet`` lists."""
    month_first = _is_american(witnesses)
    blocks = blocks_of(witnesses.head[:FRONT_LINES], bounded=witnesses.bounded, month_first=month_first)
    council = settle(council_candidates(witnesses, blocks))
    day = settle(day_candidates(witnesses, blocks, month_first=month_first))
    when = date.fromisoformat(day.value) if day else None
    settled = {
        "council": council,
        "committee": committee_of(witnesses, blocks, council),
        "date": day,
        "time": settle(time_candidates(witnesses, blocks, when), enough=1.5, ahead=0.5),
        "place": settle(place_candidates(witnesses, blocks, when), enough=2.0, ahead=0.5),
    }
    evidence: dict[str, Fact] = {name: found.fact for name, found in settled.items() if found}
    value = {name: found.value if found else "" for name, found in settled.items()}
    return replace(
        sheet,
        committee=value["committee"],
        council=value["council"],
        kind=kind_of(blocks, evidence),
        date=when,
        date_last=last_day(blocks, when),
        time=value["time"],
        place=value["place"],
        status=status_of(blocks, evidence),
        quorum=quorum_of(blocks, evidence),
        evidence=evidence,
    )


def _is_american(witnesses: Witnesses) -> bool:
    """Whether dates in figures begin with the month: prices in dollars, a state with its ZIP code."""
    text = " ".join(line.text for line in (*witnesses.head[:FRONT_LINES], *witnesses.later[:200]))
    return "\u00a3" not in text and bool(_AMERICAN.search(text))
