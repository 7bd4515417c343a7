"""parse/papers."""
