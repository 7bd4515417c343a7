"""The command that makes tables of many packs for other programs."""

import os
import sys
from pathlib import Path

import click

from packview.cli.output import write
from packview.cli.shared import the_library, warn
from packview.errors import PackviewError
from packview.services.archive.run import archive, cluster, pool, units_of
from packview.text import clean
from packview.wording.words import counted


@click.command("archive")
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of the archive; what is new since the last time is added.",
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["sqlite", "parquet"]),
    default="sqlite",
    show_default=True,
    help="One SQLite database, or Parquet files by council and year.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=os.cpu_count() or 1,
    metavar="N",
    help="Processes that read at once; by default as many as there are processors.",
)
@click.option("--scheduler", metavar="ADDRESS", help="Give the work to the Dask cluster at this address.")
def archive_(*, sources: tuple[str, ...], output: Path, style: str, jobs: int, scheduler: str | None) -> None:
    """Write packs as tables that SQLite, Datasette, DuckDB or Spark read.

    SOURCE is a PDF, a text file, a ZIP, a folder, whose PDFs and ZIPs are taken at any depth, the folder of a library, or a pack
    id; without any, your library. Notes and what is closed to the press and public are left out. Run it again to go on where it
    was stopped, or to add what is new.
    """
    library = the_library()
    units = units_of(library, sources)
    executors = cluster(scheduler) if scheduler else pool(jobs)
    read = 0
    with click.progressbar(length=len(units), label="Reading", file=sys.stderr) as bar:

        def told(name: str) -> None:
            nonlocal read
            read += 1
            if sys.stderr.isatty():
                bar.label = clean(name)[:30].ljust(30)
            bar.update(1)

        try:
            done = archive(units, output, library, executors, style=style, told=told)  # type: ignore[arg-type]  # of the choice
        except KeyboardInterrupt as error:
            stopped = f"Stopped after {read} of {counted(len(units), 'source')}"
            raise PackviewError(stopped, "Run the same command again to go on") from error
    for problem in done.problems:
        warn(f"{clean(problem.source)}: {problem.message}")
    told_all = f"{counted(done.packs, 'pack')}, {counted(done.pages, 'page')}"
    left = f"; {counted(len(done.problems), 'source')} could not be read, see the table problems"
    click.echo(f"{told_all}{left if done.problems else ''}", err=True)
    write(str(done.path))
