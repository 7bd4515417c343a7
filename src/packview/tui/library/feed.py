"""A running import and the interface: one thread waits for its events, the app takes them in."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from textual.app import App
from textual.message import Message
from textual.worker import Worker

from packview.errors import PackviewError
from packview.model.import_events import Failed, ImportEvent
from packview.services.imports.client import EventSource, ImportFeed

Importer = Callable[[Path, bool, str | None, bool], EventSource]
"""Starts an import: file, whether to add it to the library, password, whether as a revision."""


@dataclass
class FeedNews(Message):
    """An event of an import; the app hands it to the feed, and the feed to whoever listens."""

    feed: ImportFeed
    event: ImportEvent


def start(app: App[None], feed: ImportFeed) -> Worker[None]:
    """Begin the import. The thread belongs to the app, so it outlives the screen that began it."""
    return app.run_worker(partial(_wait, app, feed), thread=True, group="feed")


def _wait(app: App[None], feed: ImportFeed) -> None:
    try:
        for event in feed.source:
            app.post_message(FeedNews(feed, event))  # the one thing a thread may do to the interface
    except PackviewError as error:
        app.post_message(FeedNews(feed, Failed(error=error)))
