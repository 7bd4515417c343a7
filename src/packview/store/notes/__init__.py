"""store/notes."""
