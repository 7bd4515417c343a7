"""The command that looks whether all is well."""

import click

from packview.cli.shared import write


@click.command()
@click.pass_context
def doctor(context: click.Context) -> None:
    """Check the terminal, the settings, the library and every pack in it."""
    from packview.services.checkup import check  # noqa: PLC0415

    bad = 0
    for finding in check():
        write(f"{'ok      ' if finding.ok else 'NOT OK  '}{finding.name}: {finding.message}")
        bad += not finding.ok
    if bad:
        click.echo(f"packview: {bad} of these need a look.", err=True)
        context.exit(1)
