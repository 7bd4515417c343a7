"""What is being typed and not yet saved."""

from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from packview.model import Anchor, Evidence, NoteKind, NoteStatus, Priority
from packview.text import clean, one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is being typed and not yet saved; kept so that a crash does not lose it.

    Attributes:
        note_id: the note being edited, '' for a new one.
        kind: of the note.
        text: as typed so far.
        to: as typed so far.
        private: as ticked so far.
        anchor: where the note will belong.
        indicator: as chosen so far, like the rest; see Note.
    """

    note_id: str = ""
    kind: NoteKind = "note"
    text: str = ""
    to: str = ""
    private: bool = False
    anchor: Anchor = Anchor()
    indicator: str = ""
    status: NoteStatus = "draft"
    answer: str = ""
    follow_up: str = ""
    parent: str = ""
    evidence: tuple[Evidence, ...] = ()
    theme: str = ""
    priority: Priority = "normal"


class Drafts:
    """Keeps one draft in a file.

    Args:
        path: the file; it need not be there.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def save(self, draft: Draft) -> None:
        """Keep a draft; on return it is on the disk.

        Raises:
            PackviewError: it could not be saved.
        """
        from packview.store.atomic import write_atomic  # noqa: PLC0415  start-up stays quick without it

        write_atomic(self._path, msgspec.json.encode(draft))

    def read(self) -> Draft | None:
        """The draft, None where there is none."""
        try:
            draft = msgspec.json.decode(self._path.read_bytes(), type=Draft)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):  # what cannot be read cannot be offered
            return None
        evidence = tuple(
            replace(one, ref=one_line(one.ref), text=one_line(one.text)) for one in draft.evidence
        )
        texts = {name: clean(getattr(draft, name)) for name in ("text", "answer", "follow_up")}
        lines = {name: clean(getattr(draft, name)) for name in ("to", "indicator", "parent", "theme")}
        return replace(draft, evidence=evidence, **texts, **lines)  # type: ignore[arg-type]  # all are texts

    def clear(self) -> None:
        """Forget the draft.

        Raises:
            PackviewError: it could not be removed.
        """
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            from packview.store.atomic import in_words  # noqa: PLC0415  start-up stays quick without it

            raise in_words(error, self._path) from error
