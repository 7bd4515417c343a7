"""Every key of the app.

``table.py`` is the one table; ``in_force.py`` knows which keys the member's settings changed.
"""
