"""Our own small set of line icons, drawn on a square of 24: decoration beside words, never instead of them."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

# Each icon is one path of strokes; fills would look heavy beside the letters.
ICONS = {
    "alert": "M12 4 L21 20 H3 Z M12 10 V14.5 M12 17.2 V17.4",
    "arrow-left": "M20 12 H4 M10 6 L4 12 L10 18",
    "arrow-right": "M4 12 H20 M14 6 L20 12 L14 18",
    "auto": "M12 4 A8 8 0 1 0 12 20 A8 8 0 1 0 12 4 M12 4 V20 M12 8 L16.5 5.6 M12 12.5 L19.6 9 M12 17 L19.6 13.5",
    "bag": "M4 8 H20 L19 20 H5 Z M9 8 V7 A3 3 0 0 1 15 7 V8",
    "bell": "M6 17 V11 A6 6 0 0 1 18 11 V17 L20 18.5 H4 Z M10 21 H14",
    "book": "M12 6 C9 4.5 6 4.5 3.5 5 V19 C6 18.5 9 18.5 12 20 C15 18.5 18 18.5 20.5 19 V5 C18 4.5 15 4.5 12 6 Z "
    "M12 6 V20",
    "bulb": "M9 17 C9 14 6.5 13 6.5 9.5 A5.5 5.5 0 0 1 17.5 9.5 C17.5 13 15 14 15 17 Z M9.5 20.5 H14.5",
    "calendar": "M4 6 H20 V20 H4 Z M4 10.5 H20 M8.5 3.5 V8 M15.5 3.5 V8",
    "camera": "M3.5 8 H8 L9.5 5.5 H14.5 L16 8 H20.5 V19 H3.5 Z M12 10 A3.4 3.4 0 1 0 12 16.8 A3.4 3.4 0 1 0 12 10",
    "chart": "M4 20 H20 M7 20 V13 M12 20 V6 M17 20 V10",
    "chat": "M4 5 H20 V16 H11 L6.5 20 V16 H4 Z M8 9 H16 M8 12 H13",
    "check": "M4.5 12.5 L10 18 L20 6.5",
    "chevron-down": "M6 9 L12 15 L18 9",
    "chevron-right": "M9 6 L15 12 L9 18",
    "clock": "M12 4 A8 8 0 1 0 12 20 A8 8 0 1 0 12 4 M12 7.5 V12 L15 14.5",
    "cross": "M6 6 L18 18 M18 6 L6 18",
    "download": "M12 4 V15 M7 10.5 L12 15.5 L17 10.5 M4 20 H20",
    "edit": "M5 19 L6 15 L16 5 L19 8 L9 18 Z M14 7 L17 10",
    "external": "M13 4.5 H19.5 V11 M19.5 4.5 L11 13 M17 14 V19.5 H4.5 V7 H10",
    "file": "M6 3.5 H14 L18 7.5 V20.5 H6 Z M14 3.5 V7.5 H18",
    "filter": "M4 6 H20 M7 12 H17 M10 18 H14",
    "flag": "M6 21 V4 H18 L15.5 8 L18 12 H6",
    "gear": "M12 8.6 A3.4 3.4 0 1 0 12 15.4 A3.4 3.4 0 1 0 12 8.6 M12 3.5 V6 M12 18 V20.5 M3.5 12 H6 M18 12 H20.5 "
    "M6 6 L7.8 7.8 M16.2 16.2 L18 18 M6 18 L7.8 16.2 M16.2 7.8 L18 6",
    "globe": "M12 4 A8 8 0 1 0 12 20 A8 8 0 1 0 12 4 M4 12 H20 M12 4 C8 8 8 16 12 20 M12 4 C16 8 16 16 12 20",
    "home": "M4 11 L12 4 L20 11 M6 9.5 V20 H18 V9.5",
    "image": "M4 5 H20 V19 H4 Z M4 16 L9 11.5 L13 15 L16 12.5 L20 16 M15.5 8.6 V8.8",
    "info": "M12 4 A8 8 0 1 0 12 20 A8 8 0 1 0 12 4 M12 11 V16 M12 8 V8.2",
    "link": "M10 14 L14 10 M9 11 L6.5 13.5 A3 3 0 0 0 10.7 17.7 L13 15.3 M15 13 L17.5 10.5 A3 3 0 0 0 13.3 6.3 L11 8.7",
    "lock": "M6 11 H18 V20 H6 Z M8.5 11 V8 A3.5 3.5 0 0 1 15.5 8 V11",
    "medal": "M12 10 A5 5 0 1 0 12 20 A5 5 0 1 0 12 10 M9 10.5 L6 4 M15 10.5 L18 4 M12 13.5 V16.5",
    "menu": "M4 7 H20 M4 12 H20 M4 17 H20",
    "moon": "M19 14.5 A8 8 0 1 1 9.5 5 A6.5 6.5 0 0 0 19 14.5 Z",
    "paste": "M8 5.5 H5.5 V20 H18.5 V5.5 H16 M9 4 H15 V7 H9 Z M9 12 H15 M9 15.5 H13",
    "people": "M9 5 A3.2 3.2 0 1 0 9 11.4 A3.2 3.2 0 1 0 9 5 M3 20 C3 15.5 6 13.8 9 13.8 C12 13.8 15 15.5 15 20 "
    "M15 5.4 A3.2 3.2 0 0 1 15 11 M17 14.2 C19.5 15 21 17 21 20",
    "person": "M12 4.5 A3.6 3.6 0 1 0 12 11.7 A3.6 3.6 0 1 0 12 4.5 M5 20 C5 15.8 8 14 12 14 C16 14 19 15.8 19 20",
    "phone": "M7.5 3 H16.5 V21 H7.5 Z M11 18 H13",
    "plus": "M12 5 V19 M5 12 H19",
    "print": "M7 9 V4 H17 V9 M7 16 H4 V9 H20 V16 H17 M7 13.5 H17 V20.5 H7 Z",
    "question": "M12 4 A8 8 0 1 0 12 20 A8 8 0 1 0 12 4 M9.6 9.8 A2.5 2.5 0 1 1 12 12.4 V14 M12 16.4 V16.6",
    "search": "M10.5 4.5 A6 6 0 1 0 10.5 16.5 A6 6 0 1 0 10.5 4.5 M15 15 L20 20",
    "shield": "M12 3.5 L19 6 V11 C19 16 16 19 12 20.5 C8 19 5 16 5 11 V6 Z M8.8 11.8 L11.2 14.2 L15.4 9.8",
    "sign-in": "M11 4.5 H19.5 V19.5 H11 M4 12 H14 M10.5 8 L14.5 12 L10.5 16",
    "sign-out": "M13 4.5 H4.5 V19.5 H13 M9.5 12 H20 M16 8 L20 12 L16 16",
    "sort": "M8 10 L12 6 L16 10 M8 14 L12 18 L16 14",
    "sort-down": "M12 5 V19 M6 13 L12 19 L18 13",
    "sort-up": "M12 19 V5 M6 11 L12 5 L18 11",
    "star": "M12 4 L14.4 9.2 L20 9.9 L15.9 13.8 L17 19.4 L12 16.6 L7 19.4 L8.1 13.8 L4 9.9 L9.6 9.2 Z",
    "sun": "M12 8.2 A3.8 3.8 0 1 0 12 15.8 A3.8 3.8 0 1 0 12 8.2 M12 3 V5 M12 19 V21 M3 12 H5 M19 12 H21 "
    "M5.6 5.6 L7 7 M17 17 L18.4 18.4 M5.6 18.4 L7 17 M17 7 L18.4 5.6",
    "tree": "M4 10 H9 V14 H4 Z M15 4 H20 V8 H15 Z M15 16 H20 V20 H15 Z M9 12 H12 M15 6 H12 V18 H15",
    "undo": "M8 5 L4 9 L8 13 M4 9 H14 A5 5 0 0 1 14 19 H9",
    "upload": "M12 16 V5 M7 9.5 L12 4.5 L17 9.5 M4 20 H20",
    "wrench": "M14 7 A4.5 4.5 0 0 1 19.5 5 L16.8 8 L18 9.5 L20.5 7 A4.5 4.5 0 0 1 14.6 12 L7.5 19.5 L4.5 16.5 L12 9.8 "
    "A4.5 4.5 0 0 1 14 7 Z",
}


def draw(name: str) -> SafeString:
    """The icon as inline SVG, hidden from screen readers. Raises LookupError for a name that is not in the set."""
    if name not in ICONS:
        raise LookupError(f"There is no icon {name!r}; the set is in jiangfang.ui.icons.")
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>',
        ICONS[name],
    )
