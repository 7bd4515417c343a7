"""What several screens and views share: lists, entries, the side view, help and footer. Begin with ``side_view.py``, the class of every view of the side column."""
