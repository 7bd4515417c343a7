"""A meeting as it goes on, for its chair: commands, log, clock and plan.

Begin with ``LiveMeeting`` in ``commands.py``; ``opening.py`` makes one for a pack.
"""
