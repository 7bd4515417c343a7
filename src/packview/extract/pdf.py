"""PDF files: what is known of them, their bookmarks, and their pages one by one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache, partial
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import DependencyError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from packview.errors import PackviewError, PasswordNeededError
from packview.extract.annotations import annotations_of, links_of, marks_of, typed_lines
from packview.extract.interpreter import MOST_DATA, Interpreter, is_whole
from packview.extract.line_numbers import without_line_numbers
from packview.extract.pdf_fonts import FontCache
from packview.extract.reading_order import read_lines
from packview.extract.source import MOST_PAGES, Source, check_count
from packview.extract.stamps import split_stamps
from packview.extract.states import state_of
from packview.extract.streams import REMARKS, decoded, is_checked, rectangle, resolved
from packview.extract.words import (
    IDENTITY,
    Matrix,
    Word,
    drawn_once,
    shown,
    with_whole_figures,
    without_backdrop,
    without_marks,
    without_unseen,
)
from packview.model import (
    Bookmark,
    Document,
    Mark,
    Page,
    PageState,
    Run,
    StageName,
    Warned,
    WarningKind,
    WebLink,
)
from packview.text import one_line
from packview.wording.words import counted, listed

_Read = TypeVar("_Read")

_MOST = 20_000
_DEEPEST, _DEEPEST_PAGE = 30, 2_000
_MOST_NODES = 4 * MOST_PAGES
"""Of the tree of pages that are looked at: it may be a net in which ways branch without end."""
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")


def read_bookmarks(reader: PdfReader, pages: Sequence[Any]) -> tuple[Bookmark, ...]:
    """The outline in order; as much as can be read of a broken one."""
    numbers: dict[int, int] = {}
    for number, page in enumerate(pages, start=1):
        if page is not None and page.indirect_reference is not None:
            numbers.setdefault(page.indirect_reference.idnum, number)
    bookmarks: list[Bookmark] = []
    named = cache(lambda: reader.named_destinations)  # pypdf walks the whole tree of names each time
    # pypdf raises whatever a broken outline leads it into; what came before it is good
    with suppress(Exception):
        for node, level in _nodes(resolved(reader.root_object.get("/Outlines"))):
            title = resolved(node.get("/Title"))
            page = _if_whole(partial(_page_of, node, numbers, named), None)  # a destination may be dead
            shown_title = one_line(title) if isinstance(title, str) else ""
            bookmarks.append(Bookmark(title=shown_title, page=page, level=level))
    return tuple(bookmarks)


def join_pdfs(files: Mapping[Path, str], whole: Path) -> None:
    """Write several PDFs as one, in order, each under its bookmark; the same files always make the same bytes."""
    with PdfWriter() as writer:
        for file, bookmark in files.items():
            try:
                writer.append(file, outline_item=one_line(bookmark))
            except Exception as error:  # pypdf raises whatever a broken file leads it into
                told = f"{one_line(file.name)} cannot be joined with the other papers: {type(error).__name__}"
                raise PackviewError(told, "Import the files by their names, one after the other") from error
        writer.write(whole)


def _nodes(outline: Any) -> Iterator[tuple[DictionaryObject, int]]:
    """The entries with their levels, in order, each once."""
    seen: set[int] = set()
    waiting: list[tuple[Any, int]] = [(outline.get("/First"), 0)] if outline else []
    while waiting and len(seen) < _MOST:
        entry, level = waiting.pop()
        node = resolved(entry)
        if not isinstance(node, DictionaryObject) or id(node) in seen:
            continue
        seen.add(id(node))
        yield node, level
        waiting.append((node.get("/Next"), level))
        if level < _DEEPEST:
            waiting.append((node.get("/First"), level + 1))


def _page_of(
    node: DictionaryObject, numbers: Mapping[int, int], named: Callable[[], Mapping[str, Any]]
) -> int | None:
    """The page an entry of the outline leads to; raises anything where that is broken."""
    target, action = resolved(node.get("/Dest")), resolved(node.get("/A"))
    if target is None and action is not None and action.get("/S") == "/GoTo":
        target = resolved(action.get("/D"))
    if isinstance(target, str | bytes):
        name = target if isinstance(target, str) else target.decode("latin-1")
        target = named()[name].dest_array
    if isinstance(target, DictionaryObject):
        target = resolved(target.get("/D"))
    first = target[0] if isinstance(target, ArrayObject) and target else None
    if isinstance(first, IndirectObject):
        return numbers.get(first.idnum)
    return first + 1 if isinstance(first, int) and 0 <= first < len(numbers) else None


def _if_whole(read: Callable[[], _Read], otherwise: _Read) -> _Read:
    """What can be read, or something else where it is broken: pypdf raises whatever broken bytes lead it into."""
    try:
        return read()
    except Exception:  # noqa: BLE001  see above
        return otherwise


_A4 = (0.0, 0.0, 595.0, 842.0)
_DAMAGED = "Part of this page is damaged and could not be read; nothing of it was taken as a fact"
_TOO_MUCH = "More is drawn on this page than can be read; the rest of it was left out"
_NAMED = 3
"""Files within the file that are named."""
_SMALLEST, _LARGEST = 1.0, 1e5
_DRAWING = 20  # shapes on a page from which on they may be a picture


class PdfSource(Source):
    """A PDF file, open; a page that cannot be read is empty, and a problem."""

    def __init__(self, data: bytes, *, password: str | None = None) -> None:
        remarks = REMARKS.count
        reader = _open(data, password)
        self._objects = reader.resolved_objects = _Objects(reader.resolved_objects)
        try:
            self._pages, declared = _pages_of(reader)
        except Exception as error:
            raise _broken(data) from error
        check_count(len(self._pages))
        if not any(self._pages):
            raise PackviewError("This PDF has no pages", "Download it again, or ask the council for it")
        self._reader = reader
        self._fonts = FontCache()
        self.problems = []
        if len(self._pages) < declared:
            self._tell(None, f"The file says it has {declared:,} pages, and {len(self._pages):,} were found")
        bookmarks = read_bookmarks(reader, self._pages)
        if self._objects.damaged or REMARKS.count > remarks:
            self._tell(None, "This file is damaged: pages and bookmarks may be missing")
        attached = _if_whole(
            lambda: listed(one_line(one.name) for one in islice(reader.attachment_list, _NAMED)), ""
        )
        if attached:
            self._tell(
                None,
                f"This file carries others, which are not read: {attached}. Save them from a PDF reader first",
            )
        self.document = Document(
            kind="pdf",
            page_count=len(self._pages),
            bookmarks=bookmarks,
            title=_if_whole(partial(_information, reader, "/Title"), ""),
            author=_if_whole(partial(_information, reader, "/Author"), ""),
        )

    def _page(self, number: int) -> Page:
        try:
            return self._read(number)
        except Exception as error:  # noqa: BLE001  pypdf raises whatever broken bytes lead it into; one page must not end the import
            self._tell(number, "This page is damaged and could not be read", error)
            return Page(number=number, state="damaged")
        finally:
            self._objects.forget()

    def matrix(self, number: int) -> Matrix:
        """From the places of a page, 1..n, in the file to those on the page as shown."""
        page = self._pages[number - 1]
        return _frame(page)[0] if page is not None else IDENTITY

    def add_to(self, writer: PdfWriter) -> None:
        """Copy the pages into another file; pypdf raises whatever a broken one leads it into."""
        writer.append(self._reader)

    def close(self) -> None:
        self._pages.clear()
        self._reader.close()

    def _tell(self, number: int | None, message: str, error: Exception | None = None) -> None:
        kind, name = (WarningKind.FILE, "") if error is None else (WarningKind.FAILED, type(error).__name__)
        warned = Warned(pdf_page=number, message=message, kind=kind, stage=StageName.TEXT, error=name)
        self.problems.append(warned)

    def _read(self, number: int) -> Page:
        page = self._pages[number - 1]
        if page is None:
            self._tell(number, "This page is missing: the file is damaged where it stood")
            return Page(number=number, state="damaged")
        remarks = REMARKS.count
        matrix, width, height = _frame(page)
        interpreter = Interpreter(self._fonts, matrix)
        resources = page.get("/Resources", DictionaryObject()).get_object()
        data, whole = _content(page)
        interpreter.run(data, resources if isinstance(resources, DictionaryObject) else DictionaryObject())
        damaged = not whole or interpreter.damaged or self._objects.damaged or REMARKS.count > remarks
        damaged = damaged or self._objects.is_broken(page)
        if damaged or interpreter.cut:
            self._tell(number, _DAMAGED if damaged else _TOO_MUCH)
        drawn = interpreter.text.finish()
        pictured = interpreter.images > 0 or interpreter.paths.painted > _DRAWING
        unseen = interpreter.text.words.unseen
        if 0 < len(unseen) < len(drawn) and not pictured:  # of a picture only they say what it shows
            drawn = without_unseen(drawn, unseen)
            self._tell(number, f"{counted(len(unseen), 'word')} that cannot be seen on this page left out")
        once = drawn_once([word for word in drawn if _is_on(word, width, height)])
        words = without_marks(once)
        notes = {word.text for word in {*once} - {*words}} if len(words) < len(once) else ()
        body, label, stamps = split_stamps(words, width, height)
        plain = without_line_numbers(body)
        if len(plain) < len(body):
            left_out = {*body} - {*plain}
            words = [word for word in words if word not in left_out]
        lines = read_lines(plain, notes)
        typed, links, marks = self._annotated(number, page, matrix, plain, lines)
        in_part = damaged or interpreter.cut
        state: PageState = "damaged" if in_part else state_of(lines, pictures=pictured)
        return Page(
            number=number,
            label=label,
            lines=(*lines, "", *typed) if typed else lines,
            width=round(width, 2),
            height=round(height, 2),
            runs=tuple(_runs(with_whole_figures(without_backdrop(words)))),
            rules=interpreter.paths.rules(),
            stamps=stamps,
            state="text" if typed and state == "blank" else state,
            links=links,
            marks=marks,
        )

    def _annotated(
        self, number: int, page: DictionaryObject, matrix: Matrix, words: Sequence[Word], lines: Sequence[str]
    ) -> tuple[tuple[str, ...], tuple[WebLink, ...], tuple[Mark, ...]]:
        """What was typed on a page, its links, and a reader's marks; a page whose annotations are broken has none, and is a problem."""
        remarks = REMARKS.count
        try:
            annotations = annotations_of(page)
            typed = tuple(typed_lines(annotations))
            links, left_out = links_of(annotations, matrix, words, lines)
            marks = marks_of(annotations, matrix, words)
        except Exception:  # noqa: BLE001  pypdf raises whatever broken bytes lead it into; the page itself is whole
            remarks, typed, links, marks, left_out = -1, (), (), (), 0
        if REMARKS.count > remarks:
            self._tell(number, "The links and form fields of this page are damaged and could not be read")
        if left_out:
            links_left_out = counted(left_out, "link")
            self._tell(
                number, f"{links_left_out} of this page left out: too many on one page, too long, or damaged"
            )
        return typed, links, marks


class _Objects(dict[tuple[Any, Any], Any]):
    """What was read of the file, but for streams, which fill the memory; ``damaged``: later objects may be missing."""

    def __init__(self, objects: Mapping[tuple[Any, Any], Any]) -> None:
        super().__init__(objects)
        # what goes with its page: streams, and what has to be missed on the next too
        self._passing: list[Any] = []
        self._broken: set[tuple[Any, Any]] = set()
        self._remarks = REMARKS.count
        self.damaged = any(map(_is_broken_store, objects.values()))

    def __setitem__(self, key: tuple[Any, Any], value: Any) -> None:
        super().__setitem__(key, value)
        if REMARKS.count > self._remarks:
            self._remarks = REMARKS.count
            self._broken.add(key)
            self._passing.append(key)
        elif isinstance(value, StreamObject) and value.get("/Type") != "/ObjStm":
            self._passing.append(key)
        else:
            self.damaged = self.damaged or _is_broken_store(value)

    def is_broken(self, page: DictionaryObject) -> bool:
        """Whether only a part of a page's own entries was read, or a name among them is none."""
        at = page.indirect_reference
        in_part = at is not None and (at.generation, at.idnum) in self._broken
        return in_part or not all(map(str.isprintable, page))

    def forget(self) -> None:
        for key in self._passing:
            self.pop(key, None)
        self._passing.clear()


class _Branch(NamedTuple):
    """A node of the tree of pages on the way down: what is left of its entries, and what its pages inherit of it."""

    entries: Iterator[Any]
    inherited: Mapping[str, Any]
    first: int  # how many pages came before it
    declared: int


def _pages_of(reader: PdfReader) -> tuple[list[DictionaryObject | None], int]:
    """The pages of the tree, and how many it says it has; of these, None stands where one is named that cannot be reached."""
    root = resolved(reader.root_object.get("/Pages"))
    found, looked_at = list[DictionaryObject | None](), 0
    whole = _branch(root, {}, 0)
    path, on_path = [whole], {id(root): None}
    while path:
        branch = path[-1]
        looked_at += 1
        entry = next(branch.entries, None)
        if entry is None or looked_at > _MOST_NODES or len(found) > MOST_PAGES:
            on_path.popitem()
            path.pop()
            lacking = branch.first + branch.declared - len(found)
            found += [None] * (lacking if 0 < lacking <= MOST_PAGES and path else 0)
            continue
        kid = _if_whole(partial(resolved, entry), None)
        node = kid if isinstance(kid, DictionaryObject) else DictionaryObject()
        kind = node.get("/Type", "/Pages" if "/Kids" in node else "/Page") if node else None
        if kind == "/Pages" and len(path) < _DEEPEST_PAGE and id(kid) not in on_path:
            path.append(_branch(node, branch.inherited, len(found)))
            on_path[id(kid)] = None
            continue
        page = PageObject(reader, entry if isinstance(entry, IndirectObject) else None)
        page.update({**branch.inherited, **node})
        found.append(page if kind == "/Page" else None)
    pages: list[DictionaryObject | None] = [page for page in found if page is not None]
    missing = whole.declared - len(pages)
    if not 0 < missing <= MOST_PAGES or len(found) > whole.declared:
        return pages, whole.declared
    if found.count(None) == 1:  # one gap stands for all that is missing
        at = found.index(None)
        found[at:at] = [None] * (missing - 1)
    return found, whole.declared


def _branch(node: Any, inherited: Mapping[str, Any], first: int) -> _Branch:
    kids, count = (_if_whole(partial(resolved, node.get(key)), None) for key in ("/Kids", "/Count"))
    own: dict[str, Any] = {NameObject(key): node.raw_get(key) for key in _INHERITED if key in node}
    declared = int(count) if isinstance(count, int) else 0
    entries = iter(kids if isinstance(kids, ArrayObject) else ())
    return _Branch(entries, {**inherited, **own}, first, declared)


def _is_broken_store(value: Any) -> bool:
    """Whether what holds other objects, or says where they stand, is broken."""
    return (
        isinstance(value, StreamObject)
        and value.get("/Type") in ("/ObjStm", "/XRef")
        and not decoded(value)[1]
    )


def _broken(data: bytes) -> PackviewError:
    whole = b"%%EOF" in data[-2048:]
    return PackviewError(
        "This PDF is damaged and cannot be read" if whole else "This PDF is not complete: its end is missing",
        "Download it again, or ask the council for it",
    )


def _open(data: bytes, password: str | None) -> PdfReader:
    try:
        reader = PdfReader(BytesIO(data))
        # many protected files open with an empty password, whatever was given
        opened = not reader.is_encrypted or reader.decrypt("") or (password and reader.decrypt(password))
    except (NotImplementedError, DependencyError) as error:
        raise PackviewError(
            "This PDF is protected in a way that packview cannot open",
            "Ask the council for a copy without protection",
        ) from error
    except Exception as error:
        raise _broken(data) from error
    if opened:
        return reader
    if password:
        raise PasswordNeededError("The password does not open this PDF", "Check it, then try again")
    raise PasswordNeededError("This PDF is protected by a password", "Give the password to open it")


def _information(reader: PdfReader, key: str) -> str:
    value = resolved(reader.metadata.get(key)) if reader.metadata is not None else None
    return one_line(value) if isinstance(value, str) else ""


def _frame(page: DictionaryObject) -> tuple[Matrix, float, float]:
    rotate = resolved(page.get("/Rotate"))
    return shown(_box(page), int(rotate) if isinstance(rotate, int | float) else 0)


def _box(page: DictionaryObject) -> tuple[float, float, float, float]:
    """The visible part: the crop box as far as it lies on the paper."""
    paper, crop = rectangle(page.get("/MediaBox")), rectangle(page.get("/CropBox"))
    if paper is None or not _is_sheet(paper):
        paper = _A4
    if crop is None:
        return paper
    seen = max(paper[0], crop[0]), max(paper[1], crop[1]), min(paper[2], crop[2]), min(paper[3], crop[3])
    return seen if _is_sheet(seen) else paper


def _is_sheet(box: tuple[float, float, float, float]) -> bool:
    left, bottom, right, top = box
    return _SMALLEST < right - left < _LARGEST and _SMALLEST < top - bottom < _LARGEST


def _content(page: DictionaryObject) -> tuple[bytes, bool]:
    """The decoded content of a page, and whether all of it is there."""
    if "/Contents" not in page:  # where there are fonts, the entry is broken
        return b"", "/Font" not in (resolved(page.get("/Resources")) or ())
    content = resolved(page.raw_get("/Contents"))
    parts: list[bytes] = []
    whole = checked = True
    length = 0
    for entry in content if isinstance(content, ArrayObject) else [content]:
        if length > MOST_DATA:
            break
        stream = _if_whole(partial(resolved, entry), None)
        if not isinstance(stream, StreamObject):  # it leads to nothing, or to what is no content
            whole = False
            continue
        data, all_there = decoded(stream)
        parts.append(data)
        length += len(data)
        whole, checked = whole and all_there, checked and is_checked(stream)
    joined = b"\n".join(parts)
    return joined, whole and (checked or is_whole(joined))


def _is_on(word: Word, width: float, height: float) -> bool:
    """Whether any of a word is on the page as shown; what is printed off it was cut off."""
    reach = word.width + word.size
    return -reach < word.x < width + reach and -reach < word.y < height + reach


def _runs(words: Sequence[Word]) -> Iterator[Run]:
    """The words with places in hundredths of a point. Most share height and size with the one before, and rounding is slow."""
    new = tuple.__new__
    height = size = down = points = 0.0
    for text, x, y, width, drawn, rotation, font, bold, _ in words:
        if y != height:
            height, down = y, round(y, 2)
        if drawn != size:
            size, points = drawn, round(drawn, 2)
        yield new(Run, (text, round(x, 2), down, round(width, 2), points, rotation, font, bold))
