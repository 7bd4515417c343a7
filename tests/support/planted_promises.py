"""Minutes and trackers in which all is in order but what was planted; see ``planted_packs``."""

from dataclasses import replace
from datetime import date as Date  # noqa: N812  as in the model
from random import Random

from packview.model import MinuteItem, Minutes, Resolution, TrackedRecommendation
from planted_packs import Planted, pack_of

ASKS = (
    ("circulate the winter gritting plan", "The plan has been sent to members on 12 November 2018.", "the Panel is sent the winter gritting plan"),
    ("report on the cost of agency staff", "A report is on this agenda as item 7.", "officers report on what agency staff cost"),
    ("visit the new family hub", "Members visited on 5 November 2018.", "Members visit the new family hub"),
    ("review the school transport appeals", "The review was finished in October and is attached.", "school transport appeals are reviewed"),
    ("provide figures on missing children by ward", "Figures by ward were sent out on 1 November 2018.", "figures on missing children are given for each ward"),
    ("consult tenants on the repairs policy", "Consultation closed with 212 replies; results in the appendix.", "tenants are consulted on the repairs policy"),
    ("write to the Secretary of State about nursery funding", "The letter was sent and a reply received.", "a letter about nursery funding goes to the Secretary of State"),
    ("bring an update on the leisure contract", "Brought to the meeting of 25 October 2018.", "an update on the leisure contract is brought"),
)  # fmt: skip
VAGUE = (
    "Update to be provided", "To be confirmed.", "Verbal update at the meeting", "TBC", "Officers will provide an update",
    "News to follow", "An update will be given at the next meeting.", "Awaiting a response", "In progress",
    "To follow", "-", "Officers are drafting this.", "Passed to the service manager.", "Lawyers to advise.", "Amber",
    "Not begun, owing to sickness.", "The suggestion was welcomed.", "This will come to a later meeting.", "Carried over.",
    "The work is nearly complete.", "Expected in the spring.", "Colleagues in finance have been asked for it.",
)  # fmt: skip
PROMPT = (
    "Done on 6 November 2018.", "Finished; members have the paper, and figures for the year will follow.", "Put on the website in October.",
    "Officers did this, and are now checking the result.", "This could not be done, as the law does not allow it.",
    "Complete, with 14 replies so far.", "It stands at item 9 of this agenda.", "Declined by the Cabinet Member, who gave reasons.",
)  # fmt: skip
"""Answers to whatever was asked."""


def _papers(rng: Random) -> tuple[list[Resolution], list[TrackedRecommendation]]:
    chosen = rng.sample(ASKS, 5)
    rows, resolutions = [], []
    for at, (ask, done, asked) in enumerate(chosen, start=1):
        roman = ("i", "ii", "iii", "iv", "v")[at - 1]
        resolutions.append(Resolution(ref=f"({roman})", text=f"That officers {ask}."))
        rows.append(
            TrackedRecommendation(
                date="25/10/18",
                title="Autumn review",
                number=str(at),
                action_proposed=f"That {asked}.",
                action_taken=rng.choice((done, rng.choice(PROMPT))),
                status="Completed",
                page="23",
                pdf_page=6,
            )
        )
    return resolutions, rows


def _meeting(resolutions: list[Resolution]) -> Minutes:
    item = MinuteItem(
        number="31", title="AUTUMN REVIEW", page="18", pdf_page=2, resolutions=tuple(resolutions)
    )
    agreed = MinuteItem(
        number="30",
        title="MINUTES OF THE PREVIOUS MEETING",
        page="18",
        pdf_page=2,
        resolutions=(
            Resolution(ref="", text="that the minutes of 27 September 2018 be approved and signed."),
        ),
    )
    return Minutes(meeting_date=Date(2018, 10, 25), items=(agreed, item))


def kept(rng: Random) -> Planted:
    """Answers speak for themselves, whether the row is called completed or not."""
    resolutions, rows = _papers(rng)
    rows = [replace(row, status=rng.choice(("Completed", "In progress"))) for row in rows]
    pack, pages = pack_of([], minutes=_meeting(resolutions), recommendations=tuple(rows))
    return Planted(pack=pack, pages=pages, wrong=frozenset())


def dropped(rng: Random) -> Planted:
    """A resolution of the last minutes has no row in the tracker."""
    resolutions, rows = _papers(rng)
    at = rng.randrange(5)
    del rows[at]
    rows = [replace(row, number=str(number)) for number, row in enumerate(rows, start=1)]
    pack, pages = pack_of([], minutes=_meeting(resolutions), recommendations=tuple(rows))
    return Planted(pack=pack, pages=pages, wrong=frozenset({f"31{resolutions[at].ref}"}))


def unanswered(rng: Random) -> Planted:
    """A row is answered with something else than what was done."""
    resolutions, rows = _papers(rng)
    at = rng.randrange(5)
    rows[at] = replace(rows[at], action_taken=rng.choice(VAGUE), status="Ongoing")
    pack, pages = pack_of([], minutes=_meeting(resolutions), recommendations=tuple(rows))
    return Planted(pack=pack, pages=pages, wrong=frozenset({rows[at].number}))


def overdue(rng: Random) -> Planted:
    """A row is past the date it was promised for and not done."""
    resolutions, rows = _papers(rng)
    at = rng.randrange(5)
    by = rng.choice(("31 October 2018", "1 Nov 2018", "15/11/2018", "October 2018", "12th November 2018"))
    if rng.random() < 0.5:
        rows[at] = replace(rows[at], due=by, status="In progress", action_taken="Work goes on with partners.")
    else:
        rows[at] = replace(rows[at], action_taken=f"This will be completed by {by}.", status="Ongoing")
    pack, pages = pack_of([], minutes=_meeting(resolutions), recommendations=tuple(rows))
    return Planted(pack=pack, pages=pages, wrong=frozenset({rows[at].number}))


def blank_status(rng: Random) -> Planted:
    """One row has no status, though the others have."""
    resolutions, rows = _papers(rng)
    at = rng.randrange(5)
    rows[at] = replace(rows[at], status="", action_taken="Work goes on with partners.")
    pack, pages = pack_of([], minutes=_meeting(resolutions), recommendations=tuple(rows))
    return Planted(pack=pack, pages=pages, wrong=frozenset({rows[at].number}))
