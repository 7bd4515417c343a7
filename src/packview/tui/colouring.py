"""The colours of the app: themes from files, switched while it runs, and the choice remembered."""

from dataclasses import replace

from textual.app import App
from textual.theme import Theme

from packview.errors import PackviewError
from packview.model import ColourTheme, Preferences
from packview.services.library.library import Library, colours, preferences, save_preferences
from packview.tui.text import error_words, notify, one_line, tell


class Coloured(App[None]):
    """The part of the app that knows its colours and what the member chose of them.

    Attributes:
        library: where the choice is kept.
        colour_themes: every theme there is.
        preferences: what the member chose.
    """

    library: Library
    colour_themes: tuple[ColourTheme, ...] = ()
    preferences: Preferences = Preferences()

    def begin_colours(self) -> None:
        """Take up the themes and the member's choice; a theme that cannot be used is told of."""
        self.colour_themes, problems = colours()
        for theme in self.colour_themes:
            self.register_theme(textual_theme(theme, plain=self.no_color))
        self.preferences = preferences(self.library.home)
        wanted = self.library.config.colours or self.preferences.colours
        keys = [theme.key for theme in self.colour_themes]
        words = [error_words(error) for error in problems]
        if wanted and wanted not in keys:
            words.append(f"There is no colour theme {one_line(wanted)}; the themes are {', '.join(keys)}.")
        if keys:
            self.theme = f"packview-{wanted if wanted in keys else keys[0]}"
        if words:
            notify(self, "\n".join(words), title="Colours", severity="warning", timeout=15)

    def use_colours(self, key: str) -> None:
        """Switch to a theme, and remember it."""
        chosen = next(theme for theme in self.colour_themes if theme.key == key)
        self.theme = f"packview-{key}"
        self.prefer(colours=key)
        notify(self, f"Colours: {chosen.title}")

    def action_next_colours(self) -> None:
        """The next theme, after the last the first."""
        keys = [theme.key for theme in self.colour_themes]
        here = self.theme.removeprefix("packview-")
        if keys:
            self.use_colours(keys[(keys.index(here) + 1) % len(keys) if here in keys else 0])

    def prefer(self, **changes: object) -> None:
        """Remember something the member chose; where that cannot be saved, it holds for this session."""
        self.preferences = replace(self.preferences, **changes)  # type: ignore[arg-type]  # the callers are ours
        try:
            save_preferences(self.library.home, self.preferences)
        except PackviewError as error:
            tell(self, error)


def textual_theme(theme: ColourTheme, *, plain: bool = False) -> Theme:
    """A colour theme as Textual knows it.

    Args:
        theme: the theme.
        plain: without colours (NO_COLOR): what is chosen has the text's and the ground's grey exchanged, since greys of
            two colours may lie too close to each other for the dimmer words.
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
