"""What the dialog of a note offers beside what is typed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from packview.model import Note, Theme
from packview.model.notes import Draft, running_order


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What there is to choose from: themes and questions to follow, each with its words.

    ``edit`` has a text changed in the member's own editor, None where there is no such thing; it raises PackviewError.
    """

    themes: tuple[tuple[str, str], ...] = ()
    questions: tuple[tuple[str, str], ...] = ()
    edit: Callable[[str], str] | None = None


def offers_for(
    draft: Draft, notes: Iterable[Note], themes: Iterable[Theme], edit: Callable[[str], str]
) -> Offers:
    """What there is for a draft: all themes, and the questions of its item to follow, in the order they are asked."""
    questions = [
        note
        for note in notes
        if note.asks
        and note.id != draft.note_id
        and (note.anchor.item == draft.anchor.item or note.id == draft.parent)
    ]
    return Offers(
        themes=tuple((theme.key, theme.title) for theme in themes),
        questions=tuple((note.id, note.text) for note in running_order(questions)),
        edit=edit,
    )
