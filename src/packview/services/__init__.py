"""What a screen or a command asks for."""
