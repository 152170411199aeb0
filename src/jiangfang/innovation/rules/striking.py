"""Who may strike out what was entered wrongly: whoever entered it, and those who lead; as long as nobody has answered."""

from jiangfang.innovation.rules.problems import is_reporter
from jiangfang.innovation.rules.results import is_writer
from jiangfang.people.rules import is_involved, is_real_actor, may_lead

may_strike_problem = (is_reporter | may_lead) & is_real_actor
may_strike_result = (is_writer | may_lead) & is_real_actor
may_strike_ip_right = (is_writer | may_lead) & is_real_actor
may_strike_benefit = (is_involved | may_lead) & is_real_actor
