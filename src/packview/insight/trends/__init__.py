"""insight/trends."""
