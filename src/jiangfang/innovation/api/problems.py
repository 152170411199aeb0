"""Problems and suggestions for programs. Photos are handed in as evidence of the new record."""

from jiangfang.innovation.forms.problems import ReportForm
from jiangfang.innovation.forms.suggestions import SuggestForm
from jiangfang.people.api.resources import New, resource

resource("problem", "problems", new=New("innovation.problem.reported", ReportForm))
resource("suggestion", "suggestions", new=New("innovation.suggestion.made", SuggestForm))
