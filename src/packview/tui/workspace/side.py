"""The column beside the pages: one view, or two of which one stands above the other, and what they ask for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from importlib import import_module
from pkgutil import resolve_name

from textual.containers import Vertical
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from packview.model import SideLayout
from packview.tui.base.lists import set_classes
from packview.tui.base.side_view import SideView, WorkspaceState
from packview.tui.keys import pressed
from packview.tui.text import label
from packview.tui.workspace.chrome import PANES, Tab
from packview.tui.workspace.state import ScreenPart


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewRow:
    """A view of the side column, whose module is imported when it is first opened.

    ``always``: its name is among the panes even where there is nothing for it to show.
    """

    name: str
    title: str
    view: str
    always: bool = True

    @property
    def key(self) -> str:
        return f"workspace.{self.name}"

    def make(self) -> SideView:
        made: SideView = resolve_name(self.view)(id=f"side-{self.name}")
        return made


VIEWS = (
    ViewRow(name="notes", title="Notes", view="packview.tui.views.notes:NotesView"),
    ViewRow(name="minutes", title="Minutes", view="packview.tui.views.minutes:MinutesView"),
    ViewRow(name="themes", title="Themes", view="packview.tui.views.themes:ThemesView"),
    ViewRow(name="indicators", title="Indicators", view="packview.tui.views.indicators:IndicatorsView"),
    ViewRow(name="tracker", title="Tracker", view="packview.tui.views.minutes:TrackerView"),
    ViewRow(name="glossary", title="Glossary", view="packview.tui.views.search:GlossaryView"),
    ViewRow(name="findings", title="Findings", view="packview.tui.views.findings:FindingsView"),
    ViewRow(name="search", title="Search", view="packview.tui.views.search:SearchView"),
    ViewRow(name="planner", title="Questions", view="packview.tui.views.planner:PlannerView"),
    ViewRow(name="panel", title="Panel", view="packview.tui.views.planner:PanelView", always=False),
    ViewRow(name="placing", title="Placing", view="packview.tui.views.placing:PlacingView", always=False),
)
"""In the order of their keys."""


BRIEFING = ViewRow(name="briefing", title="Briefing", view="packview.tui.views.briefing:BriefingView")
"""It has the whole window, in a column of its own."""


def make_ready() -> None:
    """Import the modules of the views of every pack, so that opening one does not take the time for that; and what saving needs."""
    import_module("filelock")
    for row in (*VIEWS, BRIEFING):
        if row.always:
            resolve_name(row.view)


def view_row(name: str) -> ViewRow | None:
    """The row of a view; None for one there is not, as a newer packview may have remembered."""
    return next((row for row in (*VIEWS, BRIEFING) if row.name == name), None)


def known(layout: SideLayout, names: Sequence[str]) -> SideLayout:
    """A remembered layout without what there is no more."""
    views = tuple(dict.fromkeys(name for name in layout.views if name in names))[:2] or (names[0],)
    used = layout.used if 0 <= layout.used < len(views) else 0
    return replace(layout, views=views, used=used)


def opened(layout: SideLayout, name: str) -> SideLayout:
    """A view is opened: it takes the place of the one in use, unless it is there already; a hidden column is shown."""
    if name in layout.views:
        return replace(layout, used=layout.views.index(name), hidden=False)
    views = list(layout.views)
    views[layout.used] = name
    return replace(layout, views=tuple(views), hidden=False)


def split(layout: SideLayout, other: str) -> SideLayout:
    """The column is shared with another view below, or only the view in use keeps it."""
    if len(layout.views) > 1:
        return replace(layout, views=(layout.views[layout.used],), used=0, hidden=False)
    return replace(layout, views=(*layout.views, other), used=1, hidden=False)


class SideColumn(Vertical):
    """Makes views when they are first shown, and hands what there is to see to those that are shown, to no other."""

    DEFAULT_CSS = """
    SideColumn > .view { display: none; height: 1fr; }
    SideColumn > .view.-shown { display: block; }
    SideColumn.-one > .view { display: none; }
    SideColumn.-one > .view.-used { display: block; }
    """

    def __init__(self, *views: str, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self.layout_of_views = SideLayout(views=views) if views else SideLayout()
        self._views: dict[str, SideView] = {}
        self._left: dict[str, str] = {}

    def render_lines(self, crop: Region) -> list[Strip]:
        """Nothing of its own: the views cover it, and what Textual makes of that takes as long as one of them."""
        return [Strip.blank(crop.width, self.rich_style)] * crop.height

    @property
    def used(self) -> SideView | None:
        layout = self.layout_of_views
        return self._views.get(layout.views[layout.used])

    def view(self, name: str) -> SideView | None:
        """A view that was opened before, whether it is shown or not."""
        return self._views.get(name)

    def view_of(self, widget: Widget | None) -> SideView | None:
        """The view that a widget is part of."""
        if widget is None:
            return None
        nodes = widget.ancestors_with_self
        return next((view for view in self._views.values() if view in nodes), None)

    @property
    def shown(self) -> tuple[SideView, ...]:
        """The views that are shown, the upper one first."""
        return tuple(self._views[name] for name in self.layout_of_views.views if name in self._views)

    @property
    def entries(self) -> dict[str, str]:
        """The entry chosen in each view, to be remembered."""
        return {
            **self._left,
            **{
                name: view.entry
                for name, view in self._views.items()
                if name not in self._left and view.entry
            },
        }

    def remember(self, entries: Mapping[str, str]) -> None:
        """Go to these entries, by name of a view, when the views are shown for the first time."""
        self._left = dict(entries)

    async def apply(self, layout: SideLayout) -> None:
        """Show other views, or the same ones in another way; nothing happens where the workspace is being left."""
        self.layout_of_views = layout
        for name in layout.views:
            row = view_row(name)
            if row is not None and name not in self._views:
                view = self._views[name] = row.make()
                view.add_class("view", "framed")
                view.border_title = label(f"{pressed(row.key)} {row.title}")
                await self.mount(view)
        if any(view.parent is not self for view in self.shown):
            return
        for place, view in enumerate(self.shown):
            if self.children[place] is not view:
                self.move_child(view, before=place)
        for name, view in self._views.items():
            set_classes(view, {"-shown": name in layout.views, "-used": view is self.used})

    def show(self, state: WorkspaceState) -> None:
        """Hand the state to the views that are shown."""
        for view in self.shown:
            view.show(state)
            self._go_on(view)

    def reveal(self, name: str, ref: str) -> None:
        view = self._views.get(name)
        if view is not None:
            self._left.pop(name, None)
            view.reveal(ref)

    def use(self, place: int) -> None:
        """Another of the views that are shown is in use."""
        self.layout_of_views = replace(self.layout_of_views, used=place)
        for view in self.shown:
            set_classes(view, {"-used": view is self.used})

    def touched(self, view: SideView) -> None:
        """The member goes about in a view: where they were in it the last time does not count any more."""
        self._left.pop(view.name_of_view, None)

    def _go_on(self, view: SideView) -> None:
        """Go to the entry where the member was the last time, as soon as it is there."""
        name = view.name_of_view
        ref = self._left.get(name)
        if ref is not None and view.entry != ref:
            view.reveal(ref)
        if ref is not None and view.entry == ref:
            del self._left[name]


_NOT_SHOWN = {"infos", "layouts", "reading", "stopped", "bookmarks", "layout", "open_pane", "told"}
_SHOWN = [one.name for one in fields(WorkspaceState) if one.name not in _NOT_SHOWN]
"""The parts of the state that views show."""


class SideController(ScreenPart):
    """Arranges the side column, of which the state's ``layout`` says what it shows, and keeps its views up to date."""

    # The view that was in the column before the last change, to come back when the column is split.
    _other_view: str = ""

    @property
    def _layout(self) -> SideLayout:
        return self.state.layout

    def begin(self, layout: SideLayout, entries: Mapping[str, str]) -> None:
        """Begin with what was remembered of the side column."""
        self.host.side.remember(entries)
        self.store.change(layout=known(layout, [row.name for row in VIEWS]))
        self.store.subscribe(self.feed, *_SHOWN)

    def feed(self) -> None:
        self.host.side.show(self.state)
        self.host.front.show(self.state)

    async def show_briefing(self) -> None:
        """Show the briefing in the whole window; it is made when it is first shown."""
        front = self.host.front
        await front.apply(front.layout_of_views)
        self.feed()
        self.host.open("briefing")

    async def apply_side_layout(self, layout: SideLayout) -> None:
        """Let the side column show other views, or the same in another way."""
        for name in self._layout.views:
            if name not in layout.views:
                self._other_view = name
        await self.host.side.apply(layout)
        if self.host.side.children:  # none where the workspace is being left
            self.store.change(layout=layout)
            self.feed()

    async def show_view(self, name: str, ref: str = "", *, focus: bool | None = None) -> None:
        """Show a view of the side column, and an entry of it; where there is none of that name, nothing happens.

        ``focus`` None goes to one that is shown already, or in place of one that is in use.
        """
        if view_row(name) is None:
            return
        if name == BRIEFING.name:
            await self.show_briefing()
            return
        before, in_use = self._layout, self.state.open_pane == "side"
        there = name in before.views and not before.hidden
        if there and self.host.side.view(name) is not None:
            self._use(name)
        else:
            await self.apply_side_layout(opened(before, name))
        if ref:
            self.host.side.reveal(name, ref)
        if focus or (focus is None and (there or in_use or self.host.narrow)):
            self.host.open("side")

    def _use(self, name: str) -> None:
        self.host.side.use(self._layout.views.index(name))
        self.store.change(layout=self.host.side.layout_of_views)

    def used(self, view: SideView) -> None:
        if view is self.host.front.used:
            self.host.open("briefing", focus=False)
            return
        self.host.side.touched(view)
        if view.name_of_view in self._layout.views:
            self._use(view.name_of_view)
            self.host.open("side", focus=False)

    async def wider(self) -> None:
        layout = self._layout
        if self.host.narrow:
            self.host.say("Here every pane has the whole width already")
        else:
            await self.apply_side_layout(replace(layout, wide=not layout.wide or layout.hidden, hidden=False))

    async def hide(self) -> None:
        hidden, in_use = not self._layout.hidden, self.state.open_pane == "side"
        if self.host.narrow:
            self.host.open("pages" if in_use else "side")
            return
        await self.apply_side_layout(replace(self._layout, hidden=hidden))
        if hidden and in_use:
            self.host.open("pages")
        if hidden:
            self.host.say(f"Side panel hidden. {pressed('workspace.hide')} to show it")

    async def split(self) -> None:
        """Let two views share the column, or only one again."""
        layout = self._layout
        if self.host.narrow:
            self.host.say("There is room for one view only; in a wider window two share the column")
            return
        names = [row.name for row in VIEWS if row.name not in layout.views]
        other = self._other_view if self._other_view in names else next(iter(names), None)
        if other is None and len(layout.views) == 1:
            return
        in_use = self.state.open_pane == "side"
        await self.apply_side_layout(split(layout, other or ""))
        if in_use:
            self.host.open("side")

    async def step_pane(self, step: int) -> None:
        """Go to the pane or view at the right (1) or at the left (-1), round again at the end."""
        layout, narrow, pane = self._layout, self.host.narrow, self.state.open_pane
        views = layout.views if not narrow or len(layout.views) == 1 else (layout.views[layout.used],)
        names = [name for name, _, _ in PANES] + ([] if layout.hidden and not narrow else list(views))
        here = layout.views[layout.used] if pane == "side" else pane
        name = names[((names.index(here) if here in names else 0) + step) % len(names)]
        if name in views:
            await self.show_view(name, focus=True)
        else:
            self.host.open(name)


def pane_tabs(state: WorkspaceState, *, narrow: bool) -> list[Tab]:
    """Which panes and views there are, which are shown, and which is in use; one at a time where it is ``narrow``."""
    layout, item = state.layout, state.item
    notes = sum(1 for note in state.notes if item is None or note.anchor.item == item.key)
    offered = {"panel": bool(state.shared), "placing": bool(state.placed) or state.changes is not None}
    tabs = [
        Tab(pane=pane, key=pressed(key), name=name, used=pane == state.open_pane, shown=not narrow)
        for pane, key, name in PANES
    ]
    for row in VIEWS:
        if not (row.always or offered.get(row.name) or row.name in layout.views):
            continue
        tabs.append(
            Tab(
                pane=row.name,
                key=pressed(row.key),
                name=f"{row.title} ({notes})" if row.name == "notes" and notes else row.title,
                used=state.open_pane == "side" and layout.views[layout.used] == row.name,
                shown=row.name in layout.views and not (narrow or layout.hidden),
            )
        )
    tabs.insert(
        0,
        Tab(
            pane="briefing",
            key=pressed(BRIEFING.key),
            name=BRIEFING.title,
            used=state.open_pane == "briefing",
        ),
    )
    put_right = Tab(pane="put_right", key=pressed("workspace.put_right"), name="Put right", hint=True)
    hints = (
        ("wider", "Narrow" if layout.wide else "Wide"),
        ("split", "One" if len(layout.views) > 1 else "Two"),
        ("hide", "Show" if layout.hidden else "Hide"),
    )
    tabs.append(put_right)
    if not narrow:
        tabs += [Tab(pane=key, key=pressed(f"workspace.{key}"), name=name, hint=True) for key, name in hints]
    return tabs
