"""Who came."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One person at one meeting.

    Attributes:
        name: as printed, with the title: 'Councillor Guthrie'.
        role: 'Chair', 'Appointed Member' or ''.
        present: False for apologies; None where the minutes name the person neither as present nor as absent.
        note: what is printed about it: 'except items 15, 16 and 17', or ''.
        page: printed label of the minutes' first page.
    """

    name: str
    role: str = ""
    present: bool | None = None
    note: str = ""
    page: str | None = None
