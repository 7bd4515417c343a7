"""The process that fills a member's template: one with a loop that never ends is stopped, and takes nothing with it."""

import contextlib
import threading

import msgspec

from packview.errors import PackviewError, require
from packview.model import Note, Pack
from packview.services.worker_process import WorkerProcess, answer, worker_command

SECONDS = 10.0
"""A template for a hundred notes takes a fiftieth of a second."""
_MOST_BYTES = 2_000_000_000
_WORKER = worker_command("packview.services.template_worker")


_Request = tuple[str, dict[str, str], Pack, tuple[Note, ...]]


class _Filled(msgspec.Struct, frozen=True, kw_only=True):
    text: str = ""
    message: str = ""
    hint: str = ""


def filled(name: str, sources: dict[str, str], pack: Pack, notes: tuple[Note, ...]) -> str:
    """What ``export.template.fill`` makes, in a process of its own; PackviewError also where it takes too long or too much."""
    worker = WorkerProcess(_WORKER)
    watch = threading.Timer(SECONDS, worker.cancel)
    watch.start()
    try:
        body = next(worker.answers(msgspec.msgpack.encode((name, sources, pack, notes))), None)
    finally:
        watch.cancel()
    stopped = f"The template {name} takes too long or needs too much memory, and was stopped"
    if body is None:
        raise PackviewError(stopped, "Check its loops")
    done = msgspec.msgpack.decode(body, type=_Filled)
    require(not done.message, done.message, done.hint)
    return done.text


def _fill(body: bytes) -> _Filled:
    from packview.export.template import fill  # noqa: PLC0415  the app imports this module and needs no Jinja2

    try:
        return _Filled(text=fill(*msgspec.msgpack.decode(body, type=_Request)))
    except PackviewError as error:
        return _Filled(message=error.message, hint=error.hint)


def main() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):  # a system that knows no limits
        import resource  # noqa: PLC0415  there is none on Windows

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_BYTES, _MOST_BYTES))
    answer(lambda body: [msgspec.msgpack.encode(_fill(body))])
