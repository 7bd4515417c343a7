"""What a shell completes behind a command, and the command that prints what a shell needs for it."""

from collections.abc import Iterator
from contextlib import suppress

import click
from click.shell_completion import CompletionItem, get_completion_class

from packview import config, paths
from packview.cli.output import write
from packview.errors import PackviewError
from packview.model import Pack
from packview.services.library.library import Library
from packview.services.settings_files import known_themes
from packview.text import clean

SHELLS = {
    "bash": 'eval "$(packview completion bash)" in ~/.bashrc',
    "zsh": 'eval "$(packview completion zsh)" in ~/.zshrc',
    "fish": "packview completion fish > ~/.config/fish/completions/packview.fish",
}
"""Shells that complete commands, and how each is told so for good."""


def complete_pack(
    context: click.Context,  # noqa: ARG001  click's signature
    parameter: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[CompletionItem]:
    """Ids of the library's packs, with committee and date; files too, which the shell itself knows."""
    found = [
        CompletionItem(entry.pack_id, help=clean(f"{entry.committee} {entry.date or ''}"))
        for library in _library()
        for entry in library.entries()
        if entry.pack_id.startswith(incomplete)
    ]
    return [CompletionItem(incomplete, type="file"), *found]  # what stands before a file bash throws away


def complete_item(
    context: click.Context,
    parameter: click.Parameter,  # noqa: ARG001  click's signature
    incomplete: str,
) -> list[CompletionItem]:
    """Numbers of the agenda items of the pack named before, with their titles."""
    items = [item for pack in _pack_before(context) for item in pack.items if item.number]
    return [
        CompletionItem(item.number, help=clean(item.title))
        for item in items
        if item.number.startswith(incomplete)
    ]


def complete_theme(
    context: click.Context,  # noqa: ARG001  click's signature
    parameter: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[CompletionItem]:
    """Keys of the member's themes, with their names."""
    with suppress(PackviewError):  # a file of themes that cannot be read is told by what uses it
        return [
            CompletionItem(theme.key, help=theme.title)
            for theme in known_themes()
            if theme.key.startswith(incomplete)
        ]
    return []


def _library() -> Iterator[Library]:
    """The member's library; none where the settings cannot be read, which whatever uses it says."""
    with suppress(PackviewError):
        yield Library(paths.data_home(), config.load())


def _pack_before(context: click.Context | None) -> Iterator[Pack]:
    """The pack of the library that an argument of the command, or of the one above it, names; none where it names no such."""
    while context is not None:
        # an option that waits for its value leaves what was typed before it unread
        name = context.params.get("pack") or next(iter(context.args), None)
        if isinstance(name, str):
            with suppress(PackviewError):
                for library in _library():
                    if isinstance(found := library.resolve(name), str):
                        yield library.load(found).pack
            return
        context = context.parent


@click.command()
@click.argument("shell", type=click.Choice([*SHELLS]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what SHELL needs to complete commands, packs, items and themes."""
    made = get_completion_class(shell)
    assert made is not None
    write(made(context.find_root().command, {}, "packview", "_PACKVIEW_COMPLETE").source())
    click.echo(f"To have it in every new window: {SHELLS[shell]}", err=True)
