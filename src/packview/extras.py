"""The extras of packview, and the command that adds one to the copy that is running."""

import re
import sys
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

_REQUIREMENT = re.compile(r"""([\w.-]+)(?:\[([\w,]+)\])?(?:.*\bextra\s*==\s*['"](\w+)['"])?""")


def requirements() -> list[tuple[str, str, str]]:
    """What packview asks for: the name of each package, the extras of it, and the extra of packview that asks, '' for packview itself."""
    try:
        found = [found for line in requires("packview") or () if (found := _REQUIREMENT.match(line))]
    except PackageNotFoundError:  # a copy that was never installed
        return []
    return [(one[1], one[2] or "", one[3] or "") for one in found]


def packages(extra: str) -> list[str]:
    """The names of the packages of an extra, those of an extra within it first."""
    names: list[str] = []
    for name, within, of in requirements():
        if of == extra:
            names += packages(within) if name == "packview" else [name]
    return names


def how_to_add(extra: str) -> str:
    """The command that adds an extra beside this copy; packview itself is on no package index, so it is not named."""
    names = " ".join(packages(extra))
    if not names:
        return f"install packview again with its extra '{extra}'"
    place = Path(sys.prefix)
    if "pipx" in place.parts:
        return f"pipx inject packview {names}"
    if {"uv", "tools"} <= set(place.parts):
        return f"uv pip install --python {sys.executable} {names}"
    return f"{sys.executable} -m pip install {names}"
