"""Text of scanned pages, recognised in their pictures: by tesserocr, which the extra 'ocr' brings, or a tesseract on the PATH.

Each process has its own engine, loaded with the first scanned page. Digits and minus signs are lost now and then, so a page
says that its text was recognised, and no figure is taken from it.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import fmean, median
from typing import Any

from packview.errors import PackviewError, require
from packview.extract.line_numbers import without_line_numbers
from packview.extract.page_picture import PdfPictures, Picture
from packview.extract.reading_order import read_lines
from packview.extract.source import Source
from packview.extract.stamps import split_stamps
from packview.extract.states import state_of
from packview.extract.words import Word
from packview.model import Page, Run, StageName, Warned
from packview.model.pages import Recognised
from packview.text import clean, one_line

DPI = 200
"""Dots an inch of the pictures: at 200 all words of a typed A4 page were right, at 300 none more in twice the time."""
_SURE = 30.0
"""Confidence, 0 to 100, below which a word is a mark or a smudge."""
_LINES = " _|~="
"""Marks that ruling lines and lines to write on are taken for, where nothing else stands with them."""
_LETTERS = 4
"""Letters in a row from which a smudge does not make a word."""
_SAME = 0.2
"""Share of its median by which the letters' size differs on a page before it is another size."""
_DATA = Path(sys.prefix, "share", "tessdata")
_LONGEST = 120
"""Seconds that a tesseract on the PATH may take for a page."""


Words = Sequence[Recognised] | None
"""In reading order; None where nothing recognises them."""
Engine = Callable[[Picture], Sequence[Recognised]]
"""Recognises the words of a grey picture."""


def engine_of(languages: str) -> Engine | None:
    """What recognises text of these languages, 'eng+cym'; None where nothing of it is installed.

    Raises PackviewError: it is installed, and has no data of these languages.
    """
    data, installed = _data_folder(languages), find_spec("tesserocr") is not None
    if installed and data is not None:
        return _Tesserocr(languages, data)
    if program := shutil.which("tesseract"):
        return _Program(program, languages)
    require(not installed, f"There is no data to recognise {languages}", f"Put it into {_DATA}")
    return None


def _data_folder(languages: str) -> Path | None:
    """The folder that has the data of all these languages: the package's, or the system's."""
    system = sorted(Path("/usr/share/tesseract-ocr").glob("*/tessdata"), reverse=True)
    named = [Path(os.environ["TESSDATA_PREFIX"])] if "TESSDATA_PREFIX" in os.environ else []
    names = [f"{one}.traineddata" for one in languages.split("+")]
    folders = (*named, _DATA, *system, Path("/usr/share/tessdata"))
    return next((one for one in folders if all((one / name).is_file() for name in names)), None)


class _Tesserocr:
    def __init__(self, languages: str, data: Path) -> None:
        self._module: Any = import_module("tesserocr")
        try:
            self._engine = self._module.PyTessBaseAPI(
                path=str(data), lang=languages, psm=self._module.PSM.AUTO
            )
        except RuntimeError as error:
            told = f"The data to recognise {languages} cannot be read"
            raise PackviewError(told, f"Install it again, in {data}") from error

    def __call__(self, picture: Picture) -> list[Recognised]:
        engine, level = self._engine, self._module.RIL.WORD
        try:
            engine.SetImageBytes(picture.pixels, picture.width, picture.height, 1, picture.width)
            engine.SetSourceResolution(DPI)
            engine.Recognize()
            words = self._module.iterate_level(engine.GetIterator(), level)
            return [_word(one, level) for one in words if not one.Empty(level)]
        except RuntimeError as error:
            raise _failed() from error
        finally:
            engine.Clear()


def _word(one: Any, level: int) -> Recognised:
    left, _, right, bottom = one.BoundingBox(level)
    base, height = one.Baseline(level), one.RowAttributes()["row_height"]
    base = base[0][1] if base else bottom
    return Recognised(one.GetUTF8Text(level), left, base, right - left, height, one.Confidence(level))


class _Program:
    def __init__(self, program: str, languages: str) -> None:
        self._command = [program, "stdin", "stdout", "-l", languages, "--dpi", str(DPI), "tsv"]

    def __call__(self, picture: Picture) -> list[Recognised]:
        header = b"P5 %d %d 255\n" % (picture.width, picture.height)
        try:
            done = subprocess.run(  # noqa: S603  its name comes from the PATH, its input is a picture
                self._command,
                input=header + picture.pixels,
                capture_output=True,
                check=True,
                timeout=_LONGEST,
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise _failed() from error
        return list(words_of_tsv(done.stdout.decode(errors="replace")))


def _failed() -> PackviewError:
    return PackviewError("The text of this page could not be recognised", "Look at the picture")


def words_of_tsv(table: str) -> Iterator[Recognised]:
    """The words in what tesseract prints as 'tsv': level, page, block, paragraph, line, word, left, top, width, height, confidence, text."""
    row = (0.0, 0.0)
    for line in table.splitlines()[1:]:
        cells = line.split("\t", 11)
        if len(cells) < 12:
            continue
        try:
            level, left, top, width, high, sure = (float(cells[at]) for at in (0, 6, 7, 8, 9, 10))
        except ValueError:
            continue
        if level == 4:
            row = (top + high, high)
        elif level == 5:
            # a line's box ends below its baseline where letters hang down, by about a fifth of its height
            yield Recognised(cells[11], left, row[0] - 0.2 * row[1], width, row[1], sure)


class RecognisedSource(Source):
    """A file whose scanned pages have the text that was recognised in them; the others are as they are.

    Args:
        source: the file, open; it stays open when this is closed.
        path: the file.
        engine: gives what recognises words, None where nothing does; asked with the first scanned page.
        kept: gives the words of a PDF page that were kept, or keeps those that it is given the way to.
    """

    def __init__(
        self,
        source: Source,
        path: Path,
        engine: Callable[[], Engine | None],
        *,
        password: str | None = None,
        kept: Callable[[int, Callable[[], Words]], Words] = lambda _, recognise: recognise(),
    ) -> None:
        self.document, self.problems = source.document, source.problems
        self._pages = source._pages  # noqa: SLF001  of the same class
        self._source, self._make_engine, self._kept = source, engine, kept
        self._where = path, password
        self._pictures: PdfPictures | None = None

    def _page(self, number: int) -> Page:
        page = self._source.page(number)
        if page.state != "image":
            return page
        try:
            words = self._kept(number, partial(self._recognised, number))
        except PackviewError as error:
            told = f"{error.message}: the page is a picture"
            self.problems.append(Warned(pdf_page=number, message=told, stage=StageName.TEXT))
            return page
        return recognised_page(page, words or (), DPI)

    @cached_property
    def _engine(self) -> Engine | None:
        """In each process for itself, after the fork."""
        try:
            return self._make_engine()
        except PackviewError as error:
            told = f"{error.message}: scanned pages are pictures. {error.hint}"
            self.problems.append(Warned(message=told, stage=StageName.TEXT))
            return None

    def _recognised(self, number: int) -> Words:
        if self._engine is None:
            return None
        self._pictures = self._pictures or PdfPictures(*self._where)
        return self._engine(self._pictures.grey(number, DPI))

    def close(self) -> None:
        if self._pictures is not None:
            self._pictures.close()


def _is_word(one: Recognised) -> bool:
    text = one.text.strip(_LINES)
    return bool(text) and (one.confidence >= _SURE or (len(text) >= _LETTERS and text.isalpha()))


def recognised_page(page: Page, found: Sequence[Recognised], dpi: int) -> Page:
    """A scanned page with the words that were recognised in its picture of so many dots an inch; as it was where there are none."""
    points = 72 / dpi
    sure = [one for one in found if _is_word(one)]
    usual = median(one.height for one in sure) if sure else 0.0
    words = [
        Word(
            text=one_line(clean(one.text)),
            x=one.left * points,
            y=one.base * points,
            width=one.width * points,
            size=(usual if abs(one.height - usual) <= _SAME * usual else one.height) * points,
            rotation=0,
            font="",
            bold=False,
            glued=False,
        )
        for one in sure
    ]
    body, label, stamps = split_stamps(words, page.width, page.height)
    lines = read_lines(without_line_numbers(body), ())
    if state_of(lines, pictures=True) != "text":
        return page
    return replace(
        page,
        label=label,
        lines=lines,
        stamps=stamps,
        runs=tuple(Run(*word[:-1]) for word in words),
        state="text",
        recognised=True,
        confidence=round(fmean(one.confidence for one in sure)),
    )
