"""What the web tells, in sentences beside the picture: who bridges sectors, only links, and how the sectors mix."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.labels import PlainLabel, cut
from suidesk.desktop.kit.layouts import column, row
from suidesk.rules.web import Web
from suidesk.rules.web_cuts import SeparatingTie
from suidesk.rules.web_findings import Findings
from suidesk.wording.formats import names_in_words
from suidesk.wording.network import (
    bridge_text,
    diversity_text,
    e_i_text,
    only_link_text,
    parts_text,
    sampled_text,
    separating_tie_text,
    sole_link_text,
    through_you_text,
    unconnected_text,
    unlinked_text,
)
from suidesk.wording.translate import translate

FEW: Final = 5
"""Sentences of a card that are shown at first."""
_PARTED: Final = 3
"""Contacts that a tie's loss cuts off, from which on it is told; of fewer, their only links tell."""
_MOST: Final = 100
"""Sentences of a card at most; a web that has more is looked at part by part."""
_LONGEST: Final = 34
"""Letters of a name that have room beside the picture."""


@dataclass(frozen=True)
class Sentence:
    """A name that can be pressed, empty where the sentence has no one subject, and what is said of it."""

    name: str
    text: str
    then: Callable[[], object] | None = None


class _SentenceRow(QWidget):
    """The widgets of one sentence."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sentence = Sentence("", "")
        self.button = Button(theme, "", self._press, kind="link")
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._text = PlainLabel("", "muted", wrap=True)
        self.setLayout(column(row(self.button, None, gap=0), self._text, gap=0))

    def set(self, sentence: Sentence) -> None:
        self._sentence = sentence
        self.button.setVisible(bool(sentence.name))
        name = cut(sentence.name, _LONGEST)
        self.button.set_text(name, f"{sentence.name}: {sentence.text}" if sentence.then else name)
        self._text.setText(sentence.text)

    def _press(self) -> None:
        if self._sentence.then is not None:
            self._sentence.then()


class SentencesCard(Card):
    """Sentences below each other, the later ones behind "Show all"; says `empty` when there are none.

    Until the first are `set` it says what `say_instead` was told.
    """

    def __init__(self, theme: Theme, title: str, empty: str = "", note: str = "") -> None:
        """Be called `title`."""
        super().__init__(title, note)
        self._theme = theme
        self._sentences: Sequence[Sentence] = ()
        self._is_whole = False
        self._rows: list[_SentenceRow] = []
        self._when_none = empty
        self._empty = PlainLabel("", "muted", wrap=True)
        self._lines = column(gap=8)
        self._all = Button(theme, "", self._show_all, kind="quiet", icon="chevron-down")
        self.add(self._empty)
        self.add(self._lines)
        self.add(row(self._all, None))
        for _ in range(FEW):
            self._add_row()
        self._show()

    def set(self, sentences: Sequence[Sentence]) -> None:
        """Show `sentences`."""
        self._sentences = sentences
        self._empty.setText(self._when_none)
        self._show()

    def say_instead(self, text: str) -> None:
        """Say `text` for as long as there are no sentences."""
        self._empty.setText(text)
        self._show()

    def sentences(self) -> list[Sentence]:
        """Give the sentences on screen."""
        return list(self._sentences if self._is_whole else self._sentences[:FEW])

    def button(self, at: int) -> Button:
        """Give the button of a sentence's name."""
        return self._rows[at].button

    def _show(self) -> None:
        shown = self.sentences()
        while len(self._rows) < len(shown):
            self._add_row()
        for line, sentence in zip(self._rows, shown, strict=False):
            line.set(sentence)
        for at, line in enumerate(self._rows):
            line.setVisible(at < len(shown))
        self._empty.setVisible(not shown and bool(self._empty.full_text()))
        text = translate("Network", "Show all {0}").format(len(self._sentences))
        self._all.set_text(text, translate("Network", "{0}: {1}").format(self.title.full_text(), text))
        self._all.setVisible(len(shown) < len(self._sentences))

    def _add_row(self) -> None:
        self._rows.append(_SentenceRow(self._theme))
        self._lines.addWidget(self._rows[-1])

    def _show_all(self) -> None:
        before, had_focus = len(self.sentences()), self._all.hasFocus()
        self._is_whole = True
        self._show()
        if had_focus:
            self._rows[before].button.setFocus(Qt.FocusReason.TabFocusReason)


class FindingsView(QScrollArea):
    """All that is told of the web in view; `show` leads to a contact in the picture."""

    def __init__(
        self,
        theme: Theme,
        show: Callable[[str], object],
        show_across: Callable[[], object],
        as_table: Callable[[], object],
    ) -> None:
        """Have nothing to say yet; `show_across` leaves only ties between sectors, `as_table` shows the numbers."""
        super().__init__()
        self._show, self._show_across, self._as_table = show, show_across, as_table
        self._is_told = False
        self.bridges = SentencesCard(
            theme,
            translate("Network", "Who bridges sectors"),
            translate("Network", "Nobody in view has ties into two sectors beside their own."),
        )
        self.links = SentencesCard(
            theme,
            translate("Network", "Only links"),
            translate("Network", "Nobody in view is the only link: each has a second way to all others."),
            translate("Network", "Were they to leave, the ways to these contacts would be gone. You are not counted."),
        )
        self.ties = SentencesCard(theme, translate("Network", "Ties that nothing replaces"))
        self.sectors = SentencesCard(theme, translate("Network", "How the sectors mix"))
        self.rest = SentencesCard(theme, translate("Network", "Outside the web"))
        body = QWidget()
        body.setProperty("ground", "none")
        body.setLayout(
            column(self.bridges, self.links, self.ties, self.sectors, self.rest, None, gap=12, margins=(0, 0, 4, 8))
        )
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(translate("Network", "What the web tells"))
        self.ties.hide()
        self.rest.hide()
        self.say_working()

    def set_findings(self, web: Web, findings: Findings, through_you: int, unconnected: int) -> None:
        """Say what was found in the web in view."""
        names = {node.id: node.name for node in web.nodes}
        self.bridges.set(
            [self._about(names, one.id, bridge_text(one.sectors)) for one in findings.links.bridges[:_MOST]]
        )
        self.links.set(
            [
                self._about(names, one.id, only_link_text([names[ref] for ref in one.cut_off], one.count))
                for one in findings.cuts.only_links[:_MOST]
            ]
        )
        ties = [one for one in findings.cuts.ties if one.count >= _PARTED][:_MOST]
        self.ties.set([self._of_tie(names, one) for one in ties])
        self.ties.setVisible(bool(ties))
        self.sectors.set(self._mixing(names, findings))
        said = [
            through_you_text(through_you) if through_you else "",
            unconnected_text(unconnected) if unconnected else "",
            parts_text(findings.parts) if findings.parts > 1 else "",
            sampled_text(findings.sampled) if findings.sampled else "",
        ]
        self.rest.set([Sentence("", text) for text in said if text])
        self.rest.setVisible(any(said))
        self._is_told = True

    def say_working(self) -> None:
        """Say that the first findings are being worked out; later ones replace those on screen."""
        self._say_instead(translate("Network", "This is being worked out…"))

    def say_stopped(self) -> None:
        """Say that the work was stopped, where nothing was found before."""
        self._say_instead(translate("Network", "Not worked out: it was stopped. Choose what to show to begin again."))

    def _say_instead(self, text: str) -> None:
        if not self._is_told:
            for card in (self.bridges, self.links, self.sectors):
                card.say_instead(text)

    def _mixing(self, names: dict[str, str], findings: Findings) -> list[Sentence]:
        mixing, links = findings.mixing, findings.links
        said = [
            Sentence(translate("Network", "Diversity"), diversity_text(mixing), self._as_table),
            Sentence(translate("Network", "Across and within"), e_i_text(mixing), self._show_across),
        ]
        for one in links.sole:
            who = names_in_words([names[ref] for ref in one.ids])
            said.append(self._about({one.ids[0]: who}, one.ids[0], sole_link_text(one.sectors, one.ids)))
        if links.unlinked:
            said.append(Sentence("", unlinked_text(links.unlinked)))
        return said

    def _of_tie(self, names: dict[str, str], found: SeparatingTie) -> Sentence:
        tie = found.tie
        who = names_in_words([names[tie.one], names[tie.other]])
        return self._about({tie.one: who}, tie.one, separating_tie_text(found.count))

    def _about(self, names: dict[str, str], ref: str, text: str) -> Sentence:
        return Sentence(names[ref], text, lambda: self._show(ref))
