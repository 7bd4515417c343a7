"""What the member chose, remembered from one start to the next."""

from dataclasses import dataclass, replace

from textual.app import App

from packview.errors import PackviewError
from packview.model import Preferences
from packview.services.library.library import Library, preferences, save_preferences
from packview.tui.text import tell


@dataclass
class RememberedPreferences:
    """The preferences of a library, as they were saved and as they are changed; the defaults until they are loaded."""

    app: App[None]
    library: Library
    now: Preferences = Preferences()

    def load(self) -> None:
        """Read what was saved."""
        self.now = preferences(self.library.home)

    def change(self, **changes: object) -> None:
        """Remember something the member chose; where that cannot be saved, it holds until the app ends."""
        self.now = replace(self.now, **changes)  # type: ignore[arg-type]  # the callers are ours
        try:
            save_preferences(self.library.home, self.now)
        except PackviewError as error:
            tell(self.app, error)
