"""A pack in which every detector finds something."""

from dataclasses import replace
from random import Random

import planted_packs
import planted_promises
from packview.model import Indicator, Table
from packview.model.open_pack import OpenPack
from planted_packs import MONTHS

_PROSE = (
    "Visits to the hub came to 360, against 300 the summer before (up 17%).",
    "Two thirds (50) of the 150 benches are new.",
    "17 appeals were decided and 33% were allowed.",
    "There were 42 calls: 20 on Monday, 12 on Tuesday and 9 on Friday.",
    "The figures for 2017 - 17 are in the appendix.",
    "There were 522 looked after children, a rate of 104 per 10,000.",
    "The number of noise complaints was 7 in October 2018.",
    "Dogs have the highest number of calls.",
    "Table 3: Staff at the hubs",
    "Table 4: Calls by subject",
    "Table 4: Opening hours of the hubs",
    "The target of 90% was met, with 84% of letters answered on time.",
    "The fair will be held on Monday 29 November 2018.",
    "A total of 1,310 parking notices were issued in 2016/17.",
    "In 2016/17 a total of 1,130 parking notices were issued.",
)
_CALM = (90.0, 96, 94, 96, 95, 91, 96, 95, 91, 94, 92, 96)


def one_of_each() -> OpenPack:
    """The pack and its pages."""
    rng = Random(7)
    promised = planted_promises.unanswered(rng)
    rows = planted_packs.dataset(rng)
    rows[3] = replace(rows[3], commentary=rows[9].commentary)
    up = planted_packs.moved(rows[20]) < 0
    rows[20] = replace(rows[20], commentary=planted_packs.comment(rng, rows[20], up=up))
    place = {"page": "22", "pdf_page": 5, "item": "8-performance"}
    rows += [
        Indicator(
            ref="S1",
            name="Percentage of wheelchairs mended",
            unit="percent",
            values=dict(zip(MONTHS, (*_CALM, 60.0), strict=True)),
            polarity="high",
            benchmarks={"England": 99.0, "Neighbours": 98.5},
            **place,  # type: ignore[arg-type]
        ),
        Indicator(ref="L1", name="Number of looked after children", values=_months(518, 522, 521), **place),  # type: ignore[arg-type]
        Indicator(
            ref="L1-NI",
            name="Rate of looked after children per 10,000",
            unit="rate",
            values=_months(104, 105, 104),
            **place,  # type: ignore[arg-type]
        ),
    ]
    pack, pages = planted_packs.pack_of(
        rows,
        prose=tuple(line for text in _PROSE for line in (text, "")),
        minutes=promised.pack.minutes,
        recommendations=promised.pack.recommendations,
    )
    table = Table(
        header=("What", "Calls"),
        rows=(("Bins", "12"), ("Dogs", "23"), ("Noise", "31"), ("Total", "56")),
        page="20",
        pdf_page=3,
    )
    return OpenPack(pack=replace(pack, tables=(table,)), pages=pages)


def _months(*values: float) -> dict[str, float | None]:
    return dict(zip(MONTHS, values, strict=False))
