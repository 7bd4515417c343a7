"""Theme files: the shipped ones, and what a member may write."""

import os
from pathlib import Path

import pytest

from packview import paths
from packview.errors import PackviewError
from packview.model import Theme
from packview.parse.text.theme_words import Vocabulary
from packview.services.settings_files import load_themes

GOOD = '[[theme]]\ntitle = "Ponds"\nphrases = ["pond"]\n'


def _load(tmp_path: Path, text: str | bytes) -> tuple[tuple[Theme, ...], tuple[PackviewError, ...]]:
    own = tmp_path / "own"
    own.mkdir(exist_ok=True)
    (own / "mine.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_themes(tmp_path / "shipped", own)


def test_the_shipped_themes_load_without_a_problem() -> None:
    themes, problems = load_themes(paths.shipped("themes", "scrutiny"), Path("nowhere"))
    assert problems == ()
    assert [theme.key for theme in themes] == [
        "think-family",
        "neglect",
        "vulnerable-children",
        "communication",
    ]
    assert all(theme.summary and theme.phrases and theme.words for theme in themes)


def test_every_shipped_phrase_finds_its_own_theme() -> None:
    themes, _ = load_themes(paths.shipped("themes", "scrutiny"), Path("nowhere"))
    vocabulary = Vocabulary(themes)
    for index, theme in enumerate(themes):
        for phrase in theme.phrases:
            text = f"It was about {phrase}, they said."
            assert index in vocabulary.links(text), phrase
            assert vocabulary.sieve.passes(text), phrase


def test_a_members_theme_is_read_and_cleaned(tmp_path: Path) -> None:
    (theme,), problems = _load(
        tmp_path,
        '\ufeff[[theme]]\ntitle = "  Ponds\u200b and  ditches "\nsummary = "Keep them clean"\nphrases = ["duck pond", "duck pond"]\nwords = ["duck", "reed"]\n',
    )
    assert problems == ()
    assert theme == Theme(
        key="ponds-and-ditches",
        title="Ponds and ditches",
        summary="Keep them clean",
        phrases=("duck pond",),
        words=("duck", "reed"),
    )


def test_a_members_theme_takes_the_place_of_a_shipped_one_with_its_key(tmp_path: Path) -> None:
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    (shipped / "a.toml").write_text(
        GOOD + '[[theme]]\ntitle = "Benches"\nphrases = ["bench"]\n', encoding="utf-8"
    )
    themes, problems = _load(tmp_path, '[[theme]]\nkey = "ponds"\ntitle = "My ponds"\nphrases = ["pool"]\n')
    assert problems == ()
    assert [theme.title for theme in themes] == ["My ponds", "Benches"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[theme]\n", "line 1"),
        ('[[theme]]\ntitle = "A\n', "line 2"),
        (b"\xff\xfe\x00", "UTF-8"),
        ("", "holds no themes"),
        ('title = "Ponds"\n', "holds no themes"),
        ("theme = 3\n", "holds no themes"),
        ("theme = [1]\n", "holds no themes"),
        ('[[theme]]\nphrases = ["pond"]\n', "theme 1 (line 1) has no title"),
        ('[[theme]]\ntitle = 3\nphrases = ["pond"]\n', "'title' cannot be used"),
        ('[[theme]]\ntitle = "***"\nphrases = ["pond"]\n', "makes no key"),
        ('[[theme]]\ntitle = "Ponds"\n', "too few words"),
        ('[[theme]]\ntitle = "Ponds"\nwords = ["pond"]\n', "too few words"),
        ('[[theme]]\ntitle = "Ponds"\nphrases = "pond"\n', "'phrases' cannot be used"),
        ('[[theme]]\ntitle = "Ponds"\nphrases = ["pond", 3]\n', "'phrases' cannot be used"),
        ('[[theme]]\ntitle = "Ponds"\nphrases = ["pond", "--"]\n', "without letters"),
        ('[[theme]]\ntitle = "Ponds"\nphrase = ["pond"]\n', "'phrase' means nothing here"),
        (GOOD + "\n" + GOOD, "has the key 'ponds', which another theme has too"),
        (GOOD + '\n[[theme]]\ntitle = "B"\n', "mine.toml, theme 2 (line 5)"),
        ("wrods = 1\n" + GOOD, "outside a theme"),
    ],
)
def test_a_malformed_file_is_a_clear_problem_that_names_it(
    tmp_path: Path, text: str | bytes, said: str
) -> None:
    themes, problems = _load(tmp_path, text)
    (problem,) = problems
    assert "mine.toml" in problem.message
    assert said in problem.message
    assert problem.hint
    assert not problem.message.endswith(".")
    assert len(themes) == (1 if isinstance(text, str) and GOOD in text else 0)


def test_other_files_load_beside_a_malformed_one(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "zebra.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "own" / "notes.txt").write_text("no theme", encoding="utf-8")
    themes, problems = _load(tmp_path, "[[[")
    assert [theme.key for theme in themes] == ["ponds"]
    assert len(problems) == 1


def test_a_folder_in_place_of_a_file_is_a_problem_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "own" / "folder.toml").mkdir(parents=True)
    themes, problems = _load(tmp_path, GOOD)
    assert len(themes) == 1
    assert "folder.toml cannot be read" in problems[0].message


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_folder_that_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir(mode=0o000)
    try:
        themes, problems = load_themes(tmp_path / "shipped", own)
    finally:
        own.chmod(0o700)
    assert themes == ()
    assert "cannot be read" in problems[0].message
