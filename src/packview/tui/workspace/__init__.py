"""tui/workspace."""
