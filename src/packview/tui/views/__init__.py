"""The views of the side column, a file each.

Each is a ``SideView``, see ``tui/base/side_view.py``; ``plan.py`` is a short one to begin with.
"""
