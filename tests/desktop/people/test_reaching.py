"""What a point opens: the web, mail and telephone, and never a file or a script."""

from __future__ import annotations

import pytest

from suidesk.desktop.people.reaching import link_of
from suidesk.domain.ids import ContactId, PointId
from suidesk.domain.people import ContactPoint, PointKind


def point(kind, raw):
    normal = ContactPoint.normalised(kind, raw)
    return ContactPoint(id=PointId("p"), contact_id=ContactId("c"), kind=kind, raw=raw, normal=normal)


@pytest.mark.parametrize(
    ("kind", "raw", "link"),
    [
        (PointKind.EMAIL, "amina@example.org", "mailto:amina@example.org"),
        (PointKind.EMAIL, "a?subject=x@example.org", "mailto:a%3Fsubject%3Dx@example.org"),
        (PointKind.PHONE, "0031 20 555", "tel:+3120555"),
        (PointKind.PHONE, "ask Bo", ""),
        (PointKind.URL, "example.org", "https://example.org"),
        (PointKind.URL, "http://example.org/a b", "http://example.org/a%20b"),
        (PointKind.URL, "file:///etc/passwd", ""),
        (PointKind.URL, "javascript:alert(1)", ""),
        (PointKind.URL, "smb://server/share", ""),
        (PointKind.URL, "https://", ""),
        (PointKind.ADDRESS, "Havnegade 3", ""),
    ],
)
def test_link(kind, raw, link):
    assert link_of(point(kind, raw)) == link
