"""The one kind of error a user meets: what went wrong, and what to do about it."""


class PackviewError(Exception):
    """Something a user can understand and act on.

    Attributes:
        message: what went wrong, a sentence without a full stop.
        hint: the way out, a sentence without a full stop; empty when there is none. It names a key of the app by its id in
            config.toml, as in '{key:room.start} opens it': where it is shown, that becomes the key itself.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """One line, as the command line prints it."""
        return f"{self.message}. {self.hint}." if self.hint else f"{self.message}."


def require(fine: object, message: str, hint: str = "") -> None:
    """Raise a PackviewError unless something is as it must be."""
    if not fine:
        raise PackviewError(message, hint)


class PasswordNeededError(PackviewError):
    """The file is protected and the password is missing or wrong."""


class AlreadyImportedError(PackviewError):
    """The library holds this very file already.

    Attributes:
        pack_id: the pack it is.
    """

    def __init__(self, message: str, hint: str = "", *, pack_id: str = "") -> None:
        super().__init__(message, hint)
        self.pack_id = pack_id


class SameMeetingError(AlreadyImportedError):
    """The library holds another file of the same meeting; it may be added as a revision."""


class NamesakeError(SameMeetingError):
    """The library holds a file that calls itself the same, and no date tells them apart; it may be added beside it too."""


class NotFoundError(PackviewError):
    """A pack, item, page or note that was asked for is not there."""
