"""Searching a 1,000-page pack, against one look through the same text for the same words.

    python benchmarks/bench_search.py

Aim: an answer within 30 ms, whatever is typed.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import big
from packview.config import Config
from packview.model.open_pack import OpenPack
from packview.services.imports.client import Import
from packview.services.library.library import Library, finish
from packview.services.search.search import Searcher, find, terms_of

ROUNDS = 20
QUERIES = (
    "housing",
    "waiting times",
    '"the number of complaints"',
    "complainst",
    "co*",
    "xyzzyplugh",
    "the of and",
)
AIM = 30.0


def milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)


def looked(opened: OpenPack, words: str) -> None:
    for _ in find(opened.pages, words):
        pass


def a_pack(home: Path) -> OpenPack:
    path = home / "thousand-pages.pdf"
    path.write_bytes(big.many_pages(1000))
    library = Library(home, Config(member="Robin"))
    finish(Import(path, home=home))
    return library.load(library.entries()[0].pack_id)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        opened = a_pack(home)
        takes = milliseconds(lambda: Searcher(opened.pack, opened.pages))
        print(f"1,000 pages: prepared in {takes:.0f} ms")
        searcher = Searcher(opened.pack, opened.pages)
        worst = 0.0
        for query in QUERIES:
            terms = terms_of(query, typing=True)
            ours = [milliseconds(partial(searcher.search, terms, limit=300)) for _ in range(ROUNDS)]
            look = milliseconds(partial(looked, opened, query.strip('"*')))
            middle = statistics.median(ours)
            worst = max(worst, sorted(ours)[int(ROUNDS * 0.95)])
            hits = searcher.search(terms, limit=300).total
            print(
                f"{query:>28}: {hits:>4} places in {middle:5.1f} ms; one look through the text {look:5.1f} ms, ratio {middle / look:.2f}"
            )
        print(f"p95 of the slowest query {worst:.1f} ms (aim: at most {AIM:.0f} ms)")


if __name__ == "__main__":
    main()
