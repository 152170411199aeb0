"""Every test has a store of its own, and a problem of the studio to hang files on."""

import io

import pytest

from jiangfang.evidence import actions, intake
from jiangfang.innovation.actions import report_problem
from jiangfang.innovation.models import Focus
from tests.evidence import samples


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    """The one folder of the installation."""
    settings.JIANGFANG_HOME = tmp_path
    return tmp_path


@pytest.fixture
def problem(cast):
    """Reported by the apprentice, open to the company."""
    return report_problem(cast.studio, actor=cast.apprentice, title="2号汽轮机轴封漏汽", focus=Focus.SAFE_PRODUCTION)


@pytest.fixture
def photo(problem, cast):
    """A photo that the member has handed in for the problem."""
    kept = intake.take_in(io.BytesIO(samples.jpeg()), "IMG_0001.JPG")
    return actions.add_evidence(problem, actor=cast.member, files=[kept], proves="漏汽位置")[0]
