"""A screen and a reader in memory, to try the parts of the workspace without a terminal."""

from collections.abc import Awaitable, Callable
from functools import partial
from types import SimpleNamespace
from typing import Any

from textual.geometry import Size

from packview.errors import PackviewError
from packview.model import Position
from packview.model.open_pack import OpenPack
from packview.tui.base.side_view import WorkspaceState
from packview.tui.reader.pages import Quote
from packview.tui.workspace.fixing import Fixing
from packview.tui.workspace.state import Store


class FakeHost(Any):  # type: ignore[misc]  # it is taken for the screen
    """Remembers what it was asked; what was begun runs at ``done``.

    Dialogs answer with ``answers`` in turn, or with what a function among them makes of the dialog.
    """

    def __init__(self) -> None:
        self.is_current = True
        self.narrow = False
        self.size = Size(120, 40)
        self.app = SimpleNamespace(screen=self)
        self.said: list[str] = []
        self.toasts: list[str] = []
        self.copied: list[str] = []
        self.opened: list[str] = []
        self.entered: list[float] = []
        self.repeated: list[Callable[[], None]] = []
        self.dialogs: list[Any] = []
        self.answers: list[Any] = []
        self._begun: list[tuple[str, Callable[[], Awaitable[None]]]] = []

    def of(self, store: Store, library: Any = None, reader: Any = None, **others: Any) -> "FakeHost":
        """With the state, the library, the pages and other parts that a part asks it for."""
        self.__dict__.update(
            notes=SimpleNamespace(marks_offered=frozenset()),
            store=store,
            library=library,
            reader=reader,
            files=(),
            **others,
        )
        self.fixing = Fixing(self)
        return self

    def say(self, words: str) -> None:
        self.said.append(words)

    def toast(
        self, words: str, title: str = "", timeout: float | None = None, *, warning: bool = True
    ) -> None:
        self.toasts.append(words)

    def complain(self, error: PackviewError) -> None:
        self.toasts.append(error.message)

    def copy(self, text: str) -> None:
        self.copied.append(text)

    def open(self, pane: str, *, focus: bool = True) -> None:
        self.opened.append(pane)

    def begin(
        self,
        group: str,
        work: Callable[..., Awaitable[None]],
        *values: Any,
        alone: bool = False,
        **named: Any,
    ) -> None:
        if alone:
            self._begun = [one for one in self._begun if one[0] != group]
        self._begun.append((group, partial(work, *values, **named)))

    async def done(self) -> None:
        while self._begun:
            await self._begun.pop(0)[1]()

    def call_later(self, callback: Callable[[], None]) -> object:
        return callback()  # type: ignore[func-returns-value]

    def set_interval(self, interval: float, callback: Callable[[], None]) -> object:
        self.repeated.append(callback)
        return None

    async def ask(self, dialog: Any) -> Any:
        self.dialogs.append(dialog)
        answer = self.answers.pop(0)
        return answer(dialog) if callable(answer) else answer

    async def painted(self) -> None: ...

    async def uncovered(self) -> None: ...

    def enter_meeting(self, speed: float) -> None:
        self.entered.append(speed)


class FakeReader:
    """Stands on one page; every page fills the view."""

    def __init__(self) -> None:
        self.position = Position()
        self.quote: Quote | None = None
        self.quoted: list[tuple[int, str]] = []
        self.marks: list[Any] = []

    @property
    def pdf_page(self) -> int:
        return self.position.pdf_page

    @property
    def pages_in_view(self) -> frozenset[int]:
        return frozenset({self.pdf_page})

    @property
    def first_printed(self) -> tuple[int, int, int]:
        return (self.pdf_page, 0, 0)

    def show_place(self, position: Position) -> None:
        self.position = position

    def show_line(self, pdf_page: int, line: int) -> None:
        self.position = Position(pdf_page=pdf_page, line=line)

    def show_quote(self, pdf_page: int, quote: str) -> None:
        self.quoted.append((pdf_page, quote))

    def clear_selection(self) -> bool:
        selected, self.quote = self.quote is not None, None
        return selected

    def mark(self, marks: Any) -> None:
        self.marks = list(marks)


def store_of(opened: OpenPack, **fields: Any) -> Store:
    """The state of a workspace in which a pack is open."""
    return Store(
        WorkspaceState(**{"pack": opened.pack, "pages": opened.pages, "infos": opened.pack.pages, **fields})
    )
