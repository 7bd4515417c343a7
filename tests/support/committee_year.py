"""A committee's year written out by hand: packs of three meetings, whose series, tracker and minutes a test can change."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Date  # noqa: N812  as in the model
from typing import Any

from editions import edition
from packview.model import Indicator, Meeting, MinuteItem, Minutes, Pack, Resolution, TrackedRecommendation
from packview.model.open_pack import OpenPack

DAYS = (Date(2019, 3, 7), Date(2019, 5, 9), Date(2019, 7, 11))
FENCE = "That officers report what a new fence around the duck pond would cost."
LAMPS = "That the Committee be sent the survey of broken lamps in the northern park."


def months(first: int, figures: Sequence[float | None]) -> dict[str, float | None]:
    """Figures of months in a row; 1 is January 2018."""
    return {
        f"{2018 + (month - 1) // 12}-{(month - 1) % 12 + 1:02}": value
        for month, value in enumerate(figures, start=first)
    }


def visits(values: dict[str, float | None], **fields: Any) -> Indicator:
    named: dict[str, Any] = {"ref": "P1", "name": "Number of visits to the parks", "pdf_page": 2, "page": "1", **fields}  # fmt: skip
    return Indicator(values=values, **named)


def row(text: str, answer: str = "", day: str = "07/03/19", **fields: Any) -> TrackedRecommendation:
    named: dict[str, Any] = {"title": "Ponds", "number": "1", "pdf_page": 2, "page": "1", **fields}
    return TrackedRecommendation(date=day, action_proposed=text, action_taken=answer, **named)


def resolved(day: Date, *texts: str, title: str = "Ponds") -> Minutes:
    found = tuple(Resolution(ref=f"({place})", text=text) for place, text in enumerate(texts, start=1))
    items = (MinuteItem(number="4", title=title, pdf_page=2, page="1", resolutions=found),)
    return Minutes(committee="Parks", meeting_date=day, items=items)


def meeting(place: int, **fields: Any) -> OpenPack:
    """The pack of the meeting on ``DAYS[place]``."""
    day = DAYS[place]
    opened = edition(("", "PARKS"), ("1", "Benches and ponds."), name="abc"[place])
    pack = replace(opened.pack, pack_id=f"parks-{day}", meeting=Meeting(committee="Parks", council="Town", date=day))  # fmt: skip
    return replace(opened, pack=replace(pack, **fields))


def year(*fields: dict[str, Any]) -> list[Pack]:
    return [meeting(place, **own).pack for place, own in enumerate(fields)]
