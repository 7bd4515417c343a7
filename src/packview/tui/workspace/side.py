"""The layouts of the workspace, and the column beside the pages: up to three views, one above the other, and what they ask for."""

from collections.abc import Collection, Mapping, Sequence
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
    ViewRow(
        name="committee", title="Committee", view="packview.tui.views.committee:CommitteeView", always=False
    ),
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


LAYOUTS: Mapping[str, tuple[str, ...]] = {
    "read": (),
    "evidence": SideLayout().views,
    "room": ("planner", "minutes", "notes"),
    "compare": ("minutes", "indicators", "findings"),
}
"""The layouts with the views that each begins with, in the order of their keys."""
ROOMY, _LARGE = 150, 180
"""Cells from which on the agenda keeps its place beside half a window of views, and three views share the side column."""
_SHARED, _HIGH = 24, 40
"""Rows from which on two and three views share it."""


def views_at_once(name: str, width: int, height: int) -> int:
    """How many views a layout shows in a window of that size; one where only one pane is shown."""
    by_height = 3 if height >= _HIGH else 2 if height >= _SHARED else 1
    if width >= _LARGE:
        return by_height
    return min(by_height, 2) if name in ("room", "compare") else 1


def at_first(layout: SideLayout, chosen: str) -> SideLayout:
    """The layout a pack is shown in: as it was left, else the one that the settings have ``chosen``."""
    return laid_out(layout, chosen) if layout == SideLayout() and chosen in LAYOUTS else layout


def known(layout: SideLayout, names: Sequence[str]) -> SideLayout:
    """A remembered layout without what there is no more, and with as many views as any has."""
    name = layout.name if layout.name in LAYOUTS else SideLayout().name
    wanted = (*layout.views, *(LAYOUTS[name] or SideLayout().views))
    views = tuple(dict.fromkeys(view for view in wanted if view in names))[:3]
    kept = {key: one for key, one in layout.kept.items() if key in LAYOUTS and set(one) <= {*names} and one}
    return SideLayout(
        name=name, views=views, used=layout.used if 0 <= layout.used < len(views) else 0, kept=kept
    )


def opened(layout: SideLayout, name: str) -> SideLayout:
    """A view is opened: it takes the place of the one in use, unless it is there already; there is a side column then."""
    arranged = "evidence" if layout.name == "read" else layout.name
    views = list(layout.views)
    if name not in views:
        views[layout.used] = name
    return replace(layout, name=arranged, views=tuple(views), used=views.index(name))


def laid_out(layout: SideLayout, name: str) -> SideLayout:
    """Another layout with its views as they were left; the view in use comes along, but neither into the room nor out of it."""
    kept = {**layout.kept, layout.name: layout.views}
    views, used = kept.get(name) or LAYOUTS[name] or layout.views, layout.views[layout.used]
    if name == "read" or not {layout.name, name} & {"read", "room"}:
        views = views if used in views else (used, *views)[:3]
        return SideLayout(name=name, views=views, used=views.index(used), kept=kept)
    return SideLayout(name=name, views=views, kept=kept)


class SideColumn(Vertical):
    """Makes views when they are first shown, and hands what there is to see to those that are shown, to no other.

    ``most`` is how many of the layout's views are shown.
    """

    most = 1

    DEFAULT_CSS = """
    SideColumn > .view { display: none; height: 1fr; }
    SideColumn > .view.-shown { display: block; }
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
        return tuple(self._views[name] for name in self.names if name in self._views)

    @property
    def names(self) -> tuple[str, ...]:
        """Of the layout's views those for which there is room, the one in use among them."""
        layout = self.layout_of_views
        first = max(0, layout.used + 1 - self.most)
        return layout.views[first : first + self.most]

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
        for name in self.names:
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
            set_classes(view, {"-shown": name in self.names})

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

    @property
    def _layout(self) -> SideLayout:
        return self.state.layout

    def begin(self, layout: SideLayout, entries: Mapping[str, str]) -> None:
        """Begin with what was remembered of the side column."""
        self.host.side.remember(entries)
        self.store.change(layout=known(layout, [row.name for row in VIEWS]))
        self.store.subscribe(self.feed, *_SHOWN)

    def feed(self) -> None:
        """Hand the state to the views; to the briefing only while it is shown, for it reads the whole pack."""
        self.host.side.show(self.state)
        if self.state.open_pane == BRIEFING.name:
            self.host.front.show(self.state)

    async def show_briefing(self) -> None:
        """Show the briefing in the whole window; it is made when it is first shown."""
        front = self.host.front
        await front.apply(front.layout_of_views)
        self.host.open(BRIEFING.name)
        self.feed()

    async def apply_side_layout(self, layout: SideLayout) -> None:
        """Let the side column show other views, or the same in another way."""
        size = self.host.size
        self.host.side.most = views_at_once(layout.name, size.width, size.height)
        await self.host.side.apply(layout)
        if self.host.side.children:  # none where the workspace is being left
            self.store.change(layout=layout)
            self.feed()

    async def show_view(self, name: str, ref: str = "", *, focus: bool | None = None) -> None:
        """Show a view of the side column, and an entry of it; where there is none of that name, nothing happens.

        ``focus`` None goes to one that is shown already, or in place of one that is in use: the briefing covers them all.
        """
        if view_row(name) is None:
            return
        if name == BRIEFING.name:
            await self.show_briefing()
            return
        before, in_use = self._layout, self.state.open_pane in {"side", "briefing"}
        there = name in self.host.side.names and before.name != "read"
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
        if view.name_of_view in self.host.side.names:
            self._use(view.name_of_view)
            self.host.open("side", focus=False)

    async def lay_out(self, name: str = "") -> None:
        """Lay the panes out in another way, without a name in the next one; where one pane is shown, go to what the layout is for."""
        names = list(LAYOUTS)
        name = name or names[(names.index(self._layout.name) + 1) % len(names)]
        narrow, pane = self.host.narrow, self.state.open_pane
        await self.apply_side_layout(laid_out(self._layout, name))
        if narrow or pane in ("side", "briefing"):
            self.host.open("pages" if name == "read" or (pane == "briefing" and not narrow) else "side")
        self.host.say(f"Layout: {name}. {pressed('workspace.layout')} for the next one")

    async def step_pane(self, step: int) -> None:
        """Go to the pane or view at the right (1) or at the left (-1), round again at the end."""
        layout, narrow, pane = self._layout, self.host.narrow, self.state.open_pane
        views = self.host.side.names if narrow or layout.name != "read" else ()
        names = [*(name for name, _, _ in PANES), *views]
        here = layout.views[layout.used] if pane == "side" else pane
        name = names[((names.index(here) if here in names else 0) + step) % len(names)]
        if name in views:
            await self.show_view(name, focus=True)
        else:
            self.host.open(name)


def pane_tabs(state: WorkspaceState, views: Collection[str], *, narrow: bool) -> list[Tab]:
    """Which panes and views there are, which are shown, and which is in use; one at a time where it is ``narrow``.

    ``views`` are those for which the side column has room.
    """
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
                shown=row.name in views and not narrow and layout.name != "read",
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
    tabs.append(put_right)
    if not narrow:
        tabs += [
            Tab(
                pane=name,
                key=pressed(f"workspace.{name}"),
                name=name.capitalize(),
                hint=True,
                shown=name == layout.name,
            )
            for name in LAYOUTS
        ]
    return tabs
