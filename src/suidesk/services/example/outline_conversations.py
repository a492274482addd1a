"""What was talked about in the example: with volunteers, organisations, newcomers and whole teams."""

from __future__ import annotations

from suidesk.domain.interactions import InteractionKind

WITH_VOLUNTEERS = (
    "How is {0} going? Well, but the last two times were thin; somebody to share the opening would help.",
    "Away for two weeks in the holidays; will say which ones as soon as the flights are booked.",
    "Would like to learn from somebody before taking on more at {0}.",
    "Found a cheaper place for supplies for {0}; keeps the receipts.",
    "Brought up the noise in the hall. Agreed to start with the quiet tables.",
    "The family needs more time this spring; fewer turns at {0} until Easter.",
    "Proud of the new sign for {0}. Wants photographs for the newsletter.",
    "Two newcomers came along to {0} and stayed until the end.",
    "Keys of the side door work badly; caretaker knows.",
    "Enjoyed the training day, would recommend it to the others.",
    "Talked about what is nice and what is heavy at {0}. The paperwork is heavy.",
    "Had a cold for three weeks, is back now.",
    "Knows a driver with a van who might help {0} now and then.",
    "Asked who decides about the money for {0}. Will come to the next meeting.",
)
WITH_ORGANISATIONS = (
    "They can put our posters up again; twenty copies by the end of the month.",
    "Talked about the rooms. Thursday evenings could become free from autumn.",
    "New contact person from next month; sends round the name.",
    "Wants to send people on to {0}, asked for a leaflet in three languages.",
    "Talked about figures for the year: people, hours, and one story.",
    "Lends the big coffee machine for the open day, if we fetch it.",
    "Glad about the co-operation; would like to be named on the poster of {0}.",
    "Heard that their own budget is cut; no decision before the summer.",
    "Offered a room for the meetings of {0} while the hall is being painted.",
)
WITH_NEWCOMERS = (
    "Wants to know what there is to do. Gave the programme and a time to come by.",
    "Moved here in spring, knows nobody yet. Told about {0}.",
    "Has time on weekday mornings and likes to cook.",
    "Asked for help with a letter from the housing office; went through it together.",
    "Would like to help, but not to organise. Tried {0} last week.",
    "Knows half the stairwell; will ask round who would come to a street meal.",
)
WITH_TEAMS = (
    "Planned the next months of {0}: who opens, who cooks, who closes.",
    "Looked back at the open day of {0}: sixty visitors, too few chairs.",
    "Sorted out the cupboard together and made a list of what is missing for {0}.",
    "Talked about how to find two more people for {0}.",
)
KINDS = (
    *(InteractionKind.CONVERSATION,) * 9,
    *(InteractionKind.CALL,) * 5,
    *(InteractionKind.VISIT,) * 3,
    *(InteractionKind.MESSAGE,) * 3,
)
"""Each as often as it happens."""
