"""How many findings of real papers are true, and how many planted errors are found, by kind.

    PYTHONPATH=packs:tests/support python benchmarks/bench_findings.py [--judged JUDGED.json FOLDER ...]

Without arguments the planted sets alone are scored. JUDGED.json lists what a reader judged of the findings in the papers of the folders:
[{"file": name, "page": of the PDF, "kind", "rule", "printed", "true": bool}]; its first three fields and ``printed`` tell a finding.
A finding that nobody judged is printed, so that it can be.
"""

import argparse
import json
import tempfile
from collections import Counter
from pathlib import Path

from bench_insight_prose import prose_score

from packview.config import Config
from packview.errors import PackviewError
from packview.model import Finding
from packview.services.analysis.findings import detect
from packview.services.library.library import Library, read_in_place
from planted_relations import RELATIONS


def _told(name: str, one: Finding) -> tuple[str, int, str, str]:
    return name, one.pdf_page or 0, one.kind, one.printed


def precision(judged: Path, folders: list[Path]) -> None:
    """Print how many findings of each kind are true, and those nobody judged."""
    known = {
        (one["file"], one["page"], one["kind"], one["printed"]): bool(one["true"])
        for one in json.loads(judged.read_text(encoding="utf-8"))
    }
    library = Library(Path(tempfile.mkdtemp()), Config(member="Reader"))
    true, false, open_ = Counter[str](), Counter[str](), Counter[str]()
    pages = 0
    for path in sorted(
        file for folder in folders for file in folder.iterdir() if file.suffix in (".pdf", ".txt")
    ):
        try:
            opened = read_in_place(library, path)
        except PackviewError as error:
            print(f"{path.name}: {error}")
            continue
        pages += len(opened.pages)
        for one in detect(opened).findings:
            verdict = known.get(_told(path.name, one))
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


def main() -> None:
    """Score the planted sets, and papers where they are named."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--judged", type=Path)
    ask.add_argument("folders", nargs="*", type=Path)
    wanted = ask.parse_args()
    recall()
    if wanted.judged is not None:
        precision(wanted.judged, wanted.folders)


if __name__ == "__main__":
    main()
