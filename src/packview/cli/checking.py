"""The command that looks whether all is well."""

import click

from packview.cli.shared import PACK_HELP, open_pack, the_library, write


@click.command(epilog=PACK_HELP)
@click.argument("pack", metavar="[PACK]", required=False)
@click.option("--password", metavar="WORD", help="Password of a protected file.")
@click.pass_context
def doctor(context: click.Context, pack: str | None, password: str | None) -> None:
    """Check the terminal, the settings, the library and every pack in it.

    With PACK, say how much of that pack was understood, which pages to read for yourself, and which checks for findings failed.
    """
    if pack is not None:
        from packview.cli.telling import pack_text  # noqa: PLC0415
        from packview.services.analysis.findings import detect, earlier_packs  # noqa: PLC0415

        opened = open_pack(pack, password)
        write(pack_text(opened.pack))
        checks = detect(opened, earlier_packs(the_library(), opened.pack)).checks
        failed = [check.problem for check in checks if check.error]
        for problem in failed:
            write(f"NOT OK  {problem}")
        if failed:
            click.echo(f"packview: {len(failed)} of {len(checks)} checks for findings failed.", err=True)
            context.exit(1)
        return
    from packview.services.library.checkup import check  # noqa: PLC0415

    bad = 0
    for finding in check():
        write(f"{'ok      ' if finding.ok else 'NOT OK  '}{finding.name}: {finding.message}")
        bad += not finding.ok
    if bad:
        click.echo(f"packview: {bad} of these need a look.", err=True)
        context.exit(1)
