"""A part of reading that may fail alone: what it raises becomes a warning, and the rest is read all the same."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from packview.model import StageName, Warned, WarningKind


def could_not_read(
    stage: StageName, what: str, error: Exception, *, page: str | None = None, pdf_page: int | None = None
) -> Warned:
    """The warning for a part that raised.

    Args:
        stage: it belongs to.
        what: could not be read: 'the glossary', 'the tables of this page'.
        error: it raised.
        page: printed label of the page that is lost, None for more than one page.
        pdf_page: its PDF page.
    """
    name = type(error).__name__
    return Warned(
        page=page,
        pdf_page=pdf_page,
        message=f"{what[:1].upper()}{what[1:]} could not be read ({name})",
        kind=WarningKind.FAILED,
        stage=stage,
        error=name,
    )


@contextmanager
def attempt(
    warnings: list[Warned],
    stage: StageName,
    what: str,
    *,
    page: str | None = None,
    pdf_page: int | None = None,
) -> Iterator[None]:
    """Carry on after whatever is raised within, with a warning as ``could_not_read`` gives it.

    Too little memory is no fault of one part: it ends the import, which says what to do.
    """
    try:
        yield
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  a reader may trip over anything in a file, and the rest has to stand
        warning = could_not_read(stage, what, error, page=page, pdf_page=pdf_page)
        if warning not in warnings:  # a page is named once, however many of its rows fail
            warnings.append(warning)


def attempt_page(
    warnings: list[Warned], stage: StageName, page: str | None, pdf_page: int | None
) -> AbstractContextManager[None]:
    """Carry on with the next page where a stage fails on one, with a warning that names both.

    Args:
        warnings: it is added to them.
        stage: as in ``could_not_read``.
        page: printed label.
        pdf_page: 1..n.
    """
    return attempt(warnings, stage, f"the {stage} of this page", page=page, pdf_page=pdf_page)
