"""What the newspaper said about the studio on 23 May 2024, number by number, with its source."""

import datetime as dt

from jiangfang.demo.world import World
from jiangfang.innovation import actions
from jiangfang.innovation.actions import Said
from jiangfang.ledger.deeds import SYSTEM

SOURCE = "China Industrial Network (中国工业网), 2024-05-23"
BILLIONS = 4_300_000_000 * 100


def tell_statement(world: World) -> None:
    """Enter the statement on the day it was published."""
    world.on("2024-05-23", lambda: _enter(world), hour=12)


def _enter(world: World) -> None:
    actions.enter_statement(
        world.places["luan-jun"],
        actor=SYSTEM,
        source=SOURCE,
        published_on=dt.date(2024, 5, 23),
        title="报道：济南市总工会为栾俊创新工作室揭牌",
        title_en="Report: the Jinan federation unveils the Luan Jun Innovation Studio",
        summary="2024年5月20日，济南市总工会到华能济南黄台发电有限公司，为“山东省劳模和工匠人才创新工作室——栾俊创新工作室”揭牌。"
        "报道称：成员25人；创新成果20项；国际专利、发明专利和实用新型专利合计120项；在国家、省、市技能竞赛中取得良好成绩；效益“4.3 billion yuan”。",
        summary_en="On 20 May 2024 a delegation of the Jinan Federation of Trade Unions unveiled the “Shandong Model Worker and "
        "Craftsman Talent Innovation Studio – Luan Jun Innovation Studio” at the company. The report gives 25 members, 20 innovation "
        "results, 120 international patents, invention patents and utility model patents as one sum, good results in national, "
        "provincial and municipal skill competitions, and a benefit of 4.3 billion yuan.",
        claims=[
            Said("people.members", "25 members", 25),
            Said("innovation.results", "20 innovation results", 20),
            Said(
                "innovation.ip_rights", "120 international patents, invention patents and utility model patents", 120,
                "三类合为一个数：PCT申请不是专利，申请、有效、失效也未分开。此处按类型和状态分列。",
                "Three kinds in one sum: a PCT application is not a patent, and filed, in force and lapsed are not told apart. "
                "Here each stands by its kind and status.",
            ),
            Said(
                "innovation.benefit", "4.3 billion yuan", BILLIONS,
                "来源为英文报道，写的是“4.3 billion”，即43亿元；中文原文未见，究竟是4.3亿元还是43亿元不能断定。也未说明是年度还是累计、谁核定。",
                "The source is an English report and says “4.3 billion”, which is 43亿元; the Chinese original was not found, so that "
                "neither reading is asserted here. Whether the sum is yearly or cumulative, and who verified it, is not said.",
            ),
        ],
    )  # fmt: skip
