"""What a pack does not say of itself: a Pack in, Findings out; pure."""
