"""Small by habit. Length is counted as a reader counts it: with docstrings, without migrations."""

from statistics import median

from tests.architecture.source import ROOT, modules, refuse, tracked_files

FILE, FUNCTION = 400, 50
MEDIAN_FILE, MEDIAN_FUNCTION = 100, 8
READ_BY_PEOPLE = {".py", ".html", ".css", ".js", ".txt", ".sh", ".toml"}
PEOPLE_WRITE = ("src", "tests", "tools", "bench")


def lines(text: str) -> int:
    return len(text.splitlines())


def test_no_file_is_longer_than_a_reader_can_hold():
    written = [path for path in tracked_files() if path.parts[0] in PEOPLE_WRITE and path.suffix in READ_BY_PEOPLE]
    counted = {
        path: lines((ROOT / path).read_text(encoding="utf-8")) for path in written if "migrations" not in path.parts
    }
    refuse(
        (f"{path}: {count} lines" for path, count in counted.items() if count > FILE),
        f"A file has at most {FILE} lines: make a folder of the same name with a file for each thing it holds.",
    )


def test_the_median_file_is_short():
    middle = median(lines(module.text) for module in modules() if module.path.name != "__init__.py")
    assert middle < MEDIAN_FILE, (
        f"The median file has {middle} lines; below {MEDIAN_FILE} a stranger reads it in one go."
    )


def test_no_function_is_longer_than_a_page():
    findings = [
        f"{module.at(function)} {function.name}: {function.end_lineno - function.lineno + 1} lines"
        for module in modules("src", "tests", "tools")
        for function in module.functions()
        if function.end_lineno - function.lineno + 1 > FUNCTION
    ]
    refuse(findings, f"A function has at most {FUNCTION} lines: give its steps names.")


def test_the_median_function_is_short():
    middle = median(
        function.end_lineno - function.lineno + 1 for module in modules() for function in module.functions()
    )
    assert middle <= MEDIAN_FUNCTION, f"The median function has {middle} lines; {MEDIAN_FUNCTION} is the habit."
