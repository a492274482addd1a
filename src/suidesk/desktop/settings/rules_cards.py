"""The rules by family: what each would say today, and the verbs to tune and to mute it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from suidesk.commands.tuning import MuteRule, RemoveMute
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.desktop.rule_icons import ICONS
from suidesk.wording.formats import day_in_words
from suidesk.wording.reminders import rule_name, subject, title
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suidesk.desktop.page import Host
    from suidesk.queries.tuning import RuleSaid, SilentAbout

FEW: Final = 12


def families() -> dict[str, str]:
    """Name the families of rules, in the order in which they are shown."""
    return {
        "funding": translate("Settings", "Funding"),
        "handover": translate("Settings", "Handover"),
        "momentum": translate("Settings", "Momentum"),
        "workload": translate("Settings", "Workload"),
        "follow_up": translate("Settings", "Follow-ups"),
        "export": translate("Settings", "Lists that went out"),
    }


class RulesCards:
    """One card for each family, and one for what rules are silent about."""

    def __init__(self, host: Host) -> None:
        """Have no rules yet."""
        self._host = host
        self.families = {
            family: LinesCard(host.theme, name, empty=translate("Settings", "Asking the rules…"), few=FEW)
            for family, name in families().items()
        }
        self.silent = LinesCard(
            host.theme,
            translate("Settings", "Silent about"),
            empty=translate(
                "Settings", "Nothing. A reminder's “Why?” offers to make its rule silent about one matter."
            ),
        )

    def set(self, said: Sequence[RuleSaid]) -> None:
        """Show the rules as they are set and what they say."""
        for family, card in self.families.items():
            lines = [self._line(one) for one in said if one.rule.partition(".")[0] == family]
            card.set(lines)
            card.setVisible(bool(lines))
        self.silent.set([self._silent_line(mute) for one in said for mute in one.mutes])

    def _line(self, said: RuleSaid) -> Line:
        tune = Verb(translate("Settings", "Tune…"), partial(self.tune, said), "settings")
        if said.is_muted:
            other = Verb(translate("Settings", "Let it speak"), partial(self._mute, said.rule, is_muted=False), "bell")
        else:
            other = Verb(translate("Settings", "Mute"), partial(self._mute, said.rule, is_muted=True), "bell-off")
        chip, level = _chip(said)
        icon = "bell-off" if said.is_muted else ICONS.get(said.rule.partition(".")[0], "bell")
        role = "muted" if said.is_muted else "accent"
        return Line(icon, rule_name(said.rule), self._today(said), chip, level, (tune, other), role)

    def _today(self, said: RuleSaid) -> str:
        if said.has_failed:
            return translate("Settings", "This rule failed, and what it said before stays. The others go on.")
        if not said.dues:
            return translate("Settings", "Nothing to say today")
        first = title(said.dues[0], self._host.now().date())
        more = len(said.dues) - 1
        text = translate("Settings", "Would say: {0}") if said.is_muted else translate("Settings", "Says: {0}")
        named = text.format(first)
        return translate("Settings", "{0}, and %n more", more).format(named) if more else named

    def _silent_line(self, mute: SilentAbout) -> Line:
        speak = Verb(translate("Settings", "Let it speak"), partial(self._unmute, mute.id), "bell")
        if mute.until_on is None:
            until = translate("Settings", "until you let it speak again")
        else:
            until = translate("Settings", "until {0}").format(day_in_words(mute.until_on))
        text = subject(mute.last_said) if mute.last_said else rule_name(mute.rule)
        return Line("bell-off", text, f"{rule_name(mute.rule)}, {until}", verbs=(speak,), role="muted")

    def tune(self, said: RuleSaid) -> None:
        """Open the form of a rule."""
        from suidesk.desktop.settings.rule_form import RuleForm

        card = self.families[said.rule.partition(".")[0]]
        RuleForm(self._host, card.window(), said).open()

    def _mute(self, rule: str, *, is_muted: bool) -> None:
        self._host.bridge.run(MuteRule(rule=rule, is_muted=is_muted), lambda _: None, owner=self.silent)

    def _unmute(self, ref: str) -> None:
        self._host.bridge.run(RemoveMute(id=ref), lambda _: None, owner=self.silent)


def _chip(said: RuleSaid) -> tuple[str, str]:
    if said.has_failed:
        return translate("Settings", "failed"), "danger"
    if said.is_muted:
        return translate("Settings", "muted"), "plain"
    if said.dues:
        return translate("Settings", "%n now", len(said.dues)), "info"
    return (translate("Settings", "tuned"), "plain") if said.tuned else ("", "plain")
