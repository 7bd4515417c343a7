"""Dialogs: a ModalScreen each, asked with ``await self.app.push_screen_wait(...)``; escape answers None.

Import the one that is needed, where it is needed; the interface starts faster without the rest:

    dialogs.goto      GotoDialog(hint="") -> str
    dialogs.confirm   ConfirmDialog(question, yes="Yes", no="No") -> bool
    dialogs.note      NoteDialog(draft, names, on_draft) -> Draft
    dialogs.answer    AnswerDialog(note) -> (status, answer)
    dialogs.password  PasswordDialog(name, wrong) -> str
    dialogs.file      ImportDialog(start) -> Path
"""
