"""The facts of a meeting: council, committee, kind, date, time, place, status, quorum.

Every witness gives candidates with evidence: the letterhead, labels, the sentence that calls the meeting, the heading of the
minutes, a report's own header, the document's title, the file's name, web addresses. Candidates for the same value add up. The
best is shown only where it is well supported and clearly ahead of the next; else nothing is, and the member can type it in.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from packview.model import Fact, Meeting
from packview.parse.meeting.committee import (
    bodies_in_reports,
    body_candidates,
    council_meets,
    is_of_no_name,
    merged_bodies,
)
from packview.parse.meeting.council import council_candidates
from packview.parse.meeting.evidence import (
    FRONT_LINES,
    Candidate,
    Witnesses,
    blocks_of,
    once_from_reports,
    settle,
)
from packview.parse.meeting.kind import kind_of, quorum_of, status_of
from packview.parse.meeting.place import place_candidates
from packview.parse.meeting.when import day_candidates, days_in_reports, last_day, time_candidates

Fields = Sequence[Mapping[str, str]]
"""Header tables of reports, label to text."""


class Hearing:
    """What witnesses say of a meeting, from which its facts are settled; the headers of reports may come later.

    Args:
        witnesses: as they are.
    """

    def __init__(self, witnesses: Witnesses) -> None:
        self._witnesses = witnesses
        self._month_first = _is_american(witnesses)
        self._blocks = blocks_of(
            witnesses.head[:FRONT_LINES], bounded=witnesses.bounded, month_first=self._month_first
        )
        self._council = settle(council_candidates(witnesses, self._blocks))
        self._bodies = list(body_candidates(witnesses, self._blocks))
        self._days = list(day_candidates(witnesses, self._blocks, month_first=self._month_first))
        self._settled: dict[date | None, tuple[Candidate | None, Candidate | None]] = {}

    def committee(self, fields: Fields = ()) -> Candidate | None:
        """The body that meets; the council itself where it is said that it does."""
        council = self._council.value if self._council else ""
        bodies = merged_bodies(once_from_reports([*self._bodies, *bodies_in_reports(fields)]), council)
        found = settle(bodies)
        if found is not None and is_of_no_name(str(found.key), council):
            return None
        itself = self._witnesses.bounded and any(
            block.near > 0 and council_meets(block.text) for block in self._blocks
        )
        return self._council if found is None and itself else found

    def day(self, fields: Fields = ()) -> Candidate | None:
        """The day of the meeting, as its value in ISO 8601."""
        reported = days_in_reports(fields, month_first=self._month_first)
        return settle(once_from_reports([*self._days, *reported]))

    def _time_and_place(self, when: date | None) -> tuple[Candidate | None, Candidate | None]:
        if when not in self._settled:
            self._settled[when] = (
                settle(time_candidates(self._witnesses, self._blocks, when), enough=1.5, ahead=0.5),
                settle(place_candidates(self._witnesses, self._blocks, when), enough=2.0, ahead=0.5),
            )
        return self._settled[when]

    def meeting(self, sheet: Meeting, fields: Fields = ()) -> Meeting:
        """The meeting, as far as its papers tell, with the evidence for each fact, and what its front ``sheet`` lists."""
        day = self.day(fields)
        when = date.fromisoformat(day.value) if day else None
        time, place = self._time_and_place(when)
        settled = {
            "council": self._council,
            "committee": self.committee(fields),
            "date": day,
            "time": time,
            "place": place,
        }
        evidence: dict[str, Fact] = {name: found.fact for name, found in settled.items() if found}
        value = {name: found.value if found else "" for name, found in settled.items()}
        return replace(
            sheet,
            committee=value["committee"],
            council=value["council"],
            kind=kind_of(self._blocks, evidence),
            date=when,
            date_last=last_day(self._blocks, when),
            time=value["time"],
            place=value["place"],
            status=status_of(self._blocks, evidence),
            quorum=quorum_of(self._blocks, evidence),
            evidence=evidence,
        )


_AMERICAN = re.compile(r"\$\d|\b[A-Z]{2} \d{5}\b|\b[AP]\.?M\.?\b(?= [A-Z])")


def _is_american(witnesses: Witnesses) -> bool:
    """Whether dates in figures begin with the month: prices in dollars, a state with its ZIP code."""
    text = " ".join(line.text for line in (*witnesses.head[:FRONT_LINES], *witnesses.later[:200]))
    return "\u00a3" not in text and bool(_AMERICAN.search(text))
