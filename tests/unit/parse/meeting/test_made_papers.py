"""Papers of many kinds of bodies, half of them with a trap: another meeting's day, an office's address, a council that is only named."""

import pytest

from made_papers import FIELDS, MadePaper, made_papers, meeting_of

PAPERS = [*made_papers()]


@pytest.mark.parametrize("paper", PAPERS, ids=[paper.name for paper in PAPERS])
def test_a_paper_tells_of_its_own_meeting(paper: MadePaper) -> None:
    meeting = meeting_of(paper.text)
    assert {field: str(getattr(meeting, field) or "") for field in FIELDS} == paper.facts


def test_every_fact_that_is_shown_says_how_it_was_found() -> None:
    for paper in PAPERS[::7]:
        meeting = meeting_of(paper.text)
        shown = {field for field in FIELDS if getattr(meeting, field)}
        assert shown <= {*meeting.evidence}
