"""The command that looks whether all is well."""

import click

from packview.cli.shared import PACK_HELP, open_pack, write


@click.command(epilog=PACK_HELP)
@click.argument("pack", metavar="[PACK]", required=False)
@click.option("--password", metavar="WORD", help="Password of a protected file.")
@click.pass_context
def doctor(context: click.Context, pack: str | None, password: str | None) -> None:
    """Check the terminal, the settings, the library and every pack in it.

    With PACK, say how much of that pack was understood, and which pages to read for yourself.
    """
    if pack is not None:
        from packview.cli.telling import pack_text  # noqa: PLC0415

        write(pack_text(open_pack(pack, password).pack))
        return
    from packview.services.library.checkup import check  # noqa: PLC0415

    bad = 0
    for finding in check():
        write(f"{'ok      ' if finding.ok else 'NOT OK  '}{finding.name}: {finding.message}")
        bad += not finding.ok
    if bad:
        click.echo(f"packview: {bad} of these need a look.", err=True)
        context.exit(1)
