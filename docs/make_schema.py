"""Writes docs/pack.schema.json, the JSON Schema of pack.json, from the dataclasses that read it.

python docs/make_schema.py
"""

import inspect
from pathlib import Path
from typing import Any

import msgspec

from packview.model import SCHEMA_VERSION, Pack

TARGET = Path(__file__).with_name("pack.schema.json")


def schema() -> dict[str, Any]:
    """The schema; the descriptions are the docstrings of the model."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"pack.json of packview, schema_version {SCHEMA_VERSION}",
        **_with_clean_descriptions(msgspec.json.schema(Pack)),
    }


def _with_clean_descriptions(value: Any) -> Any:
    """Descriptions without the indentation that docstrings have in some versions of Python."""
    if isinstance(value, dict):
        return {
            name: inspect.cleandoc(part)
            if name == "description" and isinstance(part, str)
            else _with_clean_descriptions(part)
            for name, part in value.items()
        }
    return [_with_clean_descriptions(part) for part in value] if isinstance(value, list) else value


def text() -> str:
    """The schema as the file holds it."""
    return msgspec.json.format(msgspec.json.encode(schema(), order="sorted"), indent=2).decode() + "\n"


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
