"""Writes docs/keys.md from the one table of keys: ``python docs/make_keys.py``."""

from pathlib import Path

from packview.tui.keys import GROUPS, KEYS, key_words, with_keys

PAGE = Path(__file__).with_name("keys.md")
_HEAD = """# Keys

Made from `src/packview/tui/keys.py` by `python docs/make_keys.py`; change the table, not this page. In packview, `?`
or F1 shows the same, and ctrl+p finds a command by its name. Everything can be clicked, too.

To change a key, name it in `config.toml`, several keys with commas between them:

```toml
[keys]
"library.import" = "a"
```

## Letters

A letter means one thing while you read and in the room: `x` asked, `r` answer, `w` note, `g` page, `o` evidence, `z` undo, `n` next. In every list `s`
changes how the list is shown, `e` changes the entry, `l` goes along a link, `U` puts it off. In the room, capitals write in the log. Five
letters have a second meaning, where the first cannot be pressed by mistake:

| letter | reading | in the room, or elsewhere | why it stays |
| --- | --- | --- | --- |
| n | next match | next item | the key pressed most in each; both go on by one |
| c | this item, in a side list | call the next speaker | the side lists are not open in the room; neither writes anything |
| f | follow the chair | has spoken | only members follow, only the chair calls |
| h | put it here, in the notes to place | wants to speak | the list of notes to place is not open in the room |
| t | take the question, agree | set status, in all questions | each adds the chosen entry to what you will ask, or says how far it is |
"""


def page() -> str:
    """The whole page."""
    parts = [_HEAD]
    for group, heading in GROUPS.items():
        rows = [key for key in KEYS if key.group == group]
        if rows:
            parts.append(
                f"\n## {heading}\n\n| key | what it does | name in config.toml |\n| --- | --- | --- |\n"
            )
            parts += [
                f"| {_cell(key_words(key.key))} | {_cell(with_keys(key.help))} | `{key.id}` |\n"
                for key in rows
            ]
    return "".join(parts)


def _cell(words: str) -> str:
    return (
        words.replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("[", "\\[")
        .replace("<", "\\<")
        .replace("*", "\\*")
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
