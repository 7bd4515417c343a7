"""Going from pane to pane, and arranging what the side column shows."""

from dataclasses import replace

from textual import events
from textual.widget import Widget

from packview.model import SideLayout
from packview.tui.base.lists import set_classes
from packview.tui.base.side_view import SideView
from packview.tui.keys.in_force import pressed
from packview.tui.workspace.base import WorkspaceBase
from packview.tui.workspace.chrome import PANES, PaneTabs
from packview.tui.workspace.side_layouts import known, opened, split
from packview.tui.workspace.side_views import VIEWS, view_row

_ROOMY = 150
"""Cells from which the agenda keeps its place beside a side column made wide."""
_SHARED = 24
"""Rows from which two views share the column."""


class Panes(WorkspaceBase):
    """One pane or view is in use; in a narrow terminal it is the only one that is shown."""

    _other_view = ""
    """The view that was in the column before the last change, to come back when the column is split."""

    def begin_side(self, layout: SideLayout, entries: dict[str, str]) -> None:
        """Take up what was remembered of the side column."""
        self.side.begin(known(layout, [row.name for row in VIEWS]), entries)

    async def set_out_side(self, layout: SideLayout) -> None:
        """Let the side column show other views, or the same in another way."""
        for name in self.side.layout_of_views.views:
            if name not in layout.views:
                self._other_view = name
        await self.side.set_out(layout)
        if not self.side.children:
            return  # the workspace is being left
        gives_way = (self.agenda,) if self.has_class("-middling") else ()
        set_classes(self, {"-big": layout.wide, "-put-away": layout.hidden}, *gives_way, self.side)
        self.show_side()

    def open(self, pane: str, *, focus: bool = True) -> None:
        """Open a pane, or where all are open, go to it."""
        self.open_pane = pane
        for part in (self.agenda, self.reader, self.side):
            looks = self.has_class("-narrow") or (part is self.agenda and self.has_class("-middling"))
            set_classes(part, {"-open": part.id == pane}, looks=looks)
        self.show_tabs()
        if focus:
            view = self.side.used
            target = view.place_to_type if pane == "side" and view is not None else self.query_one(f"#{pane}")
            self.set_focus(target, scroll_visible=False)  # at once: the next key is for what was gone to

    async def show_view(self, name: str, *, focus: bool | None = None, ref: str = "") -> None:
        """Show a view of the side column.

        Args:
            name: of the view; where there is none of that name, nothing happens.
            focus: whether to go to it; None goes to one that is shown already, or in place of one that is in use.
            ref: an entry to go to in it.
        """
        if view_row(name) is None:
            return
        before = self.side.layout_of_views
        there = name in before.views and not before.hidden
        if focus is None:
            focus = there or self.has_class("-narrow") or self.open_pane == "side"
        if there and name in self.side.made:
            self.side.use(before.views.index(name))
        else:
            await self.set_out_side(opened(before, name))
        if ref:
            self.side.reveal(name, ref)
        if focus:
            self.open("side")

    def action_show_pane(self, pane: str) -> None:
        """Go to a pane."""
        self.open(pane)

    async def action_show_view(self, name: str) -> None:
        """Show a view, or go to it."""
        await self.show_view(name)

    async def action_widen_side(self) -> None:
        """Make the side column wide, or as it was."""
        layout = self.side.layout_of_views
        if self.has_class("-narrow"):
            self.say("Here every pane has the whole width already")
        else:
            await self.set_out_side(replace(layout, wide=not layout.wide or layout.hidden, hidden=False))

    async def action_hide_side(self) -> None:
        """Put the side column away, or show it again."""
        layout = self.side.layout_of_views
        hidden = not layout.hidden
        if self.has_class("-narrow"):
            self.open("pages" if self.open_pane == "side" else "side")
            return
        await self.set_out_side(replace(layout, hidden=hidden))
        if hidden and self.open_pane == "side":
            self.open("pages")
        if hidden:
            self.say(f"The side column is put away. {pressed('workspace.hide')} shows it again")

    async def action_split_side(self) -> None:
        """Let two views share the column, or only one again."""
        layout = self.side.layout_of_views
        if self.has_class("-narrow"):
            self.say("There is room for one view only; in a wider window two share the column")
            return
        names = [row.name for row in VIEWS if row.name not in layout.views]
        other = self._other_view if self._other_view in names else next(iter(names), None)
        if other is None and len(layout.views) == 1:
            return
        used = self.open_pane == "side"
        await self.set_out_side(split(layout, other or ""))
        if used:
            self.open("side")

    async def action_next_pane(self) -> None:
        """Go to the pane at the right, from the last to the first."""
        await self._step_pane(1)

    async def action_previous_pane(self) -> None:
        """Go to the pane at the left, from the first to the last."""
        await self._step_pane(-1)

    async def _step_pane(self, step: int) -> None:
        layout = self.side.layout_of_views
        narrow = self.has_class("-narrow")
        views = layout.views if not narrow or len(layout.views) == 1 else (layout.views[layout.used],)
        names = [pane for pane, _, _ in PANES] + ([] if layout.hidden and not narrow else list(views))
        here = layout.views[layout.used] if self.open_pane == "side" else self.open_pane
        name = names[((names.index(here) if here in names else 0) + step) % len(names)]
        if name in views:
            await self.show_view(name, focus=True)
        else:
            self.open(name)

    async def on_pane_tabs_chosen(self, message: PaneTabs.Chosen) -> None:
        """A name was clicked."""
        if view_row(message.pane) is not None:
            await self.show_view(message.pane, focus=True)
        elif message.pane.endswith("_side"):
            await self.run_action(message.pane)
        else:
            self.open(message.pane)

    async def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The pane that is used stays open when the terminal becomes narrow."""
        widget = event.widget if isinstance(event.widget, Widget) else None
        view = self.side.view_of(widget)
        if view is not None:
            self._view_used(view)
        elif (
            widget is not None and widget.id != self.open_pane and widget.id in {pane for pane, _, _ in PANES}
        ):
            self.open(widget.id, focus=False)

    def _view_used(self, view: SideView) -> None:
        layout = self.side.layout_of_views
        self.side.touched(view)
        if view.name_of_view in layout.views:
            self.side.use(layout.views.index(view.name_of_view))
            self.open("side", focus=False)

    def on_resize(self, event: events.Resize) -> None:
        """A low terminal keeps its rows for the text."""
        width, height = event.size
        self.set_class(height < 10, "-low").set_class(width < _ROOMY, "-middling")
        self.place.set_class(height < 16, "-one")
        self.tabs.keep_short(height < 16)
        self.side.set_class(self.has_class("-narrow") or height < _SHARED, "-one")
        self.show_tabs()
