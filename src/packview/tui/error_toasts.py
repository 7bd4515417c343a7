"""What a member can understand and act on becomes a toast, wherever it is raised."""

from typing import TypeVar

from textual.message import Message
from textual.message_pump import MessagePump

from packview.errors import PackviewError
from packview.tui.text import tell

PumpT = TypeVar("PumpT", bound=MessagePump)


def error_toasts(cls: type[PumpT]) -> type[PumpT]:
    """Decorate an app, screen or widget: a PackviewError in one of its handlers becomes a toast, and it goes on.

    Textual ends the message loop of a widget whose handler raises, so this has to happen inside that loop.
    """
    handle = cls._on_message

    async def _on_message(self: PumpT, message: Message) -> None:
        try:
            await handle(self, message)
        except PackviewError as error:
            tell(self.app, error)

    cls._on_message = _on_message  # type: ignore[method-assign,assignment]
    return cls
