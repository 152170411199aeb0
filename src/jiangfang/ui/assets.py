"""The style sheets and scripts of every page, in the order in which they are loaded."""

STYLES = (
    "tokens",
    "base",
    "layout",
    "header",
    "button",
    "message",
    "form",
    "field",
    "upload",
    "table",
    "toolbar",
    "card",
    "badge",
    "figure",
    "definition",
    "timeline",
    "steps",
    "tabs",
    "chart",
    "gallery",
    "empty",
    "dialog",
)

# theme.js is not among them: it runs before the first paint, the others after the page is read.
SCRIPTS = ("menu", "requests", "draft", "confirm", "upload", "chart")
