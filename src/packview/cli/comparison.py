"""The command that sets a member's own figures of other areas beside a pack's."""

import click

from packview.cli.output import emit
from packview.cli.shared import pack_command, the_library, warn
from packview.errors import NotFoundError
from packview.export import readout
from packview.export.rows import Row
from packview.model.comparison import compared_words
from packview.model.open_pack import OpenPack
from packview.model.references import the_indicator_place
from packview.paths import shown_path
from packview.services.comparison import Comparison, comparison_of, folder, other_figures, say
from packview.text import fold

_PAIR = {"type": (str, str), "multiple": True, "metavar": "REF NAME"}


@pack_command("comparison")
@click.option("--same", help="NAME in your files is the pack's indicator REF.", **_PAIR)  # type: ignore[arg-type]  # click's own names
@click.option("--other", help="NAME is not REF, and is not proposed again.", **_PAIR)  # type: ignore[arg-type]  # the same
@click.option("--forget", help="Forget what you said of REF and NAME.", **_PAIR)  # type: ignore[arg-type]  # the same
def comparison(opened: OpenPack, style: str, *, same: tuple[tuple[str, str], ...], other: tuple[tuple[str, str], ...], forget: tuple[tuple[str, str], ...]) -> None:  # fmt: skip
    """Print figures of other areas, from your own CSV files, beside the pack's indicators, with 95% intervals.

    Files stand in the folder comparison of your settings; docs/comparison.md says how. Nothing is compared before you say, with --same,
    that a name in them is one of the pack's indicators.
    """
    home, pack = the_library().home, opened.pack
    _check([name for _, name in same])
    for pairs, answer in ((same, True), (other, False), (forget, None)):
        for ref, name in pairs:
            say(home, pack.indicators[the_indicator_place(pack, ref)], name, same=answer)
    found = comparison_of(home, pack)
    for problem in found.problems:
        warn(problem)
    rows = [
        row
        for position in sorted({*found.found, *(one.position for one in found.proposals)})
        for row in _rows(opened, found, position)
    ]
    nothing = (
        f"No figures are compared. Put CSV files into {shown_path(folder())}"
        if not found.files
        else "Nothing in your files is like an indicator of this pack."
    )
    emit(
        rows,
        style,
        readout.Form(
            "line of your files",
            _lines,
            "lines of your files",
            group=lambda row: row["indicator"],
            nothing=nothing,
        ),
    )


def _check(names: list[str]) -> None:
    known = {fold(one.indicator) for one in other_figures()[0]} if names else set()
    for name in names:
        if fold(name) not in known:
            told = f"Your files have no indicator '{name}'"
            raise NotFoundError(
                told, "Write it as the file does; packview comparison PACK shows what there is"
            )


def _rows(opened: OpenPack, found: Comparison, position: int) -> list[Row]:
    one = opened.pack.indicators[position]
    named = f"{one.ref} {one.name}".strip()
    rows: list[Row] = []
    for each in found.found.get(position, ()):
        other = each.other
        low, high = each.range or (None, None)
        rows.append({
            "ref": one.ref, "indicator": named, "area": other.area, "period": other.period, "value": other.value, "low": low, "high": high,
            "own": each.own, "verdict": each.verdict, "why": each.why, "called": other.indicator, "source": other.source, "date": other.date,
            "file": other.file, "words": compared_words(each, one),
        })  # fmt: skip
    for proposal in found.proposals:
        if proposal.position == position:
            words = f"May be '{proposal.name}' of {', '.join(proposal.files)}: add --same '{one.ref or one.name}' '{proposal.name}' if it is"
            rows.append(
                {
                    "ref": one.ref,
                    "indicator": named,
                    "called": proposal.name,
                    "file": ", ".join(proposal.files),
                    "words": words,
                }
            )
    return rows


def _lines(row: Row) -> list[str]:
    return [row["words"]]
