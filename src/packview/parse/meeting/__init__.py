"""parse/meeting."""
