"""How many letters and words of each page packview and PDFium agree on, and on which pages they differ most.

    python benchmarks/bench_words.py [FILE or FOLDER ...]

Without files, the sample pack is read. Needs the extra ``images``, which brings PDFium. The order of words is not compared. Text that
packview leaves out on purpose (drawn twice, watermarks, numbers of lines, marks of footnotes) counts as a difference.
"""

import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from packview.errors import PackviewError
from packview.extract.source import open_source
from packview.paths import sample_pack

WORST = 8
SHOWN = 6
_IGNORED = frozenset("\u00ad\ufffe\u0002\u200b\ufeff")


@dataclass(frozen=True, slots=True)
class Compared:
    """One page: letters and words of both readers."""

    file: str
    page: int
    ours: Counter[str]
    theirs: Counter[str]
    our_words: Counter[str]
    their_words: Counter[str]

    @property
    def share(self) -> float:
        """Of the letters both have, of those that either has."""
        return share(self.ours, self.theirs)


def share(one: Counter[str], other: Counter[str]) -> float:
    """How much of two bags is in both; 1.0 where both are empty."""
    either = (one | other).total()
    return (one & other).total() / either if either else 1.0


def words_of(text: str) -> list[str]:
    """Words of letters and digits as both readers can know them: no signs of symbol fonts, no ligatures, no hyphens."""
    plain = unicodedata.normalize("NFKC", text)
    kept = (
        character if not ("\ue000" <= character <= "\uf8ff" or character in _IGNORED) else ""
        for character in plain
    )
    return "".join(kept).split()


def letters_of(words: Sequence[str]) -> Counter[str]:
    """The letters and digits of words."""
    return Counter(character for word in words for character in word if character.isalnum())


def compare(path: Path) -> Iterator[Compared]:
    """Every page of a file that both can read."""
    import pypdfium2  # noqa: PLC0415  an extra that may be missing

    theirs = pypdfium2.PdfDocument(path)
    with open_source(path) as source:
        for number in range(1, min(source.document.page_count, len(theirs)) + 1):
            page = source.page(number)
            own = words_of(" ".join(run.text for run in page.runs))
            lines = words_of(
                " ".join((*page.lines, *page.stamps, f"Page {page.label}" if page.label else ""))
            )
            shown = words_of(theirs[number - 1].get_textpage().get_text_range())
            yield Compared(
                path.name, number, letters_of(own), letters_of(shown), Counter(lines), Counter(shown)
            )


def most(bag: Counter[str]) -> str:
    """The most frequent of what one reader has more of."""
    return (
        " ".join(f"{text}*{count}" if count > 1 else text for text, count in bag.most_common(SHOWN))
        or "nothing"
    )


def main(names: Sequence[str]) -> None:
    """Print the share for each file, then the pages that differ most."""
    try:
        import pypdfium2  # noqa: F401, PLC0415
    except ImportError:
        print("PDFium is not here: pip install 'packview[images]' brings it")
        return
    given = [Path(name) for name in names] or [sample_pack()]
    files = [file for path in given for file in (sorted(path.rglob("*.pdf")) if path.is_dir() else [path])]
    pages: list[Compared] = []
    for file in files:
        try:
            found = list(compare(file))
        except (PackviewError, RuntimeError) as error:
            print(f"{file.name}: {error}")
            continue
        pages += found
        ours, theirs = (
            sum((one.ours for one in found), Counter()),
            sum((one.theirs for one in found), Counter()),
        )
        print(f"{file.name}: {len(found)} pages, {share(ours, theirs):.4f} of the letters")
    if not pages:
        return
    both = sum((one.ours & one.theirs).total() for one in pages)
    either = sum((one.ours | one.theirs).total() for one in pages)
    words = sum((one.our_words & one.their_words).total() for one in pages)
    all_words = sum((one.our_words | one.their_words).total() for one in pages)
    print(
        f"{len(pages)} pages: {both / max(1, either):.4f} of the letters and {words / max(1, all_words):.4f} of the words agree"
    )
    for one in sorted(pages, key=lambda one: one.share)[:WORST]:
        print(f"  {one.share:.3f} {one.file} page {one.page}")
        print(f"    only packview: {most(one.our_words - one.their_words)}")
        print(f"    only PDFium:   {most(one.their_words - one.our_words)}")


if __name__ == "__main__":
    main(sys.argv[1:])
