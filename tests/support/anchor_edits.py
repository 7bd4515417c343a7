"""A made-up pack before it is one, and what happens to it before it is published again."""

from dataclasses import dataclass, field, replace
from random import Random

PAPER = 2
"""Pages of a paper."""
_TEXT = (
    "the panel children young people service plan report board safeguarding budget of and to in for with "
    "by from that is are was were has been will not review officers councillors referral contacts visits "
    "school health police partner agencies cost saving pressure quarter month target figure rate rise "
    "fall noted agreed asked whether why how long-term well-being re-offending recommendation action "
    "cabinet member director social worker caseload placement foster care leavers home early help family "
    "hub threshold audit inspection improvement risk register strategy local authority "
)
WORDS = tuple(_TEXT.split())
TITLES = ("Apologies", "Minutes of the previous meeting", "Budget monitoring", "Safeguarding children annual report",
          "Performance of children's services", "Monitoring of recommendations", "School places", "Early help review",
          "Fostering and adoption", "Youth justice plan", "Forward plan", "Care leavers' offer")  # fmt: skip
COMMON = (
    "The panel is asked to note the report and to agree the recommendations set out below.",
    "There are no financial implications arising directly from this report.",
    "None.",
)


@dataclass
class Sheet:
    """A page: paragraphs, each with an identity that its copies elsewhere do not share; what it is printed as."""

    paragraphs: list[tuple[int, str]]
    width: int = 70


@dataclass
class Part:
    """An agenda item and its pages."""

    title: str
    sheets: list[Sheet]


@dataclass
class Made:
    """An edition before it is one."""

    parts: list[Part]
    front: Sheet
    stamped: bool = True
    first_number: int = 1
    paper: str = "Report"
    standing: dict[int, tuple[int, str, str]] = field(default_factory=dict)
    """Where each paragraph stands: PDF page, text, text as printed."""


class Maker:
    """Makes editions, by chance."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self._next = 0

    def identity(self) -> int:
        self._next += 1
        return self._next

    def paragraph(self) -> tuple[int, str]:
        chance = self.random
        if chance.random() < 0.12:
            return self.identity(), chance.choice(COMMON)
        words = chance.choices(WORDS, k=chance.randint(6, 45))
        for place in range(0, len(words), chance.randint(5, 9)):
            if chance.random() < 0.5:
                words[place] = f"{chance.randint(1, 9999):,}{chance.choice(['', '%', ','])}"
        return self.identity(), " ".join(words).capitalize() + "."

    def sheet(self) -> Sheet:
        return Sheet([self.paragraph() for _ in range(self.random.randint(1, 5))])

    def edition(self) -> Made:
        chance = self.random
        titles = chance.sample(TITLES, k=chance.randint(2, 7))
        parts = [Part(title, [self.sheet() for _ in range(chance.randint(0, 4))]) for title in titles]
        return Made(parts, self.sheet(), stamped=chance.random() < 0.8)

    def edited(self, made: Made) -> Made:
        """The edition that follows: items, papers and pages shuffled, put in, taken out, renamed; lines set anew."""
        chance = self.random
        parts = [
            Part(part.title, [Sheet(list(sheet.paragraphs), sheet.width) for sheet in part.sheets])
            for part in made.parts
        ]
        new = replace(made, parts=parts, front=Sheet(list(made.front.paragraphs)), standing={})
        edits = (self._shuffle, self._insert_part, self._drop_part, self._rename, self._renumber, self._shuffle_pages,
                 self._insert_page, self._drop_page, self._move_page, self._copy_page, self._reword, self._drop_paragraph,
                 self._insert_paragraph, self._set_anew, self._run_on, self._shuffle_papers, self._rename_papers)  # fmt: skip
        for edit in chance.choices(edits, k=chance.randint(1, 6)):
            edit(new)
        return new

    def _shuffle(self, made: Made) -> None:
        self.random.shuffle(made.parts)

    def _insert_part(self, made: Made) -> None:
        sheets = [self.sheet() for _ in range(self.random.randint(0, 3))]
        made.parts.insert(self.random.randint(0, len(made.parts)), Part("Any urgent business", sheets))

    def _drop_part(self, made: Made) -> None:
        if len(made.parts) > 1:
            made.parts.pop(self.random.randrange(len(made.parts)))

    def _rename(self, made: Made) -> None:
        part = self.random.choice(made.parts)
        part.title = self.random.choice((f"{part.title} (revised)", "Something else altogether"))

    def _renumber(self, made: Made) -> None:
        made.first_number = self.random.randint(1, 4)

    def _with_pages(self, made: Made) -> list[Part]:
        return [part for part in made.parts if part.sheets]

    def _shuffle_pages(self, made: Made) -> None:
        for part in self._with_pages(made)[:2]:
            self.random.shuffle(part.sheets)

    def _insert_page(self, made: Made) -> None:
        part = self.random.choice(made.parts)
        blank = self.random.random() < 0.3
        part.sheets.insert(self.random.randint(0, len(part.sheets)), Sheet([]) if blank else self.sheet())

    def _drop_page(self, made: Made) -> None:
        for part in self._with_pages(made)[:1]:
            part.sheets.pop(self.random.randrange(len(part.sheets)))

    def _move_page(self, made: Made) -> None:
        for part in self._with_pages(made)[:1]:
            sheet = part.sheets.pop(self.random.randrange(len(part.sheets)))
            self.random.choice(made.parts).sheets.append(sheet)

    def _copy_page(self, made: Made) -> None:
        """The same page once more, in another item, as a template would be."""
        for part in self._with_pages(made)[-1:]:
            sheet = self.random.choice(part.sheets)
            copy = Sheet([(self.identity(), text) for _, text in sheet.paragraphs], sheet.width)
            self.random.choice(made.parts).sheets.append(copy)

    def _some_sheet(self, made: Made) -> Sheet | None:
        sheets = [sheet for part in made.parts for sheet in part.sheets if sheet.paragraphs]
        return self.random.choice(sheets) if sheets else None

    def _reword(self, made: Made) -> None:
        sheet = self._some_sheet(made)
        if sheet is not None:
            place = self.random.randrange(len(sheet.paragraphs))
            identity, text = sheet.paragraphs[place]
            words = text.split()
            words[self.random.randrange(len(words))] = f"{self.random.randint(1, 9999):,}"
            sheet.paragraphs[place] = (identity, " ".join(words))

    def _drop_paragraph(self, made: Made) -> None:
        sheet = self._some_sheet(made)
        if sheet is not None:
            sheet.paragraphs.pop(self.random.randrange(len(sheet.paragraphs)))

    def _insert_paragraph(self, made: Made) -> None:
        sheet = self._some_sheet(made)
        if sheet is not None:
            sheet.paragraphs.insert(self.random.randint(0, len(sheet.paragraphs)), self.paragraph())

    def _set_anew(self, made: Made) -> None:
        for part in made.parts:
            for sheet in part.sheets:
                sheet.width = self.random.choice((45, 60, 84))

    def _shuffle_papers(self, made: Made) -> None:
        for part in self._with_pages(made):
            papers = [part.sheets[first : first + PAPER] for first in range(0, len(part.sheets), PAPER)]
            self.random.shuffle(papers)
            part.sheets = [sheet for paper in papers for sheet in paper]

    def _rename_papers(self, made: Made) -> None:
        made.paper = "Appendix"

    def _run_on(self, made: Made) -> None:
        """Paragraphs run over from page to page, as when something is put in before them."""
        for part in self._with_pages(made):
            for here, following in zip(part.sheets, part.sheets[1:], strict=False):
                if here.paragraphs:
                    following.paragraphs.insert(0, here.paragraphs.pop())
