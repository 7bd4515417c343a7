"""Small editions of a pack, written out by hand."""

from dataclasses import replace
from typing import Any

from packview.model import AgendaItem, Meeting, Pack, PageInfo, Source
from packview.model.open_pack import OpenPack
from packview.services.library.library import Library
from packview.store import packs
from packview.store.packs import sha256_of

FRONT = "PARKS COMMITTEE\nMonday 3 June 2019 at 6.00 pm in the Town Hall"
BENCHES = (
    "The council looks after twelve benches in its three parks.\nPainting them costs 1,620 pounds a year, which is\n"
    "12.5% of the budget for well-\nbeing in the open air."
)
PONDS = "There are four ponds, two of them with ducks.\nCleaning is due in October and no money is set aside."
NASTY = "[REDACTED] [/ [b]x[/b] stands on this page\nand nothing else that anybody could know it by."


def edition(
    *pages: tuple[str, str], titles: dict[str, str] | None = None, name: str = "a", **fields: Any
) -> OpenPack:
    """Pages as (number of their item or '', text); the first is a front sheet without a printed number."""
    titles = titles or {"1": "Benches", "2": "Ponds"}
    keys = {number: f"{number}-{title.casefold().replace(' ', '-')}" for number, title in titles.items()}
    infos = tuple(
        PageInfo(number=place, label=str(place - 1) if place > 1 else None, item=keys.get(number))
        for place, (number, _) in enumerate(pages, start=1)
    )
    items = []
    for number, title in titles.items():
        own = [info.number for info in infos if info.item == keys[number]]
        items.append(
            AgendaItem(
                key=keys[number],
                number=number,
                title=title,
                pdf_first=own[0] if own else None,
                pdf_last=own[-1] if own else None,
            )
        )
    pack = Pack(
        pack_id="town",
        source=Source(kind="pdf", name="x.pdf", sha256=name * 64, size=1),
        meeting=Meeting(committee="Parks"),
        items=tuple(items),
        pages=infos,
    )
    return OpenPack(pack=replace(pack, **fields), pages=tuple(tuple(text.split("\n")) for _, text in pages))


def again(*pages: tuple[str, str], **fields: Any) -> OpenPack:
    return edition(*pages, name="b", **fields)


def publish(library: Library, opened: OpenPack, name: str = "") -> OpenPack:
    """Have an edition in the library as its newest."""
    path = library.home.parent / "published.pdf"
    path.write_bytes(b"%PDF " + (name or opened.pack.source.sha256).encode())
    source = Source(kind="pdf", name=path.name, sha256="", size=1)
    pack = replace(opened.pack, source=replace(source, sha256=sha256_of(path)))
    return replace(opened, pack=packs.add_pack(library.home, pack, opened.pages, path, revision=True))
