"""What the dialog of a note offers beside what is typed."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What there is to choose from.

    Attributes:
        themes: keys and titles of the themes a question may speak to.
        questions: identities and texts of the questions a supplementary may follow.
        edit: has a text changed in the member's own editor, None where there is no such thing; raises PackviewError.
    """

    themes: tuple[tuple[str, str], ...] = ()
    questions: tuple[tuple[str, str], ...] = ()
    edit: Callable[[str], str] | None = None
