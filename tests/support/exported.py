"""Notes to export, and what a Markdown reader makes of the result."""

from datetime import UTC, date, datetime
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from packview.model import AgendaItem, Anchor, Meeting, Note, Pack, PageInfo, Paper, Source

NOW = datetime(2026, 8, 1, 12, 30, tzinfo=UTC)
BENCHES = AgendaItem(
    key="3-benches",
    number="3",
    title="Benches",
    page_first="2",
    page_last="4",
    kind="report",
    papers=(
        Paper(title="Report", kind="report", page_first="2", page_last="2", pdf_first=3, pdf_last=3),
        Paper(
            title="Costs",
            kind="appendix",
            page_first="3",
            page_last="4",
            pdf_first=4,
            pdf_last=5,
            exempt=True,
        ),
    ),
)
PACK = Pack(
    pack_id="town-parks-2019-06-03",
    source=Source(kind="pdf", name="town.pdf", sha256="", size=1),
    meeting=Meeting(
        committee="Parks Committee",
        council="Town Council",
        date=date(2019, 6, 3),
        time="6.00 pm",
        place="Town Hall",
    ),
    items=(
        AgendaItem(key="1-apologies", number="1", title="Apologies"),
        BENCHES,
        AgendaItem(key="4-land", number="4", title="Sale of land", pdf_first=6, exempt=True),
    ),
    pages=(
        PageInfo(number=1),
        PageInfo(number=2, label="1", item="1-apologies"),
        *(PageInfo(number=number, label=str(number - 1), item="3-benches") for number in (3, 4, 5)),
        PageInfo(number=6, label="5", item="4-land"),
    ),
)


def note(text: str, number: int = 1, item: AgendaItem | None = BENCHES, **fields: Any) -> Note:
    """A note on an item of PACK, or with None on the pack as a whole; ``number`` makes its id."""
    place = {name: fields.pop(name) for name in ("page", "pdf_page", "quote") if name in fields}
    anchor = (
        Anchor(item=item.key, item_number=item.number, item_title=item.title, **place)
        if item
        else Anchor(**place)
    )
    plain: dict[str, Any] = {"kind": "note", "anchor": anchor, "member": "Robin Ash"}
    return Note(id=f"{number:012d}", text=text, created=NOW, updated=NOW, **plain | fields)


def tokens(text: str) -> list[Token]:
    """The blocks and inline parts a reader with tables and struck-out text sees."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def plain(part: Token) -> str:
    """The words of an inline part."""
    return " ".join("".join(
        " " if child.type in {"softbreak", "hardbreak"} else child.content for child in part.children or ()
    ).split())  # fmt: skip
