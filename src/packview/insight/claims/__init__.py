"""insight/claims."""
