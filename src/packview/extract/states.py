"""What kind of page it is: text, blank, a picture, or text that cannot be read."""

import re
from collections.abc import Sequence
from typing import Literal

from packview.extract.letters import are_words

State = Literal["text", "blank", "image", "garbled"]

_BLANK = re.compile(
    r"(?:this )?page (?:is |has been )?(?:intentionally |deliberately )?(?:left )?blank", re.IGNORECASE
)
_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff]")
_MOSTLY = 0.5


def state_of(lines: Sequence[str], *, pictures: bool) -> State:
    """The state of a page.

    Args:
        lines: without the stamps.
        pictures: whether there is anything but text on it.
    """
    text = " ".join(line for line in lines if line)
    letters = re.sub(r"[\s•]", "", text)
    if not letters:
        return "image" if pictures else "blank"
    if _BLANK.fullmatch(text.strip(" .[]()*")):
        return "blank"
    if len(_UNREADABLE.findall(letters)) > _MOSTLY * len(letters) or not are_words(text):
        return "garbled"
    return "text"
