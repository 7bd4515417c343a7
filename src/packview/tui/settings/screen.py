"""The settings as one list, keys included: some are chosen there, some in a form. They are written to config.toml."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from packview.errors import require
from packview.model import ColourTheme
from packview.paths import shown_path
from packview.services.library.library import Library
from packview.text import one_line
from packview.tui.dialogs.base import Destination
from packview.tui.dialogs.form import Field, FormDialog
from packview.tui.keys import GROUPS, KEYS, Key, clashes, is_key, key_words, name_of_sign
from packview.tui.workspace.side import LAYOUTS

_NAME = (
    "As it stands in minutes and beside your questions; it may stay empty. Your login name is shown nowhere."
)
_INBOX = "The whole path of the folder you download papers to. New ones are offered in the library; empty for none."
_SHARED = "The whole path of the folder your panel shares; empty for none."


def settings_rows(
    library: Library, themes: Sequence[ColourTheme], ask: Callable[[FormDialog], object]
) -> list[Destination]:
    """Every setting with what it is now; what takes typing has its form ``ask``ed."""
    config = library.config
    shared, inbox = (shown_path(one) if one else "" for one in (config.shared, config.inbox))
    texts = {
        "member": ("Your name", config.name, _NAME),
        "shared": ("Shared folder", shared, _SHARED),
        "inbox": ("Inbox", inbox, _INBOX),
    }
    rows = [
        Destination(
            "You", title, now or "not set", partial(_ask, ask, library, Field(name, title, now), words)
        )
        for name, (title, now, words) in texts.items()
    ]
    choices = {
        "colours": ("Colours", {"": "As last chosen"} | {one.key: one_line(one.title) for one in themes}),
        "start": ("A pack begins", {"briefing": "With its briefing", "last": "Where you left off"}),
        "layout": (
            "Layout of a pack at first",
            {"": "As usual"} | {one: one.capitalize() for one in LAYOUTS},
        ),
    }
    for name, (heading, values) in choices.items():
        for value, words in values.items():
            now = "now" if getattr(config, name) == value else ""
            rows.append(Destination(heading, words, now, partial(library.change_settings, {name: value})))
    for key in sorted(KEYS, key=lambda one: [*GROUPS].index(one.group)):
        now = key_words(config.keys.get(key.id, key.key))
        go = partial(_ask_key, ask, library, key)
        rows.append(Destination(f"Keys: {GROUPS[key.group]}", f"{key.label}: {key.help}", now, go))
    return rows


def _ask(ask: Callable[[FormDialog], object], library: Library, field: Field, words: str) -> None:
    def check(typed: Mapping[str, str]) -> str:
        folder = typed.get("shared", "") or typed.get("inbox", "")
        whole = not folder or folder.startswith(("/", "~")) or ":" in folder
        return "" if whole else "Write the whole path of the folder"

    ask(FormDialog(field.label, [field], library.change_settings, words, check=check))


def _ask_key(ask: Callable[[FormDialog], object], library: Library, key: Key) -> None:
    keys, labels = library.config.keys, {one.id: f"{one.label} ({GROUPS[one.group]})" for one in KEYS}

    def check(typed: Mapping[str, str]) -> str:
        names = _names(typed.get("keys", ""))
        for name in names:
            if not is_key(name):
                return f"There is no key called {name}" if name else "A key is missing beside a comma"
        for first, second, name in clashes({**keys, key.id: ",".join(names) or key.key}):
            if key.id in (first, second) and name in names:
                return f"{key_words(name)} is also the key for {labels[second if first == key.id else first]}"
        return ""

    def accept(typed: Mapping[str, str]) -> None:
        require(not check(typed), check(typed), "Choose another key")
        library.change_settings({f"keys.{key.id}": ",".join(_names(typed["keys"]))})

    words = (
        f"{key.help} Put commas between several keys. Leave it empty for the usual key: {key_words(key.key)}"
    )
    ask(FormDialog(key.label, [Field("keys", "Keys", keys.get(key.id, ""))], accept, words, check=check))


def _names(typed: str) -> list[str]:
    """The keys in a line as Textual calls them: F4 is 'f4', % is 'percent_sign', and a capital letter stays."""
    keys = [one.strip() for one in typed.split(",")] if typed else []
    return [name_of_sign(one) if len(one) == 1 else one.lower() for one in keys]
