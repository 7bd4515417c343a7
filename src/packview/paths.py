"""Where things are: the member's data, the member's settings, and what is shipped with packview."""

import os
from pathlib import Path

import platformdirs

_SHIPPED = Path(__file__).parent / "data"
_CHECKOUT = Path(__file__).parents[2]


def data_home() -> Path:
    """The folder that holds packs and notes: $PACKVIEW_HOME, or the platform's data folder."""
    chosen = os.environ.get("PACKVIEW_HOME")
    return Path(chosen or platformdirs.user_data_dir("packview", appauthor=False)).expanduser()


def config_home() -> Path:
    """The folder of config.toml: $PACKVIEW_CONFIG, $PACKVIEW_HOME/config, or the platform's settings folder."""
    chosen = os.environ.get("PACKVIEW_CONFIG")
    if chosen:
        return Path(chosen).expanduser()
    if os.environ.get("PACKVIEW_HOME"):
        return data_home() / "config"
    return Path(platformdirs.user_config_dir("packview", appauthor=False))


def shipped(*parts: str) -> Path:
    """A file or folder that comes with packview, in an installed copy and in a checkout alike.

    Args:
        parts: as in the checkout, for example ``"packs", "sample.pdf"``.
    """
    installed = _SHIPPED.joinpath(*parts)
    return installed if installed.exists() else _CHECKOUT.joinpath(*parts)


def sample_pack() -> Path:
    """The PDF of the sample meeting."""
    return shipped("packs", "sample.pdf")


def downloads() -> Path:
    """Where a browser puts files, the home folder where there is no such folder."""
    folder = Path(platformdirs.user_downloads_dir())
    return folder if folder.is_dir() else Path.home()


def is_there(path: Path) -> bool:
    """Whether a path exists; False for a name no file system takes."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def shown_path(path: Path) -> str:
    """A path as a member would write it, the home folder as '~'."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):  # elsewhere, or there is no home
        return str(path)
