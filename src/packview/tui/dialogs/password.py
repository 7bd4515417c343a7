"""The password of a protected file."""

from packview.tui.dialogs.line import LineDialog


class PasswordDialog(LineDialog):
    """Ask for the password of a file; it is used once and kept nowhere.

    Args:
        name: the file's name.
        wrong: whether a password was tried and did not fit.
    """

    BUTTONS = (("accept", "Open"), ("close", "Cancel"))

    def __init__(self, name: str, wrong: bool) -> None:
        super().__init__(
            "Password", f"{name} is protected with a password.", empty="Type the password", secret=True
        )
        self._wrong = wrong

    def on_mount(self) -> None:
        """Say why it is shown again."""
        if self._wrong:
            self.problem("That password does not open it. Try again")
