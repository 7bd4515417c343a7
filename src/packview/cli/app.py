"""The command that opens the app, and what has to be known of the terminal before Textual is loaded."""

import os

import click
from rich.console import Console

from packview.cli.setup.completion import complete_item
from packview.cli.shared import PACK_HELP, pack_argument, password_option, the_library

DIMMED = "85"
"""How much of dimmed text's own colour is left, of 100, where the terminal has 256 colours or fewer: less than that ends
in the next darker one of them, too close to the ground to be read."""


@click.command("open", epilog=PACK_HELP)
@pack_argument
@click.option("--item", metavar="N", shell_complete=complete_item, help="Start at this agenda item.")
@click.option("--page", metavar="LABEL", help="Start at this printed page; #52 is PDF page 52.")
@password_option
@click.option("--chair", is_flag=True, help="Open the chair's view of the meeting as it happens.")
@click.option(
    "--rehearse",
    type=click.FloatRange(min=1, max=1000),
    is_flag=False,
    flag_value=60.0,
    metavar="[SPEED]",
    help="Rehearse the chair's view, this many times as fast (60 by default); nothing is logged.",
)
def open_(*, pack: str | None, chair: bool, rehearse: float | None, **where: str | None) -> None:
    library = the_library()
    suit_the_terminal()
    from packview.tui.app import first, run  # noqa: PLC0415  Textual reads what the line before set when it is loaded

    speed = rehearse or (0.0 if chair else None)
    run(library, first(library, pack, chair=speed, **where))


def suit_the_terminal() -> None:
    """Have the interface dim text less where there are few colours; what the member set themselves stands."""
    asked = os.environ.get("TEXTUAL_COLOR_SYSTEM", "auto")
    known = asked if asked in {"auto", "standard", "256", "truecolor", "windows"} else "auto"
    if Console(color_system=known, force_terminal=True).color_system != "truecolor":  # type: ignore[arg-type]  # one of those
        os.environ.setdefault("TEXTUAL_DIM_FACTOR", DIMMED)  # read once, when Textual is imported
