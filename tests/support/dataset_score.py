"""How much of a drawn performance table was read back."""

from collections.abc import Sequence
from dataclasses import dataclass

from dataset_drawing import Drawn
from packview.model import Indicator
from packview.wording.numbers import read_figure
from packview.wording.periods import read_periods


@dataclass(frozen=True, kw_only=True)
class Score:
    """How many cells came back as drawn.

    Attributes:
        filled: right, and all, of the cells with something in them.
        blank: the same of the others.
        wrong: reference, column, what was drawn, what was read.
        extra: references that were read and not drawn.
    """

    filled: tuple[int, int]
    blank: tuple[int, int]
    wrong: list[tuple[str, str, str, object]]
    extra: list[str]


def score(drawn: Drawn, indicators: Sequence[Indicator]) -> Score:
    """Compare what was read with what was drawn, by reference, blank and filled cells apart."""
    got = {each.ref: each for each in indicators}
    named = read_periods(drawn.header)
    right, whole = {True: 0, False: 0}, {True: 0, False: 0}
    wrong: list[tuple[str, str, str, object]] = []
    for ref, row in drawn.rows.items():
        for name, period in zip(drawn.header, named, strict=True):
            filled = bool(row[name])
            whole[filled] += 1
            read: object = "no row"
            if ref in got:
                read, wanted = _read(got[ref], name, period, row[name])
                if read == wanted:
                    right[filled] += 1
                    continue
            wrong.append((ref, name, row[name], read))
    return Score(
        filled=(right[True], whole[True]),
        blank=(right[False], whole[False]),
        wrong=wrong,
        extra=[ref for ref in got if ref not in drawn.rows],
    )


def _read(indicator: Indicator, name: str, period: str | None, drawn: str) -> tuple[object, object]:
    """What an indicator has in a column, and what it should have."""
    plain = {
        "Ref": indicator.ref,
        "Indicator": indicator.name,
        "Owner": indicator.owner,
        "Outcome": indicator.outcome,
        "Comments": " ".join(indicator.commentary.split()),
        "Commentary": " ".join(indicator.commentary.split()),
    }
    if name in plain:
        return plain[name], drawn
    if name == "DoT":
        return indicator.direction, {"Up": "up", "Down": "down", "Same": "level"}[drawn]
    if name in ("RAG", "Good is"):
        return indicator.rag if name == "RAG" else indicator.polarity, drawn.lower()
    figure = read_figure(drawn)
    if name.startswith("%"):
        held: tuple[float | str | None, str] = (indicator.change_month, "change_month")
    elif name.startswith("12 month"):
        held = (indicator.average_12m, "average_12m")
    elif name.startswith("Target"):
        held = (indicator.targets.get(name, "none"), name)
    elif period is None:
        held = (indicator.benchmarks.get(name, "none"), name)
    else:
        held = (indicator.values.get(period, "none"), period)
    return (held[0], indicator.marks.get(held[1], "")), (figure.value, figure.mark)
