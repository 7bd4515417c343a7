"""The one table of keys: bindings, footer, palette, help screen and docs/keys.md are all made from it.

Below the table: the keys as the member's settings have them, for words on the screen that name a key.
"""

import re
import string
import unicodedata
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from types import MappingProxyType

from textual.binding import Binding, BindingType
from textual.keys import KEY_NAME_REPLACEMENTS, Keys


@dataclass(frozen=True, slots=True)
class Key:
    """One row.

    Attributes:
        id: 'group.name', unique; config.toml calls it by this under [keys], so once published it stays.
        key: as Textual writes keys; several for one action with commas: 'question_mark,f1'.
        help: a sentence for the help screen and docs/keys.md; it names another key as '{key:room.leave}'.
        does: its action, where that is not called like the key: without 'action_', with arguments in brackets.
        show: whether the footer shows it; ``spare`` has it stand behind the others where there is room.
        priority: whether it acts before what the focused widget would do with the key.
    """

    id: str
    key: str
    label: str
    help: str
    does: str = ""
    show: bool = True
    spare: bool = False
    priority: bool = False

    @property
    def group(self) -> str:
        """Which class has it: see GROUPS."""
        return self.id.split(".")[0]

    @property
    def action(self) -> str:
        """The method without 'action_' on the class that has the group's bindings, with arguments in brackets."""
        name = self.id.split(".")[1]
        return self.does or (f"do('{name}')" if self.group in _DONE_BY_PARTS else name)


_DONE_BY_PARTS = {"workspace", "room"}
"""Groups whose screen has a table of the parts that do what their keys are for."""

# Groups in the order of the help screen, with their headings.
GROUPS: Mapping[str, str] = {
    "app": "Everywhere",
    "library": "Library",
    "workspace": "Reading a pack",
    "reader": "Pages",
    "agenda": "Agenda",
    "list": "The agenda as a list",
    "notes": "Notes and questions",
    "room": "In the room",
    "people": "Who is in the room",
    "entry": "Jotting in the room",
    "side": "Views beside the pages",
    "briefing": "The briefing",
    "findings": "Findings",
    "panel": "The panel's questions together",
    "placing": "Notes after the papers were published again",
    "planner": "All questions",
    "indicators": "Indicators",
    "detail": "One indicator in detail",
    "printed": "The page as printed",
    "importing": "While a file is read",
    "dialog": "Dialogs",
    "confirm": "A question with yes and no",
    "field": "A field with a list below it",
    "files": "Choosing files to import",
    "inbox": "New files in the inbox",
    "export": "Exporting to a file",
    "writing": "Writing a note or an answer, or filling in a form",
    "note_dialog": "Writing a note",
    "help": "This help",
}

# Groups whose keys are live at the same time: a key may stand in only one of them.
TOGETHER: tuple[frozenset[str], ...] = (
    frozenset({"app", "library"}),
    frozenset({"app", "workspace", "reader"}),
    frozenset({"app", "workspace", "agenda", "list"}),
    frozenset({"app", "workspace", "notes"}),
    frozenset({"app", "workspace", "side", "briefing"}),
    frozenset({"app", "workspace", "side", "findings"}),
    frozenset({"app", "workspace", "side", "panel"}),
    frozenset({"app", "workspace", "side", "placing"}),
    frozenset({"app", "workspace", "side", "planner"}),
    frozenset({"app", "workspace", "indicators"}),
    frozenset({"app", "detail"}),
    frozenset({"app", "printed"}),
    frozenset({"app", "importing"}),
    frozenset({"dialog", "confirm"}),
    frozenset({"dialog", "export"}),
    frozenset({"dialog", "inbox"}),
    frozenset({"dialog", "field", "files"}),
    frozenset({"dialog", "writing", "field", "note_dialog"}),
    frozenset({"help"}),
    frozenset({"app", "room", "reader"}),
    frozenset({"app", "room", "people"}),
    frozenset({"entry"}),
)


# fmt: off
KEYS: tuple[Key, ...] = (
    Key("app.help", "question_mark,f1", "Help", "Show every key and what it does."),
    Key("app.palette", "ctrl+p", "Commands", "Find a command or a pack by typing part of its name.", "command_palette", show=False, spare=True, priority=True),
    Key("app.colours", "ctrl+t", "Colours", "Switch to the next colours: dark, colour-blind safe, high contrast, paper, the terminal's own, and yours.", "next_colours", show=False, spare=True),
    Key("app.export", "ctrl+e", "Export", "Write your questions, notes or draft minutes to a file, for Word or a spreadsheet too.", show=False, spare=True),
    Key("app.settings", "f9", "Settings", "Change your name, colours, keys, layout, the shared folder, the inbox and what a pack opens with.", show=False),
    Key("app.tour", "f2", "Tour", "Show the three steps of the tour again.", show=False),
    Key("app.quit", "q", "Quit", "Close packview; everything is saved already. While you type, it is ctrl+q."),
    Key("library.open", "enter", "Open", "Open the chosen pack where you left off.", "open_pack", priority=True),
    Key("library.import", "i", "Import", "Add a meeting pack from a PDF or text file.", "want('import')"),
    Key("library.read", "o", "Read a file", "Read a file without adding it to the library.", "want('read')"),
    Key("library.sample", "s", "Sample", "Open the sample pack that comes with packview.", "want('sample')", show=False),
    Key("library.remove", "d,delete", "Remove", "Remove the chosen pack from the library; its notes stay.", "remove_pack"),
    Key("library.refresh", "r,f5", "Refresh", "Refresh the list of packs.", "refresh_packs", show=False),
    Key("list.down", "down,j", "Down", "Go to the next line of the list.", "cursor_down", show=False),
    Key("list.up", "up,k", "Up", "Go to the previous line.", "cursor_up", show=False),
    Key("list.page_down", "space,pagedown", "Screen down", "Move down a screen of the list.", show=False),
    Key("list.page_up", "b,pageup", "Screen up", "Move up a screen of the list.", show=False),
    Key("workspace.goto", "g", "Go to", "Go to a page: 47 as printed on the paper, #52 for page 52 of the file."),
    Key("workspace.find", "slash,ctrl+f", "Find", "Find words in the whole pack.", "do('find_words')"),
    Key("workspace.find_next", "n,f3", "Next", "Go to the next match.", "do('step', 1)"),
    Key("workspace.find_previous", "N,shift+f3", "Previous", "Go to the previous match.", "do('step', -1)", show=False),
    Key("workspace.note", "w", "Note", "Write a note on this item, or on what is selected.", "write('note')"),
    Key("workspace.question", "a", "Ask", "Write a question to ask, on this item or on what is selected.", "write('question')"),
    Key("workspace.next_item", "right_curly_bracket,J,ctrl+down", "Next item", "Go to the next agenda item.", "do('step_item', 1)"),
    Key("workspace.previous_item", "left_curly_bracket,H,ctrl+up", "Previous item", "Go to the previous agenda item.", "do('step_item', -1)", show=False),
    Key("workspace.mark_read", "m", "Mark read", "Mark the current item as read, or as unread again.", show=False),
    Key("workspace.back", "less_than_sign,backspace,alt+left,ctrl+o", "Back", "Go back to where you were before the last jump.", "do('travel', 'back')", show=False),
    Key("workspace.forward", "greater_than_sign,alt+right", "Forward", "Go forward again after going back.", "do('travel', 'forward')", show=False),
    Key("workspace.put_right", "f4", "Put this right", "Put right what was misread: the meeting, the current item, its pages, who was there. You can undo it.", show=False, spare=True),
    Key("workspace.undo", "z,ctrl+z", "Undo", "Undo the last change to your notes.", show=False, spare=True),
    Key("workspace.redo", "Z,ctrl+y", "Redo", "Redo the change you undid.", show=False),
    Key("workspace.agenda", "1", "Agenda", "Go to the agenda.", "show_pane('agenda')", show=False),
    Key("workspace.pages", "2", "Pages", "Go to the pages.", "show_pane('pages')", show=False),
    Key("workspace.notes", "3", "Notes", "Show the notes and questions of the current item; press again to go to them.", "show_view('notes')", show=False),
    Key("workspace.next_pane", "tab", "Next pane", "Go from the agenda to the pages, from there to the side column, and round again.", "do('step_pane', 1)", show=False),
    Key("workspace.previous_pane", "shift+tab", "Previous pane", "Go through agenda, pages and side column the other way.", "do('step_pane', -1)", show=False),
    Key("workspace.stop_import", "ctrl+x", "Stop reading", "Stop reading the rest of the file; the library stays as it was."),
    # Textual would take a selection away first, and then this would close the pack: so it comes before
    Key("workspace.close", "escape", "Close", "Go back from a side list to the pages; close the find bar, a selection, then the pack. Filters and your place are kept.", "do('close_one')", priority=True),
    Key("workspace.minutes", "4", "Minutes", "Show the minutes of the last meeting beside the pages; press again to go to them.", "show_view('minutes')", show=False),
    Key("workspace.themes", "5", "Themes", "Show what mentions the board's priorities; press again to go there.", "show_view('themes')", show=False),
    Key("workspace.indicators", "6", "Indicators", "Show the performance indicators with every month as a line; press again to go there.", "show_view('indicators')", show=False),
    Key("workspace.tracker", "7", "Tracker", "Show what became of earlier recommendations; press again to go there.", "show_view('tracker')", show=False),
    Key("workspace.glossary", "8", "Glossary", "Show what terms and acronyms mean; press again to go there.", "show_view('glossary')", show=False),
    Key("workspace.findings", "9", "Findings", "Show what does not add up or stands out, with questions to ask; press again to go there.", "show_view('findings')", show=False),
    Key("workspace.search", "0,F", "Search", "Search the whole pack: pages, minutes, indicators, terms and your notes.", "do('search_all')", show=False),
    Key("workspace.briefing", "P", "Briefing", "Show the briefing: what to read, which figures moved, what to ask, what is owed, what changed.", "show_pane('briefing')", show=False, spare=True),
    Key("workspace.read", "f5", "Read", "Lay out agenda and pages only.", "do('lay_out', 'read')", show=False),
    Key("workspace.evidence", "f6", "Evidence", "Lay out agenda and pages with a side panel; in a large window it has three views.", "do('lay_out', 'evidence')", show=False),
    Key("workspace.room", "f7", "Room", "Lay out agenda and pages with your questions and the minutes of the last meeting.", "do('lay_out', 'room')", show=False),
    Key("workspace.compare", "f8", "Compare", "Give half the window to the views, two or three of them.", "do('lay_out', 'compare')", show=False),
    Key("workspace.layout", "vertical_line", "Next layout", "Go from layout to layout: read, evidence, room, compare.", "do('lay_out')", show=False),
    Key("workspace.bookmark", "B", "Bookmark", "Add a bookmark at the selected line or the top of the view, or remove the one there.", show=False, spare=True),
    Key("workspace.places", "apostrophe", "Places", "Choose a place to go to: your bookmarks, where you have been, the file's own outline.", show=False, spare=True),
    Key("workspace.printed", "p", "As printed", "Show the page as it was printed, with pictures and charts."),
    Key("workspace.panel", "G", "Panel", "Show the questions of the whole panel, those that ask the same as one; press again to go there.", "show_view('panel')", show=False),
    Key("workspace.placing", "R", "Placing", "Go through the notes whose place changed when the papers were published again, and what else changed.", "show_view('placing')", show=False),
    Key("workspace.planner", "Q", "Questions", "Show all questions of the pack in the order they are asked; press again to go there.", "show_view('planner')", show=False),
    Key("workspace.committee", "equals_sign,f10", "Committee", "Show the committee over its meetings: promises outstanding, figures over several packs, attendance.", "show_view('committee')", show=False),
    Key("workspace.chair", "C", "Chair", "Open the chair's view of the meeting as it happens.", "do('enter')", show=False, spare=True),
    Key("workspace.follow", "f", "Follow", "Follow the chair from item to item; moving elsewhere stops it, the same key starts it again.", show=False),
    Key("reader.line_down", "down,j", "Line down", "Move down one line.", "line(1)", show=False),
    Key("reader.line_up", "up,k", "Line up", "Move up one line.", "line(-1)", show=False),
    Key("reader.screen_down", "space,pagedown", "Screen down", "Move down one screen.", "screen(1)", show=False),
    Key("reader.screen_up", "b,pageup", "Screen up", "Move up one screen.", "screen(-1)", show=False),
    Key("reader.next_page", "right,right_square_bracket", "Page", "Go to the top of the next page."),
    Key("reader.previous_page", "left,left_square_bracket", "Page before", "Go to the top of this page, or of the previous page.", show=False),
    Key("reader.first", "home", "Start", "Go to the first page.", show=False),
    Key("reader.last", "end", "End", "Go to the end of the last page.", show=False),
    Key("reader.select", "v", "Select", "Select lines to quote: move with up and down, the same key again keeps the start, then write a note or question.", "select_lines"),
    Key("reader.extend_down", "shift+down", "Select down", "Select one more line below.", "extend(1)", show=False),
    Key("reader.extend_up", "shift+up", "Select up", "Select one more line above.", "extend(-1)", show=False),
    Key("reader.extend_right", "shift+right", "Select right", "Select one more word.", "extend(1, True)", show=False),
    Key("reader.extend_left", "shift+left", "Select left", "Select one more word to the left, or one fewer at the end.", "extend(-1, True)", show=False),
    Key("reader.next_link", "l", "Link", "Choose the next link in view: a page, an item, an appendix, an address, or your own note there. A letter at each goes there at once.", "step_link(1)"),
    Key("reader.previous_link", "L", "Link before", "Select the previous link.", "step_link(-1)", show=False),
    Key("reader.follow_link", "enter", "Follow", "Go where the chosen link leads, or open the note; a web or e-mail address is shown and copied."),
    Key("reader.meaning", "K", "Meaning", "Show what the selected word means; with nothing selected, go through the acronyms in view.", show=False, spare=True),
    Key("agenda.open", "enter", "Open", "Read the chosen item or paper.", "select"),
    Key("notes.edit", "enter,e", "Change", "Change the chosen note or question.", "ask('edit')"),
    Key("notes.asked", "x", "Asked", "Mark the chosen question as asked; press again to undo.", "ask('asked')"),
    Key("notes.answer", "r", "Answer", "Write down what was answered, or choose another status.", "ask('answer')"),
    Key("notes.later", "U", "Later", "Defer the chosen question to a later meeting; press again to undo.", "ask('later')", show=False),
    Key("notes.page", "o", "Its page", "Go to the page the note belongs to.", "ask('page')"),
    Key("notes.copy", "y", "Copy", "Copy the chosen note or question as Markdown.", "copy_entry", show=False),
    Key("notes.delete", "d,delete", "Delete", "Delete the chosen note or question; you can undo this.", "ask('delete')"),
    Key("room.next_item", "n,right_curly_bracket,J", "Next item", "Start the next item."),
    Key("room.start", "S", "Start, pause", "Open the meeting; after that, pause its clock and let it go on."),
    Key("room.asked", "x", "Asked", "Mark the chosen question as asked; press again to undo."),
    Key("room.answer", "r", "Answer", "Write down the answer to the chosen question."),
    Key("room.act", "A", "Action", "Write down an action with its owner and by when."),
    Key("room.decide", "M", "Decision", "Record a decision, who moved and seconded it, and the votes."),
    Key("room.undo", "z,ctrl+z", "Undo", "Undo the last entry in the log."),
    Key("room.call", "c", "Call", "Call the next speaker on the list."),
    Key("room.page", "g", "Page", "Show the page somebody names; {key:room.leave} comes back to the questions."),
    Key("room.people", "W", "People", "Mark who comes, goes or sent apologies."),
    Key("room.evidence", "o", "Evidence", "Show the page the chosen question rests on; again for its next page.", show=False),
    Key("room.raise_hand", "h", "Wants to speak", "Add somebody to the list of speakers, or take a name off it.", show=False),
    Key("room.point_of_order", "O", "Point of order", "Let somebody who raises a point of order speak first.", show=False),
    Key("room.finished", "f", "Has spoken", "The speaker has finished.", show=False),
    Key("room.follow_up", "u", "Follow up", "Write down what is still owed on the chosen question.", show=False),
    Key("room.jot", "w", "Jot", "Write down a remark for the minutes.", show=False),
    Key("room.previous_item", "left_curly_bracket,H", "Previous", "Go back to the previous item; the current one is then still to be taken.", show=False),
    Key("room.take", "I", "Take an item", "Take any item, in or out of order.", show=False),
    Key("room.defer", "U", "Defer", "Defer an item.", show=False),
    Key("room.exempt", "E", "Exempt", "Exclude the press and public for this item, or let them back in.", show=False),
    Key("room.declare", "D", "Declaration", "Note an interest somebody declares, and whether they leave for the item.", show=False),
    Key("room.adjourn", "T", "Adjourn", "Adjourn the meeting, or resume it.", show=False),
    Key("room.close_meeting", "X", "Close", "Close the meeting.", show=False),
    Key("room.plan", "equals_sign", "Minutes", "Set the planned minutes of an item, or of the whole meeting.", show=False),
    Key("room.redo", "Z,ctrl+y", "Redo", "Redo the entry you undid.", show=False),
    Key("room.leave", "escape", "Back", "Close what is open, then this view; the meeting continues, and {key:workspace.chair} returns to it.", show=False),
    Key("people.in_or_out", "space", "In or out", "The chosen person comes in, or leaves.", "ask('in_or_out')"),
    Key("people.apologies", "minus", "Apologies", "The chosen person sent apologies.", "ask('apologies')"),
    Key("people.other", "plus", "Somebody else", "Mark somebody in who is not on the list.", "ask('other')"),
    Key("entry.accept", "enter", "OK", "Continue with what is typed or chosen.", priority=True),
    Key("entry.leave", "escape", "Leave", "Close it; what you typed is kept for next time.", priority=True),
    Key("entry.down", "down", "Choose", "Go to the next of the lines to choose from.", "choose(1)", priority=True),
    Key("entry.up", "up", "Choose", "Go to the previous line.", "choose(-1)", show=False, priority=True),
    Key("entry.fill", "tab", "Use this text", "Copy the chosen line into the field, to change it.", priority=True),
    Key("side.open", "enter", "Open", "Go to the page where the chosen entry is printed; of a theme, show what mentions it.", "open_entry"),
    Key("side.follow", "l", "Follow", "Go to what belongs to the chosen entry in another view: a resolution's row in the tracker, and back."),
    Key("side.copy", "y", "Copy", "Copy the chosen entry as Markdown.", "copy_entry"),
    Key("side.item", "c", "This item", "Show only what belongs to the current item, or all again.", "item"),
    Key("side.pin", "full_stop", "Pin", "Keep the list where it is while you turn pages; again to have it follow.", "pin", show=False),
    Key("side.down", "down,j", "Down", "Go to the next entry.", "move('down')", show=False),
    Key("side.up", "up,k", "Up", "Go to the previous entry.", "move('up')", show=False),
    Key("side.page_down", "space,pagedown", "Screen down", "Move down a screen of entries.", "move('page_down')", show=False),
    Key("side.page_up", "b,pageup", "Screen up", "Move up a screen of entries.", "move('page_up')", show=False),
    Key("side.first", "home", "Start", "Go to the first entry.", "move('first')", show=False),
    Key("side.last", "end", "End", "Go to the last entry.", "move('last')", show=False),
    Key("findings.take", "t", "Take question", "Add the finding's question to your list with its evidence; you can undo this."),
    Key("findings.edit", "e", "Change first", "Edit the finding's question before adding it."),
    Key("findings.kind", "s", "Kind", "Show the findings of one kind, then of the next, then all."),
    Key("briefing.time", "s", "Time I have", "Set how long you have: 30 minutes, an hour or two. What fits comes first."),
    Key("panel.wordings", "s", "All wordings", "Show every wording of questions that ask the same, or one only."),
    Key("placing.agree", "t", "Agree", "Accept the chosen note's new place; you can undo this.", "ask('agree')"),
    Key("placing.here", "h", "Put it here", "Put the chosen note on the page in view, or on the words selected there.", "ask('put_here')"),
    Key("placing.later", "U", "Later", "Leave the chosen note for later: it goes to the end of the list."),
    Key("planner.group", "s", "Group", "Group the questions by item, by person asked, or by theme."),
    Key("planner.edit", "e", "Change", "Change the chosen question.", "ask('edit')"),
    Key("planner.supplement", "i", "Supplementary", "Write a supplementary to the chosen question.", "ask('supplement')"),
    Key("planner.priority", "exclamation_mark", "Priority", "Set its priority: big question first, then if time allows, then line of enquiry."),
    Key("planner.status", "t", "Status", "Set the question's status: draft, ready, asked and so on.", "ask('status')"),
    Key("planner.up", "shift+up,alt+up", "Up", "Move the chosen question up among those of its item.", "shift(-1)"),
    Key("planner.down", "shift+down,alt+down", "Down", "Move the chosen question down; a mouse drags it.", "shift(1)"),
    Key("planner.asked", "x", "Asked", "Mark the question as asked, or as still to be asked.", "ask('asked')", show=False),
    Key("planner.answer", "r", "Answer", "Write down what was answered, and what is to follow.", "ask('answer')", show=False),
    Key("planner.private", "V", "Private", "Make the question private, or share it again.", show=False),
    Key("planner.delete", "d,delete", "Delete", "Ask, then delete the question; you can undo this.", "ask('delete')", show=False),
    Key("indicators.detail", "enter", "Detail", "Show the chosen indicator: plot, every figure, commentary and who answers for it.", "open_entry"),
    Key("indicators.sort", "s", "Sort", "Sort as printed, by reference, or by change."),
    Key("indicators.signals", "exclamation_mark", "Signals only", "Show only indicators with an unusual latest figure, or all again."),
    Key("indicators.page", "o", "Its page", "Go to the page the chosen indicator is printed on.", "open_page"),
    Key("indicators.copy", "y", "Copy", "Copy the chosen indicator as Markdown.", "copy('markdown')", show=False),
    Key("indicators.copy_csv", "Y", "Copy CSV", "Copy the chosen indicator as CSV, for a spreadsheet.", "copy('csv')", show=False),
    Key("detail.next", "right,right_square_bracket", "Next", "Show the next indicator of the list.", "step(1)"),
    Key("detail.previous", "left,left_square_bracket", "Before", "Show the previous indicator.", "step(-1)"),
    Key("detail.related", "l", "Related", "Show the related indicator: the number of a percentage, its rate; again for the next of them."),
    Key("detail.question", "a", "Ask", "Write a question about this indicator.", "ask"),
    Key("detail.compare", "equals_sign", "Compare", "Say whether an indicator of your own files is this one, or take that back.", "compare", show=False, spare=True),
    Key("detail.page", "o,enter", "Its page", "Go to the page it is printed on.", "open_page"),
    Key("detail.copy", "y", "Copy", "Copy it as Markdown.", "copy('markdown')"),
    Key("detail.copy_csv", "Y", "Copy CSV", "Copy it as CSV, for a spreadsheet.", "copy('csv')"),
    Key("detail.close", "escape", "Close", "Go back to the list.", priority=True),
    Key("printed.next", "space,pagedown,right_square_bracket,n", "Next page", "Go to the next page.", "turn(1)"),
    Key("printed.previous", "b,pageup,left_square_bracket,N", "Page before", "Go to the previous page.", "turn(-1)"),
    Key("printed.nearer", "plus,equals_sign", "Nearer", "Make the page larger.", "zoom(2)"),
    Key("printed.farther", "minus", "Farther", "Make the page smaller.", "zoom(-2)"),
    Key("printed.whole", "0,home", "Whole page", "Show the whole page.", "fit"),
    Key("printed.width", "w", "Full width", "Make the page as wide as the window.", "fit(True)"),
    Key("printed.up", "up,k", "Up", "Move up the page.", "pan(0, -1)", show=False),
    Key("printed.down", "down,j", "Down", "Move down the page.", "pan(0, 1)", show=False),
    Key("printed.left", "left", "Left", "Move to the left.", "pan(-1, 0)", show=False),
    Key("printed.right", "right", "Right", "Move to the right.", "pan(1, 0)", show=False),
    Key("printed.close", "escape,p", "Back", "Go back to the text, at the page that was shown."),
    Key("importing.cancel", "escape", "Cancel", "Stop reading the file; the library stays as it was."),
    Key("dialog.close", "escape", "Close", "Close the dialog and change nothing."),
    Key("confirm.yes", "y", "Yes", "Go ahead."),
    Key("confirm.no", "n", "No", "Change nothing."),
    Key("confirm.other", "left,right", "Other button", "Go to the other button.", "app.focus_next", show=False),
    Key("field.list", "down", "List", "Go from the field to the list below it.", "to_list", show=False),
    Key("files.complete", "tab", "Complete", "Complete the name of a file as far as it is clear.", "complete", priority=True),
    Key("files.mark", "space", "Mark", "Choose a file beside others, to import several at once.", "mark"),
    Key("inbox.mark", "space", "Choose", "Choose a file, or leave it out."),
    Key("export.other", "left,right", "Other list", "Go from what is exported to its format, and back.", "other_list", show=False),
    Key("writing.save", "ctrl+s", "Save", "Save what you wrote.", priority=True),
    Key("help.close", "escape,f1", "Close", "Close this help."),
    Key("help.down", "down", "Down", "Move down a line.", "scroll_keys(1, 0)", show=False),
    Key("help.up", "up", "Up", "Move up a line.", "scroll_keys(-1, 0)", show=False),
    Key("help.page_down", "pagedown", "Page down", "Move down a screen.", "scroll_keys(0, 1)"),
    Key("help.page_up", "pageup", "Page up", "Move up a screen.", "scroll_keys(0, -1)"),
    Key("note_dialog.starter", "ctrl+n", "Starter", "Begin an empty question for you: What will be done about ..., and by when? Again for the next.", priority=True),
    Key("note_dialog.editor", "ctrl+e", "Own editor", "Continue writing in the editor that EDITOR names, and come back with the text.", priority=True),
)
# fmt: on


def bindings(*names: str) -> list[BindingType]:
    """The bindings of some groups, or of single keys by their ids, for a class's BINDINGS."""
    return [
        Binding(
            key.key,
            key.action,
            key.label,
            show=key.show,
            priority=key.priority,
            tooltip=key.help,
            id=key.id,
        )
        for key in KEYS
        if key.group in names or key.id in names
    ]


def name_of_sign(sign: str) -> str:
    """What Textual calls the key of a punctuation mark: 'question_mark' for '?'; anything else as it is."""
    if len(sign) != 1 or sign not in string.punctuation:
        return sign
    name = unicodedata.name(sign).lower().replace(" ", "_").replace("-", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def is_key(name: str) -> bool:
    """Whether Textual has a key of that name: a letter, 'question_mark', 'f4', 'ctrl+n', but never 'foo'."""
    bare = re.sub(r"^((ctrl|shift|alt)\+)+", "", name)
    return len(bare) == 1 or bare in {*(one.value for one in Keys), *_WORDS}


_WORDS: Mapping[str, str] = {
    **{name_of_sign(sign): sign for sign in string.punctuation},
    "escape": "esc",
    "pageup": "page up",
    "pagedown": "page down",
}
"""Names of keys that members read another way."""


def key_words(keys: str) -> str:
    """Keys as a member reads them: 'question_mark,f1' is '?, F1'."""
    return ", ".join(_key_word(key.strip()) for key in keys.split(","))


def key_names(keys: str) -> str:
    """Keys as they are heard: a sign that a screen reader may pass over has its name, '} (right curly bracket)'."""
    return " or ".join(_key_name(key.strip()) for key in keys.split(","))


def _key_name(key: str) -> str:
    shown = _key_word(key)
    sign = shown.rsplit("+", 1)[-1] or shown
    if sign.isalnum() or " " in sign or len(sign) > 1:
        return f"capital {shown}" if len(shown) == 1 and shown.isupper() else shown
    name = name_of_sign(sign).replace("_", " ")
    return f"{shown} ({name})" if name != sign else shown


def _key_word(key: str) -> str:
    *held, last = key.split("+")
    if last[:1] == "f" and last[1:].isdigit():
        last = last.upper()
    return "+".join([*held, _WORDS.get(last, last)])


_KEYS: Mapping[str, str] = MappingProxyType({key.id: key.key for key in KEYS})
_CHANGED: ContextVar[Mapping[str, str]] = ContextVar("changed_keys", default=MappingProxyType({}))
_NAMED = re.compile(r"\{key:([a-z_]+\.[a-z_]+)\}")


def use_keys(changed: Mapping[str, str]) -> None:
    """Take up the member's keys, as under [keys] in config.toml, for all that is or will be shown."""
    known, now = _CHANGED.get(), dict(changed)
    if isinstance(known, dict):
        known.clear()
        known.update(now)
    else:
        _CHANGED.set(now)


def changed_keys() -> Mapping[str, str]:
    """What ``use_keys`` took up."""
    return _CHANGED.get()


def pressed(key_id: str) -> str:
    """What is pressed, as a member reads it: 'z' for 'workspace.undo', or what the settings say; of several the first."""
    first = (_CHANGED.get().get(key_id) or _KEYS[key_id]).split(",")[0]
    return key_words(first)


def with_keys(words: str) -> str:
    """Words with the keys that they name by id: '{key:workspace.undo} to undo' is 'z to undo'.

    Services and the table of keys name a key this way, because they cannot know what it is at the time it is read.
    """
    return _NAMED.sub(lambda named: pressed(named[1]) if named[1] in _KEYS else named[0], words)


def found(
    typed: str, live: Sequence[str] = (), keymap: Mapping[str, str] = MappingProxyType({})
) -> list[tuple[str, list[Key]]]:
    """Headings and rows that have all words typed, whatever the case; groups that are ``live`` where the member is come first, in that order."""
    words = typed.casefold().split()
    groups = sorted(GROUPS, key=lambda group: live.index(group) if group in live else len(live))
    rows = {
        group: [key for key in KEYS if key.group == group and _has(key, words, keymap)] for group in groups
    }
    return [(GROUPS[group], keys) for group, keys in rows.items() if keys]


def _has(key: Key, words: Sequence[str], keymap: Mapping[str, str]) -> bool:
    shown = key_words(keymap.get(key.id, key.key))
    told = f"{GROUPS[key.group]} {shown} {key.label} {with_keys(key.help)}".casefold()
    return all(word in told for word in words)


def keymap_problems(changed: Mapping[str, str]) -> list[str]:
    """What is wrong with the keys of config.toml, as sentences without a full stop."""
    known = {key.id for key in KEYS}
    problems = [
        f"The settings name a key called {name}, which packview does not have"
        if name not in known
        else f"The settings give {name} no key"
        for name, keys in changed.items()
        if name not in known or not all(_key_names(keys))
    ]
    return problems + [
        f"The settings give {key} to {first} and to {second}; only one of them will hear it"
        for first, second, key in clashes(changed)
        if first in changed or second in changed
    ]


def clashes(changed: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Rows of groups that are live together and ask for the same key: two ids and the key."""
    found: dict[tuple[str, str, str], None] = {}
    for together in TOGETHER:
        owner: dict[str, str] = {}
        for row in KEYS:
            if row.group in together:
                for key in _key_names(changed.get(row.id, row.key)):
                    first = owner.setdefault(key, row.id)
                    if first != row.id and key:
                        found[first, row.id, key] = None
    return list(found)


def _key_names(keys: str) -> list[str]:
    return [name_of_sign(key.strip()) for key in keys.split(",")]
