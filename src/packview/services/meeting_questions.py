"""What becomes of the questions in a meeting: the log has it, and the chair's own notes follow."""

from dataclasses import replace

from packview.model import Note
from packview.model.meeting_log import Act, ActKind
from packview.model.meeting_state import MeetingState
from packview.services.meeting_core import MeetingCore


class MeetingQuestions(MeetingCore):
    """The commands on questions."""

    def asked(self, note: Note) -> None:
        """A question was asked; once more takes that back."""
        known = self.state().questions.get(note.id)
        if known is not None and known.status == "asked" and not known.follow_up:
            self.take_back(known.act)
        else:
            self._question("asked", note, note.text)

    def answered(self, note: Note, text: str) -> Act:
        """A question was answered."""
        return self._question("answered", note, text)

    def follow_up(self, note: Note, text: str) -> Act:
        """Something is still to come of a question."""
        return self._question("follow_up", note, text)

    def _question(self, kind: ActKind, note: Note, text: str) -> Act:
        """Log it, then change the note; where that fails the log has it, and the note follows with ``catch_up``."""
        act = self.act(
            kind,
            note=note.id,
            item=self.state().current or note.anchor.item,
            who=note.member,
            to=note.to,
            page=note.anchor.page or "",
            text=text,
            before=(note.status, note.answer),
            private=note.private,
            closed=self._closed(note),
        )
        if kind != "follow_up":
            self._follow(note.id, None)
        return act


def overlaid(note: Note, state: MeetingState) -> Note:
    """A question with the status it has in this meeting: a colleague's note is not ours to change."""
    known = state.questions.get(note.id)
    if known is None:
        return note
    return replace(note, status=known.status, answer=known.answer or note.answer, follow_up=known.follow_up)
