"""A relation between figures of a sentence as a small declaration, and the one engine that tries each on each sentence.

A relation names the words it may be told by and the letters its figures have (see ``prose/quantities.py``), and yields what does not
hold: the figures it rests on, what is printed, what follows instead. A finding is made of it here, once for all of them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from packview.insight.finding import prose_finding
from packview.insight.prose.lexicon import word_sets
from packview.insight.prose.passages import Passage
from packview.insight.prose.quantities import Quantity, Sentence
from packview.model import Finding, Indicator, Severity, Sureness
from packview.wording.numbers import Unit, figure
from packview.wording.words import stem


class Broken(NamedTuple):
    """A relation that does not hold: the figures and places of words it rests on, what is printed, and what follows instead.

    ``short`` is the same as a sentence to be said aloud, without its full stop (``computed`` where nothing is given); ``said`` is what the
    page says, to be said aloud (``printed``); ``working`` is for the explanation (``short``). ``rule``, ``sure`` and ``ask`` are given where
    they are not the relation's own.
    """

    rests_on: Sequence[Quantity | int]
    printed: str
    computed: str
    short: str = ""
    said: str = ""
    rule: str = ""
    working: str = ""
    sure: Sureness | None = None
    severity: Severity = "ask"
    ask: str = ""


class Here(NamedTuple):
    """Where a sentence stands: among which paragraphs, in which of them, and the dataset beside them."""

    passages: Sequence[Passage]
    at: int
    indicators: Sequence[Indicator] = ()

    @property
    def passage(self) -> Passage:
        """The paragraph."""
        return self.passages[self.at]

    def near(self, back: int, ahead: int = 0) -> list[Passage]:
        """So many paragraphs of the same item before it, and so many from it on."""
        around = self.passages[max(0, self.at - back) : self.at + ahead]
        return [one for one in around if one.item == self.passage.item]

    def others(self, known: Sequence[Quantity], letters: str) -> list[Quantity]:
        """The figures of its paragraph that are none of those known; one of them may make a relation right."""
        return [one for one in self.passage.quantities if one.letter in letters and one not in known]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A relation of which a sentence may tell: its name, where it does not hold in a sentence, how sure that is, and the question.

    Each of ``letters`` has to stand among those of its figures, one of the words in ``cues``, where there are any, and none in ``unless``.
    ``across`` is for a relation between a sentence and the one before it, read as one, where the sentence is ``worth`` it. It and one that
    is ``alone`` are told only where nothing else of the relations given is told of the sentence.
    """

    rule: str
    broken: Callable[[Sentence, Here], Iterator[Broken]]
    letters: str = ""
    across: bool = False
    worth: Callable[[Sentence], object] | None = None
    alone: bool = False
    cues: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    sure: Sureness = "certain"
    ask: str = "Which should we use?"


def _worth_trying(relations: Sequence[Relation]) -> Callable[[Sentence], Sequence[Relation]]:
    """What gives the relations that a sentence may tell of, by its words and the letters of its figures."""
    every = frozenset().union(*(one.cues | one.unless for one in relations))

    @cache  # few sets of letters and cues for many sentences
    def fitting(letters: frozenset[str], said: frozenset[str]) -> list[Relation]:
        cued = (one for one in relations if not one.cues or not one.cues.isdisjoint(said))
        return [one for one in cued if letters.issuperset(one.letters) and one.unless.isdisjoint(said)]

    return lambda sentence: fitting(sentence.letters, sentence.said & every)


def broken_in(passages: Sequence[Passage], relations: Sequence[Relation], indicators: Sequence[Indicator] = ()) -> Iterator[tuple[Relation, Finding | Exception]]:  # fmt: skip
    """What does not hold in each sentence of the passages, in order, with its relation; what a relation raises is found in place of it."""
    worth = _worth_trying(relations)
    for at, passage in enumerate(passages):
        here = Here(passages, at, indicators)
        for place, sentence in enumerate(passage.read):
            both, found = sentence, False
            for one in worth(sentence):
                if found and (one.across or one.alone):
                    continue
                if one.across:
                    beside = place and passage.read[place - 1].last >= sentence.first - 1
                    if not beside or (one.worth is not None and not one.worth(sentence)):
                        continue
                    both = both if both.begins else joined(_with_own(passage.read[:place]), sentence)
                said = both if one.across else sentence
                try:
                    for told in one.broken(said, here):
                        found = True
                        yield one, _finding(one, told, said, passage)
                except Exception as fault:  # noqa: BLE001  one relation that fails must not take the others with it
                    yield one, fault


def _finding(one: Relation, told: Broken, sentence: Sentence, passage: Passage) -> Finding:
    sure, used = told.sure or one.sure, {each.first for each in told.rests_on if isinstance(each, Quantity)}
    if sure == "certain" and (sentence.begins or any(each.first not in used for each in sentence.quantities)):
        sure = "likely"  # another figure of the sentence, or of another sentence, may be meant
    return prose_finding(
        passage, told.rule or one.rule, sentence.span(*told.rests_on), told.printed, told.computed, short=told.short, said=told.said,
        working=told.working, sure=sure, severity=told.severity, ask=told.ask or one.ask,
    )  # fmt: skip


def _with_own(sentences: Sequence[Sentence]) -> Sentence:
    """The last of some sentences; with the one before it where each gives a single figure of another time."""
    *_, one, two = (None, *sentences)
    single = one is not None and len(one.quantities) == len(two.quantities) == 1 and one.last >= two.first - 1
    both = joined(one, two) if one is not None and single else two
    return both if both is not two and says_again(both) else two


_MEASURES, _ORDERED = word_sets("changes")["measures"], word_sets("shares")["ordered"]


def says_again(sentence: Sentence) -> bool:
    """Whether the second of two sentences says what the first does of another time, as far as its figure: 'In 2024 it was 52'."""
    begins = sentence.begins
    one = next((each for each in reversed(sentence.quantities) if each.at < begins), None)
    two = next((each for each in sentence.quantities if each.at > begins), None)
    if one is None or two is None or not alike(one, two):
        return False
    known, said = {*map(stem, sentence.words[:begins])}, sentence.words[begins : two.at]
    new = {*sentence.words_in(begins, two.at)} | _MEASURES.intersection(said)
    ends = ((0, begins), (begins, len(sentence.words)))
    said_of = ((span, sentence.words[slice(*span)]) for span in ends)
    times = [{*sentence.words_in(*span, "y")} | _ORDERED.intersection(words) for span, words in said_of]
    same = {*map(stem, new - _ORDERED)} | sentence.noun_of(two) <= known
    return same and all(times) and times[0] != times[1]


def joined(before: Sentence, sentence: Sentence) -> Sentence:
    """Two sentences as one, a full stop between; the first words of the second may take up the first."""
    shift = len(before.words)
    moved = (replace(one, at=one.at + shift) for one in sentence.quantities)
    return Sentence(
        text=sentence.text, first=before.first, last=sentence.last, words=[*before.words, *sentence.words],
        said=before.said | sentence.said, begins=shift, spans=[*before.spans, *sentence.spans],
        shape=before.shape + sentence.shape, letters=before.letters | sentence.letters, quantities=(*before.quantities, *moved)
    )  # fmt: skip


# What relations ask of a sentence.
def written(value: float, like: Quantity) -> str:
    """A value written as another of its kind is: '£1.95m' beside '£2.4m', '14.5%' beside '12.1%'."""
    if like.letter != "M":
        return figure(value, "%" if like.letter == "P" else "", places=max(like.places, 0))
    suffix = re.sub(r"^[^a-z]*?(?=\s?[a-z]|$)", "", like.text.casefold())
    scale = {"b": 1e9, "m": 1e6, "k": 1e3, "t": 1e3}.get(suffix.strip()[:1], 1.0)
    large = value >= scale / 10 > 1
    shown = figure(value / (scale if large else 1), Unit.MONEY).replace("\u00a3", like.measure or "\u00a3")
    return shown + (suffix if large else "")


def versus(one: Quantity, two: Quantity) -> str:
    """'38% is more than 35%'."""
    return f"{one.text} is {'more' if one.value > two.value else 'less'} than {two.text}"


def summed(whole: Quantity, parts: Sequence[Quantity], makes: float) -> Broken:
    """Parts that do not come to their whole, and what they come to."""
    taken, shown = " + ".join(one.text for one in parts), written(makes, whole)
    computed, short = f"{taken} = {shown}", f"The parts make {shown}, not {whole.text}"
    return Broken([whole, *parts], whole.text, computed, short)


def alike(*figures: Quantity) -> bool:
    """Whether figures can be of one thing: the same letter and measure."""
    return len({(one.letter, one.measure) for one in figures}) == 1
