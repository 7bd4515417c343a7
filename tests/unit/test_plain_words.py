"""Words that no member should meet: none of them in a text of ours, whatever shows it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import packview

FOLDERS = ("cli", "export", "model", "services", "tui")
ODD = (
    "all that lies", "as it goes on", "as it was when", "as what does", "at last the", "before its end",
    "bring in notes", "calls itself", "cry wolf", "do not go together", "ended with a fault", "folder again",
    "for good", "for not said", "for spare time", "go on with", "go on writing", "i make that", "in its turn",
    "is done.", "is no text", "is taken away", "line over", "made again", "more than noise", "nobody is marked",
    "not as it was", "note's own", "on the list of those", "once more goes", "out of the library",
    "passed over", "put away", "put off", "puts it back", "reads differently", "reckon",
    "say which:", "so the question stands", "speaks of a theme", "speaks of it", "stand so", "still to come of",
    "taken back", "takes back", "takes a recommendation over", "takes it away", "takes it back", "takes that back",
    "takes the closing back", "tell what the", "that is no note", "that which", "the entry before",
    "the item before", "the line before", "the page before", "throw away what", "throw it away", "untick what",
    "watched for", "whence", "words and figures differ", "do not make the whole", "read as text only", "meant to be heard", "running lie", "among yours", "where does it stand", "where the question stands",
    "which pages to read for yourself", "with what it rests on", "words looked for",
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
