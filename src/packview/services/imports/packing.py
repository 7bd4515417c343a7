"""A file's pages made a pack of and put into the library, with what the import process tells meanwhile."""

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from packview.errors import NamesakeError, PackviewError
from packview.extract.source import Source, scan_error
from packview.extract.stamps import settle_labels
from packview.model import Change, Layout, Pack, Page, StageName, Warned
from packview.model import Source as SourceFacts
from packview.model.import_events import AgendaRead, Imported, ImportEvent, PageLines, PagesRead, StageTime
from packview.parse.attempt import attempt
from packview.parse.headings import TypedPages
from packview.parse.pipeline import parse_agenda_preview, run_stages
from packview.parse.supplement import check_new, check_republished, id_among, merge_supplement
from packview.parse.text.titles import nearly_same
from packview.services.imports.client import ImportRequest
from packview.services.imports.readers import Chunk
from packview.store import packs
from packview.text import ascii_slug

_PackAndText = tuple[Pack, tuple[PageLines, ...]]
_PREVIEW_PAGES = 64
"""Where no agenda has shown by then, the file has none, and looking again after each chunk would be waste."""


def pack_from(
    source: Source, chunks: Iterable[Chunk], request: ImportRequest, facts: SourceFacts, *, started: float
) -> Iterator[ImportEvent]:
    """Read the pack, put it into the library where one is named, and tell both; the last event is Imported.

    Args:
        source: opened.
        chunks: all its pages, in order.
        request: what was asked.
        facts: of the file.
        started: when the import began, of ``time.monotonic``.
    """
    document = source.document
    path = request.file
    home = request.library
    main: _PackAndText | None = None
    if home is not None and request.into is not None:  # a supplement
        main = packs.load(home, request.into)
        check_new(main[0], facts)
    pages: list[Page] = []
    layouts: list[Layout] = []
    typed = TypedPages()
    problems: list[Warned] = [*source.problems]
    previewed = False
    for chunk, faults, laid, grids in chunks:
        problems.extend(faults)
        settled = _settled(chunk, [])
        pages.extend(chunk)
        layouts.extend(laid)
        typed.know(chunk, laid, grids)
        yield PagesRead(
            first=chunk[0].number,
            labels=tuple(page.label for page in settled),
            pages=tuple(page.lines for page in chunk),
            done=len(pages),
            total=document.page_count,
            layouts=tuple(laid),
        )
        early = len(pages) < document.page_count and len(pages) <= _PREVIEW_PAGES
        if main is None and not previewed and early:
            preview = parse_agenda_preview(document, _settled(pages, []), source=facts, typed=typed)
            if preview is not None:
                previewed = True
                yield AgendaRead(pack=of_its_meeting(home, preview, request))
    problem = scan_error(pages)
    if problem is not None:
        raise problem
    read_in = StageTime(stage=StageName.TEXT, seconds=time.monotonic() - started)
    reading = run_stages(document, _settled(pages, problems), source=facts, typed=typed)
    read = reading.pack()
    pack = replace(read, warnings=(*read.warnings, *problems))
    lines = tuple(page.lines for page in pages)
    changes: tuple[Change, ...] = ()
    if home is not None and main is not None:
        before, earlier = main
        known = packs.read_layouts(packs.folder_of(home, before.pack_id))
        layouts = [*(known or ((),) * len(earlier)), *layouts]
        pack, changes = merge_supplement(before, pack)
        lines = (*earlier, *lines)
        packs.add_supplement(home, before, pack, lines, path, layouts=layouts)
    elif home is not None:
        pack = of_its_meeting(home, pack, request)
        if request.revision is None:
            held = None
            with suppress(
                PackviewError
            ):  # a damaged one: adding the new one mends it, or says what is the matter
                held = packs.load(home, pack.pack_id)[0]
            check_republished(held, pack)
        pack = packs.add_pack(home, pack, lines, path, revision=request.revision, layouts=layouts)
    yield Imported(
        pack=pack,
        pages=lines,
        seconds=time.monotonic() - started,
        stored=home is not None,
        changes=changes,
        layouts=tuple(layouts),
        times=(read_in, *reading.times),
    )


def _settled(pages: Sequence[Page], problems: list[Warned]) -> Sequence[Page]:
    """The pages with their final printed labels; with those that stand on each, where settling them fails."""
    with attempt(problems, StageName.PAGE_NUMBERS, "the printed page numbers"):
        return settle_labels(pages)
    return pages


def _of_its_name(home: Path, pack: Pack, request: ImportRequest) -> Pack:
    """A pack without a date, which one of the library that calls itself the same may be an earlier edition of, if the member says so."""
    own = pack.source.sha256[:8]
    before, _, after = pack.pack_id.rpartition(own)
    same = re.compile(rf"{re.escape(before)}[0-9a-f]{{8}}{re.escape(after)}")
    held = [known for known in packs.pack_ids(home) if same.fullmatch(known) and known != pack.pack_id]
    if len(held) != 1:
        return pack
    if request.revision:
        return replace(pack, pack_id=held[0])
    if request.ask and request.revision is None:
        told = f"The library has a pack of the same name, {held[0]}"
        raise NamesakeError(told, "Say whether this is a newer edition of it", pack_id=held[0])
    return _telling(pack, f"{held[0]} has the same name; if this is that file published again")


def of_its_meeting(home: Path | None, pack: Pack, request: ImportRequest) -> Pack:
    """The pack under the id that its meeting has in the library, warned where only the time tells it from another."""
    if home is None:
        return pack
    if pack.meeting.date is None:
        return _of_its_name(home, pack, request)
    day = pack.meeting.date.isoformat()
    held = ((known, head.meeting) for known, head in packs.heads(home, having=day))
    pack_id, other = id_among(pack, held, revision=bool(request.revision))
    if not request.revision:
        pack_id = _of_its_title(home, pack, pack_id)
    if not other:
        return replace(pack, pack_id=pack_id)
    told = f"{other} is another meeting of that day, by its time; if it is this one, moved"
    return _telling(replace(pack, pack_id=pack_id), told)


def _of_its_title(home: Path, pack: Pack, pack_id: str) -> str:
    """The id of a report or supplement that came alone: one of its own where another one of the meeting has the meeting's."""
    titles = _titles_alone(pack)
    if not titles:
        return pack_id
    others = [known for known in packs.pack_ids(home) if known.startswith(f"{pack_id}-")]
    held: dict[str, tuple[str, ...]] = {}
    for known in (pack_id, *others):
        with suppress(PackviewError):  # there is none, or adding the pack says what is the matter with it
            held[known] = _titles_alone(packs.load(home, known)[0])
    if not held.get(pack_id):
        return pack_id
    own = f"{pack_id}-{ascii_slug(titles[0])[:_OF_A_TITLE].rstrip('-')}"
    return next((known for known, other in held.items() if other and _all_among(other, titles)), own)


def _titles_alone(pack: Pack) -> tuple[str, ...]:
    """The title of a pack that is one report, those of the items of a supplement; () for any other."""
    if _SUPPLEMENT in pack.pack_id:
        return tuple(item.title for item in pack.items)
    return (pack.items[0].title,) if len(pack.items) == 1 and not pack.items[0].number else ()


def _all_among(before: Sequence[str], titles: Sequence[str]) -> bool:
    """Whether a file has all that an earlier one had, so that it may be its next edition."""
    return all(any(nearly_same(one, other) for other in titles) for one in before)


_SUPPLEMENT = "-supplement"
_OF_A_TITLE = 40
"""Letters of a report's title in its id."""


def _telling(pack: Pack, told: str) -> Pack:
    ways = f"packview remove {pack.pack_id}, then packview import FILE --revision"
    return replace(pack, warnings=(*pack.warnings, Warned(message=f"{told}: {ways}")))
