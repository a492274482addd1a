"""`suidesk import` for grants as 360Giving publishes them."""

from __future__ import annotations

import json

from tests.services.test_importing_giving import CAFE, GARDEN, HEADINGS, ROW, package


def test_published_grants_come_in_by_either_format(line, tmp_path):
    published, sheet = tmp_path / "grants.json", tmp_path / "grants.csv"
    published.write_text(package(GARDEN, CAFE), encoding="utf-8")
    sheet.write_text(HEADINGS + ROW, encoding="utf-8")
    refused = line("import", published)
    assert refused.status == 1
    assert "Taken for a list of grants" in refused.err
    assert "No contact is called “Green Trust”" in refused.err
    assert 'Beside the grants stands version: "1.4"' in refused.err
    report = line.done("import", published, "--create-missing", "--json").document
    assert (report["created"], report["made"]) == (2, {"funders": 1})
    again = line.done("import", sheet, "--dry-run", "--json").document
    assert (again["read"], again["created"]) == (1, 0)
    line.done("undo", report["batch"])
    assert line.done("import", published, "--create-missing", "--dry-run", "--json").document["created"] == 2


def test_a_mapping_file_may_leave_columns_out_or_keep_them(line, tmp_path):
    odd, mapping = tmp_path / "odd.csv", tmp_path / "mapping.json"
    odd.write_text("Naam;Nummer;Kleur;Opmerking\nTuin;A-1;groen;mooi\n", encoding="utf-8")
    columns = {"Naam": "title", "Nummer": "identifier", "Kleur": "ignore", "Opmerking": "detail"}
    mapping.write_text(json.dumps({"kind": "grants", "columns": columns}))
    for column in ("created", "unchanged"):
        assert line.done("import", odd, "--mapping", mapping, "--json").document[column] == 1
