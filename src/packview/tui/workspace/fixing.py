"""Putting right what was misread, from the place itself: the meeting, the current item, the page in view."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from packview.errors import require
from packview.export.rows import Row, correction_rows, correction_words
from packview.model import AgendaItem, Indicator, Pack, Paper
from packview.model.corrections import AppliedCorrection, Standing, Value, indicator_key, paper_key
from packview.model.notes import page_words
from packview.model.open_pack import OpenPack
from packview.services.editions.wanted import (
    LISTS,
    Wanted,
    fields_wanted,
    heading_items,
    indicator_wanted,
    item_wanted,
    joined_items,
    outline_items,
    outline_wanted,
    person_wanted,
)
from packview.text import one_line
from packview.tui.dialogs.base import Destination, PlacesDialog
from packview.tui.dialogs.form import Field, FormDialog
from packview.tui.keys import pressed
from packview.tui.text import telling, truncate
from packview.tui.workspace.importing import page_infos
from packview.tui.workspace.state import ScreenPart
from packview.wording.words import capital, counted

if TYPE_CHECKING:
    from packview.services.editions.corrections import Corrections

_MEETING = "The meeting"
_ITEM = "The current item"
_AGENDA = "The agenda"
_DONE = "What was put right"
_ASIDE = {Standing.SET_ASIDE, Standing.LOST}
_OFFER_FOR = 15.0
"""Seconds."""
_Make = Callable[[Mapping[str, str]], Wanted]
"""What is to be put right, of the fields of a form that were changed."""


class Fixing(ScreenPart):
    """Offers what can be put right, does it, and shows the pack as it is then."""

    _known: "Corrections | None" = None
    _token: object = None
    _offered: bool = False

    def begin(self) -> None:
        """Offer a way out, once the file is read, where what was read leaves the member without one."""
        self.store.subscribe(self._offer, "reading")

    def show(self, printed: Pack, **fields: Any) -> None:
        """Show a pack as it was read, with what was put right, together with other fields of the state."""
        pages = tuple(fields.get("pages", self.state.pages))
        opened = self.library.put_right(OpenPack(pack=printed, pages=pages))
        self.store.change(
            pack=opened.pack,
            infos=page_infos(opened.pack, self.host.feed),
            printed=opened.printed,
            corrections=opened.corrections,
            **fields,
        )

    async def look(self) -> None:
        """Show what colleagues and other windows put right since the last look."""
        token = await asyncio.to_thread(self._corrections.token)
        if self._token is None:
            self._token = token
        if token != self._token and not self.state.reading:
            self._token = token
            self._show_again()

    async def choose(self) -> None:
        """Let the member choose what to put right."""
        chosen = await self.host.ask(PlacesDialog(list(self._choices()), "Put this right"))
        if chosen is not None:
            chosen.go()

    @property
    def _corrections(self) -> "Corrections":
        pack_id = self.state.pack.pack_id
        if self._known is None or self._known.pack_id != pack_id:
            self._known = self.library.corrections(pack_id)
        return self._known

    @property
    def _opened(self) -> OpenPack:
        state = self.state
        return OpenPack(
            pack=state.pack,
            pages=tuple(state.pages),
            printed=state.printed,
            corrections=tuple(state.corrections),
            layouts=state.layouts,
        )

    def _offer(self) -> None:
        state, key = self.state, pressed("workspace.put_right")
        if state.reading or self._offered:
            return
        self._offered = True
        found, named = state.pack.papers_found
        words = ""
        if not state.pack.items:
            made = "to add its items"
            if marks := outline_items(self._opened):
                made = f"to make one from the file's {counted(len(marks), 'bookmark')}"
            elif heads := self._headings(1, len(state.pages)):
                made = f"to make one from the {len(heads)} numbered headings"
            words = f"No agenda was understood. Press {key} {made}"
        elif state.pack.meeting.date is None:
            words = f"The date of the meeting was not found. Press {key} to type it in"
        elif named and 2 * found < named:
            words = f"The papers of {found} of {named} items were found. Press {key} on the first page of the others"
        elif aside := sum(one.standing in _ASIDE for one in state.corrections):
            words = f"{counted(aside, 'correction')} no longer applied. Press {key} to see why"
        if words:
            self.host.toast(words, timeout=_OFFER_FOR, warning=False)

    def _headings(self, first: int, last: int) -> list[tuple[str, int, int]]:
        found = heading_items(self._opened, first, last)
        return found if len(found) > 1 else []

    def _choices(self) -> Iterator[Destination]:
        """What can be put right here, with what does it."""
        state, page = self.state, self.reader.pdf_page
        where, item = self._page_words(page), state.item
        if item is not None:
            yield from self._about_item(item, page, where)
        ask = partial(Destination, _AGENDA)
        if marks := outline_items(self._opened):
            words = f"Make items of the file's {counted(len(marks), 'bookmark')}"
            yield ask(words, "", partial(self._make_items, marks))
        first, last = (item.pdf_first, item.pdf_last) if item and item.pdf_first else (page, len(state.pages))
        if heads := self._headings(first, last or first):
            words = f"Make items of the {len(heads)} numbered headings from {self._page_words(first)} on"
            yield ask(words, "", partial(self._make_items, heads))
        yield ask("A new item begins on the page in view", where, partial(self._begin, self._add_item))
        ask, begin = partial(Destination, _MEETING), self._begin
        yield ask("Its committee, date, time and place", "", partial(begin, self._fix_meeting))
        if state.pack.minutes is None or state.pack.minutes.pdf_first != page:
            put = partial(self._put, {("meeting", "", "minutes"): page}, f"The minutes begin on {where}")
            yield ask("The last meeting's minutes begin on the page in view", where, put)
        if state.pack.indicators:
            here = next((one for one in state.pack.indicators if one.pdf_page == page), None)
            form = partial(self._fix_figure, here)
            yield ask("A figure, the unit or the sense of an indicator", "", partial(begin, form))
        yield ask("Who was present, or is a member", "", partial(begin, self._fix_person))
        rows, ask = correction_rows(self._opened), partial(Destination, _DONE)
        if own := [row for row in rows if row["own"]]:
            words = f"Undo the last: {_act_words([row for row in own if row['at'] == own[0]['at']])}"
            yield ask(words, "", self._undo)
        for row in rows:
            standing, words = Standing[row["standing"].upper()], correction_words(row)
            left = "" if standing is Standing.APPLIED else f"not applied: {standing.value}"
            told = ", ".join(filter(None, (row["member"], left)))
            yield ask(words, told, partial(self.host.say, words))

    def _page_words(self, page: int) -> str:
        return page_words(self.state.info(page).label, page)

    def _about_item(self, item: AgendaItem, page: int, where: str) -> Iterator[Destination]:
        items, name = self.state.pack.items, capital(_short(item))
        ask, at = partial(Destination, _ITEM), items.index(item)
        before, after = items[at - 1] if at else None, items[at + 1] if at + 1 < len(items) else None

        def put(words: str, done: str, place: str = "", **fields: Value) -> Destination:
            wanted: Wanted = {("item", item.key, field): value for field, value in fields.items()}
            return ask(f"{name} {words}", place, partial(self._put, wanted, f"{name} {done}"))

        form = partial(self._begin, partial(self._fix_item, item))
        yield ask(f"{name}: its number, title and pages", "", form)
        if item.pdf_first != page:
            last = max(item.pdf_last or page, page)
            begins = f"begins on {where}"
            yield put("begins on the page in view", begins, where, first=page, last=last)
        if item.pdf_first and item.pdf_first <= page != item.pdf_last:
            yield put("ends on the page in view", f"ends on {where}", where, last=page)
        if before is not None and before.key != item.parent:
            above = _short(before)
            yield put(f"stands under {above}", f"is under {above}", parent=before.key)
        parent = self.state.pack.item(item.parent) if item.parent else None
        if parent is not None:
            yield put(f"does not stand under {_short(parent)}", "is moved out", parent=parent.parent)
        closed = "is open to the public" if item.exempt else "is closed to the press and public"
        yield put(closed, closed, exempt=not item.exempt)
        if after is not None:
            join = partial(self._put, joined_items(item, after), f"{name} has the pages of {after.name} now")
            yield ask(f"{name} and {_short(after)} are one item", "", join)
        for paper in self._printed_item(item).papers:
            form = partial(self._begin, partial(self._fix_paper, item, paper))
            yield ask(f"The title and pages of the paper {truncate(one_line(paper.shown), 30)}", "", form)
        yield put("is not an item: remove it", "is removed", "its notes stay", dropped=True)

    def _make_items(self, found: list[tuple[str, int, int]]) -> None:
        self._put(outline_wanted(self._opened, found), "The agenda has these items now")

    def _begin(self, ask: Callable[[], FormDialog]) -> None:
        self.host.begin("put_right", self._ask, ask())

    async def _ask(self, form: FormDialog) -> None:
        await self.host.ask(form)

    # What the forms ask.

    def _form(self, heading: str, fields: list[Field], make: _Make, done: str, words: str = "") -> FormDialog:
        def accept(typed: Mapping[str, str]) -> None:
            self._do(make(typed), f"{done} is put right")

        return FormDialog(heading, fields, accept, words)

    def _fix_item(self, item: AgendaItem) -> FormDialog:
        pack = self.state.pack
        parent = pack.item(item.parent) if item.parent else None
        fields = [
            Field("number", "Number", item.number),
            Field("title", "Title", one_line(item.title)),
            *self._pages(item),
            Field("parent", "Under item", parent.number if parent else "", "its number; empty for none"),
        ]
        make = partial(fields_wanted, pack, "item", item.key)
        return self._form(f"Put right {item.name}", fields, make, capital(item.name))

    def _pages(self, one: AgendaItem | Paper) -> Iterator[Field]:
        ways = "as printed, or #52 for PDF page 52; empty for none"
        yield Field("first", "First page", self._label(one.pdf_first), ways)
        yield Field("last", "Last page", self._label(one.pdf_last), ways)

    def _printed_item(self, item: AgendaItem) -> AgendaItem:
        """The item as it was read, by which its papers are known."""
        return (self.state.printed.item(item.key) if self.state.printed else None) or item

    def _fix_paper(self, item: AgendaItem, paper: Paper) -> FormDialog:
        fields = [Field("title", "Title", one_line(paper.title)), *self._pages(paper)]
        make = partial(fields_wanted, self.state.pack, "paper", paper_key(item, paper))
        return self._form("Put right a paper", fields, make, "The paper")

    def _fix_figure(self, here: Indicator | None) -> FormDialog:
        name = one_line(indicator_key(here)) if here else ""
        fields = [
            Field("name", "Indicator", name, "its reference, or its name"),
            Field("column", "Period or target", "", "as its column is called: 2018-10, Target"),
            Field("figure", "Figure", "", "44 or 14.5; empty for none"),
            Field("unit", "Unit", "", "count, percent, rate or money"),
            Field("polarity", "Better is", "", "high or low"),
        ]

        def make(typed: Mapping[str, str]) -> Wanted:
            column, others = (
                typed.get("column"),
                {"unit": typed.get("unit"), "polarity": typed.get("polarity")},
            )
            figures = {column: typed.get("figure", "")} if column else {}
            wanted = indicator_wanted(self.state.pack, typed.get("name", name), figures, others)
            ways = "Fill in a column and its figure, the unit, or what is better"
            require(bool(wanted), "Say what to put right", ways)
            return wanted

        return self._form("Put right an indicator", fields, make, "The indicator")

    def _add_item(self) -> FormDialog:
        quote = self.reader.quote
        title = one_line(quote.text) if quote is not None else ""
        page = quote.pdf_page if quote is not None else self.reader.pdf_page
        fields = [
            Field("number", "Number", "", "may be empty"),
            Field("title", "Title", "", title or "as it is printed"),
            Field("last", "Last page", "", "empty for the end of the papers it is taken from"),
        ]

        def make(typed: Mapping[str, str]) -> Wanted:
            return item_wanted(self.state.pack, {"title": title, "first": f"#{page}", **typed})

        where = self._page_words(page)
        words = "Lines selected in the pages stand as its title."
        return self._form(f"A new item begins on {where}", fields, make, "The agenda", words)

    def _fix_meeting(self) -> FormDialog:
        meeting = self.state.pack.meeting
        day = meeting.date.isoformat() if meeting.date else ""
        kinds = "ordinary, special, extraordinary or annual"
        fields = [
            Field("council", "Council", one_line(meeting.council)),
            Field("committee", "Committee", one_line(meeting.committee)),
            Field("date", "Date", day, "13 March 2025"),
            Field("time", "Time", one_line(meeting.time)),
            Field("place", "Place", one_line(meeting.place)),
            Field("kind", "Kind of meeting", meeting.kind, kinds),
            Field("status", "Cancelled or moved", meeting.status, "cancelled or moved"),
            Field("quorum", "Quorum", str(meeting.quorum or "")),
        ]
        make = partial(fields_wanted, self.state.pack, "meeting", "")
        return self._form("Put right the meeting", fields, make, "The meeting")

    def _fix_person(self) -> FormDialog:
        fields = [
            Field("name", "Name", "", "as printed, with the title: Councillor Ann Bell"),
            Field("list", "At the last meeting", "", " or ".join(LISTS)),
            Field("listed", "On this committee", "", "yes or no"),
            Field("role", "Role on this committee", "", "Chair, Vice-Chair"),
        ]

        def make(typed: Mapping[str, str]) -> Wanted:
            others = {field: text for field, text in typed.items() if field != "name"}
            wanted = person_wanted(self.state.pack, typed.get("name", ""), others)
            require(bool(wanted), "Say where the name belongs", "Fill in one of the other lines")
            return wanted

        return self._form("Put right a person", fields, make, "The list of people")

    def _label(self, page: int | None) -> str:
        return "" if page is None else self.state.info(page).label or f"#{page}"

    # What is done.

    def _put(self, wanted: Wanted, done: str) -> None:
        """Put right, and say so; what fails is told in a toast."""
        with telling(self.host.complain):
            self._do(wanted, done)

    def _do(self, wanted: Wanted, done: str) -> None:
        self._corrections.put(self._opened, wanted)
        self._show_again()
        self.host.say(f"{one_line(done)}; {pressed('workspace.put_right')} to undo")

    def _undo(self) -> None:
        with telling(self.host.complain):
            opened, taken = self._opened, self._corrections.undo()
            self._show_again()
            if taken:
                was = partial(AppliedCorrection, own=True, standing=Standing.APPLIED)
                rows = correction_rows(
                    replace(opened, corrections=tuple(was(correction=one) for one in taken))
                )
                self.host.say(f"Undone: {_act_words(rows)}")

    def _show_again(self) -> None:
        self._token = self._corrections.token()
        self.show(self.state.printed or self.state.pack)
        self.host.analysis.begin_again()


def _act_words(rows: Sequence[Row]) -> str:
    """The last of the corrections of one act, and how many more there are."""
    return correction_words(rows[0]) + (f" and {len(rows) - 1} more" if len(rows) > 1 else "")


def _short(item: AgendaItem) -> str:
    return truncate(item.name, 40)
