"""What a visitor reads of public seats and persons: the office and its time."""

OPENED: dict[str, tuple[str, ...]] = {
    "seat": ("role", "starts_on", "ends_on"),
    "person": ("trade", "post"),
}
