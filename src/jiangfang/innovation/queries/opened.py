"""What a visitor reads of a public record: the matter, never the persons, inputs or signatures behind it."""

# Fields by kind, in the order in which the public card shows them.
OPENED: dict[str, tuple[str, ...]] = {
    "problem": ("description", "equipment", "focus", "found_on", "answer", "solved_on"),
    "suggestion": (
        "present",
        "proposal",
        "expected_effect",
        "equipment",
        "focus",
        "made_on",
        "answer",
        "carried_out_on",
    ),
    "project": ("goal", "focus", "equipment", "starts_on", "ends_on", "approved_on", "accepted_on", "conclusion"),
    "activity": ("type", "held_on", "place", "content", "output"),
    "result": ("summary", "type", "focus", "equipment", "achieved_on", "accepted_on"),
    "adoption": ("where", "since", "until", "confirmed_on", "effect"),
    "method": ("steps", "essentials", "indicator", "practised_since", "named_on"),
    "ip_right": ("type", "number", "owner", "filed_on", "granted_on", "ended_on"),
    "benefit": ("type", "starts_on", "ends_on", "amount_fen", "certificate"),
    "statement": ("source", "published_on", "summary"),
}
