"""tui/views."""
