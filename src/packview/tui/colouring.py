"""The colours of the app: themes from files, switched while it runs, and the choice remembered."""

from dataclasses import dataclass

from textual.app import App
from textual.theme import Theme

from packview.config import Config
from packview.model import ColourTheme
from packview.services.library.library import colours
from packview.tui.preferences import RememberedPreferences
from packview.tui.text import error_words, notify, one_line


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
        """Switch to a theme, and remember it."""
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
    colour = theme.colours.get
    return Theme(
        name=f"packview-{theme.key}",
        dark=theme.dark,
        primary=theme.colours["primary"],
        foreground=colour("foreground"),
        background=colour("background"),
        secondary=colour("secondary"),
        accent=colour("accent"),
        surface=colour("surface"),
        panel=colour("panel"),
        success=colour("success"),
        warning=colour("warning"),
        error=colour("error"),
        variables=variables,
    )
