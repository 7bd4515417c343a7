"""Extras: what a message tells somebody to type names packages that exist, for the copy that is running."""

import sys

import pytest

from packview import extras


def test_an_extra_names_its_packages_and_those_of_the_extra_it_holds() -> None:
    assert extras.packages("images") == ["pypdfium2", "textual-image"]
    assert set(extras.packages("ocr")) > {"pypdfium2", "textual-image", "tesserocr"}
    assert extras.packages("nonsense") == []


@pytest.mark.parametrize(
    ("prefix", "begins"),
    [
        ("/home/a/.local/pipx/venvs/packview", "pipx inject packview python-docx"),
        ("/home/a/.local/share/uv/tools/packview", f"uv pip install --python {sys.executable} python-docx"),
        ("/home/a/packview/.venv", f"{sys.executable} -m pip install python-docx"),
    ],
)
def test_the_command_fits_the_way_packview_was_installed(
    monkeypatch: pytest.MonkeyPatch, prefix: str, begins: str
) -> None:
    monkeypatch.setattr(sys, "prefix", prefix)
    assert extras.how_to_add("word") == begins


def test_without_its_metadata_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "requires", lambda _: None)
    assert extras.how_to_add("word") == "install packview again with its extra 'word'"
