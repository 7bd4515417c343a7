"""parse/supplement."""
