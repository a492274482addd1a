"""Draws every piece of the kit into build/gallery, light and dark, at 100 and 200 %; run by hand."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale, QSize
from PySide6.QtWidgets import QApplication, QButtonGroup, QFrame, QHBoxLayout, QWidget

from suidesk.desktop.design.share_bar import Share, ShareBar
from suidesk.desktop.design.sparkline import Sparkline
from suidesk.desktop.design.theme import Appearance, Theme
from suidesk.desktop.design.timeline import Mark, Span, Timeline
from suidesk.desktop.design.week_bars import Series, WeekBars
from suidesk.desktop.kit.amount_fields import MinutesField, MoneyField
from suidesk.desktop.kit.avatar import Avatar
from suidesk.desktop.kit.buttons import Button, FilterChip, IconButton
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.choice_field import CheckField, ChoiceField
from suidesk.desktop.kit.data_table import Cell, Column, DataTable, TableModel
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.detail_pane import DetailPane
from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.entry import Entry
from suidesk.desktop.kit.facts import Fact, FactsCard
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.grid import CardGrid
from suidesk.desktop.kit.labels import Chip, PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.desktop.kit.list_pane import ListPane
from suidesk.desktop.kit.message_bar import MessageBar
from suidesk.desktop.kit.nav import NavButton
from suidesk.desktop.kit.palette import CommandPalette
from suidesk.desktop.kit.picker_field import Found, PickerField, PickManyField
from suidesk.desktop.kit.progress import ProgressDialog
from suidesk.desktop.kit.reminder_card import ReminderCard, ReminderView
from suidesk.desktop.kit.rows import Row, RowsModel
from suidesk.desktop.kit.tags_field import TagsField
from suidesk.desktop.kit.text_fields import LineField, TextField
from suidesk.desktop.kit.toast import UndoBar
from suidesk.desktop.kit.two_pane import TwoPane
from suidesk.system.resources import resource

TODAY = date(2026, 5, 11)
NAMES = [
    "Amina Yusuf",
    "Bram de Vries",
    "Freja Mølgaard",
    "Joost van Dijk",
    "Noor El Amrani",
    "Søren Kjær",
    "Lotte Bakker",
    "Ibrahim Demir",
    "Astrid Højgaard",
    "Marieke Jansen",
    "Tomasz Nowak",
    "Ida Rasmussen",
    "Youssef Haddad",
    "Eva Lindqvist",
]
ROLES = ("Volunteer · Repair Café", "Coordinator · Food bank", "Volunteer · Language buddy", "Partner · Municipality")
DUE = (("Today", "warn"), ("3 days late", "danger"), ("2 days ago", ""), ("Last week", ""), ("Tomorrow", ""))


def nothing() -> None:
    pass


def rows() -> list[Row]:
    made = [
        Row(str(at), name, ROLES[at % 4], DUE[at % 5][0], DUE[at % 5][1], trailing2="4 h" if at % 3 == 0 else "")
        for at, name in enumerate(NAMES)
    ]
    made.insert(
        3, Row("o", "Stichting Buurtkracht Amsterdam-Oost", "Voluntary · Neighbourhood", "Funder", icon="building-2")
    )
    return made


def listing(theme: Theme) -> ListPane:
    pane = ListPane(theme, "People", new="New", new_icon="user-plus", search="Search name, skill, language…")
    model = RowsModel(pane)
    model.set_rows(rows())
    pane.set_model(model)
    pane.set_count(100_000)
    pane.set_filters([("all", "All"), ("attention", "Needs attention · 4"), ("volunteers", "Volunteers")], on=["all"])
    pane.list.select(0)
    return pane


def reminders(theme: Theme) -> list[ReminderCard]:
    views = (
        ReminderView(
            "1",
            "3 days late",
            "danger",
            "Call back about the workshop room",
            "Repair Café moves in June",
            ("You said 8 May.", "Rule: a follow-up is due on its day.", "Source: your own note of 1 May."),
            "phone",
        ),
        ReminderView(
            "2", "Today, 15:00", "warn", "Check in: how is the workload?", "Six busy weeks in a row", ("x",), "gauge"
        ),
        ReminderView("3", "Tue 12 May", "plain", "Introduce to Freja Mølgaard", "Both work with young people"),
    )
    cards = []
    for view in views:
        card = ReminderCard(theme, TODAY)
        card.set(view)
        cards.append(card)
    return cards


def weeks(theme: Theme) -> Card:
    card = Card("Workload", "Hours per week, last ten weeks")
    card.set_chip("Above her limit", "warn")
    chart = WeekBars(theme, "Hours per week")
    values = (180, 240, 180, 300, 360, 420, 540, 480, 600, 420)
    chart.set(
        [str(10 + at) for at in range(10)],
        [Series("Repair Café", tuple(values))],
        limit=480,
        words=lambda minutes: f"{minutes // 60} h",
    )
    card.add(chart, 1)
    return card


def detail(theme: Theme) -> DetailPane:
    pane = DetailPane(theme)
    pane.add_action(Button(theme, "Connect", nothing, icon="share-2"))
    pane.add_action(Button(theme, "Log conversation", nothing, kind="primary", icon="message-circle"))
    pane.add_more("Merge…", nothing, icon="users")
    pane.add_top(Button(theme, "Search or jump to…", nothing, icon="search"))
    holder = QWidget()
    grid = CardGrid(theme, 3)
    for card in reminders(theme):
        grid.add(card)
    holder.setLayout(grid)
    pane.add_card(holder, is_wide=True)
    facts = FactsCard(theme, "About")
    facts.set(
        [
            Fact("mail", "E-mail", "amina@example.org"),
            Fact("phone", "Phone", "+31 20 555 01 23"),
            Fact("map-pin", "Place", "Amsterdam-Oost"),
            Fact("calendar", "Available", "Tue and Thu, evenings"),
            Fact("heart-handshake", "Introduced by", "Søren Kjær", nothing),
        ]
    )
    pane.add_card(facts)
    pane.add_card(weeks(theme))
    lines = LinesCard(theme, "Recent", empty="Nothing yet.")
    lines.set(
        [
            Line(
                "message-circle",
                "Talked with Joost about the summer programme",
                "2 days ago",
                chip="Call",
                level="info",
            ),
            Line(
                "arrow-left-right",
                "Took over the key list from Lotte",
                "Last week",
                verbs=(Verb("Open", nothing), Verb("Undo", nothing, "undo-2")),
            ),
            Line("star", "Finished the bicycle course", "21 April"),
        ]
    )
    pane.add_card(lines)
    empty = LinesCard(theme, "Connections", empty="No connections yet. Connect Amina with someone she knows.")
    empty.add_action(Button(theme, "Add", nothing, kind="small", icon="plus"))
    pane.add_card(empty)
    pane.set_crumbs([("People", nothing), ("Amina Yusuf", None)])
    pane.set_header("Amina Yusuf", seed="0")
    pane.set_chips(
        [
            ("Volunteer", "accent"),
            ("Repair Café", "plain"),
            ("Speaks Somali, Dutch", "plain"),
            ("Trusted since 2023", "ok"),
        ]
    )
    return pane


def side(theme: Theme) -> QFrame:
    frame = QFrame()
    frame.setProperty("ground", "sidebar")
    group = QButtonGroup(frame)
    box = column(gap=3, margins=(12, 16, 12, 14))
    for text, icon, count in (
        ("Today", "inbox", 7),
        ("People", "users", 0),
        ("Projects", "folder-kanban", 0),
        ("Handovers", "arrow-left-right", 2),
    ):
        button = NavButton(theme, text, icon)
        button.set_count(count)
        button.setChecked(text == "People")
        group.addButton(button)
        box.addWidget(button)
    box.addStretch(1)
    frame.setLayout(box)
    frame.setFixedWidth(theme.px(216) if theme.scale < 1.5 else theme.px(180))
    return frame


def page(theme: Theme) -> QWidget:
    window = QWidget()
    box = QHBoxLayout(window)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    box.addWidget(side(theme))
    pane = TwoPane(theme, listing(theme), detail(theme), "People")
    pane.show_detail()
    box.addWidget(pane, 1)
    window.resize(1320, 860)
    return window


def people(text: str, then: Callable[[list[Found]], None]) -> None:
    then([Found(str(at), name, ROLES[at % 4]) for at, name in enumerate(NAMES) if text.casefold() in name.casefold()])


def form(theme: Theme) -> FormDialog:
    dialog = FormDialog(theme, "New person", "Save person")
    name = LineField(theme, "Name", is_required=True)
    name.set_value("Freja Mølgaard")
    dialog.add("name", name)
    mail = LineField(theme, "E-mail", placeholder="name@example.org")
    mail.set_value("freja.example.org")
    dialog.add("mail", mail)
    phone = LineField(theme, "Phone", hint="Optional. Used for reminders you send by hand.")
    dialog.add("phone", phone)
    dialog.add_section("Volunteering", "What she can do, and how much of her time she offers.")
    since = DateField(theme, "Since", TODAY)
    since.set_value(TODAY)
    dialog.add("since", since)
    capacity = MinutesField(theme, "Hours a week", hint="3, 2:30 or 90m")
    capacity.set_value(150)
    dialog.add("capacity", capacity, is_beside=True)
    status = ChoiceField(theme, "Status", [("a", "Active"), ("p", "Paused")])
    dialog.add("status", status)
    money = MoneyField(theme, "Expenses", "EUR")
    money.set_value(123450)
    dialog.add("money", money, is_beside=True)
    skills = TagsField(theme, "Skills", ["Bicycle repair", "Somali"], placeholder="Add a skill")
    skills.set_value(["Bicycle repair", "Somali", "Bread"])
    dialog.add("skills", skills)
    by = PickerField(theme, "Introduced by", people)
    dialog.add("by", by)
    who = PickManyField(theme, "Knows", people)
    who.set_value([Found("1", "Bram de Vries"), Found("2", "Søren Kjær")])
    dialog.add("who", who)
    consent = CheckField(theme, "She agreed that we keep her details", hint="Asked when she signed up.")
    consent.set_value(True)
    dialog.add("consent", consent)
    dialog.add("note", TextField(theme, "Note", lines=3))
    dialog.open()
    dialog.show_error("mail", "This is not an e-mail address: the @ is missing.")
    return dialog


def pieces(theme: Theme) -> QWidget:
    window = QWidget()
    window.setProperty("ground", "page")
    buttons = FlowLayout(gap=8)
    focused = Button(theme, "Focused", nothing, kind="primary")
    ringed = Button(theme, "Focused", nothing)
    for button in (focused, ringed):
        button.setProperty("ring", True)
    off = Button(theme, "Not now", nothing, kind="primary", icon="plus")
    off.setEnabled(False)
    off2 = Button(theme, "Not now", nothing, icon="plus")
    off2.setEnabled(False)
    on = FilterChip("On")
    on.setChecked(True)
    organisation, person = Avatar(theme, 40), Avatar(theme, 40)
    organisation.set("Buurtkracht", "o", "building-2")
    person.set("Amina Yusuf")
    for part in (
        Button(theme, "Primary", nothing, kind="primary", icon="plus"),
        Button(theme, "Plain", nothing, icon="share-2"),
        Button(theme, "Ghost", nothing, kind="ghost", icon="plus"),
        Button(theme, "Delete", nothing, kind="danger", icon="trash-2"),
        Button(theme, "Small", nothing, kind="small", icon="check"),
        IconButton(theme, "moon", "Dark"),
        IconButton(theme, "x", "Close", is_ghost=True),
        focused,
        ringed,
        off,
        off2,
        FilterChip("Off"),
        on,
        organisation,
        person,
    ):
        buttons.addWidget(part)
    chips = FlowLayout()
    for level in ("accent", "plain", "danger", "warn", "ok", "info"):
        chips.addWidget(Chip(level, level))
    labels = column(
        *(
            PlainLabel(f"Role {role or 'body'}", role)
            for role in ("h1", "h2", "", "strong", "muted", "small", "section", "number")
        ),
        gap=2,
    )
    bars = column(gap=8)
    for level in ("danger", "warn", "info", "ok"):
        bar = MessageBar(theme)
        bars.addWidget(bar)
        bar.show_message(
            f"A message of the level {level}: what is wrong, and what to do.", level, report="x", action="Try again"
        )
    share = ShareBar(theme, "Spent")
    share.set([Share("Spent", 620, "accent"), Share("Promised", 180, "warn")], 1000, words=lambda value: f"€ {value}")
    spark = Sparkline(theme, "Energy")
    spark.set([("w1", 6), ("w2", 7), ("w3", 5), ("w4", 6), ("w5", 4), ("w6", 3)], least=1, most=10)
    stacked = WeekBars(theme, "Hours by project")
    stacked.set(
        [str(at) for at in range(10, 18)],
        [
            Series("Repair Café", (120, 180, 60, 240, 180, 120, 300, 200)),
            Series("Food bank", (60, 120, 180, 120, 240, 60, 120, 90)),
            Series("Garden", (0, 60, 60, 0, 90, 30, 60, 0)),
        ],
        limit=400,
        words=lambda minutes: f"{minutes // 60}:{minutes % 60:02d} h",
    )
    line = Timeline(theme, "Grants")
    line.set(
        [
            Span(
                "Neighbourhood fund",
                date(2026, 1, 1),
                date(2026, 8, 31),
                "accent",
                (Mark("Report due", date(2026, 6, 15), "warn"),),
            ),
            Span(
                "City of Amsterdam",
                date(2025, 9, 1),
                date(2026, 6, 30),
                "danger",
                (Mark("Spend by", date(2026, 6, 30), "danger"), Mark("Claim", date(2026, 4, 1), "ok")),
            ),
            Span(
                "Oranje Fonds (applied)",
                date(2026, 10, 1),
                date(2027, 9, 30),
                "plain",
                (Mark("Decision expected", date(2026, 8, 1), "info"),),
            ),
        ],
        TODAY,
    )
    charts = Card("Charts")
    for chart in (share, spark, stacked, line):
        charts.add(chart)
    model = TableModel(theme, [Column("Name", 180), Column("E-mail"), Column("Hours", 90, is_number=True)])
    model.set_rows(
        [
            [Cell("Amina Yusuf"), Cell("amina@example.org"), Cell("12")],
            [Cell("Bram"), Cell("bram.example.org", "danger", "The @ is missing"), Cell("48", "warn")],
        ]
    )
    table = Card("Preview")
    data = DataTable(theme, "Preview", model)
    data.setMinimumHeight(theme.px(130))
    table.add(data)
    left = column(labels, buttons, chips, bars, table, None, gap=14)
    right = column(charts, None, gap=14)
    box = row(left, right, gap=24, margins=(24, 24, 24, 24))
    box.setStretch(0, 1)
    box.setStretch(1, 1)
    window.setLayout(box)
    window.resize(1320, 900 if theme.scale < 1.5 else 1500)
    return window


def draw(theme: Theme, folder: Path, name: str) -> None:
    app = QApplication.instance()
    for title, widget in (("page", page(theme)), ("pieces", pieces(theme)), ("form", form(theme))):
        widget.show()
        app.processEvents()
        if title == "pieces":
            evidence = widget.findChildren(ReminderCard)
            del evidence
        app.processEvents()
        widget.grab().save(str(folder / f"{title}_{name}.png"))
        if title == "page":
            widget.findChild(ReminderCard).toggle_evidence()
            bar = UndoBar(theme, widget)
            bar.show_done("Reminder done", nothing)
            entries = [
                Entry("New person", nothing, "user-plus", "", "Ctrl+N"),
                Entry("New reminder", nothing, "bell-ring"),
                Entry("Start a handover", nothing, "arrow-left-right"),
                Entry("Amina Yusuf", nothing, "user", "Volunteer · Repair Café"),
            ]
            palette = CommandPalette(theme, widget, entries)
            app.processEvents()
            widget.grab().save(str(folder / f"undo_{name}.png"))
            palette.open()
            app.processEvents()
            widget.grab().save(str(folder / f"palette_{name}.png"))
        widget.close()
        widget.deleteLater()
    window = QWidget()
    window.setProperty("ground", "surface")
    window.setLayout(
        column(
            EmptyState(
                theme,
                "hand-coins",
                "No funding yet",
                "Add a fund or a grant, and suidesk reminds you before each deadline.",
                verb="Add funding",
                then=nothing,
            )
        )
    )
    window.resize(QSize(theme.px(420), theme.px(300)))
    window.show()
    app.processEvents()
    window.grab().save(str(folder / f"empty_{name}.png"))
    progress = ProgressDialog(theme, "Importing people")
    progress.set_progress(420, 1000)
    progress.open()
    app.processEvents()
    progress.grab().save(str(folder / f"progress_{name}.png"))
    progress.finish()


def main() -> None:
    app = QApplication([])
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    theme = Theme(app, resource)
    folder = Path("build/gallery")
    folder.mkdir(parents=True, exist_ok=True)
    for appearance in (Appearance.LIGHT, Appearance.DARK):
        theme.set_appearance(appearance)
        for scale in (1.0, 2.0):
            theme.set_scale(scale)
            draw(theme, folder, f"{appearance.value}_{round(scale * 100)}")


if __name__ == "__main__":
    main()
