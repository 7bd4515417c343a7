"""The views of the side column, a file each.

Each is a ``SideView``, see ``tui/base/side_view.py``; ``themes.py`` is one to begin with.
"""
