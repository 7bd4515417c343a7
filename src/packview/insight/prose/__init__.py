"""insight/prose."""
