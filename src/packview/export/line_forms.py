"""How what a pack holds is read out, line by line."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date as Date  # noqa: N812  as in the model

from packview.export.lines import Form, capital, joined, named, page, pages
from packview.export.markdown import date_in_words
from packview.export.rows import Row
from packview.model import Pack
from packview.model.words import KIND, SEVERITY, SURE


def _library(row: Row) -> Iterator[str]:
    when = date_in_words(Date.fromisoformat(row["date"])) if row["date"] else "no date known"
    yield f"{row['committee'] or 'A pack without a committee'}, {when}"
    yield f"Id: {row['pack_id']}"
    if row["broken"]:
        yield f"Cannot be opened: {row['broken']}"
        return
    yield f"Pages: {row['pages']}, {row['read']:.0%} read"
    yield f"Notes and questions: {row['notes']}, of which {row['questions_open']} are questions still open"
    if row["revision"] > 1:
        yield f"Published again: revision {row['revision']}"


def _agenda(row: Row) -> Iterator[str]:
    closed = ", closed to the press and public" if row["exempt"] else ""
    yield f"Item {row['number']}: {row['title']}{closed}"
    yield f"Kind: {row['kind']}"
    yield from named("Where", pages(row["page_first"], row["page_last"]))
    for paper in row["papers"]:
        yield f"Paper: {joined(paper['title'], paper['kind'], pages(paper['page_first'], paper['page_last']))}"


def _paper(row: Row) -> Iterator[str]:
    yield joined(f"Item {row['item']}", row["kind"]) + f": {row['title']}"
    yield from named("Where", pages(row["page_first"], row["page_last"]))
    for name, value in row["fields"].items():
        yield from named(name, value)
    yield from named("Recommends", row["recommendations"])


def _recommendation(row: Row) -> Iterator[str]:
    number = f", number {row['number']}" if row["number"] else ""
    yield f"{row['title'] or 'Without a title'}{number}" + (f", of {row['date']}" if row["date"] else "")
    yield from named("Proposed", row["action_proposed"])
    yield from named("What was done", row["action_taken"] or "nothing is written")
    for name, key in (("Status", "status"), ("Owner", "owner"), ("Due", "due")):
        yield from named(name, row[key])
    yield from named("Where", page(row))


def _term(row: Row) -> Iterator[str]:
    also = f" (also {', '.join(row['aliases'])})" if row["aliases"] else ""
    where = page(row)
    yield f"{row['term']}{also}: {row['definition'] or 'not explained'}" + (f" ({where})" if where else "")


def _attendance(row: Row) -> Iterator[str]:
    came = {True: "present", False: "not present", None: "not named in the minutes"}[row["present"]]
    yield f"{joined(row['name'], row['role'])}: {joined(came, row['note'])}"


def _passage(row: Row) -> Iterator[str]:
    if row["kind"] == "passage":
        yield joined(f"Passage of item {row['ref']}" if row["ref"] else "Passage", page(row))
        yield from named("It says", row["text"])
    else:
        name = {"recommendation": "Row of the tracker, number"}.get(row["kind"], capital(row["kind"]))
        yield joined(f"{name} {row['ref']}".strip() + (f": {row['text']}" if row["text"] else ""), page(row))
    yield from named("Known by the words", row["words"])


def _finding(row: Row) -> Iterator[str]:
    head = joined(
        SEVERITY[row["severity"]],
        KIND[row["kind"]],
        SURE[row["sure"]],
        f"item {row['item']}" if row["item"] else "",
        page(row),
    )
    yield f"{row['place']}. {head}"
    if row["kind"] != "promise":  # its reference is a bare number, which the explanation names in words
        yield from named("About", ", ".join(one for one in row["refs"] if one))
    yield row["explanation"]
    quote = " ".join(row["quote"].split())
    yield from named("The paper says", "" if quote == row["printed"] else quote)
    yield from named("Printed", row["printed"])
    yield from named("Worked out", row["computed"])
    yield from named("Ask", row["question"])


def _carried(row: Row) -> Iterator[str]:
    yield f"{capital(row['kind'])}" + (f" of item {row['item']}" if row["item"] else "") + f": {row['text']}"
    for name, key in (("Owner", "owner"), ("Due", "due")):
        yield from named(name, row[key])
    yield from named("In the tracker", row["tracker"] or "no row speaks of it")
    yield from named("Status", row["status"])
    yield from named("What was done", row["action_taken"])
    yield from named("Where", page(row))


def _hit(row: Row) -> Iterator[str]:
    where = joined(f"item {row['item']}" if row["item"] else "", page(row))
    yield f"{capital(row['kind'])}" + (f", {where}" if where else "") + f": {row['text']}"


def _plan(row: Row) -> Iterator[str]:
    yield f"Item {row['item']}: {row['title']}"
    yield f"Left to read: {row['pages_left']} of {row['pages']} pages, about {row['takes']}"
    yield from named("Begin at", page(row))
    for name, key in (
        ("Signals in the figures", "signals"),
        ("Findings worth asking about", "findings"),
        ("Your open questions", "questions"),
    ):
        yield from named(name, row[key] or None)


def _bookmark(row: Row) -> Iterator[str]:
    item = f"item {row['item']}" if row["item"] else ""
    yield f"{row['text'] or 'Without words'}: {joined(page(row), item)}"


def _change(row: Row) -> Iterator[str]:
    item = f" of item {row['item']}" if row["item"] else ""
    yield joined(f"{capital(row['part'])} {row['change']}{item}: {row['name']}", page(row))
    yield from named("Before", row["before"])
    yield from named("Now", row["after"])


def _point(row: Row) -> Iterator[str]:
    yield joined(f"{row['number']} {row['title']}".strip(), page(row), f"{row['kind']} {row['ref']}".strip())
    yield from named("It says", row["text"])


def _key(row: Row) -> Iterator[str]:
    yield f"{capital(row['spoken'])}: {row['does']}"


def _colours(row: Row) -> Iterator[str]:
    look = "light letters on a dark ground" if row["dark"] else "dark letters on a light ground"
    yield f"{row['title']}: " + joined(
        look, "in use" if row["used"] else "", f'colours = "{row["key"]}" in config.toml'
    )


LIBRARY = Form(
    one="pack",
    many="packs",
    lines=_library,
    nothing="The library is empty. Add a pack with: packview import FILE",
)
AGENDA = Form(
    one="agenda item", many="agenda items", lines=_agenda, nothing="No agenda was found in this pack."
)
PAPERS = Form(one="paper", many="papers", lines=_paper)
RECOMMENDATIONS = Form(one="earlier recommendation", many="earlier recommendations", lines=_recommendation)
GLOSSARY = Form(one="term", many="terms", lines=_term, nothing="This pack explains no terms.")
ATTENDANCE = Form(
    one="person",
    many="people",
    lines=_attendance,
    nothing="The minutes of the previous meeting name nobody, or there are none.",
)
THEMES = Form(
    one="place that speaks of a theme",
    many="places that speak of a theme",
    lines=_passage,
    group=lambda row: f"Theme: {row['theme']}",
)
FINDINGS = Form(
    one="finding",
    many="findings",
    lines=_finding,
    group=lambda row: row["group"],
    nothing="Nothing was noticed. That is no proof that all is well: packview doctor PACK says which pages to read for yourself.",
)
CARRIED = Form(
    one="action or resolution",
    many="actions and resolutions",
    lines=_carried,
    nothing="No log of the committee's last meeting is on this machine, or it left nothing.",
)
HITS = Form(
    one="place",
    many="places",
    lines=_hit,
    group=lambda row: row.get("pack_id", ""),
    nothing="Nothing has these words.",
)
KEYS = Form(one="key", many="keys", lines=_key, group=lambda row: row["group"])
COLOURS = Form(one="colour theme", many="colour themes", lines=_colours)
CHANGES = Form(one="change", many="changes", lines=_change)
MINUTES = Form(one="point", many="points", lines=_point)
PLAN = Form(
    one="item with something left to read",
    many="items with something left to read",
    lines=_plan,
    nothing="Nothing on the agenda is left to read.",
)
NO_PLAN = replace(PLAN, nothing="No agenda was found in this pack, so there are no items to plan by.")
BOOKMARKS = Form(
    one="place",
    many="places",
    lines=_bookmark,
    group=lambda row: row["group"],
    nothing="There are no bookmarks. packview keys bookmark says how to put one.",
)


def finding_rows_in_order(rows: Sequence[Row], first: int) -> list[Row]:
    """Findings with their place in the list, and the heading each stands under.

    Args:
        rows: as ``export.parts.finding_rows`` gives them, ranked.
        first: how many make the first five minutes; 0 leaves the headings out.
    """
    asked = min(first, sum(row["severity"] == "ask" for row in rows))
    whole = not asked or len(rows) <= asked
    return [
        {
            **row,
            "place": place,
            "group": "" if whole else "The first five minutes" if place <= asked else "Then",
        }
        for place, row in enumerate(rows, start=1)
    ]


def in_item(pack: Pack, pdf_page: int) -> str:
    """Number of the item a page belongs to, '' for none."""
    info = pack.pages[pdf_page - 1] if 1 <= pdf_page <= len(pack.pages) else None
    item = pack.item(info.item) if info and info.item else None
    return item.number if item else ""
