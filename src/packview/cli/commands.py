"""The tree of commands; the module a command is in is loaded when that command runs."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from packview import __version__


class LazyGroup(click.Group):
    """Lists its commands, and completes them, without loading ``modules``: names and first sentences of help by module."""

    def __init__(self, *, modules: Mapping[str, Mapping[str, str]], **attributes: Any) -> None:
        super().__init__(**attributes)
        self._module_of = {name: module for module, lines in modules.items() for name in lines}
        for lines in modules.values():
            for name, line in lines.items():
                self.add_command(click.Command(name, help=line))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name, command, rest = super().resolve_command(ctx, args)
        return name, self.load(name) if name in self._module_of else command, rest

    def load(self, name: str) -> click.Command:
        """The command itself; one without help of its own has its line of the list as that."""
        found = vars(import_module(f"packview.cli.{self._module_of[name]}")).values()
        command = next(one for one in found if isinstance(one, click.Command) and one.name == name)
        command.help = command.help or self.commands[name].help
        return command


@click.group(
    cls=LazyGroup,
    modules={
        "notes": {
            "add": "Add a note on agenda item ITEM ('-' for the pack as a whole); prints its id.",
            "list": "List your notes and questions on a pack, private ones too.",
            "status": "Set the status of a question: ready, asked, answered, deferred or withdrawn.",
            "merge": "Add notes that a colleague sent: their notes file, or their export as JSON.",
            "marks": "Add the highlights and comments in the file to your notes, as private ones; each is added once.",
            "panel": "Print the panel's questions in agenda order, similar ones together, with who asks.",
        },
        "findings": {
            "take": "Add a finding's question to yours with its evidence; NUMBER as packview findings PACK counts."
        },
        "editions": {
            "delete": "Put a note into the bin.",
            "bin": "List the notes that were deleted, bring one back, or empty the bin.",
            "undo": "Undo the last change to your notes; again and again for the changes before.",
            "redo": "Redo the change you undid last.",
            "restore": "List the backups of your notes; with NUMBER, bring that one back.",
            "places": "List the notes that have moved in newer papers; those that lost their place come first.",
            "agree": "Accept the new places of notes in newer papers.",
        },
    },
)
def note() -> None:
    """Keep notes and questions on a pack."""


@click.group(
    cls=LazyGroup,
    commands=[note],
    modules={
        "app": {"open": "Open a pack to read, or to chair its meeting."},
        "packs": {
            "import": "Add packs to the library, or a late supplement to a pack.",
            "inbox": "List what is new in the inbox and what it is; with --import, add it to the library.",
            "list": "List the packs of the library.",
            "remove": "Remove PACK from the library.",
            "backup": "Write packs, notes, corrections, reading, logs and settings into FILE, a ZIP with checksums.",
            "restore": "Bring back what FILE holds and is not here.",
            "search": "Find pages, minutes, notes, indicators and terms with all of WORDS.",
        },
        "committee": {
            "committee": "Print what the packs of a committee hold together: promises since when, series of figures, who came, your questions."
        },
        "comparison": {
            "comparison": "Print figures of other areas, from your own CSV files, beside the pack's indicators, with 95% intervals."
        },
        "archive": {"archive": "Write packs as tables that SQLite, Datasette, DuckDB or Spark read."},
        "editions": {
            "changes": "Print what the newest revision of PACK changed: items, papers, pages, figures."
        },
        "notes": {
            "export": "Write your questions and notes, or the draft minutes of the meeting, as Markdown, Word, HTML, CSV or JSON.",
            "calendar": "Write the meeting, and the actions of your log with the day they are due, as an iCalendar file.",
            "annotate": "Write your notes into a copy of the pack's PDF, each at the words it quotes, for a PDF reader on a tablet.",
        },
        "findings": {
            "briefing": "Print the briefing: what to read, which figures moved, what to ask, what is owed, what changed.",
            "findings": "Print what does not add up, was dropped or stands out, with a question to ask; what matters most comes first.",
            "indicators": "Print the performance indicators with every figure.",
            "plan": "Print what is left to read of each item and how long that takes; items with signals and findings come first.",
        },
        "views": {
            "front": "Print what the papers say about the meeting, and where each fact is printed.",
            "agenda": "Print the agenda with its page ranges.",
            "papers": "Print the papers with their header fields and recommendations.",
            "minutes": "Print the minutes of the previous meeting.",
            "page": "Print the text of the page with the printed number LABEL; #52 is PDF page 52.",
            "carried": "Print the actions and resolutions from your log of the committee's last meeting, beside this pack's tracker.",
            "recommendations": "Print the earlier recommendations and what became of them.",
            "glossary": "Print the acronyms and terms the pack explains.",
            "attendance": "Print who came to the previous meeting.",
            "tables": "Print the tables that are not of indicators, or with --all every table.",
            "themes": "Print the places that mention each of the board's priorities, and the words found.",
        },
        "fixes": {
            "fix": "Put right what was misread in PACK: the meeting, an item, a paper, people, a figure."
        },
        "questions": {
            "bookmarks": "Print where you left off and the bookmarks you put in the open pack.",
            "questions": "Print all your questions in running order, with their status and evidence.",
            "meeting": "Print the state of the meeting from your log as its chair: the current item, time against plan, who is there.",
        },
        "setup.keys": {
            "keys": "Print the keys of the app with your settings; with WORDS, those that match.",
            "tour": "Print the tour that the app shows the first time it is opened.",
        },
        "web.serve": {"serve": "Show the app in a browser, at an address that only this machine reaches."},
        "setup.completion": {
            "completion": "Print what SHELL needs to complete commands, packs, items and themes."
        },
        "setup.doctor": {
            "doctor": "Check the terminal, the settings, the library and every pack in it.",
            "colours": "Print the colour themes there are, and which is in use.",
        },
    },
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("-V", "--version", is_flag=True, help="Print the version and exit.")
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="With --version: also Python's, and those of what packview rests on, as JSON.",
)
@click.pass_context
def packview(context: click.Context, *, version: bool, as_json: bool) -> None:
    """Read a council's meeting pack, offline, with your own notes and questions beside it.

    Without a command, the library opens; the first time, the sample pack.
    """
    if version:
        click.echo(
            import_module("packview.cli.setup.doctor").versions() if as_json else f"packview {__version__}"
        )
        context.exit()
    if as_json:
        raise click.UsageError("--json goes with --version; the commands have it for themselves")
    if context.invoked_subcommand is None:
        context.invoke(packview.load("open"), pack=None)
