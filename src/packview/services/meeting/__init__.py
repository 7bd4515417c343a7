"""A meeting as it goes on, for its chair: ``LiveMeeting`` in ``commands.py``, which ``opening.py`` makes for a pack."""
