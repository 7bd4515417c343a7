"""The command that shows the app in a browser of this machine, or with a token of another."""

import secrets
import shlex
import subprocess
import sys
from importlib.util import find_spec
from ipaddress import ip_address

import click

from packview.cli.setup.completion import complete_pack
from packview.cli.shared import PACK_HELP, the_library
from packview.errors import require
from packview.extras import how_to_add

_SHORTEST = 12
"""Signs of a token."""


@click.command(epilog=PACK_HELP)
@click.argument("pack", metavar="[PACK]", required=False, shell_complete=complete_pack)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, metavar="N")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="An address of this machine that others reach too; they need the token.",
)
@click.option(
    "--token", metavar="WORD", help="What another machine needs to get in; made where you give none."
)
def serve(*, pack: str | None, port: int, host: str, token: str | None) -> None:
    """Show the app in a browser, at an address that only this machine reaches.

    Each window of the browser is a packview of its own on your library; what you write is saved as in a terminal. ^C
    ends it.

    With --host, whoever reaches that address and has the token reads and writes your notes, and what is sent is not
    encrypted: do that on no network you do not trust.
    """
    require(find_spec("textual_serve"), "A browser needs the extra 'web'", f"To add it: {how_to_add('web')}")
    if pack is not None:
        the_library().resolve(pack)  # what is wrong with it is told here, and not in the browser
    open_to_others = not _is_this_machine(host)
    token = token or (secrets.token_urlsafe(24) if open_to_others else "")
    require(
        not token or len(token) >= _SHORTEST,
        f"The token has fewer than {_SHORTEST} signs",
        "Choose a longer one, or leave --token out",
    )
    address = f"[{host}]" if ":" in host else host
    click.echo(f"packview is at http://{address}:{port}/{f'?token={token}' if token else ''}")
    if open_to_others:
        click.echo(
            "Whoever has this address reads and writes your notes, and nothing is encrypted on the way.",
            err=True,
        )
    click.echo("^C ends it.", err=True)
    from packview.cli.web.server import WebServer  # noqa: PLC0415  only the extra brings what it needs

    WebServer(_command(pack), host=host, port=port, token=token).serve()


def _is_this_machine(host: str) -> bool:
    """Whether an address is reached by this machine alone."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _command(pack: str | None) -> str:
    """The line of a shell that runs the app."""
    words = [sys.executable, "-P", "-m", "packview", *(["open", pack] if pack is not None else [])]
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)
