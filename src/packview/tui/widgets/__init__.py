"""Panes: they take model values and post messages."""
