"""Words that no member should meet: none of them in a text of ours, whatever shows it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import packview

FOLDERS = ("cli", "export", "model", "services", "tui")
ODD = (
    "at last the", "as what does", "cry wolf", "folder again", "for not said", "i make that", "made again",
    "nobody is marked", "once more goes", "put away", "reckon", "so the question stands", "still to come of", "taken back",
    "takes that back", "that which", "untick what", "watched for", "whence", "where does it stand", "words looked for",
)  # fmt: skip


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """Strings of a module with their lines, without those that explain the code."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        id(one.value) for node in ast.walk(tree) if hasattr(node, "body") and isinstance(node.body, list)
        for one in node.body if isinstance(one, ast.Expr)
    }  # fmt: skip
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def test_no_text_has_an_odd_word() -> None:
    root = Path(packview.__file__).parent
    found = [
        f"{path.relative_to(root)}:{line}: {word}"
        for folder in FOLDERS
        for path in sorted((root / folder).rglob("*.py"))
        for line, text in texts(path)
        for word in ODD
        if word in text.casefold()
    ]
    assert not found


def test_an_odd_word_is_found_in_a_text_and_not_in_what_explains_it(tmp_path: Path) -> None:
    path = tmp_path / "m.py"
    path.write_text('"""It is put away."""\nSAID = f"{1} is put away"\n', encoding="utf-8")
    assert [text for _, text in texts(path)] == [" is put away"]
