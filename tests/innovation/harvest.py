"""Results, uses, methods and IP rights of the cast, made by the real actions."""

import datetime as dt

from jiangfang.innovation import actions
from jiangfang.innovation.models import Focus, IPKind, ResultType
from jiangfang.innovation.reckoning.ip_numbers import NumberKind, make_number
from jiangfang.people.roles import Role
from tests.cast import seat

ACHIEVED = dt.date(2024, 1, 15)
FILED = dt.date(2020, 11, 12)
NUMBER = "202011258000.3"


def drafted(cast, **more):
    said = {
        "title": "汽封间隙测量工具",
        "type": ResultType.INVENTION,
        "focus": Focus.NEW_EQUIPMENT,
        "summary": "一人即可测量全周间隙",
        "achieved_on": ACHIEVED,
        "shares": [(cast.deputy, 6000, "设计"), (cast.member, 4000, "加工")],
        **more,
    }
    home = said.pop("organisation", cast.studio)
    return actions.draft_result(home, actor=said.pop("actor", cast.deputy), **said)


def submitted(cast, **more):
    return actions.submit_result(drafted(cast, **more), actor=cast.deputy)


def accepted(cast, *, accepted_on=None, **more):
    return actions.accept_result(submitted(cast, **more), actor=cast.union, accepted_on=accepted_on)


def entered(cast, result=None, **more):
    said = {"user": cast.company, "where": "2号机汽机房", "since": dt.date(2024, 2, 1), **more}
    return actions.enter_adoption(result or accepted(cast), actor=said.pop("actor", cast.member), **said)


def confirmed(cast, result=None, **more):
    return actions.confirm_adoption(entered(cast, result, **more), actor=cast.department, effect="检修少用两天")


def method(cast, **more):
    said = {
        "title": "汽封间隙测量法",
        "author": cast.deputy,
        "steps": "一测二调三复核",
        "practised_since": dt.date(2023, 3, 1),
        **more,
    }
    return actions.draft_method(cast.studio, actor=said.pop("actor", cast.member), **said)


def named(cast, **more):
    actions.submit_method(made := method(cast, **more), actor=cast.deputy)
    return actions.name_method(made, actor=cast.union, title="孙代强汽封间隙测量操作法")


def filed(cast, **more):
    said = {
        "type": IPKind.INVENTION,
        "number": NUMBER,
        "title": "一种汽封间隙测量装置",
        "owner": "黄台电厂",
        "filed_on": FILED,
        "inventors": [cast.deputy, cast.member],
        **more,
    }
    home = said.pop("organisation", cast.studio)
    return actions.enter_ip_right(home, actor=said.pop("actor", cast.member), **said)


def granted(cast, on=dt.date(2022, 6, 1), **more):
    return actions.grant_ip_right(filed(cast, **more), actor=cast.deputy, on=on)


def number_of(year, kind=NumberKind.INVENTION, serial=1):
    return make_number(year, kind, serial).text


def harbour_head(cast):
    """The head of a department in another company, in another city."""
    return seat(cast.harbour, cast.harbour, "港口主任", Role.DEPARTMENT_HEAD)
