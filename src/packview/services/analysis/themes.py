"""A pack set against the priorities of a board."""

from packview import paths
from packview.errors import PackviewError
from packview.model import Page, Theme, ThemeLinks
from packview.model.open_pack import OpenPack
from packview.services.settings_files import load_themes


def themes_of(
    opened: OpenPack,
) -> tuple[tuple[Theme, ...], tuple[ThemeLinks, ...], tuple[PackviewError, ...]]:
    """The themes, the member's own under scrutiny/ included, what speaks of each, and what was wrong with those left out."""
    from packview.parse.themes import link_themes  # noqa: PLC0415  keeping a note needs the list of themes alone

    themes, problems = _themes()
    pack = opened.pack
    links = link_themes(
        themes,
        pages=[
            Page(number=info.number, label=info.label, lines=tuple(lines), state=info.state)
            for info, lines in zip(pack.pages, opened.pages, strict=True)
        ],
        page_items={page.number: page.item for page in pack.pages if page.item},
        indicators=pack.indicators,
        recommendations=pack.recommendations,
        minutes=pack.minutes,
        glossary=pack.glossary,
    )
    return themes, links, problems


def known_themes() -> tuple[Theme, ...]:
    return _themes()[0]


def _themes() -> tuple[tuple[Theme, ...], tuple[PackviewError, ...]]:
    return load_themes(paths.shipped("themes", "scrutiny"), paths.config_home() / "scrutiny")
