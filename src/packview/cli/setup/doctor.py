"""Commands about packview itself: whether all is well, and how it looks."""

import platform
from contextlib import suppress
from dataclasses import asdict
from importlib import metadata

import click

from packview import __version__
from packview.cli.output import emit, write, write_lines
from packview.cli.report import pack_report, pack_text
from packview.cli.setup.completion import complete_pack
from packview.cli.shared import (
    PACK_HELP,
    format_option,
    open_pack,
    password_option,
    the_library,
    warn,
    with_password,
)
from packview.export import readout, tables
from packview.export.rows import fields_of
from packview.extras import requirements
from packview.services.analysis.findings import detect, earlier_packs
from packview.services.library.checkup import check
from packview.services.library.library import colours as known_colours
from packview.services.library.library import preferences, stage_times


@click.command(epilog=PACK_HELP)
@click.argument("pack", metavar="[PACK]", required=False, shell_complete=complete_pack)
@password_option
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print it as JSON; with PACK its file is read again, to time each part.",
)
@click.pass_context
def doctor(context: click.Context, pack: str | None, password: str | None, as_json: bool) -> None:
    """Check the terminal, the settings, the library and every pack in it.

    With PACK, say how much of that pack was understood, which pages to read yourself, and which checks for findings failed.
    """
    if pack is not None:
        _one_pack(context, pack, password, as_json=as_json)
        return
    findings = []
    for finding in check():
        findings.append(finding)
        if not as_json:
            write(f"{'ok      ' if finding.ok else 'NOT OK  '}{finding.name}: {finding.message}")
    if as_json:
        write(tables.to_json([asdict(finding) for finding in findings]))
    bad = sum(not finding.ok for finding in findings)
    if bad:
        warn(f"{bad} of these need a look.")
        context.exit(1)


def _one_pack(context: click.Context, reference: str, password: str | None, *, as_json: bool) -> None:
    opened = open_pack(reference, password)
    checks = detect(opened, earlier_packs(the_library().home, opened.pack)).checks
    failed = [check for check in checks if check.error]
    if as_json:
        times = with_password(lambda word: stage_times(opened, password=word), password)
        report = pack_report(opened, times)
        write(tables.to_json({**report, "checks": [asdict(check) for check in checks]}))
    else:
        write_lines(pack_text(opened).splitlines())
        for check in failed:
            write(f"NOT OK  {check.problem}")
    if failed:
        warn(f"{len(failed)} of {len(checks)} checks for findings failed.")
        context.exit(1)


@click.command()
@format_option
def colours(style: str) -> None:
    library = the_library()
    themes, problems = known_colours()
    for problem in problems:
        warn(problem)
    wanted = library.config.colours or preferences(library.home).colours
    known = [theme.key for theme in themes]
    used = wanted if wanted in known else known[0] if known else ""
    rows = [{**fields_of(theme, "key title dark"), "used": theme.key == used} for theme in themes]
    emit(rows, style, readout.COLOURS)


def versions() -> str:
    """The versions of packview, of Python and of each package that packview uses, '' for one that is not installed, as JSON."""
    packages = {}
    for name, _, extra in requirements():
        if name != "packview" and extra not in ("bench", "dev"):
            packages[name] = ""
            with suppress(metadata.PackageNotFoundError):
                packages[name] = metadata.version(name)
    return tables.to_json(
        {
            "packview": __version__,
            "python": platform.python_version(),
            "system": platform.platform(terse=True),
            "packages": dict(sorted(packages.items())),
        }
    )
