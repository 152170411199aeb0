"""Pictures drawn on the server as accessible SVG, each with the same facts as a table.

Colours come from style sheets through class names, so that a chart follows the theme and prints in ink.
"""

from jiangfang.ui.charts.bars import Bar, Part, Stack, bars, stacked_bars
from jiangfang.ui.charts.chart import Chart
from jiangfang.ui.charts.flow import Edge, Node, flow
from jiangfang.ui.charts.sparkline import sparkline
from jiangfang.ui.charts.states import state_diagram
from jiangfang.ui.charts.waterfall import Step, waterfall

__all__ = [
    "Bar",
    "Chart",
    "Edge",
    "Node",
    "Part",
    "Stack",
    "Step",
    "bars",
    "flow",
    "sparkline",
    "stacked_bars",
    "state_diagram",
    "waterfall",
]
