"""store/journal."""
