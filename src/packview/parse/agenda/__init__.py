"""parse/agenda."""
