"""tui/keys."""
