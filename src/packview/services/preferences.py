"""Colour themes, and what the member chose in the app itself."""

from pathlib import Path

import msgspec

from packview import paths
from packview.errors import PackviewError
from packview.model import ColourTheme, Preferences


def colours() -> tuple[tuple[ColourTheme, ...], tuple[PackviewError, ...]]:
    """The colour themes, and what was wrong with those that were left out.

    The member's own are in the settings folder, under colour/.
    """
    from packview.store.colour_files import load_colours  # noqa: PLC0415  the commands need it not

    return load_colours(paths.shipped("themes", "colour"), paths.config_home() / "colour")


def preferences(home: Path) -> Preferences:
    """What the member chose; the defaults where there is nothing, or nothing readable."""
    try:
        return msgspec.json.decode(_file(home).read_bytes(), type=Preferences)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return Preferences()


def save_preferences(home: Path, chosen: Preferences) -> None:
    """Remember what the member chose.

    Raises:
        PackviewError: it could not be saved.
    """
    from packview.store.atomic import write_atomic  # noqa: PLC0415  start-up stays quick without it

    write_atomic(_file(home), msgspec.json.encode(chosen))


def _file(home: Path) -> Path:
    return home / "preferences.json"
