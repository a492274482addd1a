"""What an import found in published grants, in words."""

from __future__ import annotations

from suidesk.wording.translate import translate


def grants_taken() -> dict[str, str]:
    """Give the texts of what is unusual about published grants; those that are left out come first."""
    return {
        "json_broken": translate(
            "Problems", "This piece is no whole JSON. It is left out: mend it in the file and bring it in again."
        ),
        "json_too_deep": translate(
            "Problems", "This grant nests too deeply to be one. It is left out: have a look at the file."
        ),
        "no_grant": translate("Problems", "This is no grant: it names nothing. It is left out."),
        "name_twice": translate(
            "Problems", "“{found}” stands twice in the same grant, with two values. Both are kept: see which is right."
        ),
        "beside_the_grants": translate("Problems", "Beside the grants stands {column}: {found}. It is left out."),
        "day_completed": translate("Problems", "“{found}” is no whole day; taken as {expected}, and kept as it stood."),
    }
