"""tui/meeting."""
