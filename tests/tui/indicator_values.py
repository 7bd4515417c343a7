"""Indicators for tests."""

from typing import Any

from packview.model import Indicator, Trend
from tui.fakes_workspace import NASTY, PACK

MONTHS = ("2018-07", "2018-08", "2018-09", "2018-10")


def indicator(ref: str = "M1", name: str = "Contacts received", **changes: Any) -> Indicator:
    given = changes.pop("figures", (10, 20, None, 40))
    figures = [None if one is None else float(one) for one in given]
    fields: dict[str, Any] = {
        "ref": ref,
        "name": name,
        "owner": "Jane White",
        "values": dict(zip(MONTHS, figures, strict=True)),
        "page": "3",
        "pdf_page": 5,
        "item": "3-benches",
    }
    return Indicator(**(fields | changes))


SHARE = indicator(
    "M3",
    "Percentage of contacts that become referrals",
    owner="Phil Bull",
    unit="percent",
    figures=(22.4, 21.2, 19.5, 14.5),
    change_month=-8.0,
    change_year=-35.0,
    average_12m=17.9,
    max_12m=22.4,
    benchmarks={"Stat. Neighbour": 20.0, "England": 17.0, "SE region": None},
    targets={"Target 17-18": 12.0, "Target 2018/19": 16.0},
    polarity="low",
    commentary="Fewer of them.\nMore at the door.",
    outcome="Help comes when it is wanted",
)
NASTY_ONE = indicator(
    NASTY, NASTY, owner=NASTY, outcome=NASTY, commentary=NASTY, benchmarks={NASTY: 3.0}, doubtful=(NASTY,)
)
ALL = (indicator(), indicator("M10", "Visits", figures=(1, 1, 1, 1), change_month=0.0), SHARE, NASTY_ONE)
TRENDS = {
    2: Trend(
        position=2,
        ref="M3",
        method="xmr",
        centre=19.0,
        upper=25.0,
        lower=15.0,
        rules=("outside",),
        direction="down",
        good=True,
    ),
    0: Trend(position=0, ref="M1", method="none", reason="too few figures"),
}
__all__ = ["ALL", "NASTY", "NASTY_ONE", "PACK", "SHARE", "TRENDS", "indicator"]
