"""Write packs/sample.pdf from packs/sample: ``python packs/render.py [--edits FILE] [-o FILE]``."""

import argparse
import sys
from pathlib import Path

from pack_edits import read_edited
from pack_renderer import render_pack
from pack_result import RenderedPack
from pack_source import read_source

HERE = Path(__file__).resolve().parent
SAMPLE = HERE / "sample.pdf"
SOURCES = HERE / "sample"
AGAIN = HERE / "sample-v2.toml"
LATER = (HERE / "sample-january.toml", HERE / "sample-march.toml")
"""The two meetings after the sample's, invented for testing."""


def render_sample() -> RenderedPack:
    """The sample pack from its sources."""
    return render_pack(read_source(SOURCES))


def render_edited(edits: Path = AGAIN) -> RenderedPack:
    """The sample pack published again."""
    return render_pack(read_edited(SOURCES, edits))


def main(arguments: list[str] | None = None) -> int:
    """Command line. Gives the exit code."""
    parser = argparse.ArgumentParser(description="Lay out the sample pack as a council's system would.")
    parser.add_argument("-o", "--output", type=Path, default=SAMPLE, help="where to write the PDF")
    parser.add_argument(
        "--edits", type=Path, help="edits of the sources: the sample published again, or a later meeting"
    )
    wanted = parser.parse_args(arguments)
    pack = render_sample() if wanted.edits is None else render_edited(wanted.edits)
    wanted.output.write_bytes(pack.data)
    print(f"{wanted.output.name}: {len(pack.labels)} pages, {len(pack.data):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
