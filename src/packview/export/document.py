"""The Markdown of an export as a document: a web page, or a Word file whose styles a clerk can change."""

import io
from html import escape
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from packview.errors import PackviewError
from packview.extras import how_to_add

if TYPE_CHECKING:
    from docx.document import Document

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
body {{ font-family: sans-serif; line-height: 1.5; max-width: 45em; margin: 2em auto; padding: 0 1em; }}
blockquote {{ border-left: 4px solid #767676; margin-left: 0; padding-left: 1em; }}
table {{ border-collapse: collapse; }}
th, td {{ border: 1px solid #767676; padding: 0.25em 0.5em; text-align: left; vertical-align: top; }}
</style>
</head>
<body>
{body}</body>
</html>
"""
_STYLES = {"blockquote": "Quote", "bullet_list": "List Bullet", "ordered_list": "List Number"}
_LOOKS = {"strong": "bold", "em": "italic"}


def to_html(text: str) -> str:
    """A whole page for a browser or a mail, which names nothing outside itself."""
    return _PAGE.format(title=escape(_title(text)), body=_MARKDOWN.render(text))


def to_word(text: str) -> bytes:
    """A Word file with the styles of Word itself: Title, Heading 1, Quote, List Bullet, Table Grid.

    Raises PackviewError where python-docx is not installed.
    """
    try:
        import docx  # noqa: PLC0415  an extra, and slow to load
    except ImportError as error:
        hint = f"Install it with: {how_to_add('word')}; or choose another format"
        raise PackviewError("Word files need python-docx, which is not installed", hint) from error
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = _title(text), ""
    for node in SyntaxTreeNode(_MARKDOWN.parse(text)).children:
        _block(document, node, "Normal")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _title(text: str) -> str:
    first = next(iter(SyntaxTreeNode(_MARKDOWN.parse(text)).children), None)
    return "".join(_plain(first)) if first is not None and first.type == "heading" else "packview"


def _plain(node: SyntaxTreeNode) -> list[str]:
    return [one.content for one in node.walk() if one.type == "text"]


def _block(document: "Document", node: SyntaxTreeNode, style: str) -> None:
    if node.type == "heading":
        _inline(document.add_heading(level=int(node.tag[1:]) - 1), node)
    elif node.type == "table":
        rows = [row.children for part in node.children for row in part.children]
        table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, one in zip(row.cells, cells, strict=True):
                _inline(cell.paragraphs[0], one, bold=one.type == "th")
    elif node.type == "paragraph":
        _inline(document.add_paragraph(style=style), node)
    else:
        for child in node.children:
            _block(document, child, _STYLES.get(node.type, style))


def _inline(paragraph: Any, node: SyntaxTreeNode, **looks: bool) -> None:
    """Add the words of a node, with ``bold`` and ``italic`` as they are marked."""
    for one in node.children:
        if one.type in {"softbreak", "hardbreak"}:
            paragraph.add_run(" ") if one.type == "softbreak" else paragraph.add_run().add_break()
        elif one.type == "text":
            run = paragraph.add_run(one.content)
            run.bold, run.italic = looks.get("bold"), looks.get("italic")
        else:
            _inline(paragraph, one, **looks, **{_LOOKS[one.type]: True} if one.type in _LOOKS else {})
