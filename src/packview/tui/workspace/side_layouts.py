"""What becomes of the side column's layout when a view is opened in it, or two are to share it."""

from collections.abc import Sequence
from dataclasses import replace

from packview.model import SideLayout


def known(layout: SideLayout, names: Sequence[str]) -> SideLayout:
    """A remembered layout without what there is no more.

    Args:
        layout: as remembered.
        names: of the views there are.
    """
    views = tuple(dict.fromkeys(name for name in layout.views if name in names))[:2] or (names[0],)
    used = layout.used if 0 <= layout.used < len(views) else 0
    return replace(layout, views=views, used=used)


def opened(layout: SideLayout, name: str) -> SideLayout:
    """A view is opened: it takes the place of the one in use, unless it is there already; a hidden column is shown."""
    if name in layout.views:
        return replace(layout, used=layout.views.index(name), hidden=False)
    views = list(layout.views)
    views[layout.used] = name
    return replace(layout, views=tuple(views), hidden=False)


def split(layout: SideLayout, other: str) -> SideLayout:
    """The column is shared with another view below, or only the view in use keeps it.

    Args:
        layout: as it is.
        other: the view that comes, where there is one only; not the one that is there.
    """
    if len(layout.views) > 1:
        return replace(layout, views=(layout.views[layout.used],), used=0, hidden=False)
    return replace(layout, views=(*layout.views, other), used=1, hidden=False)
