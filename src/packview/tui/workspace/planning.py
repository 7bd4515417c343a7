"""What the view of all questions asks for: each is one change that can be taken back."""

from typing import TYPE_CHECKING

from textual import work

from packview.errors import PackviewError
from packview.model import Note
from packview.model.notes import Draft
from packview.tui.keys.in_force import pressed
from packview.tui.text import tell
from packview.tui.workspace.side import Beside

if TYPE_CHECKING:
    from packview.tui.views.planner import PlannerView


class Planning(Beside):
    """Answers the planner."""

    def on_planner_view_change_wanted(self, message: "PlannerView.ChangeWanted") -> None:
        """Change it."""
        self._change(message.note, dict(message.changes))
        self.say(f"{message.words}. {pressed('workspace.undo')} takes that back")

    def on_planner_view_move_wanted(self, message: "PlannerView.MoveWanted") -> None:
        """Move it."""
        self._notebook().reorder(message.note.id, message.before)
        self.reload_notes()
        self.say(f"The question is moved. {pressed('workspace.undo')} takes that back")

    async def on_planner_view_status_wanted(self, message: "PlannerView.StatusWanted") -> None:
        """Let the member choose where it stands."""
        self._choose_status(message.note)
        await self.until_covered()

    async def on_planner_view_supplement_wanted(self, message: "PlannerView.SupplementWanted") -> None:
        """Write one that follows it, on the same item and for the same person."""
        note = message.note
        self.write(
            Draft(
                kind="supplementary",
                parent=note.id,
                anchor=note.anchor,
                to=note.to,
                theme=note.theme,
                private=note.private,
            )
        )
        await self.until_covered()

    @work(group="notes")
    async def _choose_status(self, note: Note) -> None:
        from packview.tui.dialogs.status import STATUS_WORDS, StatusDialog  # noqa: PLC0415  start-up stays quick without it

        status = await self.app.push_screen_wait(StatusDialog(note))
        if status is None or status == note.status:
            return
        try:
            self._change(note, {"status": status})
        except PackviewError as error:
            tell(self, error)
        else:
            self.say(
                f"{STATUS_WORDS[status]}: so the question stands now. {pressed('workspace.undo')} takes that back"
            )
