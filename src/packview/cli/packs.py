"""Commands that bring packs in, list them and search them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from packview.cli.output import emit, write, write_lines
from packview.cli.report import import_report, import_text, revised
from packview.cli.shared import (
    PACK_HELP,
    format_option,
    open_pack,
    pack_argument,
    password_option,
    progress,
    the_library,
    the_pack_id,
    warn,
    with_password,
)
from packview.errors import PackviewError, require
from packview.export import readout, tables
from packview.export import rows as parts
from packview.model.import_events import Imported
from packview.services.imports.client import Import
from packview.services.imports.files import files_to_import
from packview.services.imports.one_meeting import of_one_meeting
from packview.services.library.backup import back_up
from packview.services.library.backup import restore as bring_back
from packview.services.library.inbox import Inbox
from packview.services.library.library import finish
from packview.services.library.search import LibrarySearch
from packview.services.search.search import Searcher, terms_of_words
from packview.text import clean
from packview.wording.words import counted


@click.command("import")
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False)
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print what was read as JSON: an object for a file, a list for several.",
)
@click.option(
    "--revision",
    is_flag=True,
    help="FILE is its meeting's pack published again, even where it looks like a part of it.",
)
@click.option(
    "--into",
    metavar="PACK",
    help="FILE is a late supplement: put it into this pack of the library, as its next revision.",
)
@password_option
@click.pass_context
def import_(
    context: click.Context, /, *, files: tuple[Path, ...], as_json: bool, into: str | None, **how: Any
) -> None:
    """Add packs to the library, or a late supplement to a pack.

    FILE is a PDF or a text file, a folder, whose PDFs are taken in order of their names, or a ZIP of such files. An agenda
    and the papers of its items in one folder or ZIP become one pack.

    A newer file of a meeting the library has becomes the pack's next revision: what changed is listed, your notes find
    their places again, and the earlier papers stay readable as PACK@1.
    """
    if how["revision"] and into is not None:
        raise click.UsageError("--into makes a revision of its own; leave --revision out")
    library = the_library()
    main = None if into is None else the_pack_id(library, into)
    reports: list[dict[str, Any]] = []
    failed: list[Path] = []
    several = len(files) > 1
    for given in files:
        with _told(given, failed, several=several), files_to_import(given) as found:
            several = several or found.collected
            for name in found.left_out:
                warn(f"{clean(given.name)}: left out {name}, not a PDF or text file.")
            parts = of_one_meeting(found.files) if found.collected and main is None else {}
            for path in (given,) if parts else found.files:
                with _told(path, failed, several=several):
                    done = _import_one(library.home, path, into=main, parts=parts, **how)
                    again = done.pack.revision > 1 and not done.changes  # not a supplement to it
                    report, told = revised(library, done.pack.pack_id) if again else ({}, [])
                    reports.append({**import_report(done), **report})
                    if not as_json:
                        write_lines(import_text(done, told).splitlines())
    if as_json:
        write(tables.to_json(reports if several else reports[0]))
    if failed:
        context.exit(1)


@contextmanager
def _told(path: Path, failed: list[Path], *, several: bool) -> Iterator[None]:
    """Say an error and go on where there are several files; the only one ends the command with it."""
    try:
        yield
    except PackviewError as error:
        if not several:
            raise
        failed.append(path)
        warn(f"{clean(path.name)}: {error}")


def _import_one(
    home: Path, path: Path, *, revision: bool, into: str | None, password: str | None, parts: dict[Path, str]
) -> Imported:
    def read(word: str | None) -> Imported:
        running = Import(path, home=home, password=word, revision=revision or None, into=into, parts=parts)
        return finish(running, progress(str(path)))

    return with_password(read, password)


@click.command()
@click.option("--import", "importing", is_flag=True, help="Add what is listed to the library.")
@format_option
@click.pass_context
def inbox(context: click.Context, *, importing: bool, style: str) -> None:
    """List what is new in the inbox and what it is; with --import, add it to the library.

    The inbox is the folder that the settings name as inbox: new meetings, supplements and packs published again are told
    apart by their first pages.
    """
    library = the_library()
    chosen = "{key:app.settings} in the app chooses one, or inbox in config.toml"
    require(library.config.inbox is not None, "There is no inbox", chosen)
    box = Inbox(library)
    found = [box.sorted(file) for file in box.look()]
    if not importing:
        rows = [
            {"file": file.path.name, "kind": file.sort, "pack": file.pack_id, "text": file.words}
            for file in found
        ]
        emit(rows, style, readout.INBOX)
        return
    for file in found:
        if file.sort == "unreadable":
            warn(f"{clean(file.path.name)}: {file.words}")
            continue
        with _told(file.path, [], several=True):
            how = {"into": file.pack_id or None, "revision": file.sort == "revision", "password": None}
            context.invoke(import_, files=(file.path,), as_json=False, **how)
            if file.sort == "archive":
                box.decline([file])


@click.command("list")
@format_option
def list_(style: str) -> None:
    entries = the_library().entries()
    rows = parts.library_rows(entries)
    if style == "text":
        more = (parts.fields_of(entry, "broken apart name") for entry in entries)
        rows = [{**row, **told} for row, told in zip(rows, more, strict=True)]
    emit(rows, style, readout.LIBRARY)


@click.command()
@pack_argument
@click.option("--yes", is_flag=True, help="Do not ask before it.")
def remove(pack: str, yes: bool) -> None:
    """Remove PACK from the library. Your notes, and what you put right, stay for when it is imported again."""
    library = the_library()
    pack_id = the_pack_id(library, pack)
    if not yes:
        click.confirm(f"Take {pack_id} from the library?", abort=True, err=True)
    library.remove(pack_id)
    click.echo(f"{pack_id} is no longer in the library", err=True)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup(file: Path) -> None:
    """Write packs, notes, corrections, reading, logs and settings into FILE, a ZIP with checksums."""
    number = back_up(the_library(), file)
    click.echo(
        f"{counted(number, 'file')} in {clean(str(file))}; packview restore brings them back", err=True
    )


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def restore(file: Path) -> None:
    """Bring back what FILE holds and is not here. Nothing is replaced: of a note the newest state counts."""
    brought = bring_back(the_library(), file)
    for pack_id in brought.packs:
        write(pack_id)
    told = (
        f"{counted(brought.written, 'file')} brought back, {brought.merged:,} of notes and corrections merged"
    )
    click.echo(f"{told}; {len(brought.kept):,} different here and left as they are", err=True)
    for name in brought.kept:
        click.echo(f"  {clean(name)}", err=True)


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--pack", "reference", metavar="PACK", help="Search this pack only. " + PACK_HELP)
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=100,
    show_default=True,
    metavar="N",
    help="At most so many places.",
)
@click.option(
    "--page",
    type=click.IntRange(1),
    default=1,
    metavar="N",
    help="Show the places after those of the previous page.",
)
@format_option
def search(words: tuple[str, ...], reference: str | None, limit: int, page: int, style: str) -> None:
    """Find pages, minutes, notes, indicators and terms with all of WORDS.

    Where no place has all, those that have most are shown. Other forms of a word are found too. Quote words to find them side by side; end one with * to find all that begin so.
    A word that stands nowhere is looked for as it may have been meant. The best places come first.
    """
    library = the_library()
    terms, skip = terms_of_words(words), limit * (page - 1)
    if reference:
        one = open_pack(reference)
        notes = library.notebook(one.pack.pack_id).notes()
        found = Searcher(one.pack, one.pages).search(terms, notes, limit=limit, skip=skip)
    else:
        every = LibrarySearch(library)
        stale, broken = every.stale(), []
        if stale:
            with click.progressbar(stale, label="Preparing the search", file=sys.stderr) as bar:
                broken = [pack_id for pack_id in bar if not every.take(pack_id)]
        for pack_id in broken:
            warn(f"{pack_id} cannot be opened, so it is not searched; packview doctor {pack_id} says why")
        found = every.search(terms, limit=limit, skip=skip)
    for word, instead in found.instead.items():
        if instead:
            click.echo(f"Nothing has {clean(word)}; looked for {', '.join(instead)} instead", err=True)
    if found.most:
        click.echo(f"No place has all these words; these have {found.most} of {len(terms)}", err=True)
    if found.total > len(found.hits):
        more = f"; --page {page + 1} shows more" if found.total > skip + len(found.hits) else ""
        click.echo(f"{skip + 1:,} to {skip + len(found.hits):,} of {found.total:,} places{more}", err=True)
    first: dict[str, int] = {}
    for place, hit in enumerate(found.hits):
        first.setdefault(hit.pack_id, place)
    hits = sorted(
        found.hits, key=lambda hit: first[hit.pack_id]
    )  # a pack's places together, the best pack first
    rows = parts.search_rows(hits, with_pack=reference is None)
    emit(rows, style, readout.HITS)
