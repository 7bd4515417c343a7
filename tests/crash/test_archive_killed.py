"""An archive that is killed at any moment goes on where it was, and ends with the bytes of one that nobody disturbed.

PACKVIEW_CRASH_ROUNDS says how many packs: by itself a few; with 1,000 there is a cluster too, a worker of which is killed.
"""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from archived import SECRET, a_pack, here, store, texts_of
from packview.errors import PackviewError
from packview.services.archive.run import Archived, archive, cluster, units_of
from packview.services.library.library import Library
from packview.store.archive import PACKAGE, SQLITE

ROUNDS = int(os.environ.get("PACKVIEW_CRASH_ROUNDS", "8"))
COMMAND = [sys.executable, "-c", "from packview.cli import main; main()", "archive", "--jobs", "2", "-o"]


def quiet(folder: Path, library: Library) -> tuple[bytes, bytes]:
    archive(units_of(library, ()), folder, library, here())
    return files_of(folder)


def files_of(folder: Path) -> tuple[bytes, bytes]:
    return (folder / SQLITE).read_bytes(), (folder / PACKAGE).read_bytes()


def started(folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([*COMMAND, str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def parts_in(folder: Path) -> int:
    return len(list((folder / "parts").glob("*"))) if (folder / "parts").is_dir() else 0


def test_a_killed_archive_goes_on_to_the_same_bytes_also_where_two_run_at_once(tmp_path: Path) -> None:
    library = store(tmp_path / "home", *(a_pack(number) for number in range(1, ROUNDS + 1)))
    whole = quiet(tmp_path / "whole", library)
    out, chance = tmp_path / "out", random.Random(7)
    with started(out) as running:
        enough = chance.randint(1, ROUNDS // 2)
        while running.poll() is None and parts_in(out) < enough:
            pass  # it has read too little yet
        running.kill()
    with started(out) as running, started(out) as other:
        told = [one.communicate(timeout=600)[1].decode() for one in (running, other)]
    codes = sorted((running.returncode, other.returncode))
    assert codes in ([0, 0], [0, 1]), told
    assert codes == [0, 0] or any("Another packview is busy with this archive" in one for one in told)
    assert files_of(out) == whole
    assert not any(SECRET.encode() in said for said in texts_of(out))


@pytest.mark.skipif(ROUNDS < 100, reason="a cluster takes seconds to start; make test-crash has it")
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_loses_a_worker_and_the_archive_is_the_same(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra cluster is not installed")
    library = store(tmp_path / "home", *(a_pack(number) for number in range(1, min(ROUNDS, 200) + 1)))
    whole = quiet(tmp_path / "whole", library)
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as found:
        heard: list[str] = []

        def told(name: str) -> None:
            heard.append(name)
            if len(heard) == 50:
                os.kill(next(iter(found.workers.values())).pid, 9)

        done: Archived = archive(
            units_of(library, ()), tmp_path / "out", library, cluster(found.scheduler_address), told=told
        )
    assert (done.packs, done.problems) == (min(ROUNDS, 200), ())
    assert files_of(tmp_path / "out") == whole


def test_a_cluster_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra cluster is not installed")

    def silent(*_: object, **__: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(distributed, "Client", silent)
    start, _ = cluster("tcp://127.0.0.1:9")
    with pytest.raises(PackviewError, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:9"), start():
        pass
