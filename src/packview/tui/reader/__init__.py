"""tui/reader."""
