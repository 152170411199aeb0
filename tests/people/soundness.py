"""What every story ends with: history and figures agree with the records."""

from jiangfang.figures import verification as figures
from jiangfang.ledger import verification as ledger


def findings() -> list[str]:
    """Everything that disagrees; a sound house has none."""
    return [str(finding) for finding in (*ledger.findings(), *figures.findings())]
