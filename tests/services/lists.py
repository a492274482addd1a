"""A small desk to bring lists of records into, and the ways to do it."""

from __future__ import annotations

import csv
import io
from types import SimpleNamespace

from suidesk.commands.funding import AddGrant
from suidesk.commands.people import AddOrganisation, AddPerson, Point
from suidesk.commands.projects import AddProject, AddRole
from suidesk.domain.people import PointKind
from suidesk.interchange.merging import Policy
from suidesk.interchange.people_out import Style
from suidesk.interchange.problems import Severity
from suidesk.services.exporting import Exporting
from suidesk.services.exporting_records import WantedRecords
from suidesk.services.importing import Importing


def peopled(made):
    """Two Aminas, Bo, two projects, a role of the same name in both, a funder and a grant; gives their ids."""

    def person(given, family, email):
        return made.run(AddPerson(given=given, family=family, points=(Point(PointKind.EMAIL, email),)))

    garden, cafe = made.run(AddProject(name="Garden")), made.run(AddProject(name="Repair café"))
    fund = made.run(AddOrganisation(display_name="Green Trust"))
    return SimpleNamespace(
        amina=person("Amina", "Yusuf", "amina@example.org"),
        other=person("Amina", "Yusuf", "other@example.org"),
        bo=person("Bo", "Ångström", "bo@example.org"),
        garden=garden,
        cafe=cafe,
        cook=made.run(AddRole(name="Cook", project_id=garden)),
        cook_too=made.run(AddRole(name="Cook", project_id=cafe)),
        fund=fund,
        grant=made.run(AddGrant(title="Core costs", funder_id=fund)),
    )


def brought_in(made, text, policy=Policy.FILL_BLANKS, *, creates_missing=False, **look):
    """Bring a list in, and see that the preview told what was then done."""
    from dataclasses import replace

    importing = Importing(made.desk, lambda: None)
    looked = importing.look(text if isinstance(text, bytes) else text.encode(), "list.csv", **look)
    mapping = replace(looked.mapping, creates_missing=True) if creates_missing else looked.mapping
    preview = importing.preview(looked, mapping, policy)
    report = importing.commit(preview)
    assert preview.counts == report.counts
    assert preview.problems == report.problems
    assert preview.made == report.made
    return report


def exported(made, kind, style=Style.SAFE, **wanted):
    """Give a list as a file."""
    return Exporting(made.desk).export(WantedRecords(kind=kind, style=style, **wanted)).content


def rows_of(content):
    """Give a file's rows by heading."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def codes(report, *severities):
    """Give (line, code) of what a report says; of the errors unless other severities are named."""
    return [(one.line, one.code) for one in report.problems if one.severity in (severities or (Severity.ERROR,))]
