"""How many findings of real papers are true, and how many planted errors are found, by kind.

    PYTHONPATH=packs:tests/support python benchmarks/bench_findings.py [FOLDER ...]

Without folders the planted sets alone are scored. judged_findings.json, beside this file, says of the findings in papers a reader judged whether
each is true, by file, page of the PDF and kind. A finding that nobody judged is printed, so that it can be. How sure a kind may be told
(``PRECISION`` in ``insight/detectors.py``) rests on that list.
"""

import argparse
import json
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

from bench_insight_prose import prose_score

from detected import found_in, prose
from packview.config import Config
from packview.errors import PackviewError
from packview.insight.prose.passages import Passage
from packview.insight.tables.grid import Grid
from packview.model import PageInfo
from packview.services.analysis.findings import detect, polarities
from packview.services.library.library import Library, read_in_place
from planted_relations import RELATIONS

JUDGED = Path(__file__).with_name("judged_findings.json")
SENTENCES = Path(__file__).with_name("planted_sentences.json")
"""Sentences as councils, police, hospitals and schools write them, each with one error and without it, and right ones that are easily misread."""
TABLES = Path(__file__).with_name("planted_tables.json")
"""Eighty tables with one error each and without it, made before the rules were read: at first sight 22 of the first 40 were found, 11 of the next 20
and 13 of the last 20; then the kinds that were missed were mended."""


def precision(folders: list[Path]) -> None:
    """Print how many findings of each kind are true, and those nobody judged."""
    rows = json.loads(JUDGED.read_text(encoding="utf-8"))
    known = Counter((one["file"], one["page"], one["kind"], one["true"]) for one in rows)
    library = Library(Path(tempfile.mkdtemp()), Config(member="Reader"))
    true, false, open_ = Counter[str](), Counter[str](), Counter[str]()
    pages = 0
    files = [file for folder in folders for file in folder.iterdir() if file.suffix in (".pdf", ".txt")]
    for path in sorted(files):
        if path.suffix == ".txt" and path.with_suffix(".pdf") in files:
            continue  # the text of the paper beside it
        try:
            opened = read_in_place(library, path)
        except PackviewError as error:
            print(f"{path.name}: {error}")
            continue
        pages += len(opened.pages)
        for one in detect(opened).findings:
            place = (path.name, one.pdf_page, one.kind)
            verdict = next((each for each in (True, False) if known[*place, each]), None)
            known.subtract([(*place, verdict)] if verdict is not None else [])
            (open_ if verdict is None else true if verdict else false)[one.kind] += 1
            if verdict is None:
                print(
                    f"not judged: {path.name} page {one.pdf_page} [{one.kind}, {one.rule}] {one.explanation}"
                )
    print(f"{'kind':14}{'true':>7}{'false':>7}{'not judged':>12}   on {pages:,} pages")
    for kind in sorted({*true, *false, *open_}):
        print(f"{kind:14}{true[kind]:7}{false[kind]:7}{open_[kind]:12}")


def recall(seed: int = 2018) -> None:
    """Print how many planted errors of each relation are found, and how many right twins are told."""
    for relation in RELATIONS:
        print(f"{relation.name:22} {prose_score(relation, seed)}")


def sentences() -> None:
    """Print how many wrong sentences of papers of many kinds are told, and how many right ones."""
    rows = json.loads(SENTENCES.read_text(encoding="utf-8"))
    wrong = [one["wrong"] for one in rows if "wrong" in one]
    found, false = (sum(map(is_told, texts)) for texts in (wrong, [one["right"] for one in rows]))
    print(f"{'sentences':22} {found:4} of {len(wrong):4} found, {false} false among {len(rows):6,} right")


def tables() -> None:
    """Print how many wrong tables are told, how many right ones, and the kinds that are missed."""
    rows = json.loads(TABLES.read_text(encoding="utf-8"))
    missed = [one["kind"] for one in rows if not told_of_tables(one["wrong"])]
    false = [one["kind"] for one in rows if told_of_tables(one["right"])]
    print(
        f"{'tables':22} {len(rows) - len(missed):4} of {len(rows):4} found, {len(false)} false among {len(rows):6,} right"
    )
    print(f"  missed: {', '.join(missed)}" + (f"; false: {', '.join(false)}" if false else ""))


def told_of_tables(text: str) -> bool:
    """Whether anything is told of tables ('# title' and a line for each row, with bars between cells) and the paragraphs between them."""
    parts = [part.split("\n") for part in text.split("\n\n")]
    lines = [line.replace("|", " ").removeprefix("# ") for part in parts for line in part]
    context = replace(prose([]), pages=[lines])
    context = replace(
        context,
        pack=replace(context.pack, pages=(PageInfo(number=1, label="1"),)),
        polarities=polarities()[0],
    )
    made = [
        (part[0].removeprefix("# "), [tuple(row.split("|")) for row in part[1:]])
        for part in parts
        if part[0].startswith("# ")
    ]
    grids = [
        Grid(title=title, header=rows[0], rows=tuple(rows[1:]), page="1", pdf_page=1, lines=lines)
        for title, rows in made
    ]
    said = [
        Passage(text=part[0], raw=part[0], page="1", pdf_page=1)
        for part in parts
        if not part[0].startswith("# ")
    ]
    vars(context).update(grids=grids, texts=tuple(said))
    return bool(found_in(context, "derived", "table", "slip", "claim", "conflict"))


def is_told(text: str) -> bool:
    """Whether anything is told of the paragraphs of a text."""
    blocks = enumerate(text.split("\n\n"), start=9)
    paper = [Passage(text=block, raw=block, page="7", pdf_page=at) for at, block in blocks]
    return bool(found_in(prose(paper), "claim", "impossible", "parts", "conflict", "slip"))


def main() -> None:
    """Score the planted sets, and papers where they are named."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folders", nargs="*", type=Path)
    wanted = ask.parse_args()
    recall()
    sentences()
    tables()
    if wanted.folders:
        precision(wanted.folders)


if __name__ == "__main__":
    main()
