"""What every finding needs: what tells it from others, figures, pages and lists in words, and a finding about prose."""

import hashlib
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from packview.insight.indicators import measure_of
from packview.insight.prose.lexicon import vocabulary, word_set
from packview.insight.prose.passages import Passage
from packview.model import Finding, Indicator
from packview.model.pack import printed_ref
from packview.wording.numbers import UNIT_OF_MEASURE, Unit
from packview.wording.words import SMALL_WORDS, capital

Pages = Sequence[Sequence[str]]
"""The lines of each page, in order."""
_LONGEST_NAME = 90
_ASIDE = re.compile(r"\s*\([^()]*\)|\s+[\u2013-]\s+.*$")
"""What a long name can do without: words in brackets, and what follows a dash."""


def sign_of(indicator: Indicator) -> Unit:
    """What stands beside an indicator's figures: '%', '£' or nothing."""
    return UNIT_OF_MEASURE.get(measure_of(indicator), Unit.NONE)


def named(indicator: Indicator) -> str:
    """An indicator in a sentence: 'M3 (Percentage of all contacts that ...)'; a made-up reference is left out."""
    name = indicator.name.rstrip(" .")
    if len(name) > _LONGEST_NAME:
        name = " ".join(_ASIDE.sub(" ", name).split())
    if len(name) > _LONGEST_NAME:
        name = name[: name.rfind(" ", 0, _LONGEST_NAME)].rstrip(" ,;/(") + " ..."
    ref = printed_ref(indicator.ref)
    return f"{ref} ({name})" if ref and name else name or indicator.ref


MOST_WORDS = 25
"""Words of a question that can be said in one breath."""
_BRACKETS = re.compile(r"\s*\([^()]*\)|\s*\[[^\]]*\]")
_MEASURED = re.compile(r"(?i)^(?:the\s+)?(?:(?:total|average|overall|current)\s+)?(?:number|percentage|proportion|rate|share|%|per\s?cent)\s+(?:(?:of|per\s+[\d,]+)\s+)?(?:all\s+|the\s+)?")  # fmt: skip
_WHEN = re.compile(r"(?i)\s+(?:(?:rate\s+)?per\s+[\d,]+.*|(?:at|in|during)\s+(?:the\s+)?(?:end\s+of\s+(?:the\s+)?)?(?:period|month|quarter|year))(?=$|,)|\s+[\u2013-]\s+(?:rolling|latest|year\s+to\s+date|ytd|\d+)\b.*$")  # fmt: skip
_ASIDES = re.compile(r"(?i)[,;:](?=\s)|\s(?=[/\u2013-]\s|(?:where|which|who|that|excluding|including|made under)\s)")  # fmt: skip
_PHRASES = re.compile(r"(?i)\s(?=(?:with|at|by|for|from|in|within|on|as|of|over|under|and|or|to)\s)")  # fmt: skip
_HANGING = SMALL_WORDS | word_set(vocabulary("common")["hanging"])
_TELLING = 3
"""Words of a name that still say what it is."""


def plain_name(indicator: Indicator, most: int) -> str:
    """What an indicator measures, to be said aloud: without reference, brackets and measure, in at most so many words.

    A name that is too long ends before what is said by the way ('where ...', 'excluding ...'), else before one of its phrases.
    """
    name = indicator.name
    while _BRACKETS.search(name):
        name = _BRACKETS.sub("", name)
    name = " ".join(re.sub(r"[()\[\]]", " ", name).split()).rstrip(" .,;:")
    name = _WHEN.sub("", _MEASURED.sub("", name)).rstrip(" ,;:")
    long = len(name.split())
    if long <= most:
        return name
    ends = [*_ASIDES.finditer(name), *reversed([*_PHRASES.finditer(name)])]
    cuts = [_trimmed(name[: found.start()]) for found in ends]
    fits = [cut for cut in cuts if 1 < len(cut.split()) <= most]
    telling = [cut for cut in fits if len(cut.split()) >= min(_TELLING, long / 2)]
    return next(iter((*telling, *fits)), "this measure")


def _trimmed(cut: str) -> str:
    """The beginning of a name without the small words and participles that hang at its end: 'children subject', 'held'."""
    words = cut.rstrip(" ,;:").split()
    while words and (words[-1].casefold() in _HANGING or words[-1].endswith("ed")):
        words.pop()
    return " ".join(words).rstrip(" ,;:")


def fitted(question: str, *indicators: Indicator, shorter: str = "") -> str:
    """A question of at most ``MOST_WORDS`` words; each '{name}' in it becomes what an indicator measures, in as many as are left.

    It has as many '{name}' as there are indicators, and '{page}' for the page of the first; ``shorter`` is the same in fewer words, for
    names that do not fit whole.
    """
    question = question.replace("{page}", capital(where(indicators[0].page, indicators[0].pdf_page)))
    left = MOST_WORDS - len(re.findall(r"\S*\w\S*", question.replace("{name}", " ")))
    if shorter and sum(len(plain_name(one, MOST_WORDS).split()) for one in indicators) > left:
        return fitted(shorter, *indicators)
    names: dict[int, str] = {}
    for at, one in sorted(enumerate(indicators), key=lambda each: len(each[1].name)):
        names[at] = plain_name(one, max(1, left // (len(indicators) - len(names))))
        left -= len(names[at].split())
    for at in range(len(indicators)):
        question = question.replace("{name}", names[at], 1)
    return question


_BREAK = "\x1f"


def identity(rule: str, *place: object) -> str:
    """What tells a finding from others of its kind, as one text; its detector makes its key of it.

    Case and blanks do not count, so a file read again from another format keeps its findings. ``place`` is what it is about, from the
    coarse to the fine: item, reference of the indicator, period, printed figure. What may differ from reading to reading (a position in
    a list, a PDF page after a supplement) is better left out of it.
    """
    parts = (rule, *("" if part is None else str(part) for part in place))
    return _BREAK.join(" ".join(part.casefold().split()) for part in parts)


def finding_key(kind: str, told_by: str) -> str:
    """The key of a finding: its kind and sixteen hexadecimal digits made of its kind and ``identity``.

    It stays the same each time a pack is read, so a question kept with a finding finds it again.
    """
    plain = f"{kind.casefold()}{_BREAK}{told_by}"
    return f"{kind}-{hashlib.blake2b(plain.encode(), digest_size=8).hexdigest()}"


def lines_at(pages: Pages, pdf_page: int | None) -> Sequence[str]:
    """The lines of a page, () where it is not known or not among them."""
    return pages[pdf_page - 1] if pdf_page and pdf_page <= len(pages) else ()


class Place(NamedTuple):
    """A page, for a finding about no indicator, passage or table."""

    item: str
    page: str | None
    pdf_page: int | None


def finding_on(place: Any, rule: str, *apart: object, **fields: Any) -> Finding:
    """A finding about an indicator, a passage or a table, which give its item and page; ``apart`` tells it from others of its rule."""
    at = {"item": place.item, "page": place.page, "pdf_page": place.pdf_page}
    return Finding(**{"key": identity(rule, place.item, *apart), "rule": rule, **at, **fields})


def of_indicator(one: Indicator, rule: str, *apart: object, also: Sequence[Indicator] = (), **fields: Any) -> Finding:  # fmt: skip
    """A finding about an indicator and others that say the same; ``apart`` tells it from others of its rule."""
    refs = (one.ref, *(other.ref for other in also))
    return finding_on(one, rule, one.ref, *apart, **{"refs": refs, "sure": "likely", **fields})


_BEFORE = 60


def where(page: str | None, pdf_page: int | None) -> str:
    """'page 11', 'page 16 of the PDF' where no number is printed, 'the pack' where neither is known."""
    if page is not None:
        return f"page {page}"
    return f"page {pdf_page} of the PDF" if pdf_page is not None else "the pack"


def in_prose(passage: Passage, span: tuple[int, int], printed: str, *, rule: str, refs: tuple[str, ...] = (), **fields: Any) -> Finding:  # fmt: skip
    """A finding about words of a passage; ``span`` is the first and last place of the words it rests on."""
    quote, refs = passage.quote(*span), refs or passage.refs
    before = passage.text[max(0, span[0] - _BEFORE) : span[0]]  # tells two places with the same words apart
    apart = (*refs, before, quote, printed)
    return finding_on(passage, rule, *apart, refs=refs, quote=quote, printed=printed, **fields)


def prose_finding(
    passage: Passage, rule: str, span: tuple[int, int], printed: str, computed: str, *, short: str = "", working: str = "",
    said: str = "", ask: str = "Which should we use?", **fields: Any,
) -> Finding:  # fmt: skip
    """A finding about a relation between figures that does not hold.

    ``rule`` names the relation, ``span`` is the first and last place of the words it rests on, ``printed`` the printed figure or words,
    ``computed`` what packview makes of it. ``short`` is the same as a sentence to be said aloud, without its full stop ('From 69 to 104
    is 51%'; else ``computed``), ``working`` the matter for the explanation in whole sentences (else ``short``), ``said`` what the page
    says, to be said aloud (else ``printed``), and ``ask`` the question itself. It is 'certain' unless ``fields`` say otherwise, and may be
    that only where no reading of the words makes them right; ``refs`` among them are those of indicators it is about.
    """
    at, short = capital(where(passage.page, passage.pdf_page)), short or computed
    tried = [f"{at} says {one}. {short}. {ask}" for one in (said or printed, printed)]
    tried.append(f"{at}: {short[:1].lower()}{short[1:]}. {ask}")
    tried.append(f"Is what stands on {at[:1].lower()}{at[1:]} right?")
    return in_prose(
        passage, span, printed, rule=rule, computed=computed, explanation=f"{at} says '{printed}'. {working or short + '.'}",
        question=next(one for one in tried if len(one.split()) <= MOST_WORDS), **{"severity": "ask", **fields},
    )  # fmt: skip
