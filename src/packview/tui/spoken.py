"""What a member can understand and act on is told in a toast, wherever it is raised."""

from textual.message import Message
from textual.message_pump import MessagePump

from packview.errors import PackviewError
from packview.tui.text import tell


class Spoken(MessagePump):
    """Put before Screen or Widget: a PackviewError in one of its handlers becomes a toast, and the app goes on.

    Textual ends the message loop of a widget whose handler raises, so this has to happen inside that loop.
    """

    async def _on_message(self, message: Message) -> None:
        try:
            await super()._on_message(message)
        except PackviewError as error:
            tell(self.app, error)
