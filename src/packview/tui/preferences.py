"""What the member chose, remembered from one start to the next; the colours of the app among it, switched while it runs."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from textual.app import App
from textual.theme import Theme

from packview.config import Config
from packview.model import ColourTheme, Preferences
from packview.services.library.library import Library, colours, preferences, save_preferences
from packview.tui.text import error_words, notify, one_line, tell, telling


@dataclass
class RememberedPreferences:
    """The preferences of a library, as they were saved and as they are changed; the defaults until they are loaded."""

    app: App[None]
    library: Library
    now: Preferences = Preferences()

    def load(self) -> None:
        self.now = preferences(self.library.home)

    def change(self, **changes: object) -> None:
        """Remember something the member chose; where that cannot be saved, it holds until the app ends."""
        self.now = replace(self.now, **changes)  # type: ignore[arg-type]  # the callers are ours
        with telling(partial(tell, self.app)):
            save_preferences(self.library.home, self.now)


@dataclass
class Colours:
    """The colours of the app, and which of them the member chose; ``settings`` may name a theme for good."""

    app: App[None]
    settings: Config
    preferences: RememberedPreferences
    themes: tuple[ColourTheme, ...] = ()

    def begin(self) -> None:
        """Take up the themes and the member's choice; a theme that cannot be used is told of."""
        self.themes, problems = colours()
        for theme in self.themes:
            self.app.register_theme(textual_theme(theme, plain=self.app.no_color))
        wanted = self.settings.colours or self.preferences.now.colours
        keys = [theme.key for theme in self.themes]
        words = [error_words(error) for error in problems]
        if wanted and wanted not in keys:
            words.append(f"There is no colour theme {one_line(wanted)}; the themes are {', '.join(keys)}.")
        if keys:
            self.app.theme = f"packview-{wanted if wanted in keys else keys[0]}"
        if words:
            notify(self.app, "\n".join(words), title="Colours", severity="warning", timeout=15)

    def use(self, key: str) -> None:
        chosen = next(theme for theme in self.themes if theme.key == key)
        self.app.theme = f"packview-{key}"
        self.preferences.change(colours=key)
        notify(self.app, f"Colours: {chosen.title}")

    def use_next(self) -> None:
        """The next theme, after the last the first."""
        keys = [theme.key for theme in self.themes]
        here = self.app.theme.removeprefix("packview-")
        if keys:
            self.use(keys[(keys.index(here) + 1) % len(keys) if here in keys else 0])


def textual_theme(theme: ColourTheme, *, plain: bool = False) -> Theme:
    """A colour theme as Textual knows it.

    Without colours (``plain``, NO_COLOR) what is chosen has the text's and the ground's grey exchanged, since greys of two
    colours may lie too close to each other for the dimmer words.
    """
    variables = dict(theme.variables)
    if plain and "foreground" in theme.colours and "background" in theme.colours:
        variables["block-cursor-background"] = theme.colours["foreground"]
        variables["block-cursor-foreground"] = theme.colours["background"]
    names = (
        "foreground",
        "background",
        "secondary",
        "accent",
        "surface",
        "panel",
        "success",
        "warning",
        "error",
    )
    colours: dict[str, Any] = {name: theme.colours.get(name) for name in names}
    return Theme(
        name=f"packview-{theme.key}",
        dark=theme.dark,
        primary=theme.colours["primary"],
        variables=variables,
        **colours,
    )
