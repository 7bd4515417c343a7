"""A row of the table of keys."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One row.

    Attributes:
        id: 'group.name', unique; the name it has in config.toml.
        key: as Textual writes keys; several for one action with commas: 'question_mark,f1'.
        label: one or two words for the footer and the palette.
        help: a sentence for the help screen and docs/keys.md.
        action: the method without 'action_' on the class that has the group's bindings, with arguments in brackets.
        group: which class has it: see GROUPS in keys.py.
        show: whether the footer shows it.
        spare: whether a footer that has room left shows it behind the others.
        priority: whether it acts before what the focused widget would do with the key.
    """

    id: str
    key: str
    label: str
    help: str
    action: str
    group: str
    show: bool = True
    spare: bool = False
    priority: bool = False
