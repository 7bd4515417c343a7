"""The command line."""


def main() -> None:
    """Run packview."""
    raise NotImplementedError
