"""How the app looks, and what of it the member chose."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class ColourTheme:
    """Colours for the whole app.

    Attributes:
        key: unique, as in a file name: 'high-contrast'.
        colours: name of a part to its colour, '#rrggbb'; primary, foreground and background are always there.
        variables: the same for finer parts.
    """

    key: str
    title: str
    dark: bool
    colours: dict[str, str] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What the member chose in the app itself; losing it loses nothing else."""

    colours: str = ""
    toured: bool = False
