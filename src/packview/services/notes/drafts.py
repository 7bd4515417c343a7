"""What is being typed and not yet saved."""

from dataclasses import replace
from pathlib import Path

import msgspec

from packview.model.notes import Draft
from packview.store.atomic import in_words, read_json, write_atomic
from packview.text import clean, one_line


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
        write_atomic(self._path, msgspec.json.encode(draft))

    def read(self) -> Draft | None:
        """The draft, None where there is none."""
        draft = read_json(self._path, Draft)
        if draft is None:
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
            raise in_words(error, self._path) from error
