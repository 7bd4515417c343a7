"""What the parts of the workspace share: its state, and how they get at the screen."""

from collections.abc import Callable
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar

from packview.tui.base.side_view import WorkspaceState

if TYPE_CHECKING:
    from packview.tui.workspace.screen import WorkspaceScreen


class Store:
    """Holds the state of a workspace, which is replaced as a whole, and tells subscribers what concerns them."""

    def __init__(self, state: WorkspaceState) -> None:
        self.state = state
        self._subscribers: list[tuple[Callable[[], None], frozenset[str]]] = []

    def change(self, **fields: Any) -> None:
        """Replace the state by one in which these fields have other values."""
        replaced = {name for name, value in fields.items() if getattr(self.state, name) is not value}
        self.state = replace(self.state, **fields)
        for tell, of in self._subscribers:
            if not replaced.isdisjoint(of):
                tell()

    def subscribe(self, tell: Callable[[], None], *fields: str) -> None:
        """Call ``tell`` now, and again whenever one of these fields of the state is replaced by another object.

        Objects are compared, not values: comparing two packs of a thousand pages would cost more than a paint.
        Subscribers are told in the order in which they came.
        """
        attrgetter(*fields)(self.state)
        self._subscribers.append((tell, frozenset(fields)))
        tell()

    def news(self, topic: str, words: str) -> None:
        """Show something above the panes for as long as it is true; '' removes it. A topic (``chrome.TOPICS``) says one thing at a time."""
        if words != self.state.told.get(topic, ""):
            others = {key: value for key, value in self.state.told.items() if key != topic}
            self.change(told={**others, topic: words} if words else others)


class ScreenPart:
    """A part of the workspace: it works for the screen, its ``host``, and has the screen's state, library and pages at hand.

    Attributes:
        follows: methods by name, and the fields of the state with which they are concerned.
    """

    follows: ClassVar[tuple[tuple[str, str], ...]] = ()

    def __init__(self, host: "WorkspaceScreen") -> None:
        self.host = host
        self.store, self.library, self.reader = host.store, host.library, host.reader

    def follow_state(self) -> None:
        """Begin to do what the part does whenever the state changes, as ``follows`` has it."""
        for method, of in self.follows:
            self.store.subscribe(getattr(self, method), *of.split())

    @property
    def state(self) -> WorkspaceState:
        return self.store.state
