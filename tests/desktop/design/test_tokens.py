"""Colours can be told apart by everyone."""

from __future__ import annotations

import re
from dataclasses import asdict

import pytest

from suidesk.desktop.design.style import sheet
from suidesk.desktop.design.tokens import (
    DARK,
    LIGHT,
    PAIRS,
    TEXT_CONTRAST,
    all_person_colours,
    contrast,
    level_colours,
    person_colours,
)

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)


def test_contrast_of_black_on_white_is_the_most_there_is():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@BOTH
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_every_pair_that_meets_on_screen_has_contrast(tokens, front, back, least):
    colours = asdict(tokens)
    assert contrast(colours[front], colours[back]) >= least


@BOTH
def test_initials_can_be_read_on_every_avatar(tokens):
    assert min(contrast(front, back) for front, back in all_person_colours(tokens)) >= TEXT_CONTRAST


@BOTH
@pytest.mark.parametrize("level", ["accent", "plain", "danger", "warn", "ok", "info"])
def test_chips_can_be_read(tokens, level):
    assert contrast(*level_colours(level, tokens)) >= TEXT_CONTRAST


def test_a_person_keeps_the_colour_everywhere():
    assert person_colours("0190-amina", LIGHT) == ("#186266", "#DFEDEE")
    assert len({person_colours(str(seed), LIGHT) for seed in range(200)}) == len(all_person_colours(LIGHT))


@BOTH
@pytest.mark.parametrize("scale", [1.0, 1.15, 1.5, 2.0])
def test_the_style_sheet_has_no_open_places_and_round_pills(tokens, scale):
    made = sheet(tokens, scale)
    assert "$" not in made
    assert not re.search(r"\dsp\b", made)
    pill = re.search(r"QLabel\[chip\] \{ border-radius: (\d+)px.*?min-height: (\d+)px", made, re.DOTALL)
    assert 2 * int(pill[1]) <= int(pill[2])
