"""docs/pack.schema.json says what pack.json holds now."""

import json
import runpy
from pathlib import Path

import msgspec

from packview.model import Pack

DOCS = Path(__file__).parents[3] / "docs"


def test_the_committed_schema_is_current() -> None:
    made = runpy.run_path(str(DOCS / "make_schema.py"))["text"]()
    committed = (DOCS / "pack.schema.json").read_text(encoding="utf-8")
    assert committed == made, "the model changed: run python docs/make_schema.py"


def test_every_field_of_a_pack_is_in_the_schema() -> None:
    described = json.loads((DOCS / "pack.schema.json").read_text(encoding="utf-8"))["$defs"]["Pack"]
    fields = {field.name for field in msgspec.inspect.type_info(Pack).fields}  # type: ignore[attr-defined]
    assert set(described["properties"]) == fields
    assert set(described["required"]) == {"pack_id", "source", "meeting"}
