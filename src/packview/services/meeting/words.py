"""What an act is called when it is said on the screen."""

import re

from packview.model.meeting import Act, ActKind, MeetingPlan
from packview.text import one_line

_SHOWN = 40
_WORDS: dict[ActKind, str] = {
    "opened": "opened the meeting",
    "closed": "closed the meeting",
    "anew": "started anew",
    "resumed": "resumed the meeting",
    "began": "began {item}",
    "paused": "paused the clock",
    "continued": "let the clock go on",
    "adjourned": "adjourned the meeting",
    "reconvened": "resumed the meeting",
    "deferred": "deferred {item}",
    "exempt": "excluded the press and public from {item}",
    "public": "let the press and public in again",
    "arrived": "{who} came in",
    "left": "{who} left",
    "apologies": "{who} sent apologies",
    "declared": "{who} declared an interest in {item}",
    "asked": 'asked "{text}"',
    "answered": 'answered "{text}"',
    "follow_up": 'to follow up "{text}"',
    "noted": 'jotted "{text}"',
    "action": 'action "{text}"',
    "decided": 'decided "{text}"',
    "raised": "{who} wants to speak",
    "called": "gave {who} the floor",
    "finished": "{who} has spoken",
    "undone": "taken back",
}


def act_words(act: Act, plan: MeetingPlan) -> str:
    """'began item 7', without a full stop."""
    item = plan.item(act.item)
    text = one_line(act.text)
    values = {
        "item": item.name if item else "the whole meeting",
        "who": act.who or "somebody",
        "text": text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}...",
    }
    parts = re.split(r"\{(\w+)\}", _WORDS[act.kind])  # what a member wrote may have brackets of its own
    return "".join(values[part] if place % 2 else part for place, part in enumerate(parts))
