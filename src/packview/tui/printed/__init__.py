"""tui/printed."""
