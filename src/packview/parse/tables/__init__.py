"""parse/tables."""
