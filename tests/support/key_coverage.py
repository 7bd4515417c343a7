"""Which keys the tests press. A run of all tests of the interface fails where no test pressed a key of the table.

Each worker tells the process that started it what its tests pressed, so that neither their order nor their place matters.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from textual.app import App

HEARD: set[tuple[str, str]] = set()
"""Id of a row and the key, of those that were pressed where the row was in force, and did something."""


def noting(check: Callable[..., Awaitable[bool]]) -> Callable[..., Awaitable[bool]]:
    """Textual's search for what a key does, with a note of whose key it was."""

    async def check_and_note(app: "App[Any]", key: str, priority: bool = False) -> bool:
        chain = reversed(app.screen._binding_chain) if priority else app.screen._modal_binding_chain
        row = next(
            (
                binding.id
                for _, bindings in chain
                for binding in bindings.key_to_bindings.get(key, ())
                if binding.id and binding.priority == priority
            ),
            None,
        )
        done = await check(app, key, priority)
        if done and row:
            HEARD.add((row, key))
        return done

    return check_and_note


def unheard(config: pytest.Config) -> list[str]:
    """Keys that no test pressed, where all tests of the interface were run."""
    from packview.tui.keys import KEYS

    chosen = ("keyword", "markexpr", "deselect", "lf", "last_failed", "ignore", "ignore_glob", "collectonly")
    everything = any(
        (Path(__file__).parents[1] / "tui").is_relative_to(config.invocation_params.dir / argument)
        for argument in config.args
    )
    if not everything or any(getattr(config.option, name, None) for name in chosen):
        return []
    return [f"{row.id}: {key}" for row in KEYS for key in row.key.split(",") if (row.id, key) not in HEARD]
