"""parse/indicators."""
