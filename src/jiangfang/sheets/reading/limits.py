"""How much a file may hold before it is refused; what a company keeps in a sheet stays far below."""

MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_SHEETS = 20
LONGEST_CELL = 32_767
MOST_CHARACTERS = 20_000_000
LARGEST_FILE = 20 * 1024 * 1024
LARGEST_UNPACKED = 300 * 1024 * 1024
# What the process that reads the file may use.
MOST_MEMORY = 512 * 1024 * 1024
MOST_SECONDS = 10


class Unreadable(Exception):
    """The file is refused for a reason that the parent process knows how to say; its text is the name of that reason."""
