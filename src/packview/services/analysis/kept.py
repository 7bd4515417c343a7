"""Analyses that were worked out before, in overviews/ of the library's folder; deleting that loses nothing."""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

import packview
from packview import paths
from packview.errors import PackviewError
from packview.files import NOT_UNDERSTOOD, read_there
from packview.model.open_pack import OpenPack
from packview.services.analysis.findings import corrections_of
from packview.store import packs
from packview.store.atomic import write_atomic

FOLDER = "overviews"


def stamp_of(files: Iterable[Path]) -> str:
    """What changes when one of these files does."""
    found = sorted((str(file), file.stat().st_mtime_ns) for file in files if file.is_file())
    return hashlib.sha256(msgspec.json.encode(found)).hexdigest()


def rules_stamp() -> str:
    """What changes with packview itself and with the member's settings for what is worked out."""
    code, settings = Path(packview.__file__).parent, paths.config_home()
    files = [file for room in ("insight", "model", "wording") for file in (code / room).rglob("*.py")]
    return stamp_of([*files, settings / "polarity.toml", *(settings / "scrutiny").glob("*.toml")])


class KeptAnalysis:
    """The place of one analysis: that of a pack with its text, of the rules and of the meetings before."""

    def __init__(self, opened: OpenPack, home: Path) -> None:
        pack = opened.pack
        earlier = packs.earlier_meetings(home, pack)
        put_right = (file for one in earlier for file in corrections_of(home, one))
        before = stamp_of([*(packs.folder_of(home, one) / packs.PACK for one in earlier), *put_right])
        text = hashlib.sha256(msgspec.msgpack.encode((pack, opened.pages)))
        self._token = f"{rules_stamp()} {before} {text.hexdigest()}"
        self._path = home / FOLDER / f"{pack.pack_id}.msgpack"
        self._stored = opened.stored

    @property
    def body(self) -> bytes | None:
        """The analysis as it was kept, None for none."""
        with suppress(PackviewError, *NOT_UNDERSTOOD):
            token, body = msgspec.msgpack.decode(read_there(self._path) or b"", type=tuple[str, bytes])
            return body if token == self._token else None
        return None

    def keep(self, body: bytes) -> None:
        """Keep it, unless its pack is a file that is read in place; what cannot be kept is worked out again."""
        if self._stored:
            with suppress(PackviewError):
                write_atomic(self._path, msgspec.msgpack.encode((self._token, body)), durable=False)
