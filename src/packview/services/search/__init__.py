"""services/search."""
