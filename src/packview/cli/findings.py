"""Commands that print what was worked out from a pack: findings, trends of indicators, what to read first."""

import click

from packview.cli.output import emit, write, write_lines
from packview.cli.shared import pack_command, the_library, the_notebook, warn
from packview.errors import require
from packview.export import readout
from packview.export import rows as parts
from packview.export.briefing import BRIEFING, Briefed, briefing_rows, heading
from packview.export.rows import Row
from packview.export.tables import doubtful_text
from packview.insight.indicators import related_measures
from packview.insight.promises.followed import outstanding
from packview.model import Evidence, Finding, Note, Pack, ReadingState, Trend
from packview.model.comparison import compared_words
from packview.model.notes import findings_taken
from packview.model.open_pack import OpenPack
from packview.model.reading_plan import USUAL_PACE, duration, every_item, pace_of, pages_left, reading_plan
from packview.model.references import the_indicator_place
from packview.model.words import FIRST, first_of
from packview.services.analysis.findings import detect, earlier_packs, polarities, trends_of
from packview.services.comparison import comparison_of
from packview.services.meeting.opening import carried_over
from packview.services.notes.anchors import anchor_on
from packview.text import one_line
from packview.wording.words import counted


@pack_command()
@click.option("--first", is_flag=True, help="Only what deserves your first five minutes.")
def findings(opened: OpenPack, style: str, first: bool) -> None:
    problem = polarities()[1]
    if problem is not None:
        warn(problem)
    found = _findings_of(opened)
    if first:
        found = first_of(found)
    taken = findings_taken(_notes(opened))
    if style == "text":
        rows = readout.finding_rows_in_order(opened.pack, found, 0 if first else FIRST, taken)
    else:
        rows = (parts.finding_cells if style == "table" else parts.finding_rows)(opened.pack, found, taken)
    emit(rows, style, readout.FINDINGS)


def _findings_of(opened: OpenPack) -> tuple[Finding, ...]:
    """The findings of a pack, ranked; what could not be checked is named on standard error."""
    detection = detect(opened, earlier_packs(the_library().home, opened.pack))
    for check in detection.checks:
        if check.error:
            warn(check.problem)
    return detection.findings


def _notes(opened: OpenPack) -> tuple[Note, ...]:
    return the_library().notebook(opened.pack.pack_id, opened).notes()


@pack_command(printed=False)
@click.argument("number", type=int)
def take(opened: OpenPack, *, number: int) -> None:
    found = _findings_of(opened)
    told = f"There are {len(found)}; packview findings PACK lists them"
    require(1 <= number <= len(found), f"There is no finding {number}", told)
    one, notebook = found[number - 1], the_notebook(opened)
    require(
        one.question,
        "This finding has no question to ask",
        "packview note add PACK ITEM TEXT --question writes one",
    )
    asked = "It is among your questions already"
    require(not one.is_taken(findings_taken(notebook.notes())), asked, "packview questions PACK lists them")
    anchor = anchor_on(opened.pack, opened.pages, one.pdf_page, one.quote, opened.pack.item(one.item))
    text = one_line(one.explanation)
    rests = Evidence(kind="finding", ref=one.key, text=text, page=one.page, pdf_page=one.pdf_page)
    kept = notebook.add(kind="question", text=one.question, anchor=anchor, evidence=(rests,))
    click.echo(f"Saved: {one.question}", err=True)
    write(kept.id)


@pack_command()
@click.argument("ref", required=False)
def indicators(opened: OpenPack, style: str, ref: str | None) -> None:
    """Print the performance indicators with every figure.

    With REF, that one in detail: a line for each month, what its series says, its relatives and your questions on it.
    """
    pack = opened.pack
    place = None if ref is None else the_indicator_place(pack, ref)
    chosen = slice(None) if place is None else slice(place, place + 1)
    if style == "text":
        trends = _trends(pack)
        if place is None:
            write_lines(readout.indicators_text(pack, trends))
        else:
            twins = related_measures(pack.indicators).get(place, ())
            beside = comparison_of(the_library().home, pack).found.get(place, ())
            lines = readout.indicator_text(pack, place, trends.get(place), twins, _notes(opened))
            write_lines(
                [*lines, *(f"  Beside {compared_words(one, pack.indicators[place])}" for one in beside)]
            )
    else:
        rows = parts.indicator_rows if style == "json" else parts.indicator_cells
        emit(rows(pack)[chosen], style)
    if style in {"table", "text"} and (doubtful := doubtful_text(pack.indicators[chosen], opened.pages)):
        write(doubtful)


def _trends(pack: Pack) -> dict[int, Trend]:
    return {one.position: one for one in trends_of(pack)}


@pack_command()
@click.option("--minutes", type=click.IntRange(min=1), help="How long you have; what fits comes first.")
def briefing(opened: OpenPack, style: str, minutes: int | None) -> None:
    pack, library = opened.pack, the_library()
    state = library.reading(pack.pack_id)
    pace, known = _pace(state)
    trends, found, notes = _trends(pack), _findings_of(opened), _notes(opened)
    changes = library.changes(pack.pack_id) if opened.stored else None
    items = every_item(
        pack,
        pages_left(pack, state.pages_read, state.items_done),
        findings=found,
        trends=trends,
        notes=notes,
        changes=changes.changes if changes else (),
    )
    seen = Briefed(
        pack=pack,
        items=items,
        pace=pace,
        pace_known=known,
        trends=trends,
        findings=found,
        notes=notes,
        owed=outstanding(pack, earlier_packs(library.home, pack)),
        carried=[one for one in carried_over(library, pack) if not one.exempt],
        changes=changes,
    )
    if style == "text":
        write_lines([*heading(seen), ""])
    emit(briefing_rows(seen, minutes or 0), style, BRIEFING)


@pack_command()
def plan(opened: OpenPack, style: str) -> None:
    pack, state = opened.pack, the_library().reading(opened.pack.pack_id)
    left = pages_left(pack, state.pages_read, state.items_done)
    pace, known = _pace(state)
    rows: list[Row] = [
        {
            "item": one.item.number,
            "title": one.item.shown if style == "text" else one.item.title,
            "pages_left": len(one.pages),
            "pages": sum(info.item == one.item.key and info.state != "blank" for info in pack.pages),
            "minutes": round(len(one.pages) * pace / 60, 1),
            "takes": duration(len(one.pages) * pace),
            "page": pack.pages[one.pages[0] - 1].label,
            "pdf_page": one.pages[0],
            **parts.fields_of(one, "signals findings questions"),
        }
        for one in reading_plan(
            every_item(pack, left, findings=_findings_of(opened), trends=_trends(pack), notes=_notes(opened))
        )
    ]
    if rows and style == "text":
        pages = sum(row["pages_left"] for row in rows)
        whose = "at your pace" if known else "at the usual pace, until yours is known"
        write_lines([f"{counted(pages, 'page')} left in all, about {duration(pages * pace)} {whose}."])
    emit(rows, style, readout.PLAN if pack.items else readout.NO_PLAN)


def _pace(state: ReadingState) -> tuple[float, bool]:
    """Seconds a page, and whether they are the member's own."""
    known = pace_of(state.seconds, state.paced)
    return known or USUAL_PACE, known is not None
