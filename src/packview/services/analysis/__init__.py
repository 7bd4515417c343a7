"""Themes, findings and trends of a pack, worked out in a separate process: ``client.py`` starts it, ``worker.py`` works."""
