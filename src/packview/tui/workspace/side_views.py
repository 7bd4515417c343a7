"""The table of the views of the side column: what each is called, and where it comes from when it is first opened."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from packview.tui.base.side_view import SideView, ViewName


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewRow:
    """A view.

    Attributes:
        name: how the workspace knows it; its key has the id 'workspace.' and the name.
        title: how the member reads it.
        key: id of the key that opens it.
        make: makes it; its module is imported only then.
        always: whether its name stands among the panes even where there is nothing for it to show.
    """

    name: ViewName
    title: str
    key: str
    make: Callable[[], SideView]
    always: bool = True


def _notes() -> SideView:
    from packview.tui.views.notes import NotesView  # noqa: PLC0415  start-up stays quick without it

    return NotesView(id="side-notes")


def _indicators() -> SideView:
    from packview.tui.views.indicators import IndicatorsView  # noqa: PLC0415  as above

    return IndicatorsView(id="side-indicators")


def _findings() -> SideView:
    from packview.tui.views.findings import FindingsView  # noqa: PLC0415  as above

    return FindingsView(id="side-findings")


def _search() -> SideView:
    from packview.tui.views.search import SearchView  # noqa: PLC0415  as above

    return SearchView(id="side-search")


def _plan() -> SideView:
    from packview.tui.views.plan import PlanView  # noqa: PLC0415  as above

    return PlanView(id="side-plan")


def _minutes() -> SideView:
    from packview.tui.views.minutes import MinutesView  # noqa: PLC0415  as above

    return MinutesView(id="side-minutes")


def _tracker() -> SideView:
    from packview.tui.views.tracker import TrackerView  # noqa: PLC0415  as above

    return TrackerView(id="side-tracker")


def _glossary() -> SideView:
    from packview.tui.views.glossary import GlossaryView  # noqa: PLC0415  as above

    return GlossaryView(id="side-glossary")


def _themes() -> SideView:
    from packview.tui.views.themes import ThemesView  # noqa: PLC0415  as above

    return ThemesView(id="side-themes")


def _panel() -> SideView:
    from packview.tui.views.panel import PanelView  # noqa: PLC0415  as above

    return PanelView(id="side-panel")


def _placing() -> SideView:
    from packview.tui.views.placing import PlacingView  # noqa: PLC0415  as above

    return PlacingView(id="side-placing")


def _planner() -> SideView:
    from packview.tui.views.planner import PlannerView  # noqa: PLC0415  as above

    return PlannerView(id="side-planner")


VIEWS: tuple[ViewRow, ...] = (
    ViewRow(name="notes", title="Notes", key="workspace.notes", make=_notes),
    ViewRow(name="minutes", title="Minutes", key="workspace.minutes", make=_minutes),
    ViewRow(name="themes", title="Themes", key="workspace.themes", make=_themes),
    ViewRow(name="indicators", title="Indicators", key="workspace.indicators", make=_indicators),
    ViewRow(name="tracker", title="Tracker", key="workspace.tracker", make=_tracker),
    ViewRow(name="glossary", title="Glossary", key="workspace.glossary", make=_glossary),
    ViewRow(name="findings", title="Findings", key="workspace.findings", make=_findings),
    ViewRow(name="search", title="Search", key="workspace.search", make=_search),
    ViewRow(name="plan", title="Plan", key="workspace.plan", make=_plan),
    ViewRow(name="planner", title="Questions", key="workspace.planner", make=_planner),
    ViewRow(name="panel", title="Panel", key="workspace.panel", make=_panel, always=False),
    ViewRow(name="placing", title="Placing", key="workspace.placing", make=_placing, always=False),
)
"""In the order of their keys."""
_MODULES = ("minutes", "themes", "indicators", "tracker", "glossary", "findings", "search", "plan", "planner")
"""Those that may be opened in any pack."""


def make_ready() -> None:
    """Import the modules of all views, so that opening one does not take the time for that."""
    for name in _MODULES:
        import_module(f"packview.tui.views.{name}")


def view_row(name: str) -> ViewRow | None:
    """The row of a view; None for one there is not, as a newer packview may have remembered."""
    return next((row for row in VIEWS if row.name == name), None)
