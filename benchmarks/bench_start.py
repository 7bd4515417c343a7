"""First paint of the app against a bare one-widget Textual app, each a process of its own; and packview --help.

    python benchmarks/bench_start.py

The processes run in a pseudo-terminal of 80 by 24 and end themselves after their first paint.
"""

import os
import pty
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 7
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self): yield Static("packview")
    def on_ready(self): self.call_after_refresh(self.exit)
Bare().run()
"""
OURS = """
from packview import config, paths
from packview.services.library.library import Library
from packview.tui import app
class Measured(app.PackviewApp):
    def on_ready(self): self.call_after_refresh(self.exit)
app.PackviewApp = Measured
library = Library(paths.data_home(), config.load())
app.run(library, app.first(library, None, item=None, page=None, password=None))
"""


def seconds(code: str, home: str) -> float:
    master, slave = pty.openpty()
    environment = {
        **os.environ,
        "PACKVIEW_HOME": home,
        "TERM": "xterm-256color",
        "COLUMNS": "80",
        "LINES": "24",
    }
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdin=slave, stdout=slave, stderr=slave, env=environment
    )
    os.close(slave)
    while True:
        try:
            if not os.read(master, 65536):
                break
        except OSError:
            break
    process.wait()
    os.close(master)
    return time.perf_counter() - started


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        subprocess.run(
            [sys.executable, "-m", "packview", "import", "packs/sample.pdf"],
            env={**os.environ, "PACKVIEW_HOME": home},
            check=True,
            stdout=subprocess.DEVNULL,
        )
        pairs = [(seconds(BARE, home), seconds(OURS, home)) for _ in range(ROUNDS)]
    bare = statistics.median(pair[0] for pair in pairs)
    ours = statistics.median(pair[1] for pair in pairs)
    print(
        f"bare Textual app {bare * 1000:.0f} ms, packview's library {ours * 1000:.0f} ms, ratio {ours / bare:.2f} (aim: at most 1.35)"
    )
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "packview", "--help"], check=True, stdout=subprocess.DEVNULL)
    print(f"packview --help {1000 * (time.perf_counter() - started):.0f} ms")


if __name__ == "__main__":
    main()
