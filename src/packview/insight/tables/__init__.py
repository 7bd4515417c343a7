"""insight/tables."""
