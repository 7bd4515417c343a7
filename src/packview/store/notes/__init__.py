"""One member's notes on one pack as files: shared ones in one, private ones in another.

Begin with ``NoteStore`` in ``notes.py``.
"""
