"""Evaluation: readings scored against gold, page by page and figure by figure, and the floors that may not fall.

What each figure counts as a match is said in :mod:`zuotan.evaluate.figures`. ``score`` takes gold and readings in the JSON
shape of the contract, so that it can judge readings made by any tool; ``measure`` reads the pages itself.
"""

from __future__ import annotations

from zuotan.evaluate.elsewhere import Readings, Unread, load_readings
from zuotan.evaluate.floors import Breach, Floors, FloorsError
from zuotan.evaluate.gold import GoldError, GoldPage, GoldSet, load_gold
from zuotan.evaluate.measuring import measure, run
from zuotan.evaluate.replay import replays
from zuotan.evaluate.scores import FIGURES, Fault, Figure, Scores
from zuotan.evaluate.scoring import score, score_page

__all__ = [
    "FIGURES",
    "Breach",
    "Fault",
    "Figure",
    "Floors",
    "FloorsError",
    "GoldError",
    "GoldPage",
    "GoldSet",
    "Readings",
    "Scores",
    "Unread",
    "load_gold",
    "load_readings",
    "measure",
    "replays",
    "run",
    "score",
    "score_page",
]
