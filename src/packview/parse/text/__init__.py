"""parse/text."""
