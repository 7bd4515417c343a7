"""Commands that delete notes, bring them back, and undo changes."""

from typing import Any

import click

from packview.cli.output import emit, write
from packview.cli.shared import format_option, open_pack, pack_command, the_notebook
from packview.errors import PackviewError
from packview.export import readout
from packview.export.rows import fields_of
from packview.services.notes import restore as restoring
from packview.services.notes.notebook import Notebook
from packview.wording.words import counted, plural


@pack_command("delete")
@click.argument("note_id")
def delete(pack: str, password: str | None, note_id: str) -> None:
    """Put a note into the bin. NOTE_ID may be shortened."""
    gone = _notebook(pack, password).delete(note_id)
    write(f"{gone.id} is in the bin")


@pack_command("bin")
@click.option("--restore", "restored", metavar="NOTE_ID", help="Bring this note back.")
@click.option("--empty", is_flag=True, help="Delete all that lies in it for good.")
@click.option("--yes", is_flag=True, help="Do not ask before emptying it.")
@format_option
def bin_(  # noqa: PLR0917  click hands every option over as an argument
    pack: str, password: str | None, restored: str | None, empty: bool, yes: bool, style: str
) -> None:
    """List the notes that were deleted, bring one back, or empty the bin. They stay for a year."""
    if restored and empty:
        raise click.UsageError("--restore and --empty do not go together.")
    notebook = _notebook(pack, password)
    if restored:
        write(notebook.restore_from_bin(restored).id)
    elif empty:
        if not yes:
            click.confirm("Delete all notes in the bin for good?", abort=True, err=True)
        click.echo(f"{notebook.empty_bin()} deleted for good.", err=True)
    else:
        emit(
            [
                {
                    **fields_of(one.note, "id kind"),
                    "item": one.note.anchor.item_number,
                    **fields_of(one.note, "text private"),
                    "deleted": one.deleted.isoformat(timespec="seconds"),
                }
                for one in notebook.bin()
            ],
            style,
            readout.BIN,
        )


@pack_command("undo")
def undo(pack: str, password: str | None) -> None:
    """Take back the last change to your notes; again and again for the changes before."""
    write(_notebook(pack, password).undo() or "There is nothing to take back")


@pack_command("redo")
def redo(pack: str, password: str | None) -> None:
    """Make again the change that was taken back last."""
    write(_notebook(pack, password).redo() or "There is nothing to make again")


@pack_command("restore")
@click.argument("number", type=int, required=False)
@format_option
def restore(pack: str, password: str | None, number: int | None, style: str) -> None:
    """List the backups of your notes; with NUMBER, bring that one back.

    The notes in the backup are then as they were; those made since stay. note undo takes it back.
    """
    notebook = _notebook(pack, password)
    choices = restoring.choices(notebook)
    if number is None:
        emit([_row(place, choice) for place, choice in enumerate(choices, start=1)], style, readout.BACKUPS)
        return
    if not 1 <= number <= len(choices):
        raise PackviewError(
            f"There is no backup {number}", f"There are {len(choices)}; packview note restore PACK lists them"
        )
    changed = restoring.restore(notebook, choices[number - 1])
    write(
        f"{counted(changed, 'note')} {plural(changed, 'is as it was', 'are as they were')} then"
        if changed
        else "Nothing is different from that backup"
    )


def _row(number: int, choice: restoring.Choice) -> dict[str, Any]:
    return {
        "number": number,
        "written": choice.time.isoformat(timespec="seconds"),
        "notes": len(choice.notes),
        "questions": sum(note.asks for note in choice.notes),
        "private": choice.private,
        "different_now": choice.different,
    }


def _notebook(pack: str, password: str | None) -> Notebook:
    return the_notebook(open_pack(pack, password))
