"""tui/base."""
