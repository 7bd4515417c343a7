"""One member's notes on one pack, in a file for each of the member's machines. Begin with ``NoteStore`` in ``notes.py``."""
