"""What a worker process does, done in the process of the tests: a fresh Python takes half a second to load what is loaded here."""

from collections.abc import Iterator
from importlib import import_module

from packview.services.worker_process import WorkerProcess, worker_command

_WORKERS = {
    worker_command(module): module
    for module in ("packview.services.imports.worker", "packview.services.analysis.worker")
}
_IN_A_PROCESS = WorkerProcess.answers


def answers_here(process: WorkerProcess, request: bytes) -> Iterator[bytes]:
    """As ``WorkerProcess.answers``, which it is for any other command."""
    module = _WORKERS.get(process._command)
    if module is None:
        yield from _IN_A_PROCESS(process, request)
        return
    for body in () if process.cancelled else import_module(module)._answer(request):
        if process.cancelled:
            return
        yield body
