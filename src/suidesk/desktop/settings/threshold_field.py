"""The field for a number of a rule, by its unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.desktop.kit.amount_fields import MinutesField, NumberField, TypedField
from suidesk.desktop.kit.time_field import TimeField
from suidesk.rules.thresholds import Unit
from suidesk.wording.thresholds import threshold_name, threshold_value
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.design.theme import Theme
    from suidesk.rules.thresholds import Threshold


def threshold_field(theme: Theme, threshold: Threshold, value: int) -> TypedField:
    """Give the field, filled with the value in use; its hint says the usual one."""
    name = threshold_name(threshold.key)
    hint = translate("Settings", "Usually {0}").format(threshold_value(threshold, threshold.default))
    if threshold.unit is Unit.MINUTE_OF_DAY:
        field: TypedField = TimeField(theme, name, hint=hint, is_required=True)
    elif threshold.unit is Unit.MINUTES:
        field = MinutesField(theme, name, hint=hint, is_required=True)
    else:
        field = NumberField(theme, name, least=threshold.low, most=threshold.high, hint=hint, is_required=True)
    field.set_value(value)
    return field
