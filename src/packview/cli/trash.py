"""Commands that delete notes, bring them back, and undo changes."""

import click

from packview.cli.output import emit, write
from packview.cli.shared import pack_command, the_notebook
from packview.errors import require
from packview.export import readout
from packview.export.rows import fields_of
from packview.services.notes.notebook import Notebook
from packview.wording.words import counted, plural


@pack_command("delete", printed=False, given=the_notebook)
@click.argument("note_id")
def delete(notebook: Notebook, note_id: str) -> None:
    """Put a note into the bin. NOTE_ID may be shortened."""
    write(f"{notebook.delete(note_id).id} is in the bin")


@pack_command("bin", given=the_notebook)
@click.option("--restore", "restored", metavar="NOTE_ID", help="Bring this note back.")
@click.option("--empty", is_flag=True, help="Delete all that lies in it for good.")
@click.option("--yes", is_flag=True, help="Do not ask before emptying it.")
def bin_(notebook: Notebook, *, restored: str | None, empty: bool, yes: bool, style: str) -> None:
    """List the notes that were deleted, bring one back, or empty the bin. They stay for a year."""
    if restored and empty:
        raise click.UsageError("--restore and --empty do not go together.")
    if restored:
        write(notebook.restore_from_bin(restored).id)
    elif empty:
        if not yes:
            click.confirm("Delete all notes in the bin for good?", abort=True, err=True)
        click.echo(f"{notebook.empty_bin()} deleted for good.", err=True)
    else:
        rows = [
            {
                **fields_of(one.note, "id kind"),
                "item": one.note.anchor.item_number,
                **fields_of(one.note, "text private"),
                **fields_of(one, "deleted"),
            }
            for one in notebook.bin()
        ]
        emit(rows, style, readout.BIN)


@pack_command("undo", printed=False, given=the_notebook)
def undo(notebook: Notebook) -> None:
    write(notebook.undo() or "There is nothing to take back")


@pack_command("redo", printed=False, given=the_notebook)
def redo(notebook: Notebook) -> None:
    write(notebook.redo() or "There is nothing to make again")


@pack_command("restore", given=the_notebook)
@click.argument("number", type=int, required=False)
def restore(notebook: Notebook, number: int | None, style: str) -> None:
    """List the backups of your notes; with NUMBER, bring that one back.

    The notes in the backup are then as they were; those made since stay. note undo takes it back.
    """
    found = notebook.backups()
    if number is None:
        rows = [
            {
                "number": place,
                "written": backup.time.isoformat(timespec="seconds"),
                "notes": len(backup.notes),
                "questions": sum(note.asks for note in backup.notes),
                "private": backup.private,
                "different_now": different,
            }
            for place, (backup, different) in enumerate(found, start=1)
        ]
        emit(rows, style, readout.BACKUPS)
        return
    there = f"There are {len(found)}; packview note restore PACK lists them"
    require(1 <= number <= len(found), f"There is no backup {number}", there)
    changed = notebook.restore_backup(found[number - 1][0])
    told = f"{counted(changed, 'note')} {plural(changed, 'is as it was', 'are as they were')} then"
    write(told if changed else "Nothing is different from that backup")
