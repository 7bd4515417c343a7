"""Dialogs: a ModalScreen each, asked with ``await self.app.push_screen_wait(...)``; escape answers None.

Begin with ``base.py``. Import the one that is needed, where it is needed; the interface starts faster without the rest.
"""
