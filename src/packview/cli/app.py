"""What has to be known of the terminal before the interface is loaded."""

import os

DIMMED = "85"
"""How much of dimmed text's own colour is left, of 100, where the terminal has 256 colours or fewer: less than that ends
in the next darker one of them, too close to the ground to be read."""


def suit_the_terminal() -> None:
    """Have the interface dim text less where there are few colours; what the member set themselves stands."""
    from rich.console import Console  # noqa: PLC0415  start-up of the other commands stays quick without it

    asked = os.environ.get("TEXTUAL_COLOR_SYSTEM", "auto")
    known = asked if asked in {"auto", "standard", "256", "truecolor", "windows"} else "auto"
    if Console(color_system=known, force_terminal=True).color_system != "truecolor":  # type: ignore[arg-type]  # one of those
        os.environ.setdefault("TEXTUAL_DIM_FACTOR", DIMMED)  # read once, when Textual is imported
