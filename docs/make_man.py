"""Write the manual page from the commands: `make man` puts it into man/packview.1."""

import re
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path

import click

from packview import __version__
from packview.cli.commands import packview

TARGET = Path(__file__).parents[1] / "man" / "packview.1"
FILES = (
    (
        "$PACKVIEW_HOME",
        "packs and notes; without it the data folder of the system, which packview doctor names",
    ),
    ("$PACKVIEW_CONFIG", "the folder of config.toml; without it the settings folder of the system"),
)


def roff(text: str) -> str:
    """Text in which nothing is a request of roff."""
    plain = text.replace("\\", "\\e").replace("-", "\\-").replace("\b\n", "")
    return re.sub(r"^([.'])", r"\\&\1", plain, flags=re.MULTILINE)


def every_command(group: click.Group, above: str) -> Iterator[tuple[str, click.Command, click.Context]]:
    """All commands with their whole names; those of a group follow it."""
    context = click.Context(group, info_name=above)
    for name in group.list_commands(context):
        _, found, _ = group.resolve_command(context, [name])
        if found is not None:
            yield f"{above} {name}", found, click.Context(found, info_name=name, parent=context)
        if isinstance(found, click.Group):
            yield from every_command(found, f"{above} {name}")


def page() -> str:
    """The page, in the macros of man(7)."""
    about = click.Context(packview, info_name="packview")
    lines = [
        f'.TH PACKVIEW 1 "" "packview {__version__}"',
        ".SH NAME",
        "packview \\- read a council's meeting pack",
    ]
    lines += [".SH SYNOPSIS", roff(packview.get_usage(about).removeprefix("Usage: "))]
    lines += [".SH DESCRIPTION", roff(cleandoc(packview.help or "")), ".SH COMMANDS"]
    for name, command, context in every_command(packview, "packview"):
        usage = " ".join(command.collect_usage_pieces(context))
        lines += [
            ".SS",
            roff(f"{name} {usage}"),
            ".P",
            roff(cleandoc(command.help or "")).replace("\n\n", "\n.P\n"),
        ]
        for parameter in command.params:
            record = parameter.get_help_record(context)
            if record:
                lines += [".TP", f"\\fB{roff(record[0])}\\fR", roff(record[1]) or "\\&"]
    lines.append(".SH FILES")
    for name, what in FILES:
        lines += [".TP", roff(name), roff(what)]
    lines += [".SH EXIT STATUS", "0 done, 1 it failed (one line says what to do), 2 wrong usage."]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(page(), encoding="utf-8")
    print(TARGET)
