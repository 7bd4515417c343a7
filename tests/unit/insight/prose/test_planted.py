"""Errors planted among right figures in prose: nearly all are found, and what is right is left alone."""

from collections.abc import Sequence
from random import Random

import pytest

import planted_counts
import planted_fresh
import planted_held_out
import planted_prose
import planted_wordings
from detected import found_in, prose
from packview.insight.prose.passages import Passage
from packview.model import Finding
from planted_prose import PLAIN, Shape


def findings(text: str) -> list[Finding]:
    paper = [
        Passage(text=one.replace("\n", " "), raw=one, page="7", pdf_page=9) for one in text.split("\n\n")
    ]
    return found_in(prose(paper), "claim", "impossible", "parts")


@pytest.mark.parametrize(
    ("shapes", "kind"),
    [
        (planted_prose.CLAIMS, "claim"),
        (planted_counts.IMPOSSIBLE, "impossible"),
        (planted_counts.PARTS, "parts"),
        (planted_held_out.HELD_CLAIMS, "claim"),
        (planted_held_out.HELD_IMPOSSIBLE, "impossible"),
        (planted_held_out.HELD_PARTS, "parts"),
        (planted_fresh.FRESH_CLAIMS, "claim"),
        (planted_fresh.FRESH_IMPOSSIBLE, "impossible"),
        (planted_fresh.FRESH_PARTS, "parts"),
        (planted_wordings.CLAIMS, "claim"),
        (planted_wordings.IMPOSSIBLE, "impossible"),
        (planted_wordings.PARTS, "parts"),
    ],
)
def test_planted_errors_are_found_and_right_figures_left_alone(shapes: Sequence[Shape], kind: str) -> None:
    rng = Random(20)
    planted = [shape(rng, True) for shape in shapes for _ in range(20)]
    found = [[one for one in findings(text) if one.kind == kind] for text in planted]
    assert sum(map(bool, found)) >= 0.9 * len(planted)
    right = [shape(rng, False) for shape in shapes for _ in range(30)]
    assert [text for text in right if findings(text)] == []
    for text, told in zip(planted, found, strict=True):
        for one in told:
            assert one.question.endswith("?")
            assert "page 7" in one.question
            assert one.quote
            assert one.quote.replace("\n", " ") in text.replace("\n", " ")


@pytest.mark.parametrize("text", PLAIN)
def test_sentences_that_give_nothing_to_reckon_with_are_left_alone(text: str) -> None:
    assert findings(text) == []
