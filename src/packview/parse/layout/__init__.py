"""parse/layout."""
