"""services/notes."""
