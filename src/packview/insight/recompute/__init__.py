"""insight/recompute."""
