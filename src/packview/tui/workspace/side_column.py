"""The column beside the pages: one view, or two of which one stands above the other."""

from collections.abc import Mapping
from dataclasses import replace

from textual.containers import Vertical
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from packview.model import SideLayout
from packview.tui.base.lists import set_classes
from packview.tui.base.side_view import Seen, SideView
from packview.tui.keys.in_force import pressed
from packview.tui.text import label
from packview.tui.workspace.side_views import view_row


class SideColumn(Vertical):
    """Makes views when they are first shown, and hands what there is to see to those that are shown, to no other.

    Attributes:
        layout_of_views: what it shows.
    """

    DEFAULT_CSS = """
    SideColumn > .view { display: none; height: 1fr; }
    SideColumn > .view.-shown { display: block; }
    SideColumn.-one > .view { display: none; }
    SideColumn.-one > .view.-used { display: block; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self.layout_of_views = SideLayout()
        self._views: dict[str, SideView] = {}
        self._left: dict[str, str] = {}

    def render_lines(self, crop: Region) -> list[Strip]:
        """Nothing of its own: the views cover it, and what Textual makes of that takes as long as one of them."""
        return [Strip.blank(crop.width, self.rich_style)] * crop.height

    @property
    def used(self) -> SideView | None:
        """The view in use."""
        layout = self.layout_of_views
        return self._views.get(layout.views[layout.used])

    @property
    def made(self) -> frozenset[str]:
        """Names of the views that were opened before."""
        return frozenset(self._views)

    def view(self, name: str) -> SideView | None:
        """A view that was opened before, whether it is shown or not."""
        return self._views.get(name)

    def view_of(self, widget: Widget | None) -> SideView | None:
        """The view that a widget is part of."""
        if widget is None:
            return None
        return next((node for node in widget.ancestors_with_self if isinstance(node, SideView)), None)

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

    def begin(self, layout: SideLayout, entries: Mapping[str, str]) -> None:
        """Take up what was remembered; nothing is made yet but what ``compose`` gives."""
        self.layout_of_views = layout
        self._left = dict(entries)

    async def set_out(self, layout: SideLayout) -> None:
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

    def show(self, seen: Seen) -> None:
        """Hand what there is to see to the views that are shown."""
        for view in self.shown:
            view.show(seen)
            self._go_on(view)

    def reveal(self, name: str, ref: str) -> None:
        """Go to an entry of a view that is shown."""
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
