"""Which body meets, and of which council."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise, zip_longest

from packview.model import Fact
from packview.parse.meeting.evidence import (
    AFTER_WHEN,
    AHEAD,
    CALLING,
    ENOUGH,
    LETTERHEAD,
    NEXT_SENTENCE,
    OWN_MINUTES,
    Block,
    Candidate,
    Witnesses,
    fact,
    is_address,
    published_names,
    settle,
    with_label,
)
from packview.parse.meeting.names import (
    BODY_WORD,
    MAY_BE_COUNCIL,
    body_name,
    council_name,
    council_names,
    in_sentence_case,
    is_beside_english,
    is_kind_of_council,
    plain_name,
    short_council,
)
from packview.parse.meeting.people import is_person
from packview.parse.text.lines import Line, join, title_case
from packview.parse.text.patterns import WORDS, any_case, listed, word_in
from packview.text import fold, one_line
from packview.wording.periods import MONTH, WEEKDAY, dates_in, without_marks

CUT_AT = re.compile(r"\s+[-\u2013\u2014|]\s+|\s*[|:,]\s+")
"""What parts a name from what follows on its line."""
_STRONG_LABELS = listed(WORDS["bodies"]["strong_labels"])
LABEL = any_case(rf"^(?:(?P<strong>{_STRONG_LABELS})\s*:|(?P<weak>to|for)\s*:)\s*(?P<rest>\S.*)$")
"""A line that says for whom it is: 'Committee: Planning', 'To: Cabinet'."""
_TO_BE = listed("will_be was is_to_be to_be being")
CALLED = any_case(
    rf"\bmeetings?\b[^.]{{0,120}}?\b(?:of|for)\b|\b(?:meeting|session)\b[^.]{{0,60}}?\b{_TO_BE}\s+held\b"
    r"|\bheld\b|\bwill\s+(?:meet|hold)\b|\bmet\b|\bconvened\b|\b(?:summoned|invited) to\b|\brequested to attend\b"
)
"""A sentence that calls a meeting."""
_AFTER_BODY = listed(WORDS["bodies"]["after_body"])
_MEETS = listed(WORDS["bodies"]["meets"])
_CALLS = tuple(
    any_case(pattern)
    for pattern in (
        r"\bmeeting(?:\s+of\s+proceedings)?s?\s+(?:of|for)\s+(?:the\s+)?(?P<body>(?-i:[A-Z])[^.:;]{2,120})",
        r"^\W*(?:[a-z]+ ){0,2}minutes?\s+(?:of|for|from)\s+(?:the\s+)?(?P<body>(?-i:[A-Z])[^.:;]{2,120})",
        rf"(?:^|\b(?:the|a|of)\s+)(?P<body>(?-i:[A-Z])(?:(?!\bthat\b)[\w&,' -]){{3,80}}?)\s+{_MEETS}",
        r"^\W*(?:[a-z]+ ){0,2}decisions?\s+(?:(?:made|taken|of)\s+)+(?:by\s+)?(?:the\s+)?(?P<body>(?-i:[A-Z])[^.:;]{2,120})",
        r"\bto attend (?:the|a)\s+(?P<body>(?-i:[A-Z])[\w&,' -]{3,80}?)\s+meeting\b",
    )
)
_BODY_ENDS = any_case(rf",?\s+{_AFTER_BODY}|,|\s+members\b")
_OF_MINUTES = any_case(r"\bminutes? of (?:(?:the|a|an|last|previous|ordinary|special)\s+)*$")
_BARE = ("council", "board", "authority", "panel", "commission", "forum", "commissioners")
_ALONE = re.compile(
    r"(?:(?:sub-|cabinet )?committee|council|authority|board|panel|commission|commissioners|forum|meeting)"
)


def committee_of(
    witnesses: Witnesses, blocks: Sequence[Block], council: Candidate | None
) -> Candidate | None:
    """The body that meets; the ``council`` itself where it is said that it does."""
    name = council.value if council else ""
    found = settle(_merged([*_candidates(witnesses, blocks)], name))
    if found is None or (council and found.key == key_of(name) and not witnesses.bounded):
        return None
    named = found.fact.how == LETTERHEAD or "meeting" in found.fact.words.casefold()
    if str(found.key) in _BARE and not (named and found.key == "council"):
        return None  # 'Council Meeting' over the minutes of one names it
    # 'Combined Authority Committee' is 'the committee' of its council, and no name of one.
    nameless = {*str(found.key).split()} - {*key_of(name).split()} == {"committee"}
    return None if name and nameless and "Committee Meeting" not in found.fact.words else found


def _candidates(witnesses: Witnesses, blocks: Sequence[Block]) -> Iterator[Candidate]:
    """Bodies that the front sheet, the file's title and its name give."""
    yield from _labelled(blocks)
    for block in blocks:
        first = block.lines[0]
        called = [found for pattern in _CALLS for found in pattern.finditer(block.text)]
        if not block.own:
            called = [
                found
                for found in called
                if _heads(block, found) or not _OF_MINUTES.search(block.text[: found.start()])
            ]
        called.sort(key=lambda found: found.start())
        day = min((start for start, _ in block.days), default=len(block.text))
        known = ""
        for found in called:
            # The first that a notice calls meets; what it says behind the day and a full stop is of other meetings.
            later = known or (
                not _heads(block, found) and NEXT_SENTENCE.search(block.text, day, found.start() + 1)
            )
            name = _called(found["body"])
            yield from _body(name if name != known else "", 2.1 if later else 4.0, fact(first, CALLING))
            known = known or name
        for name, line, weight in _displayed(block) if block.display else ():
            yield from _body(name, weight + max(block.near, block.title), fact(line, LETTERHEAD))
    headers = ((line, LABEL.match(line.text)) for line in witnesses.later)
    strong = ((line, body_at(label["rest"])) for line, label in headers if label and label["strong"])
    for line, name in islice((one for one in strong if one[1]), 1):  # ten reports of one pack are one witness
        yield from _body(name, ENOUGH, fact(line, "a report's header"))
    for printed in published_names(witnesses):
        name = body_at(printed.body) or (plain_name(printed.body) if printed.fact.how == LETTERHEAD else "")
        yield from _body(name, printed.weight, printed.fact)


def _labelled(blocks: Sequence[Block]) -> Iterator[Candidate]:
    """What stands behind labels; a list of decisions says of each who takes it, which names no meeting."""
    labels = (LABEL.match(with_label(line)) for block in blocks for line in block.lines)
    often = Counter(label["strong"].casefold() for label in labels if label and label["strong"])
    for block in blocks:
        first = block.lines[0]
        for line, text in ((first, block.text), *((line, with_label(line)) for line in block.lines)):
            labelled = LABEL.match(text)
            strong = labelled["strong"] or "" if labelled else ""
            if not labelled or often[strong.casefold()] > 1:
                continue
            rest = labelled["rest"]
            office = is_person(_BESIDE_NAME.split(rest)[0]) or _OFFICE.search(rest)
            name = body_at(rest) or (title_case(plain_name(rest)) if strong and not office else "")
            yield from _body(name, 5.0 if strong else 3.5, fact(line, "a label"))
            if name and line is first:
                break


def _heads(block: Block, found: re.Match[str]) -> bool:
    """Whether what calls a body is the title of minutes behind the day: '5 June 2030. Minute of Meeting of the Parks Committee'."""
    sentence = NEXT_SENTENCE.split(block.text[: found.end()])[-1]
    return block.title and OWN_MINUTES.match(sentence) is not None


def calls_another(text: str, body: Candidate | None) -> bool:
    """Whether a sentence calls a body to a meeting that is not the one whose papers these are."""
    own = str(body.key) if body else ""
    called = [found["body"] for found in _CALLS[_MEETS_AT].finditer(_FULL.sub("", text))]
    keys = {key_of(name) for name in map(_called, called) if name}
    return bool(own and keys) and not any(key == own or _is_end_of(key, own) for key in keys)


_FULL = re.compile(r"\bfull (?=Council\b)")
_MEETS_AT = 2
"""Which of the patterns has a body that will meet."""


def _called(text: str) -> str:
    """The body that a sentence calls or tells of: up to what says when and where, else to the first word for a body."""
    text = _BODY_ENDS.split(text, maxsplit=1)[0]
    ends = (word.end() for word in BODY_WORD.finditer(text))
    return body_at(text) or next(filter(None, (body_name(text[:end]) for end in ends)), "")


def _body(name: str, weight: float, evidence: Fact) -> Iterator[Candidate]:
    """A candidate for the body; 'Board' alone weighs less, and 'Committee' is shown as 'Committee Meeting' where that is printed."""
    if not name:
        return
    weight = min(weight, 3.2) if _ALONE.fullmatch(key_of(name)) else weight
    called = name == "Committee" and "committee meeting" in evidence.words.casefold()
    value = "Committee Meeting" if called else name
    yield Candidate(value=value, key=key_of(name), weight=weight, fact=evidence)


def _displayed(block: Block) -> Iterator[tuple[str, Line, float]]:
    """Names that a letterhead has on a line, or over up to four."""
    start = 0
    while start < len(block.lines):
        for count in range(min(_MOST_LINES, len(block.lines) - start), 0, -1):
            lines = block.lines[start : start + count]
            text = without_marks(join(map(with_label, lines)))
            if _may_be_one(lines) and (
                name := body_at(text) or (in_sentence_case(text) if block.title else "")
            ):
                yield name, lines[0], 2.2 + 1.0 * any(dates_in(text)) + 0.6 * block.strong
                start += count - 1
                break
        start += 1


_MOST_LINES = 4
_OFFICE = word_in(
    "chief_executive head_of clerk director officer secretary solicitor manager mayor yours signed"
)
_TITLES = frozenset(["agenda", "minutes", "notice", "noticeofmeeting", "publicnotice", "summons"])
"""What a paper calls itself, without the spaces that some set between its letters."""


def _may_be_one(lines: Sequence[Line]) -> bool:
    """Whether lines can be one name: set in the same way, with no list of people and no line before the last that is whole."""
    first, *more = _BESIDE_NAME.split(lines[0].text)
    label = lines[0].text.endswith(":") or (more and is_person(first))
    looks = {line.look for line in lines}
    return len(looks) == 1 and not label and not any(_is_whole(line.text) for line in lines[:-1])


_BESIDE_NAME = re.compile(r"\s*[,(]\s*")


def _is_whole(text: str) -> bool:
    """Whether a line cannot be the beginning of a name that goes on below."""
    if len(text) > 70 or any(map(str.isdigit, text)) or text.endswith((".", ":", ";")):
        return True
    titled = fold(text).replace(" ", "") in _TITLES or _OFFICE.search(text)
    return bool(titled or is_person(text) or is_beside_english(text) or body_name(text) or council_name(text))


_WHEN = any_case(
    rf"\b(?:on\s+)?(?:{WEEKDAY}|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}|{MONTH}\s+\d+|\d{{1,4}}[/.-]\d\d?[/.-]\d{{1,4}}|date|time|venue)\b"
)


def body_at(text: str) -> str:
    """The body a text begins with, up to a date, dash, comma or label behind it; '' for none."""
    text = without_marks(one_line(text))
    when = _WHEN.search(text)
    first = text[: when.start()] if when else text
    pieces = (text, first, re.split(r"\s+[-\u2013\u2014|]\s+", first)[0], CUT_AT.split(first)[0])
    behind = AFTER_WHEN.match(text)
    return next(
        (name for piece in (*pieces, behind["rest"] if behind else "") if (name := body_name(piece))), ""
    )


def _merged(candidates: Sequence[Candidate], council: str) -> Iterator[Candidate]:
    """Candidates in which a name and its end are one: 'Policy Committee' backs 'Transport Policy Committee'."""
    own = key_of(council)
    called = any(one.fact.how != LETTERHEAD and not is_kind_of_council(one.value) for one in candidates)
    values = {**{str(one.key): one.value for one in reversed(candidates)}, own: council}
    keys = sorted(filter(None, values), key=len, reverse=True)
    front = rf"(?i)(?:{re.escape(council)}\s+)?"  # 'City of Ash City Council' on one line
    headings = {
        one.key
        for one in candidates
        if one.fact.how == LETTERHEAD
        and re.match(rf"{front}{re.escape(one.value)}\b(?!\s+meeting)", one.fact.words)
    }
    for one in candidates:
        key, kind, displayed = str(one.key), is_kind_of_council(one.value), one.fact.how == LETTERHEAD
        if kind and displayed and called:
            continue  # 'Borough Council' is the rest of a name where a sentence or a label says which body meets
        longer = own if own and kind else next((other for other in keys if _is_end_of(key, other)), key)
        # 'COUNTY COUNCIL' under 'Kent County Council' is how that council's meeting is called.
        if longer == own and key in headings and key not in ("council", "full council", "authority"):
            longer = key
        # A letterhead names the council whatever meets; only a sentence, a label or 'Council Meeting' says that it does.
        if longer != own or not displayed or "meeting" in one.fact.words.casefold():
            yield replace(one, key=longer, value=values[longer])


def _is_end_of(key: str, other: str) -> bool:
    """Whether a name is the end of a longer one, or its initials: 'ICB Board' of an integrated care board."""
    first, *more = key.split() or [""]
    initials = "".join(word[0] for word in other.split() if word not in ("and", "of"))
    short = len(first) > 2 and initials.endswith(first) and (not more or more == other.split()[-1:])
    ends = other.endswith(f" {key}") and (" " in key or bool(_ALONE.fullmatch(key)))
    return other != key and (short or ends or f" {key} of " in f" {other}")


def key_of(name: str) -> str:
    """What makes two names the same: letters only, without 'the'."""
    return re.sub(r"\bthe\b ?", "", fold(name.replace("&", " and "))).strip()


_ADDRESS = any_case(
    r"(?:@|www\.|https?://|\b)(?:[\w-]{1,63}\.){0,9}(?P<name>[a-z][a-z-]{2,30})\s?\.\s?(?:gov|police|nhs)\s?\.\s?(?:uk|wales|scot)\b"
)
_CONTACT = any_case(r"\s*\b(?:contact|contacts|address)\b.*$")
_TOLD_AGAIN = 2
"""Headings of later pages that count: a list of other councils' names must not outweigh the letterhead."""
_COUNTY_WORDS = "cornwall cumbria devon dorset durham essex kent norfolk northumberland rutland somerset suffolk surrey anglesey gwynedd powys"
_COUNTIES = frozenset(_COUNTY_WORDS.split())
"""Counties that a web address writes as the county does; those that end in 'shire' need no list."""
_BY_ADDRESS = "its web or mail address"


def council_candidates(witnesses: Witnesses, blocks: Sequence[Block]) -> list[Candidate]:
    """Councils that the witnesses name, in their longest form, with more weight for one whose place the file's addresses name.

    Where no name is printed, the address and 'the County Council' in the text make one: both must be there, and the place
    must be printed as a word, which says how it is written.
    """
    lines = (*witnesses.head, *witnesses.later)
    names = _addresses(lines)
    document = witnesses.document
    candidates = [*_named(witnesses, blocks)]
    for text, how in ((document.author, "the file's author"), (document.title, "the file's title")):
        evidence = Fact(words=one_line(text), how=how)
        candidates += [_council(name, 2.0, evidence) for name in council_names(text)]
    longest = {one.key: one.value for one in sorted(candidates, key=lambda one: len(one.value))}
    found = [replace(one, value=longest[one.key]) for one in candidates]
    for key, value in longest.items():
        place = _letters(short_council(value))
        where = next((line for name, line in names.items() if _is_of_place(name, place)), None)
        if where is not None:
            found.append(Candidate(value=value, key=key, weight=3.0, fact=fact(where, _BY_ADDRESS)))
    if settle(found) is None and len(names) == 1:
        ((name, where),) = names.items()
        if value := _from_address(name, lines):
            found.append(_council(value, ENOUGH + AHEAD, fact(where, _BY_ADDRESS)))
    return found


def _council(name: str, weight: float, evidence: Fact) -> Candidate:
    return Candidate(value=name, key=_council_key(name), weight=weight, fact=evidence)


def _named(witnesses: Witnesses, blocks: Sequence[Block]) -> Iterator[Candidate]:
    """The councils that the letterhead, sentences, labels and headings of later pages name."""
    for block in blocks:
        first = block.lines[0]
        pairs = [pair for pair in pairwise(block.lines) if not is_beside_english(pair[0].text)]
        for lines in (*((line,) for line in block.lines), *pairs) if block.display or first.top else ():
            whole = " ".join(line.text for line in lines)
            if name := _whole_name(lines[0].parts[0].text if len(lines) == 1 else whole) or _whole_name(
                whole
            ):
                weight = 3.0 if is_address(lines[0].parts[0].text) else 5.0 if lines[0].top else 4.0
                yield _council(
                    name, weight if block.display or lines[0].top else 0.0, fact(lines[0], LETTERHEAD)
                )
        if called := CALLED.search(block.text):
            start = max(block.text.rfind(". ", 0, called.start()), 0)
            for name in council_names(block.text[start : called.end() + 160]):
                yield _council(name, 3.0, fact(first, CALLING))
        labelled = LABEL.match(block.text)
        for name in council_names(labelled["rest"]) if labelled else ():
            yield _council(name, 3.0, fact(first, "a label"))
    yield from _only_council(witnesses)
    told: Counter[str] = Counter()
    for line in witnesses.later:
        name = _whole_name(_CONTACT.sub("", line.text)) if len(line.text) < 90 else ""
        told[name] += 1
        if name and told[name] <= _TOLD_AGAIN:
            yield _council(name, 1.0, fact(line, "a heading of its papers"))


_SORT_OF_MEETING = any_case(r" (?:(?:extra[ -]?)?ordinary|annual|special|monthly) meeting\.?$")


def _whole_name(text: str) -> str:
    text = _SORT_OF_MEETING.sub("", without_marks(text)) if MAY_BE_COUNCIL.search(text) else ""
    parts = (
        CUT_AT.split(text)[0],
        text,
        re.split(r"\s\d", text)[0],
    )  # a letterhead may go on with its address
    return next(filter(None, map(council_name, parts)), "")


def _only_council(witnesses: Witnesses) -> Iterator[Candidate]:
    """The one council that the front sheet and its notices name; where they name two, neither."""
    named = {
        _council_key(name): (name, line)
        for line in reversed(witnesses.head)
        for name in (() if is_address(line.text) else council_names(line.text))
        if name not in map(council_name, line.text.split(", ")[1:])  # where a room or a member is from
    }
    if witnesses.bounded and len(named) == 1:
        (name, line), *_ = named.values()
        yield _council(name, ENOUGH, fact(line, "the only council that its front sheet names"))


def _council_key(name: str) -> str:
    short = re.sub(r"\b(?:mayoral|combined|county|city|and) ?", "", key_of(short_council(name))).strip()
    return short or key_of(name)


def _addresses(lines: Sequence[Line]) -> dict[str, Line]:
    """The places in addresses of public bodies, each with its first line; an address may be broken before a dot."""
    joined = (
        (line, line.text + (after.text if after and after.text.startswith(".") else ""))
        for line, after in zip_longest(lines, lines[1:])
    )
    found = [(one["name"].casefold(), line) for line, text in joined for one in _ADDRESS.finditer(text)]
    return dict(reversed(found))


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", fold(text))


def _is_of_place(name: str, place: str) -> bool:
    name = name.replace("-", "")
    return bool(place) and (name == place or (len(place) > 4 and name.startswith(place)))


_THE_COUNCIL = re.compile(
    r"(?<![A-Z]\w\s)(?<!\w\s&\s)\b(?:the|The|THE|a|our|Budget|Full)\s+(?P<kind>(?:City|County|Borough|District|Town|Parish|Community)\s+Council)\b"
)


def _from_address(name: str, lines: Sequence[Line]) -> str:
    """A council's name by an address: as it is printed, else its kind from the text and its spelling too; '' where either is not clear."""
    text = " ".join(line.text for line in lines)
    named = {council: short_council(council) for line in lines for council in council_names(line.text)}
    # In a sentence 'Kent Council' is short for its whole name.
    whole = {one: _letters(short) for one, short in named.items() if one != f"{short} Council"}
    own = [one for one, place in whole.items() if _is_of_place(name, place)]
    if len(own) == 1:
        return own[0]
    kinds = {found["kind"] for found in _THE_COUNCIL.finditer(text)}
    if not kinds and re.search(r"\bCounty Hall\b", text, re.IGNORECASE):
        kinds = {"County Council"}
    letters = r"[\s'\u2019-]?".join(name.replace("-", ""))
    found = re.findall(rf"(?i)\b{letters}\b", text)
    spelled = {one for one in found if one[0].isupper() and not one.isupper()}
    if not spelled and ("-" in name or name.endswith("shire") or name in _COUNTIES):
        spelled = {name.replace("-", " ").title()}
    return f"{spelled.pop()} {kinds.pop()}" if len(kinds) == len(spelled) == 1 else ""
