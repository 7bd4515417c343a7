"""insight/conflicts."""
