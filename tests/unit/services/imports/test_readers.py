"""Pages read by two processes side by side."""

import os
import signal
import sys
from typing import Any

import pytest

from packview.errors import PackviewError
from packview.model import Page
from packview.services.imports.readers import CHUNK, chunks_of


class Pages:
    """A source; where it is ``deadly`` the second process dies of its first page, before this one reads any."""

    def __init__(self, *, deadly: bool = False) -> None:
        self.problems: list[Any] = []
        self._deadly, self._owner = deadly, os.getpid()

    def page(self, number: int) -> Page:
        if self._deadly and os.getpid() != self._owner:
            os.kill(os.getpid(), signal.SIGKILL)
        if self._deadly:
            os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
        return Page(number=number)


def source(*, deadly: bool = False) -> Any:
    return Pages(deadly=deadly)


@pytest.mark.parametrize("count", [0, 1, CHUNK, 3 * CHUNK - 1, 3 * CHUNK, 40 * CHUNK + 1])
def test_every_page_comes_once_and_in_order(count: int) -> None:
    with chunks_of(source(), count) as chunks:
        numbers = [page.number for chunk in chunks for page in chunk.pages]
    assert numbers == list(range(1, count + 1))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="this system has no second process")
def test_a_share_that_is_not_read_is_told() -> None:
    with (
        chunks_of(source(deadly=True), 4 * CHUNK) as chunks,
        pytest.raises(PackviewError, match="stopped early"),
    ):
        for _ in chunks:
            pass
