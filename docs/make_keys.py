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
