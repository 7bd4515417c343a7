"""Style classes of large parts of the screen, set without restyling all that is in them."""

from collections.abc import Mapping

from textual.widget import Widget


def set_classes(widget: Widget, classes: Mapping[str, bool], *restyled: Widget, looks: bool = True) -> None:
    """Set classes on which the look of a few widgets depends, and of nothing that is in those.

    Textual works out the styles of everything in a widget whose classes change, which for a pane takes longer than a
    frame of the terminal.

    Args:
        widget: has the classes.
        classes: name to whether it is set.
        restyled: what looks different with them; nothing for the widget alone.
        looks: whether anything looks different now; what does so later is restyled then.
    """
    changed = {name: on for name, on in classes.items() if widget.has_class(name) != on}
    if not changed:
        return
    for name, on in changed.items():
        widget.set_class(on, name, update=False)
    if looks and widget.is_attached:
        for one in restyled or (widget,):
            widget.app.stylesheet.apply(one, animate=True)
