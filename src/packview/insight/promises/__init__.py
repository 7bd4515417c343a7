"""insight/promises."""
