"""Planning activities, minutes with photos, and persons beside person-times."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jiangfang.evidence.models import Evidence
from jiangfang.innovation.models import Activity
from tests.evidence.samples import jpeg
from tests.innovation.pages.visits import at, browser, deed, text_of
from tests.innovation.works import again, assert_all_agrees, meeting

TYPED = {
    "title": "轴封改造讨论会",
    "type": "meeting",
    "held": "held",
    "held_on": "2024-02-28",
    "place": "班组会议室",
    "content": "讨论间隙调整方案",
    "output": "李工3月5日前完成测量",
    "audience": "2",
}


def planned(cast, **more):
    return meeting(cast, **{"held": False, "attendees": (), "held_on": dt.date(2024, 5, 8), **more})


def test_minutes_photos_and_who_took_part_are_one_form(cast):
    sent = {
        **TYPED,
        "attendees": [cast.member.pk, cast.deputy.pk],
        "also": cast.department.record.code,
        "files": [SimpleUploadedFile("m.jpg", jpeg(), "image/jpeg")],
    }
    response = browser(cast.member).post(at("activity_new"), sent, follow=True)
    activity = Activity.objects.get()
    assert {row.person for row in activity.attendances.all()} == {cast.member, cast.deputy, cast.department}
    assert Evidence.objects.filter(record_id=activity.pk).count() == 1
    assert "3 persons took part; that counts as 3 person-times." in text_of(response)
    assert_all_agrees(cast)


def test_who_took_part_in_what_has_not_happened_is_refused_at_the_field(cast):
    sent = {**TYPED, "held": "planned", "held_on": "2024-06-01", "attendees": [cast.member.pk]}
    response = browser(cast.member).post(at("activity_new"), sent)
    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {"attendees"}
    assert "讨论间隙调整方案" in text_of(response)
    assert not Activity.objects.exists()


def test_a_plan_is_revised_held_and_its_minutes_corrected(cast):
    host, activity = browser(cast.member), planned(cast)
    plan = {key: value for key, value in TYPED.items() if key != "held"}
    host.post(deed(activity, "revised"), {**plan, "held_on": "2024-05-09", "output": ""})
    assert again(activity).held_on == dt.date(2024, 5, 9)
    minutes = {"held_on": "2024-03-01", "content": "方案已定", "output": "", "attendees": [cast.member.pk]}
    host.post(deed(activity, "held"), minutes)
    assert (again(activity).record.state, again(activity).content) == ("held", "方案已定")
    host.post(deed(activity, "revised"), {**plan, "attendees": [cast.member.pk], "also": cast.deputy.record.code})
    assert {row.person for row in activity.attendances.all()} == {cast.member, cast.deputy}
    assert_all_agrees(cast)


def test_a_plan_is_cancelled_with_its_reason(cast):
    activity = planned(cast)
    assert browser(cast.apprentice).get(deed(activity, "cancelled")).status_code == 403
    browser(cast.member).post(deed(activity, "cancelled"), {"reason": "机组抢修"})
    assert again(activity).record.state == "cancelled"
    assert "机组抢修" in text_of(browser(cast.apprentice).get(at("activity", activity.record.code)))
    assert_all_agrees(cast)


def test_a_future_day_of_what_took_place_is_refused_with_nothing_lost(cast):
    activity = planned(cast)
    sent = {"held_on": "2024-05-08", "content": "写好的纪要", "attendees": [cast.member.pk]}
    response = browser(cast.member).post(deed(activity, "held"), sent)
    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {"held_on"}
    assert "写好的纪要" in text_of(response)


def test_the_year_tells_persons_from_person_times(cast):
    for day in (5, 6):
        meeting(cast, type="training", held_on=dt.date(2024, 2, day), attendees=[cast.member, cast.deputy])
    planned(cast, title="五月安全日")
    page = text_of(browser(cast.member).get(at("activity_plan")))
    assert "Person-times count everyone once per activity" in page
    assert "五月安全日" in page
    assert "五月安全日" not in text_of(browser(cast.member).get(f"{at('activity_plan')}?year=2025"))


def test_a_stranger_finds_nothing(cast):
    activity = meeting(cast)
    assert browser(cast.finance).get(at("activity", activity.record.code)).status_code == 200
    assert browser(cast.stranger).get(at("activity", activity.record.code)).status_code == 404
    assert "周例会" in text_of(browser(cast.finance).get(f"{at('activity_plan')}?organisation=studio"))
    assert "周例会" not in text_of(browser(cast.stranger).get(f"{at('activity_plan')}?organisation=studio"))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_pages_are_read_in_both_languages(cast, language):
    activity, reader = meeting(cast), browser(cast.member, language)
    for address in (at("activities"), at("activity_new"), at("activity_plan"), deed(activity, "revised")):
        assert reader.get(address).status_code == 200
    page = text_of(reader.get(at("activity", activity.record.code)))
    assert {"zh-hans": "人次", "en": "person-times"}[language] in page


def test_the_list_is_narrowed_by_type_and_state(cast):
    meeting(cast)
    planned(cast, title="技能培训", type="training")
    reader = browser(cast.member)
    for query, found in (("?type=training", {"技能培训"}), ("?state=held", {"周例会"}), ("?type=visit", set())):
        page = text_of(reader.get(at("activities") + query))
        assert {title for title in ("周例会", "技能培训") if f">{title}</a>" in page} == found, query


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_ask_the_same_number_of_questions_for_one_row_and_three(cast, rows, django_assert_num_queries):
    people = [cast.member, cast.deputy, cast.apprentice][:rows]
    activities = [meeting(cast, title=f"例会{number}", attendees=people) for number in range(rows)]
    reader = browser(cast.member)
    with django_assert_num_queries(4):
        reader.get(at("activities"))
    with django_assert_num_queries(7):
        reader.get(at("activity", activities[0].record.code))
    with django_assert_num_queries(9):
        reader.get(at("activity_plan"))
