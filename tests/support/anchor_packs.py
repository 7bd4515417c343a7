"""Pairs of editions of a made-up pack, and notes on the first of which it is known where they belong in the second."""

import re
from dataclasses import dataclass
from random import Random

from anchor_edits import PAPER, Made, Maker, Sheet
from packview.model import AgendaItem, Anchor, Meeting, Pack, PageInfo, Paper, Source
from packview.model.open_pack import OpenPack
from packview.services.notes.anchors import anchor_at
from packview.text import slug


def opened(made: Made, name: str) -> OpenPack:
    """The edition as packview reads it; fills in where each paragraph stands."""
    pages: list[tuple[str, ...]] = []
    infos: list[PageInfo] = []
    items: list[AgendaItem] = []
    made.standing.clear()

    def put(sheet: Sheet, key: str | None, label: str | None) -> None:
        paragraphs = printed(sheet)
        pages.append(tuple("\n\n".join(paragraphs).split("\n")) if paragraphs else ())
        infos.append(PageInfo(number=len(pages), label=label, item=key))
        for (identity, text), paragraph in zip(sheet.paragraphs, paragraphs, strict=True):
            made.standing[identity] = (len(pages), text, paragraph)

    put(made.front, None, None)
    for number, part in enumerate(made.parts, start=made.first_number):
        key = f"{number}-{slug(part.title)}"
        first = len(pages) + 1
        for sheet in part.sheets:
            put(sheet, key, str(len(pages)) if made.stamped else None)
        last = len(pages)
        papers = tuple(
            Paper(
                title=f"{made.paper} {start - first}",
                kind="report",
                pdf_first=start,
                pdf_last=min(start + PAPER - 1, last),
            )
            for start in range(first, last + 1, PAPER)
        )
        items.append(
            AgendaItem(
                key=key,
                number=str(number),
                title=part.title,
                pdf_first=first if part.sheets else None,
                pdf_last=last if part.sheets else None,
                papers=papers,
            )
        )
    pack = Pack(
        pack_id="town-panel-2026-01-01",
        source=Source(kind="pdf", name=f"{name}.pdf", sha256=name * 12, size=1),
        meeting=Meeting(committee="Panel"),
        items=tuple(items),
        pages=tuple(infos),
    )
    return OpenPack(pack=pack, pages=tuple(pages))


def printed(sheet: Sheet) -> list[str]:
    """Its paragraphs as printed: wrapped, and broken at a hyphen where a word does not fit."""
    paragraphs = []
    for _, text in sheet.paragraphs:
        out: list[str] = []
        line = ""
        for word in text.split():
            if len(line) + 1 + len(word) <= sheet.width:
                line = f"{line} {word}".strip()
                continue
            head, dash, tail = word.partition("-")
            if dash and head.isalpha() and tail.isalpha():
                out.append(f"{line} {head}-".strip())
                line = tail
            else:
                out.append(line)
                line = word
        paragraphs.append("\n".join([*out, line]))
    return paragraphs


@dataclass(frozen=True)
class Expected:
    """An anchor of the first edition, and where its words stand in the second.

    Attributes:
        anchor: as noted.
        page: PDF page in the second edition; None where the words do not stand there any more.
    """

    anchor: Anchor
    page: int | None


def pair(seed: int) -> tuple[OpenPack, OpenPack, list[Expected]]:
    """Two editions, with notes on the first: on quotes, on pages, on items and on the pack as a whole."""
    maker = Maker(seed)
    chance = maker.random
    made = maker.edition()
    first = opened(made, "a")
    standing = dict(made.standing)
    edited = maker.edited(made)
    second = opened(edited, "b")
    expected = [Expected(Anchor(), None)]
    expected += [Expected(anchor_at(first.pack, item=item), None) for item in first.pack.items[:3]]
    expected += [Expected(anchor_at(first.pack, pdf_page=page.number), None) for page in first.pack.pages[:4]]
    for identity, (page, text, paragraph) in chance.sample(
        sorted(standing.items()), k=min(12, len(standing))
    ):
        quote = some_words(chance, paragraph)
        if "\n".join(first.pages[page - 1]).count(quote) > 1:
            continue  # the context would be that of the first on the page
        anchor = anchor_at(first.pack, pdf_page=page, quote=quote, pages=first.pages)
        now = edited.standing.get(identity)
        expected.append(Expected(anchor, now[0] if now and now[1] == text else None))
    return first, second, expected


def some_words(chance: Random, paragraph: str) -> str:
    """A quote out of a paragraph as it is printed: some words in a row, with the line breaks between them."""
    spans = [found.span() for found in re.finditer(r"\S+", paragraph)]
    first = chance.randrange(len(spans))
    last = chance.randrange(first, len(spans))
    return paragraph[spans[first][0] : spans[last][1]]
