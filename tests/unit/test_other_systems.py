"""Every module can be loaded where a system has neither fork nor the signals and locks of Unix, and output keeps its signs."""

import io
import subprocess
import sys

import pytest

from packview import cli

LACKING = """
import asyncio, concurrent.futures.process, getpass, importlib, multiprocessing.popen_spawn_posix, os, pathlib, pkgutil, signal
import socket, sqlite3, subprocess, sys, tempfile, zipfile
import click, cryptography, filelock, msgspec, platformdirs, pypdf, rich.console, textual.app, textual.drivers.linux_driver
import textual.widgets, textual_serve.server, tinydb  # their own needs are not ours
for extra in ("docx", "distributed", "PIL.Image", "pyarrow.parquet", "pypdfium2", "tesserocr", "textual_image.widget"):
    try:
        importlib.import_module(extra)
    except Exception:
        pass
for name in ("fcntl", "grp", "pty", "pwd", "resource", "termios", "tty"):
    sys.modules[name] = None
for name in ("chown", "fchmod", "fchown", "fork", "getegid", "geteuid", "getgid", "getuid", "killpg", "mkfifo", "O_NOFOLLOW", "pidfd_open", "setsid"):
    if hasattr(os, name):
        delattr(os, name)
for name in ("SIGALRM", "SIGCONT", "SIGHUP", "SIGIO", "SIGKILL", "SIGPIPE", "SIGTSTP", "SIGUSR1", "SIGWINCH"):
    if hasattr(signal, name):
        delattr(signal, name)
sys.platform = "win32"
import packview
for module in pkgutil.walk_packages(packview.__path__, "packview."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
        print(module.name)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="it is such a system already")
def test_every_module_can_be_loaded_without_what_only_unix_has() -> None:
    done = subprocess.run([sys.executable, "-c", LACKING], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.split()) > 250


@pytest.mark.parametrize(("chosen", "written"), [("", "caf\u00e9 \u2581".encode()), ("cp1252", b"caf\xe9 ?")])
def test_what_is_written_to_a_file_is_utf8_unless_another_code_is_chosen(
    monkeypatch: pytest.MonkeyPatch, chosen: str, written: bytes
) -> None:
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    if chosen:
        monkeypatch.setenv("PYTHONIOENCODING", chosen)
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="cp1252", newline="")
    cli.suit_the_output(stream)
    stream.write("caf\u00e9 \u2581")
    stream.flush()
    assert raw.getvalue() == written
