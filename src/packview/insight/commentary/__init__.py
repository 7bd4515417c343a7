"""insight/commentary."""
