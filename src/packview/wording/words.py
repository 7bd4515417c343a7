"""Words: their stems, those that tell nothing, how alike two texts are by the rest, plurals and lists.

Thresholds are not here: how alike two texts must be depends on what hangs on it.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from string import ascii_uppercase

from packview.text import fold

# Stems. A small stemmer for the English of council papers: it would sooner miss a form than join two words that mean different
# things. A carer is not care, a policy is not the police, and a missing child is not a missed appointment.
_IRREGULAR_WORDS = """
children child, childrens child, women woman, men man, lives life, wives wife, died die, dying die, lying lie, used use, using use,
uses use, goes go, does do
"""
_IRREGULAR = dict(pair.split() for pair in _IRREGULAR_WORDS.split(","))
# Words that look like a form of another and are not, or that mean something of their own.
_KEPT_WORDS = """
missing meeting building housing nursing being during nothing something anything everything evening morning speed indeed
hundred breed access process progress illness business this thus always news bus gas basis crisis analysis diagnosis status
focus series species means lens address stress less unless across united interest interested related interim nation station
ration general generally several
"""
_KEPT = frozenset(_KEPT_WORDS.split())
_POSSESSIVE = re.compile("['\u2019]s?$")
_VOWEL = re.compile("[aeiouy]")
_DOUBLED = re.compile(r"([bdglmnprt])\1$")
_LOST_E = re.compile("[^aeiou][aeiou][^aeiouwxy]")
# Tried in turn, so an ending stands before those it ends with: the ending, how many letters must stay, what takes its place.
_ENDINGS = """
ational 4, ations 4, ation 4, ators 4, ator 4, ating 4, ative 4, ated 4, ates 4, ate 4, ally 4 al, fully 4, ful 4, ings 3, ing 3,
ional 5, ions 5, ion 5, ively 4, ive 4, rals 4 r, ral 4 r, ental 3 ent, ies 2 y, ied 2 y, ed 3, sses 2 ss, ss 1 ss, us 1 us, is 1 is,
es 4, s 3, ly 5, e 4
"""
_SUFFIXES = tuple(
    (suffix, int(least), "".join(instead))
    for suffix, least, *instead in (ending.split() for ending in _ENDINGS.split(","))
)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The common form of a word, in lower case: 'exploited', 'exploitation' and 'exploits' give 'exploit'.

    Args:
        word: one word; an apostrophe at its end and the s after it are left out.
    """
    word = _POSSESSIVE.sub("", word.casefold())
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or word in _KEPT or not word.isalpha():
        return word
    if word[:-1] in _KEPT and word.endswith("s"):
        return word[:-1]
    for suffix, least, instead in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= least:
            rest = word[: -len(suffix)]
            return (
                _tidy(rest + instead, verb=suffix in {"ing", "ings", "ed"}) if _VOWEL.search(rest) else word
            )
    return _tidy(word)


def _tidy(rest: str, *, verb: bool = False) -> str:
    if len(rest) > 3 and _DOUBLED.search(rest):
        return rest[:-1]
    if verb and _LOST_E.fullmatch(rest):
        return rest + "e"  # 'caring' is from 'care', not from 'car'
    return rest.removesuffix("e") if len(rest) > 4 else rest


def root_of(stemmed: str) -> str:
    """What every regular word with this stem begins with, in lower case: 'famil' for 'family'."""
    return stemmed[:-1] if stemmed.endswith(("y", "e", "f")) else stemmed


# Words that tell nothing.
_SMALL = """
a an the s this that these those it its i me my we us our you your he him his she her they them their
and or but so as if than then there here of to in on at for by from with into about while also just such
is are was were be been being am do does did has have had having will would shall should can could may might must
who whom whose which what when where why how whether any some all both each either every
"""
SMALL_WORDS = frozenset(_SMALL.split())
"""Function words, which say nothing about the subject of a text. 'Not' and words of direction are left out of the list on purpose."""
BODY_WORDS = frozenset(
    ["panel", "committee", "board", "council", "cabinet", "member", "members", "officer", "officers"]
)
"""Words for the bodies and their members, which occur in every paper of a council."""


def telling_words(text: str, *, without: Collection[str] = SMALL_WORDS | BODY_WORDS) -> list[str]:
    """The stems of a text's words in order, leaving out those in ``without``, such as SMALL_WORDS."""
    return [stem(word) for word in fold(text).split() if word not in without]


# Likeness.
class Rarity:
    """Weighs words by how few of some texts have them (inverse document frequency): what all texts share counts for little.

    Args:
        texts: the words of each.
    """

    def __init__(self, texts: Collection[Iterable[str]]) -> None:
        often = Counter(word for words in texts for word in frozenset(words))
        self._weights = {word: math.log(1 + len(texts) / seen) for word, seen in often.items()}

    def of(self, words: Iterable[str]) -> float:
        """The weight of some words together; a word that none of the texts has weighs nothing."""
        return sum(self._weights.get(word, 0.0) for word in words)

    def share(self, words: frozenset[str], other: frozenset[str]) -> float:
        """The share of the weight of ``words`` that ``other`` has too, 0 to 1; 0 where ``words`` weigh nothing."""
        whole = self.of(words)
        return self.of(words & other) / whole if whole else 0.0


class Likeness:
    """How much texts of one kind say the same, by the words that set them apart.

    Args:
        texts: all that are to be compared.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._words = {text: frozenset(telling_words(text)) for text in texts}
        self._rarity = Rarity(self._words.values())

    def of(self, one: str, other: str) -> float:
        """Share of the weight of the shorter of two texts that the other has too, 0 to 1."""
        shorter, longer = sorted((self._words[one], self._words[other]), key=self._rarity.of)
        return self._rarity.share(shorter, longer)


# Plurals and lists.
def is_plural(word: str) -> bool:
    """Whether a word, in lower case, looks like a plural: 'cases', 'people'; not 'process', 'status', 'basis' or 'arrears'."""
    if word in ("people", "children"):
        return True
    return word != "arrears" and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def plural(number: float, one: str, many: str = "") -> str:
    """The singular for 1, otherwise the plural: 'page', 'pages'.

    Args:
        number: of things.
        one: the singular.
        many: the plural, where it is not the singular with an s.
    """
    return one if number == 1 else many or f"{one}s"


def words_in_lines(words: str, lines: Sequence[str]) -> str:
    """Words as some lines have them, with their ends and the hyphens there; '' where they are not in the lines, or there are none."""
    pattern = r"-?\s+".join(map(re.escape, words.split()))
    found = re.search(pattern, "\n".join(lines)) if pattern else None
    return found[0] if found else ""


def broken_word(before: str, after: str) -> bool:
    """Whether a line ends within a word that the next one goes on with: 'safe-', 'guarding'."""
    return len(before) > 1 and before[-1] == "-" and before[-2].isalpha() and after[:1].islower()


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its word: '1 page', '2 pages', '1,200 pages', '0 pages'."""
    return f"{number:,} {plural(number, one, many)}"


def capital(words: str) -> str:
    """With a capital letter at the beginning, the rest as it is."""
    return words[:1].upper() + words[1:]


def listed(words: Iterable[str]) -> str:
    """'a', 'a and b', 'a, b and c'; '' for none."""
    from humanize import natural_list  # noqa: PLC0415  start-up stays quick without it

    each = list(words)
    return natural_list(each) if each else ""


def phrases(text: str, *, whole: bool = False) -> re.Pattern[str]:
    """A pattern of phrases, each ended by a comma and a blank or by the line; '*' stands for the rest of a word, '_' for a word or two, '^' for the start."""
    each = [one.strip(" ,") for one in re.split(r",\s|\n", text) if one.strip()]
    made = [
        re.sub(r"(?<=[a-z])(?<!\\w)\*", r"\\w*", one).replace("_", r"\S+(?:\s\S+)?").replace(" ", r"\s")
        for one in each
    ]
    starts = "|".join(one[1:] for one in made if one.startswith("^"))
    inner = "|".join(one for one in made if not one.startswith("^"))
    if whole:
        return re.compile(rf"(?:{inner})$", re.IGNORECASE)
    return re.compile(rf"\b(?:{inner})\b" + (rf"|^(?:{starts})\b" if starts else ""), re.IGNORECASE)


def distinct_letters(names: Iterable[str], *, taken: str = "", spare: str = "?") -> list[str]:
    """A different capital for each name, the first of its own that is free, for the same names always the same; ``spare`` when all are gone."""
    found: list[str] = []
    for name in names:
        letters = [letter for letter in name.upper() if letter in ascii_uppercase]
        free = (one for one in (*letters, *ascii_uppercase) if one not in found and one not in taken)
        found.append(next(free, spare))
    return found
