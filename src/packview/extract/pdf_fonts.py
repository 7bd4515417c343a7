"""From the bytes a PDF draws to words and their widths; only here is pypdf's private font class used."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from pypdf._codecs.adobe_glyphs import adobe_glyphs
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, NullObject, StreamObject
from pypdf.generic._font import Font

from packview.extract.streams import REMARKS, decoded, is_checked, rectangle, resolved
from packview.text import clean, composed, one_line

_NAMED_ENCODINGS = (None, "/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding")
_KNOWN_SYMBOL_FONTS = ("/Symbol", "/ZapfDingbats")  # every reader knows which letters their codes show
_CONTROLS = frozenset(map(chr, (*range(32), *range(0x7F, 0xA0))))
_SYMBOL_FONTS = ("wingdings", "webdings", "symbol", "dingbats")
_PRIVATE = 0xF000
# Codes that the usual Western encoding leaves open show a bullet, says the PDF standard; some programs rely on it.
_OPEN_CODES = "\x7f\x81\x8d\x8f\x90\x9d"
_GROUPING = "\u00a0\u2006-\u200a\u202f\u205f"
"""Spaces that group the digits of a figure where they stand between two."""
_GROUPS = "\ue0a0"
"""Stands for such a space while words are parted."""
_MOST_REMEMBERED = 20_000
_LONGEST_REMEMBERED = 64


class Piece(NamedTuple):
    """Part of a drawn string, '' for a space or invisible; ``width`` at font size 1, ``spaces`` as word spacing counts them."""

    text: str
    width: float
    codes: int
    spaces: int
    is_space: bool


class DrawnFont:
    """A font as the interpreter uses it; where ``damaged``, some letters or the spaces between words may be wrong."""

    def __init__(self, resource: DictionaryObject) -> None:
        font = Font.from_font_resource(resource)
        self.name = one_line(font.name[7:] if len(font.name) > 7 and font.name[6] == "+" else font.name)
        weight: object = font.font_descriptor.weight
        heavy = isinstance(weight, int | float) and weight >= 600
        self.bold = heavy or any(word in self.name.casefold() for word in ("bold", "black", "heavy"))
        widths, first, last = (resolved(resource.get(key)) for key in ("/Widths", "/FirstChar", "/LastChar"))
        counted = isinstance(widths, ArrayObject) and isinstance(first, int) and isinstance(last, int)
        lacking = counted and len(widths) != last - first + 1
        self.damaged = lacking or not all(map(_is_whole, _maps(resource)))
        self._encoding = font.encoding
        self._map: dict[str, str] = font.character_map
        self._widths = font.character_widths
        self._default = _width_of(font.character_widths.get("default"), 500.0)
        self._scale, self.em = _units(resource) if font.sub_type == "Type3" else (0.001, 1.0)
        self._wide = isinstance(font.encoding, str)
        encoding = resource.get("/Encoding")
        named = encoding in _NAMED_ENCODINGS
        of_signs = resource.get("/BaseFont") not in _KNOWN_SYMBOL_FONTS
        # though some programs claim that its codes are letters
        of_signs = of_signs and any(symbol in self.name.casefold() for symbol in _SYMBOL_FONTS)
        self._symbolic = not self._map and named and of_signs
        glyph_numbers = isinstance(encoding, str) and encoding in ("/Identity-H", "/Identity-V")
        self._unmapped = not font.interpretable or (self._wide and not self._map and glyph_numbers)
        flags = font.font_descriptor.flags
        symbolic = isinstance(flags, int) and bool(flags & 4)  # the font's codes are its own
        self._own_codes = not self._map and "/Encoding" not in resource and symbolic
        encoding = resolved(encoding)
        described = encoding if isinstance(encoding, DictionaryObject) else DictionaryObject()
        self._western = described.get("/BaseEncoding", encoding) == "/WinAnsiEncoding"
        self._names = dict(_differences(described))
        self._characters: dict[str, tuple[str, float]] = {}
        self.known: dict[bytes, tuple[Piece, ...]] = {}
        space, advance = self._character(" ")
        self._space = Piece("", advance, 1, 1, is_space=True)
        self._spaced = not self._wide and space.isspace()
        # where all spaces are no-break spaces, they group no digits
        plain = self._spaced or " " in self._map.values()
        self._grouping = _GROUPING if plain else _GROUPING.replace("\u00a0", "")

    def pieces(self, drawn: bytes) -> Sequence[Piece]:
        known = self.known.get(drawn)
        if known is not None:
            return known
        if self._spaced and b" " in drawn:
            return self._words(drawn)
        pieces = tuple(self._split(drawn))
        if len(drawn) <= _LONGEST_REMEMBERED:
            if len(self.known) >= _MOST_REMEMBERED:
                self.known.clear()
            self.known[drawn] = pieces
        return pieces

    def _words(self, drawn: bytes) -> list[Piece]:
        """The pieces of a string of several words, each of which may be known."""
        pieces: list[Piece] = []
        for word in drawn.split(b" "):
            if word:
                pieces.extend(self.pieces(word))
            pieces.append(self._space)
        pieces.pop()
        return pieces

    def _split(self, drawn: bytes) -> list[Piece]:
        pieces: list[Piece] = []
        shown = [
            (code, *(self._characters.get(code) or self._character(code))) for code in self._codes(drawn)
        ]
        text = "".join(character[0] if character else " " for _, character, _ in shown)
        if not text.isascii():
            for found in re.finditer(f"(?<=[0-9])[{self._grouping}](?=[0-9]{{3}}(?![0-9]))", text):
                code, _, width = shown[found.start()]
                shown[found.start()] = code, _GROUPS, width
        for is_space, group in groupby(shown, key=lambda one: one[1].isspace()):
            codes, characters, widths = zip(*group, strict=True)
            text = "" if is_space else clean(composed("".join(characters))).replace(_GROUPS, "\u00a0")
            spaces = 0 if self._wide else codes.count(" ")
            pieces.append(Piece(text, sum(widths), len(codes), spaces, is_space))
        return pieces

    def _codes(self, drawn: bytes) -> str:
        if not self._wide:
            return drawn.decode("latin-1")
        assert isinstance(self._encoding, str)
        if self._encoding == "utf-16-be":  # also Identity-H's name here: two bytes each, no surrogates
            pairs = zip(drawn[::2], drawn[1::2], strict=False)
            return "".join([chr(high << 8 | low) for high, low in pairs])
        return drawn.decode(self._encoding, "replace")

    def _character(self, code: str) -> tuple[str, float]:
        """What a code shows, and how wide it is; remembered."""
        mapped = self._map.get(code)
        if mapped is None:
            if self._symbolic:
                mapped = chr(_PRIVATE + ord(code)) if code != " " else " "
            elif self._unmapped or (self._own_codes and code in _CONTROLS):
                mapped = "\ufffd"
            elif self._western and code in _OPEN_CODES:
                mapped = "\u2022"
            elif isinstance(self._encoding, dict):
                mapped = _letters(self._encoding.get(ord(code), code))
            else:
                mapped = code
        elif mapped in _CONTROLS and not mapped.isspace():
            mapped = "\ufffd"  # something is drawn, and nobody says what
        elif self._western and mapped:
            # some programs map the capital to the letter that was typed, or a ligature to a part of it
            drawn = composed(_letters(self._names.get(code, code)))
            mapped = drawn if mapped.lower() in drawn.lower() else mapped
        if not mapped.isspace():
            mapped = mapped.replace("\u00ad", "-")  # one that was drawn is a hyphen
        known = mapped, _width_of(self._widths.get(code), self._default) * self._scale
        self._characters[code] = known
        return known


def _letters(name: str) -> str:
    """What a glyph shows that pypdf knows by its name only: 'fi' for '/f_i', as Adobe writes ligatures; other text as it is."""
    if len(name) < 2 or name[0] != "/":
        return name
    parts = name[1:].partition(".")[0].split("_")
    letters = [adobe_glyphs.get(f"/{part}", "") for part in parts]
    return "".join(letters) if all(letters) else "\ufffd"


class FontCache:
    """The fonts of one file, each read once."""

    def __init__(self) -> None:
        self._fonts: dict[IndirectObject | None, DrawnFont | None] = {}

    def font(self, entry: Any) -> DrawnFont | None:
        """The font of a resource: a plain one where missing or broken, as readers show; None where broken two-byte codes would garble."""
        if entry is not None and not isinstance(entry, IndirectObject):
            return _read(entry)
        if entry not in self._fonts:
            self._fonts[entry] = _read(entry)
        return self._fonts[entry]


def _read(entry: Any) -> DrawnFont | None:
    if entry is None:
        return DrawnFont(_plain_resource())
    resource, remarks = None, REMARKS.count
    try:
        resource = entry.get_object()
        font = DrawnFont(resource)
    except Exception:  # noqa: BLE001  pypdf raises whatever a broken font leads it into; the rest of the page is worth having
        if isinstance(resource, DictionaryObject) and resource.get("/Subtype") == "/Type0":
            return None
        font = DrawnFont(_plain_resource())
        font.damaged = True
    font.damaged = font.damaged or REMARKS.count > remarks
    return font


def _is_whole(entry: Any) -> bool:
    """Whether all of a map is there, if it is one that can be cut; an entry has to lead somewhere."""
    value = resolved(entry)
    if isinstance(value, StreamObject):
        data, whole = decoded(value)
        return whole and (is_checked(value) or data.startswith(b"%!") or _is_whole_map(data))
    return not (isinstance(entry, IndirectObject) and (value is None or isinstance(value, NullObject)))


_OF_A_MAP = re.compile(
    rb"(?:[\t\n\x0c\r ]++|%[^\r\n]*+|\([ -~\r\n]*?\)|<[0-9A-Fa-f\t\n\r ]*+>|[!-'*-;=?-~]++|<<|>>)*+"
)
_LISTED = re.compile(rb"(\d+)\s*beginbf(?:(char)|range)(.*?)endbf", re.DOTALL)
_ENTRY = re.compile(rb"\[[^]]*]|<")


def _is_whole_map(data: bytes) -> bool:
    """Whether a map of letters that has no checksum is well formed, and has as many entries as it says."""
    found = _OF_A_MAP.match(data)
    return (
        bool(found and found.end() == len(data))
        and b"begin" in data
        and all(data.count(b"begin" + part) == data.count(b"end" + part) for part in (b"cmap", b"bf", b"cid"))
        and all(
            len(_ENTRY.findall(entries)) == int(count) * (2 if of_one else 3)
            for count, of_one, entries in _LISTED.findall(data)
        )
    )


def _maps(resource: DictionaryObject) -> Iterator[Any]:
    """The entries that say which letters the codes of a font show: its maps, or the file of the font itself."""
    yield resource.raw_get("/Encoding") if "/Encoding" in resource else None
    if "/ToUnicode" in resource:
        yield resource.raw_get("/ToUnicode")
    elif resource.get("/Subtype") == "/Type1":
        descriptor = resolved(resource.get("/FontDescriptor"))
        if isinstance(descriptor, DictionaryObject) and "/FontFile" in descriptor:
            yield descriptor.raw_get("/FontFile")


def _plain_resource() -> DictionaryObject:
    entries = {
        "/Type": "/Font",
        "/Subtype": "/Type1",
        "/BaseFont": "/Helvetica",
        "/Encoding": "/WinAnsiEncoding",
    }
    return DictionaryObject({NameObject(key): NameObject(value) for key, value in entries.items()})


def _differences(encoding: DictionaryObject) -> Iterator[tuple[str, str]]:
    """The names of the glyphs that a font has for other codes than its usual encoding."""
    listed, code = resolved(encoding.get("/Differences")), 0
    for one in listed if isinstance(listed, ArrayObject) else ():
        if isinstance(one, str):
            yield chr(code), one
        code = int(one) if isinstance(one, int) else code + 1


def _width_of(value: object, default: float) -> float:
    return float(value) if isinstance(value, int | float) else default


def _units(resource: DictionaryObject) -> tuple[float, float]:
    """The units of a font that is drawn glyph by glyph, and its height, at font size 1; they may be of any size."""
    try:
        scale = abs(float(resolved(resource["/FontMatrix"])[0])) or 0.001
    except (KeyError, TypeError, ValueError, IndexError):
        return 0.001, 1.0
    box = rectangle(resource.get("/FontBBox"))
    return scale, (box[3] - box[1]) * scale or 1.0 if box else 1.0
