"""Which way is good for known kinds of indicators: the file that comes with packview, and the member's own."""

from packview import paths
from packview.errors import PackviewError
from packview.insight.polarities import Polarities, read_polarities

_NAME = "polarity.toml"


def polarities() -> tuple[Polarities, PackviewError | None]:
    """The kinds that come with packview and those of polarity.toml in the settings folder, which win.

    Returns:
        The polarities, and what was wrong with the member's file where it could not be used; it is left out then.
    """
    shipped = read_polarities(paths.shipped("themes", _NAME).read_text(encoding="utf-8"))
    own = paths.config_home() / _NAME
    try:
        text = own.read_text(encoding="utf-8")
    except FileNotFoundError:
        return shipped, None
    except (OSError, UnicodeDecodeError):
        return shipped, PackviewError(
            f"{own.name} in your settings folder cannot be read", "Correct or delete it"
        )
    try:
        return shipped.with_own(read_polarities(text)), None
    except PackviewError as error:
        return shipped, error
