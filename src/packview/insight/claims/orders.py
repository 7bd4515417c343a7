"""What a sentence says of its figures besides changes and shares: means, budgets, totals to date, runs, targets, rates, posts, dates.

Each relation is a function that binds its figures by the words beside them and tells only what no reading makes right.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from datetime import date as Date  # noqa: N812  as in the model
from itertools import pairwise
from statistics import fmean

from packview.insight.claims.relation import begins_anew, exact
from packview.insight.finding import prose_finding
from packview.insight.prose.lexicon import MONTHS, word_set
from packview.insight.prose.passages import Passage
from packview.insight.prose.quantities import Quantity, Sentence
from packview.model import Finding
from packview.wording.numbers import NUMBER_WORDS, Unit, figure
from packview.wording.periods import MONTH_NAMES, MONTH_NUMBERS, WEEKDAYS, date_in_words, dates_in
from packview.wording.words import stem

Relation = Callable[[Passage, Sentence], Iterator[Finding]]


def order_findings(passages: Sequence[Passage]) -> list[Finding]:
    """Words about figures that the figures contradict: budgets, totals to date, runs, targets, rates."""
    return _each(passages, _variance, _cumulative, _run, _target, _rate, _compared)


def beyond_findings(passages: Sequence[Passage]) -> list[Finding]:
    """Figures and dates that cannot be: a mean out of its range, more full-time equivalents than people, 31 June."""
    return [*_each(passages, _mean, _headcount), *(one for passage in passages for one in _dates(passage))]


def _each(passages: Sequence[Passage], *relations: Relation) -> list[Finding]:
    places = [(passage, sentence) for passage in passages for sentence in passage.read]
    return [one for place in places for relation in relations for one in relation(*place)]


def _figures(sentence: Sentence, letters: str) -> list[Quantity]:
    return [one for one in sentence.quantities if one.letter in letters and not one.hedge]


def _near(sentence: Sentence, one: Quantity, words: frozenset[str], *, back: int = 4) -> int:
    """The place of one of these words right before or behind a figure with no other figure between, -1 for none."""
    for places in (range(one.at + 1, one.at + 3), range(one.at - 1, max(-1, one.at - 1 - back), -1)):
        for at in places:
            if sentence.shape[at : at + 1] in ("", *("NPMTO;:k(" if at < one.at else "NPMTO,;k")):
                break
            if sentence.words[at] in words:
                return at
    return -1


# Means.
_MEAN = word_set("average mean averaging averaged")
_GIVING = word_set("giving gives give making makes combined overall")


def _mean(passage: Passage, sentence: Sentence) -> Iterator[Finding]:
    """An average outside of the lowest and the highest figure it is said to be of."""
    if _MEAN.isdisjoint(sentence.words) or not set("hglkF;").isdisjoint(sentence.shape):
        return
    means = [one for one in _figures(sentence, "NPMT") if _is_mean(sentence, one)]
    if len(means) != 1:
        return
    mean = means[0]
    others = [
        one
        for one in sentence.quantities
        if one is not mean and one.letter in (mean.letter, "N") and not one.hedge
    ]
    alike = [one for one in others if (one.letter, one.measure) == (mean.letter, mean.measure) or one.range]
    others = alike if len(alike) > 1 else others
    counts = [
        one
        for one in others
        if one.value == len(others) - 1 and sentence.shape[one.at + 1 : one.at + 2] == "w"
    ]
    others = [one for one in others if one not in counts[:1]]
    said = not _GIVING.isdisjoint(sentence.words[max(0, mean.at - 6) : mean.at])
    if len(others) < 2 or (len(others) == 2 and not others[0].range and not said):
        return
    nearest = min(others, key=lambda one: abs(one.at - mean.at))
    if begins_anew(sentence, *sorted((nearest.at, mean.at))):
        return
    low, high = min(others, key=lambda one: one.value), max(others, key=lambda one: one.value)
    outside = mean.high < low.low or mean.low > high.high
    made = fmean(one.value for one in others)
    if outside or (counts and len(others) > 2 and abs(made - mean.value) > 1.5 * (mean.high - mean.low)):
        yield prose_finding(
            passage,
            rule="mean out of range",
            span=sentence.span([mean, *others]),
            printed=f"average of {mean.text}",
            computed=f"between {low.text} and {high.text}"
            if outside
            else figure(made, places=max(1, mean.places)),
            short=f"The figures it is of lie between {low.text} and {high.text}",
        )


def _is_mean(sentence: Sentence, one: Quantity) -> bool:
    """Whether 'an average of', 'the mean was' or 'averaging' stands right before a figure."""
    head = [at for at in range(max(0, one.at - 3), one.at) if sentence.words[at] in _MEAN]
    return bool(head) and not sentence.shape[head[-1] + 1 : one.at].strip("oes")


# Budgets.
_OVER = word_set("overspend overspent overspending overspends overrun over-spend")
_UNDER = word_set("underspend underspent underspending underspends under-spend")
_GOOD, _BAD = (
    word_set("favourable surplus"),
    word_set("adverse unfavourable deficit shortfall"),
)
_PLANNED = word_set("budget budgets budgeted target planned allocation estimate estimated")
_INCOME = word_set("savings saved income receipts revenue takings sales fees earned raised rent rents")
_NO_VARIANCE = word_set(
    "not no reduced previous reported forecast after following offset first within despite remaining remains left"
)


def _variance(passage: Passage, sentence: Sentence) -> Iterator[Finding]:
    """'spending of £5.6m against a budget of £5.2m leaves an underspend'."""
    if sentence.shape.count("M") not in (2, 3):
        return
    words, money = set(sentence.words), _figures(sentence, "M")
    said = words & (_OVER | _UNDER | _GOOD | _BAD)
    if (
        len(said) != 1
        or len(money) not in (2, 3)
        or len(sentence.quantities) > len(money)
        or words & _NO_VARIANCE
        or sum(map(sentence.words.count, said)) > 1
    ):
        return
    (word,) = said
    at = sentence.words.index(word)
    planned = [one for one in money if _near(sentence, one, _PLANNED) >= 0]
    reach = 4 if len(money) == 3 else 2
    sizes = [one for one in money if one not in planned and abs(one.at - at) <= reach][-1:]
    actual = [one for one in money if one not in planned and one not in sizes]
    if len(planned) != 1 or len(actual) != 1:
        return
    plan, spent = planned[0], actual[0]
    if "b" in (sentence.shape[plan.at - 1], sentence.shape[spent.at - 1]):
        return  # 'exceeded the budget by £0.2m'
    low, high = sorted((plan, spent), key=lambda one: one.value)
    wants_over = word in _OVER or (word not in _UNDER and (word in _BAD) != bool(words & _INCOME))
    wrong_way = spent.high < plan.low if wants_over else spent.low > plan.high
    if not wrong_way and not (sizes and not exact(sizes[0]).meets(high.interval.minus(low.interval))):
        return
    way, gap = "over" if spent is high else "under", figure(high.value - low.value, Unit.MONEY)
    yield prose_finding(
        passage,
        rule="variance",
        span=sentence.span([plan, spent, *sizes], at),
        printed=word + (f" of {sizes[0].text}" if sizes else ""),
        computed=f"{gap} {way}: {spent.text} against {plan.text}",
        short=f"{spent.text} against {plan.text} is {gap} {way}",
    )


# Totals to date.
_DATED = word_set("date year-to-date ytd cumulative cumulatively so running")
_TO_DATE = re.compile(r"year to date|year-to-date|\bytd\b|cumulative|so far this year|running total")
_QUARTERS = ("quarter", "qtr", "q")
_OF_PLANS = ("budget", "target", "compared", "against")


def _month_beside(sentence: Sentence, one: Quantity, others: Sequence[Quantity]) -> int:
    """The place in the financial year of the month nearest to a figure in its clause, 0 for April; -1 for none."""
    best, place = -1, 99
    for at, word in enumerate(sentence.words):
        quarter = _number(sentence.words[at + 1]) if word in _QUARTERS and at + 1 < len(sentence.words) else 0
        if not 0 < quarter < 5 and (sentence.shape[at] != "y" or word not in MONTHS):
            continue
        low, high = sorted((at, one.at))
        apart = high - low + 3 * (not {",", "a"}.isdisjoint(sentence.shape[low:high]))
        if (
            apart < place
            and not any(low < other.at < high for other in others)
            and ";" not in sentence.shape[low:high]
        ):
            best, place = 3 * quarter - 3 if quarter else (MONTH_NUMBERS[word[:3]] - 4) % 12, apart
    return best


def _cumulative(passage: Passage, sentence: Sentence) -> Iterator[Finding]:
    """A total of the year to date that is lower in a later month."""
    if _DATED.isdisjoint(sentence.words) or not _TO_DATE.search(" ".join(sentence.words)):
        return
    figures = _figures(sentence, "NM")
    years = {word for word in sentence.words if re.fullmatch(r"(?:19|20)\d\d", word)}
    if (
        len(figures) != 2
        or figures[0].letter != figures[1].letter
        or len(years) > 1
        or sentence.has(*_OF_PLANS)
    ):
        return
    months = [_month_beside(sentence, one, figures) for one in figures]
    earlier, later = figures if months[0] < months[1] else figures[::-1]
    if min(months) >= 0 and months[0] != months[1] and later.high < earlier.low:
        yield prose_finding(
            passage,
            rule="total to date falls",
            span=sentence.span(figures),
            printed=later.text,
            computed=f"less than {earlier.text} earlier in the year",
            short=f"A year to date total cannot fall from {earlier.text} to {later.text}",
        )


# Runs.
_RUNNING = re.compile(r"\b(?:running|in a row|in succession|consecutive(?:ly)?|successive|straight)\b")
_EACH = re.compile(r"\b(?:each|every)(?: of the| single)?(?: \w+){0,2} (?:month|quarter|year|week)s?\b")
_SPAN = word_set("month months quarter quarters year years week weeks")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_SET_OFF = re.compile(r"[wyi]{0,4}[,at]{0,2}[wyis]{0,4}")


def _run(passage: Passage, sentence: Sentence) -> Iterator[Finding]:
    """'risen for the third month running: 210, 224, 219 and 231'."""
    if _SPAN.isdisjoint(sentence.words) or max(map(sentence.shape.count, "NPM")) < 3:
        return
    text = " ".join(sentence.words)
    if not (_RUNNING.search(text) or _EACH.search(text)) or sentence.has(
        "not", "no", "except", "but", "respectively", "short"
    ):
        return
    verbs = [at for at, letter in enumerate(sentence.shape) if letter in "udpq"]
    ways = {sentence.shape[at] in "up" for at in verbs}
    counts = [
        at
        for at in range(len(sentence.words))
        if _SPAN & set(sentence.words[at + 1 : at + 4]) and _number(sentence.words[at]) > 1
    ]
    many = _number(sentence.words[counts[-1]]) if counts else 0
    figures = [one for one in _figures(sentence, "NPM") if one.at not in counts]
    if (
        len(ways) != 1
        or len(figures) < 3
        or len({one.letter for one in figures}) > 1
        or not (many or _EACH.search(text))
    ):
        return
    months = [_month_beside(sentence, one, figures) for one in figures]
    in_order = all((two - one) % 12 == 1 for one, two in pairwise(months))
    if (-1 not in months and not in_order) or not all(
        _SET_OFF.fullmatch(sentence.between(one, two)) for one, two in pairwise(figures)
    ):
        return
    up = ways.pop()
    moves = list(pairwise(figures))
    broken = [
        (one, two) for one, two in moves[-many:] if one.value == two.value or (two.value > one.value) != up
    ]
    if broken:
        one, two = broken[0]
        short = f"From {one.text} to {two.text} it did not {'rise' if up else 'fall'}"
        yield prose_finding(
            passage,
            rule="run of periods",
            span=sentence.span(figures, verbs[0]),
            printed=f"{sentence.words[verbs[0]]} each time",
            computed=f"not from {one.text} to {two.text}",
            short=short,
        )


def _number(word: str) -> int:
    """2 for 'second', 'two' and '2', 0 for what is no small number."""
    if word in _ORDINALS:
        return _ORDINALS.index(word) + 1
    return NUMBER_WORDS.get(word, 0) or (int(word) if word.isdigit() and len(word) < 3 else 0)


# Targets.
_TARGET = word_set("target targets standard goal threshold")
_MET = word_set("met meet meets meeting achieve achieved achieves achieving hit hits attained")
_BEATEN = word_set("exceeded exceeds exceeding surpassed surpassing beat beating above ahead over")
_MISSED = word_set("missed misses missing below short failed under")
_BESIDE = word_set("above below over under short ahead")
"""Verdicts that compare the figure with the target in words, and stand right before it."""
_BETTER = _BEATEN - _BESIDE
"""Verdicts that of a length of time may say that it is shorter."""
_OTHER_TIME = word_set(
    "by next will would should expected from revised previous exception except although but though while however"
)
_LOW_WORDS = "sickness absence turnover vacancy vacant complaint arrears reoffending unemployment error re-referral delay overdue refused upheld crime"
_LOW_IS_GOOD = frozenset(stem(word) for word in _LOW_WORDS.split())
_HIGH = 60.0
"""A percentage to be reached that is this high is better exceeded."""


def _target(passage: Passage, sentence: Sentence) -> Iterator[Finding]:
    """'the target of 95% was met, with 92.3%'."""
    if _TARGET.isdisjoint(sentence.words) or not _OTHER_TIME.isdisjoint(sentence.words):
        return
    words = set(sentence.words)
    for letter in "PNMT":
        figures = [one for one in _figures(sentence, letter) if not one.range and not one.sign]
        targets = [one for one in figures if _is_target(sentence, one)]
        verdict = _verdict(sentence, targets[0]) if len(targets) == 1 and len(figures) == 2 else None
        if verdict is None or figures[0].measure != figures[1].measure:
            continue
        place, met, literal = verdict
        target, actual = targets[0], figures[figures[0] is targets[0]]
        low = not {stem(word) for word in words}.isdisjoint(_LOW_IS_GOOD)
        if not literal and (letter != "P" or target.value < _HIGH or low):
            continue
        if (
            actual.high < target.low
            if met
            else actual.low > target.high
            if literal
            else actual.low >= target.high
        ):
            way = "below" if actual.value < target.value else "above"
            yield prose_finding(
                passage,
                rule="target and verdict",
                span=sentence.span([target, actual], place),
                printed=sentence.words[place],
                computed=f"{actual.text} is {way} {target.text}",
                said=f"a target of {target.text} was {sentence.words[place]}",
                short=f"{actual.text} is {way} {target.text}",
                ask="Was it met or not?",
            )


def _is_target(sentence: Sentence, one: Quantity) -> bool:
    at = _near(sentence, one, _TARGET)
    return at >= 0 and set("wh").isdisjoint(sentence.shape[min(at, one.at) + 1 : max(at, one.at)])


def _verdict(sentence: Sentence, target: Quantity) -> tuple[int, bool, bool] | None:
    """The place of the word that says whether the target was met, what it says, and whether it compares the figures literally."""
    told = [
        (at, word)
        for at, word in enumerate(sentence.words)
        if word in _MET | _BEATEN | _MISSED and (word not in _BESIDE or 0 < target.at - at < 6)
    ]
    goals = [at for at, word in enumerate(sentence.words) if word in _TARGET]
    told.sort(key=lambda one: min(abs(one[0] - goal) for goal in goals))
    far = [min(abs(at - goal) for goal in goals) for at, _ in told]
    if not told or far[0] in far[1:] or (far[1:] and far[0] > 3):
        return None
    at, word = told[0]
    if (
        sentence.words[at + 1 : at + 2] in (["in"], ["for"], ["across"])
        and sentence.shape[at + 2 : at + 3] == "N"
    ):
        return None  # 'exceeded in three districts'
    before = set(sentence.words[max(0, at - 3) : at])
    if before & {"nearly", "almost", "narrowly"} or (before & {"not", "never"} and word not in _MET):
        return None
    met = word in _BEATEN or (word in _MET and before.isdisjoint({"not", "never"}))
    return at, met, word in _BEATEN | _BESIDE and not (target.measure and word in _BETTER)


# Rates.
_NO_RATE = ("average", "national", "england", "target", "annual", "annually", "years", "pooled")
_POPULATION = ("in", "of", "among", "amongst", "population", "from", "for")


def _rate(passage: Passage, sentence: Sentence) -> Iterator[Finding]:
    """'96 exclusions among 12,000 pupils, a rate of 96 per 10,000'."""
    if len(sentence.quantities) != 3:
        return
    rates = [one for one in _figures(sentence, "N") if one.per]
    counts = sorted(
        (one for one in _figures(sentence, "N") if one.whole and not one.range), key=lambda one: one.value
    )
    if len(rates) != 1 or len(counts) != 2 or sentence.has(*_NO_RATE):
        return
    rate, (part, whole) = rates[0], counts
    right = part.value / whole.value * rate.per
    slack = 0.95 * 10.0**-rate.places + (right * 0.005 if whole.value % 100 == 0 else 0)
    bound = any(word in _POPULATION for word in sentence.words[max(0, whole.at - 4) : whole.at])
    if (
        bound
        and abs(right - rate.value) > slack
        and set("hglk;").isdisjoint(sentence.shape[min(part.at, whole.at) : rate.at])
    ):
        shown = figure(right, places=rate.places)
        yield prose_finding(
            passage,
            rule="rate",
            span=sentence.span([rate, part, whole]),
            printed=f"{rate.text} per {figure(rate.per)}",
            computed=f"{shown}: {part.text} / {whole.text} x {figure(rate.per)}",
            short=f"{part.text} of {whole.text} is {shown}",
        )


# Two figures compared in words.
_MORE_THAN = re.compile(r"(?:in|is?y)?w?es{0,2}(?P<way>[gl])h?s{0,2}w{0,3}[yo]?s?")
_SINGULAR = word_set("is was remains stands stood")
_NO_COMPARISON = word_set("not no never would rank ranked ranking place position if")


def _compared(passage: Passage, sentence: Sentence) -> Iterator[Finding]:
    """'A turnout of 38% was below the 35% of 2019'."""
    if "e" not in sentence.shape or set("gl").isdisjoint(sentence.shape):
        return
    for one, two in pairwise(sentence.quantities):
        found = _MORE_THAN.fullmatch(sentence.shape, one.at + 1, two.at)
        between = set(sentence.words[one.at + 1 : two.at])
        alike = (one.letter, one.measure, one.per) == (two.letter, two.measure, two.per)
        plain = not (one.hedge or two.hedge or one.sign or two.sign or one.range or two.range)
        told = found and alike and plain and between & _SINGULAR and not _NO_COMPARISON & set(sentence.words)
        if not found or not told or not 0.5 <= one.value / (two.value or 1) <= 2:
            continue
        more = found["way"] == "g"
        if one.high <= two.low if more else one.low >= two.high:
            way = "less" if more else "more"
            yield prose_finding(
                passage,
                rule="comparison in words",
                sure="likely",
                span=sentence.span([one, two]),
                printed=passage.text[one.first : two.last],
                computed=f"{one.text} is {way} than {two.text}",
                short=f"{one.text} is {way} than {two.text}",
            )


# People and posts.
_PEOPLE = word_set("people staff employees workers officers headcount individuals persons teachers nurses")
_JOINED = re.compile(r"[wsetocba,(:]{0,7}")
_COUNTED = re.compile(r"[swio]{0,6}e?[sio]{0,2}")


def _headcount(passage: Passage, sentence: Sentence) -> Iterator[Finding]:
    """More full-time equivalents than people, or a headcount with a fraction."""
    figures = _figures(sentence, "NT")
    for one, two in pairwise(figures):
        fte, people = (one, two) if one.measure == "fte" else (two, one)
        kinds = (
            fte.measure == "fte" and people.letter == "N" and _near(sentence, people, _PEOPLE, back=3) >= 0
        )
        apart = {"and", "vacant", "plus", "including"} & set(sentence.words[one.at : two.at])
        if (
            kinds
            and not apart
            and len(figures) == 2
            and fte.low > people.high
            and _JOINED.fullmatch(sentence.between(one, two))
        ):
            yield _posts(
                passage, sentence, fte, f"{people.text} people cannot make {fte.text} full-time equivalents"
            )
    for one in figures:
        at = _near(sentence, one, word_set("headcount head-count"), back=8)
        other = sentence.has("average", "fte", "wte", "ftes", "mean", "equivalent")
        if (
            one.letter == "N"
            and one.places
            and 0 <= at < one.at
            and not other
            and _COUNTED.fullmatch(sentence.shape[at + 1 : one.at])
        ):
            yield _posts(passage, sentence, one, "A headcount is a whole number")


def _posts(passage: Passage, sentence: Sentence, one: Quantity, why: str) -> Finding:
    return prose_finding(
        passage,
        rule="headcount and FTE",
        span=sentence.span([one]),
        printed=one.text,
        computed=why,
        short=why,
    )


# Dates.
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)}),?\s+(?:the\s+)?$", re.IGNORECASE)
_DAY_OF = re.compile(
    rf"\b(29|30|31)(?:st|nd|th)?\s+(?:of\s+)?({MONTH_NAMES})\b(?:,?\s+((?:19|20)\d\d))?", re.IGNORECASE
)
_FROM_DATE = re.compile(
    r"\b(?:from|between|(?:began|starts|started|begins)(?: on)?)\s+(?:\w+day\s+)?$", re.IGNORECASE
)
_TO_DATE_NEXT = re.compile(
    r"\s*(?:to|until|till|and(?: end(?:s|ed) on)?|-|\u2013)\s+(?:\w+day\s+)?(?:the\s+)?", re.IGNORECASE
)
_ENDS_ON = re.compile(r"\b(?:until|till|to|end(?:s|ed|ing)?(?: on)?|expir\w+(?: on)?)\s+$", re.IGNORECASE)
_WORTH_DATING = re.compile(r"day,? (?:the )?\d|\b(?:from|between|on) \d{1,2}(?:st|nd|rd|th)? [A-Z]|exten")
_ENDED_ON = re.compile(r"\b(?:until|till|end(?:s|ed|ing)?(?: on)?|expir\w+(?: on)?)\s+$", re.IGNORECASE)
_UP_TO_YEAR = re.compile(r"[^.;()]{0,24}?(?:19|20)\d\d")
_SPAN_HEAD = r"\b(\d{1,2}|[a-z]+)[\s-]+months?(?:['\u2019]s?)?\s+(?:[a-z]+\s+)?(?:from|between)\s"
_MONTH_YEAR = r"(?:\d{1,2}\s+)?([A-Z][a-z]+)\s(20\d\d)"
_LONG = re.compile(rf"{_SPAN_HEAD}{_MONTH_YEAR}\s(?:to|until|and)\s{_MONTH_YEAR}")


def _dates(passage: Passage) -> Iterator[Finding]:
    """Weekdays that a date does not have, dates that do not exist, spans that end before they begin or are of another length."""
    text = passage.text
    for found in _DAY_OF.finditer(text) if "31" in text or "30" in text or "29" in text else ():
        days = monthrange(int(found[3] or 2000), MONTH_NUMBERS[found[2][:3].casefold()])[1]
        if found[2] != "may" and int(found[1]) > days:
            yield _date_finding(passage, "no such date", found.span(), f"{found[2]} has {days} days")
    dates = list(dates_in(text)) if _WORTH_DATING.search(text) else []
    for place, day in dates:
        weekday = _WEEKDAY.search(text, max(0, place - 16), place)
        if weekday and weekday[1].casefold() != WEEKDAYS[day.weekday()].casefold():
            why = f"{date_in_words(day, weekday=False)} is a {WEEKDAYS[day.weekday()]}"
            yield _date_finding(passage, "weekday", (weekday.start(), _end(text, place)), why)
    yield from _two_dates(passage, dates)
    for span in _LONG.finditer(text) if "month" in text else ():
        first, last = (MONTH_NUMBERS.get(span[at][:3].casefold(), 0) for at in (2, 4))
        months, many = 12 * (int(span[5]) - int(span[3])) + last - first, _number(span[1].casefold())
        if first and last and many and many not in (months, months + 1):
            why = f"{span[2]} {span[3]} to {span[4]} {span[5]} is {months + 1} months"
            yield _date_finding(passage, "length of a period", span.span(), why)


def _two_dates(passage: Passage, dates: Sequence[tuple[int, Date]]) -> Iterator[Finding]:
    """'from 5 May 2018 to 3 March 2018'; an extension that ends on the day the term before it ended."""
    text = passage.text
    for (place, day), (after, other) in pairwise(dates):
        said = date_in_words(day, weekday=False)
        joined = _TO_DATE_NEXT.fullmatch(text, _end(text, place), after)
        ends = _ENDS_ON.search(text, max(0, place - 24), place) and _ENDED_ON.search(
            text, max(0, after - 24), after
        )
        between = text[place:after].casefold()
        if other < day and joined and _FROM_DATE.search(text, max(0, place - 20), place):
            why = f"{date_in_words(other, weekday=False)} is before {said}"
            yield _date_finding(passage, "end before start", (place, _end(text, after)), why)
        elif day == other and ends and "exten" in between and ("month" in between or "year" in between):
            why = f"The term before it ended on {said} too"
            yield _date_finding(passage, "end after an extension", (after, _end(text, after)), why)


def _end(text: str, place: int) -> int:
    found = _UP_TO_YEAR.match(text, place)
    return found.end() if found else place


def _date_finding(passage: Passage, rule: str, span: tuple[int, int], why: str) -> Finding:
    printed = passage.text[slice(*span)].strip(" .,;")
    return prose_finding(
        passage, rule=rule, span=span, printed=printed, computed=why, short=why, ask="What should it say?"
    )
