"""The page and its form at every size of text, light and dark: nothing cut, everything named."""

from __future__ import annotations

import pytest

from suidesk.commands.assets import AddAsset
from suidesk.commands.holdings import AddHolding
from suidesk.commands.needs import AddNeed
from suidesk.commands.projects import ChangeProject
from suidesk.desktop.design.theme import Appearance
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.projects.project_form import ProjectForm
from suidesk.domain.kinds import Kind
from suidesk.queries.asset_sheet import NeedsWithAssets
from tests.desktop.clipping import see_whole
from tests.desktop.naming import unnamed
from tests.desktop.people.conftest import form
from tests.desktop.projects.conftest import TODAY

LONG = "Neighbourhood kitchen and repair workshop of the Featherstonehaugh Community Association"


@pytest.fixture
def long_named(cafe, hood, desk_window, qtbot):
    desk_window.run(ChangeProject(id=hood["Café"], name=LONG, summary="Everything that people do together. " * 12))
    qtbot.waitUntil(lambda: cafe.view.title.full_text() == LONG)
    cafe.panes.show_detail()
    return cafe


@pytest.mark.parametrize("size", [(1320, 860), (1280, 720)])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_cut(long_named, theme, qtbot, size, scale):
    theme.set_scale(scale)
    long_named.window().resize(*size)
    see_whole(qtbot, long_named)


def test_the_dark_page_is_whole_and_everything_has_a_name(long_named, theme, qtbot):
    theme.set_appearance(Appearance.DARK)
    see_whole(qtbot, long_named)
    assert unnamed(long_named) == []


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_form_is_whole_and_named(cafe, theme, qtbot, scale):
    theme.set_scale(scale)
    cafe.view.verbs.edit()
    made = form(qtbot, ProjectForm)
    # The line that has the focus wants room for its ring and takes it from its padding.
    made.focusWidget().clearFocus()
    see_whole(qtbot, made)
    assert unnamed(made) == []
    made.reject()


@pytest.fixture
def wanting(long_named, hood, desk_window, qtbot):
    """A need with a long text, an asset with a long name that may meet it, and a key to that."""
    asset = desk_window.run(AddAsset(name=f"Van of the {LONG}", project_id=hood["Café"]))
    desk_window.run(AddHolding(holder_id=hood["Amina"], asset_id=asset, location="In the drawer of the desk " * 4))
    desk_window.run(AddNeed(project_id=hood["Café"], text="A van for everything that people do together, " * 3))
    qtbot.waitUntil(lambda: len(long_named.view.needs.shown()) == 1)
    return long_named


@pytest.mark.parametrize("size", [(1320, 860), (1280, 720)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_needs_and_assets_are_not_cut(wanting, theme, qtbot, size, scale):
    theme.set_scale(scale)
    wanting.window().resize(*size)
    see_whole(qtbot, wanting)
    wanting.show_part("assets")
    part = wanting.assets
    qtbot.waitUntil(lambda: len(part.overview.needs.shown()) == 1)
    part.panes.show_detail()
    see_whole(qtbot, part)
    assert unnamed(part) == []
    part.open_record(Kind.ASSET, next(iter(_assets(part))))
    qtbot.waitUntil(lambda: part.view.sheet is not None)
    see_whole(qtbot, part)
    assert unnamed(part) == []


def _assets(part):
    return [one.asset.asset.id for one in part.host.bridge.ask(NeedsWithAssets(TODAY)).suggestions.popitem()[1]]


@pytest.mark.parametrize("kind", ["add_need", "add_asset", "add_holding"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_forms_of_needs_and_assets_are_whole_and_named(cafe, theme, qtbot, kind, scale):
    theme.set_scale(scale)
    getattr(cafe.view.verbs, kind)()
    made = form(qtbot, FormDialog)
    made.focusWidget().clearFocus()
    see_whole(qtbot, made)
    assert unnamed(made) == []
    made.reject()
