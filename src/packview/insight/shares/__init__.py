"""insight/shares."""
