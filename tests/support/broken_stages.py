"""Stages of reading that raise, to see that only they are lost and that they are named."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from packview.parse import pipeline
from packview.parse.pipeline import STAGES, Reading, Stage


def fails(_: Reading) -> Reading:
    raise ValueError("told to")


def break_stage(
    monkeypatch: pytest.MonkeyPatch, broken: Stage, run: Callable[[Reading], Reading] = fails
) -> None:
    """From now on a stage raises, in this process and those it forks."""
    stages = tuple(replace(stage, run=run) if stage is broken else stage for stage in STAGES)
    monkeypatch.setattr(pipeline, "STAGES", stages)


def sentence(stage: Stage) -> str:
    """What is said of a stage that ``fails``."""
    return f"{stage.label[0].upper()}{stage.label[1:]} could not be read (ValueError)"
