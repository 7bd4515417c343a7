"""packview: a council's meeting pack in the terminal, offline, with the member's own notes beside it."""

__version__ = "0.1.0"
