"""Whether a file of a meeting that the library holds is its pack published again, or only a part of it."""

from packview.errors import SameMeetingError
from packview.model import Pack
from packview.parse.titles_alike import nearly_same


def check_republished(held: Pack | None, pack: Pack) -> None:
    """Whether a file can take the place of the pack of its meeting; a part of it must not.

    A file with fewer than half of the pack's items and fewer than half of its pages is taken for a part: a late
    supplement, a single report, the agenda alone.

    Args:
        held: the pack as the library holds it, None where it holds none.
        pack: read from the file.

    Raises:
        SameMeetingError: it looks like a part.
    """
    if held is None or held.source.sha256 == pack.source.sha256:
        return
    pages = len(held.pages) - sum(one.pdf_last - one.pdf_first + 1 for one in held.supplements)
    shared = sum(any(nearly_same(item.title, other.title) for other in pack.items) for item in held.items)
    if 2 * len(pack.pages) >= pages or 2 * shared >= max(len(held.items), 1):
        return
    raise SameMeetingError(
        f"{pack.source.name} has {len(pack.pages)} pages and {shared} of the {len(held.items)} items of this meeting's"
        f" pack, {held.pack_id}, which has {pages} pages: it looks like a part of it",
        f"To put it in as a late supplement: packview import FILE --into {held.pack_id};"
        " if it is the whole pack all the same: packview import FILE --revision",
        pack_id=held.pack_id,
    )
