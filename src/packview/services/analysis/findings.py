"""What packview noticed in a pack, what its series of figures say, and which way is good for known kinds of indicators."""

import contextlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from packview import config, paths
from packview.errors import PackviewError
from packview.files import read_text
from packview.insight import indicators
from packview.insight.indicators import Polarities, read_polarities
from packview.insight.trends import xmr
from packview.model import Pack, Trend
from packview.model.open_pack import OpenPack
from packview.store import packs

if TYPE_CHECKING:
    from packview.insight.detectors import Detection

_NAME = "polarity.toml"


def polarities() -> tuple[Polarities, PackviewError | None]:
    """The kinds that come with packview and those of polarity.toml in the settings folder, which win; and what was wrong with that."""
    shipped = read_polarities(paths.shipped("themes", _NAME).read_text(encoding="utf-8"))
    own = paths.config_home() / _NAME
    try:
        text = read_text(own)
    except FileNotFoundError:
        return shipped, None
    except (OSError, UnicodeDecodeError):
        told = f"{own.name} in your settings folder cannot be read"
        return shipped, PackviewError(told, "Correct or delete it")
    try:
        return shipped.with_own(read_polarities(text)), None
    except PackviewError as error:
        return shipped, error


_EARLIER = 12
"""Meetings looked back for what keeps coming back."""


def as_printed(opened: OpenPack) -> OpenPack:
    """The pack without the pages whose text was recognised in pictures: a misread figure must not become a finding."""
    pages = {info.number for info in opened.pack.pages if info.recognised}
    if not pages:
        return opened
    minutes = opened.pack.minutes
    recognised = minutes is not None and minutes.pdf_first in pages
    return replace(
        opened,
        pack=replace(opened.pack, minutes=None if recognised else minutes),
        pages=tuple(() if number in pages else lines for number, lines in enumerate(opened.pages, start=1)),
        layouts=tuple(() if number in pages else one for number, one in enumerate(opened.layouts, start=1)),
    )


def detect(opened: OpenPack, earlier: Sequence[Pack] = ()) -> "Detection":
    """What every detector noticed in a pack, in the order that deserves a member's first five minutes; see ``earlier_packs``."""
    from packview.insight import detectors  # noqa: PLC0415  all the rules; trends need none of them

    opened = as_printed(opened)
    known, layouts = polarities()[0], opened.layouts
    return detectors.detect(
        detectors.Context(
            pack=opened.pack, pages=opened.pages, earlier=earlier, polarities=known, layouts=layouts
        )
    )


def trends_of(pack: Pack) -> tuple[Trend, ...]:
    """What each series of the pack's indicators says: signal, noise, or why no verdict is given."""
    return xmr.trends_of(indicators.Dataset(pack.indicators), polarities()[0])


def earlier_packs(home: Path | None, pack: Pack) -> tuple[Pack, ...]:
    """The packs of earlier meetings of the same committee, newest first; one that cannot be read is left out."""
    if home is None or pack.meeting.date is None:
        return ()
    found = []
    for pack_id in packs.earlier_meetings(home, pack)[:_EARLIER]:
        with contextlib.suppress(PackviewError):
            before, pages = packs.load(home, pack_id)
            opened = OpenPack(pack=before, pages=tuple(pages))
            found.append(_put_right(home, opened).pack if corrections_of(home, pack_id) else before)
    return tuple(found)


def _put_right(home: Path, opened: OpenPack) -> OpenPack:
    from packview.services.editions.corrections import Corrections  # noqa: PLC0415  few packs have any

    member = config.load()
    return Corrections(home, opened.pack.pack_id, member.name, member.member_id, member.shared).applied(
        opened
    )


def corrections_of(home: Path, pack_id: str) -> list[Path]:
    """The files of what members put right in a pack, the shared ones too."""
    shared = config.load().shared
    roots = (home, shared) if shared else (home,)
    return [file for root in roots for file in (root / "corrections" / pack_id).rglob("*.json")]


def how_far_to_trust() -> str:
    """How often the rules for signals are wrong, and what a year of months cannot show."""
    return f"{xmr.FALSE_ALARMS}\n{xmr.FEW_POINTS}"


shown_limits, signal_points = xmr.shown_limits, xmr.signal_points
"""For the plot of an indicator."""
