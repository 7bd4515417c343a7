"""Text that a Markdown reader shows as it was written, whatever it holds."""

import re

# These mean something anywhere in a line: emphasis, code, links, HTML, tables, struck-out text, formulas, and the
# backslash itself. An ampersand does only where it starts the name or number of a character.
_ANYWHERE = re.compile(r"[\\`*_\[<|~$]|&(?=#?\w)")
# These only do at its start: headings, quotes, lists, underlines of headings, definitions, fences of other readers.
_AT_START = re.compile(r"[-+#>=:%^]")
_NUMBERED = re.compile(r"(\d+)([.)])(?=\s|$)")
_CLOSING = re.compile(r"(#+)$")


def inline(text: str) -> str:
    """Text on one line that stands behind other text."""
    return _ANYWHERE.sub(r"\\\g<0>", " ".join(text.split()))


def heading(text: str) -> str:
    """Text of a heading; hashes at its end would be taken for part of the markup."""
    return _CLOSING.sub(r"\\\1", inline(text))


def line(text: str) -> str:
    """Text on one line that starts a line."""
    safe = inline(text)
    if _AT_START.match(safe):
        return "\\" + safe
    return _NUMBERED.sub(r"\1\\\2", safe, count=1) if _NUMBERED.match(safe) else safe


def paragraphs(text: str) -> list[str]:
    """Text in paragraphs as at blank lines; the line breaks within each stay, marked by two spaces."""
    found: list[list[str]] = [[]]
    for one in text.splitlines():
        if one.strip():
            found[-1].append(line(one))
        elif found[-1]:
            found.append([])
    return ["  \n".join(lines) for lines in found if lines]


def quoted(text: str) -> str:
    """Text as a block quote; the lines of a page run on, as a reader would read them aloud."""
    parts = re.split(r"\n\s*\n", text.strip())
    return "\n>\n".join(f"> {line(part)}" for part in parts if part.strip())
