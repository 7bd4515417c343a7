"""Writing in the member's own editor; nothing is lost when that fails."""

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from packview.errors import PackviewError, require
from packview.store.atomic import make_folder, saving
from packview.text import clean


def editor_command(environment: Mapping[str, str] = os.environ) -> list[str]:
    """The editor that VISUAL or EDITOR names, with its arguments. Raises PackviewError: none is named, or the words cannot be taken apart."""
    words = environment.get("VISUAL", "").strip() or environment.get("EDITOR", "").strip()
    hint = "Set EDITOR to the editor's command, such as nano, before you start packview"
    try:
        command = shlex.split(words, posix=os.name != "nt")
    except ValueError as error:
        raise PackviewError(f"The editor's command cannot be read: {words}", hint) from error
    require(command, "No editor is set", hint)
    return command


def _program(name: str, environment: Mapping[str, str]) -> str:
    """The file to run: never one that happens to lie in the folder the member stands in.

    Windows looks in the current folder first, a PATH with an empty part or a dot looks there too, and so would an
    editor's own settings: editors run in the folder of the text instead.
    """
    if Path(name).name != name:
        return str(Path(name).absolute())
    folders = [
        part for part in environment.get("PATH", os.defpath).split(os.pathsep) if Path(part).is_absolute()
    ]
    for folder in folders:
        found = shutil.which(str(Path(folder) / name))
        if found is not None:
            return found
    raise _cannot_start(name)


def _cannot_start(name: str) -> PackviewError:
    way_out = "Set EDITOR to one that is installed, such as nano"
    return PackviewError(f"The editor {name} cannot be started", way_out)


def edited(text: str, folder: Path, environment: Mapping[str, str] = os.environ) -> str:
    """Have a text changed in the member's editor, which takes over the terminal until it ends.

    ``text``: to begin with; ``folder``: where it lies meanwhile, in a file that only the member can read; ``environment``: in
    which VISUAL or EDITOR stand. Returns the text as it was left. Raises PackviewError: there is
    no editor, or it failed. What it had written is then kept in a file that the hint names.
    """
    command = editor_command(environment)
    program = _program(command[0], environment)
    with saving(folder):
        make_folder(folder)
        descriptor, name = tempfile.mkstemp(prefix="writing-", suffix=".txt", dir=folder)  # 0600
    path = Path(name)
    try:
        with saving(path), os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except PackviewError:
        path.unlink(missing_ok=True)
        raise
    try:
        called = [program, *command[1:], str(path)]
        ended = subprocess.run(called, check=False, cwd=path.parent).returncode  # noqa: S603  the member named it
    except OSError as error:
        path.unlink(missing_ok=True)
        raise _cannot_start(command[0]) from error
    return _taken(path, text, command[0], ended)


def _taken(path: Path, text: str, editor: str, ended: int) -> str:
    """What the editor left; the file goes only once its text is safe."""
    kept = "Your text is here as it was"
    try:
        written = path.read_bytes()
    except OSError as error:
        raise PackviewError(f"What {editor} wrote cannot be read", kept) from error
    same = written == text.encode()
    still = f"{kept}; what it wrote is in {path}"
    require(same or not ended, f"The editor {editor} failed", still)
    try:
        found = written.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PackviewError(f"What {editor} wrote is not UTF-8 text", still) from error
    path.unlink(missing_ok=True)
    require(not ended, f"The editor {editor} failed and changed nothing", kept)
    return text if same else clean(found).removesuffix("\n")
