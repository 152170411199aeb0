"""The twenty results of the studio: what they are, whose they are, what they came from, and where they are used.

Three are generations of one device; four are built around published facts of the plant; all are samples.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class ResultLine:
    """One result: key, titles, type, focus, days, contributors with their per cent, and where it is used since when."""

    key: str
    title: str
    title_en: str
    type: str
    focus: str
    achieved_on: str
    entered_on: str
    equipment: str
    summary: str
    shares: tuple[tuple[str, int], ...]
    used: tuple[tuple[str, str], ...] = ()
    previous: str = ""
    project: str = ""
    patentable: bool = False
    public: bool = False


RESULTS = (
    ResultLine(
        "hbp7", "7号机组高背压供热改造", "High-back-pressure heating conversion of unit 7", "renovation", "major_project",
        "2014-11-15", "2021-01-11", "7号汽轮机",
        "冬季提高排汽压力，用循环水余热供热，循环热效率由43%提高到91%以上。",
        (("heating", 50), ("deputy", 30), ("m19", 20)), (("7号机组热网首站", "2014-11-15"), ("东部新城热网", "2020-11-15")), public=True,
    ),
    ResultLine(
        "hbp8", "8号机组高背压供热改造", "High-back-pressure heating conversion of unit 8", "renovation", "major_project",
        "2016-11-15", "2021-01-11", "8号汽轮机",
        "在7号机组改造的基础上优化双转子互换工艺，缩短冬夏切换工期。",
        (("heating", 45), ("rotor", 30), ("deputy", 25)), (("8号机组热网首站", "2016-11-15"),), previous="hbp7", public=True,
    ),
    ResultLine(
        "tower", "冷却塔节能改造", "Energy-saving retrofit of the cooling tower", "renovation", "new_technology",
        "2018-11-01", "2021-01-12", "冷却塔",
        "改造配水与填料，降低循环水温，年节约标准煤约1200吨。",
        (("m18", 60), ("m12", 40)), (("3号冷却塔", "2018-11-01"),), public=True,
    ),
    ResultLine(
        "lowheat", "7至10号机组低品位余热回收供热", "Low-grade heat recovery for heating on units 7 to 10", "renovation",
        "major_project", "2020-11-10", "2021-01-12", "7—10号机组",
        "回收辅机冷却水余热进入热网，增加供热面积约20万平方米。",
        (("heating", 40), ("m19", 35), ("m12", 25)), (("热网一次网", "2020-11-15"),), public=True,
    ),
    ResultLine(
        "laser1", "汽轮机叶片激光清洗装置（一代）", "Laser cleaning device for turbine blades, generation 1", "invention",
        "new_equipment", "2020-12-18", "2021-02-22", "汽轮机叶片",
        "用激光代替喷砂清洗叶片结垢，不损伤母材。一代机重200至250公斤，移动不便，故障较多。",
        (("laser", 60), ("m22", 25), ("deputy", 15)), (("7号机组揭缸检修", "2021-03-15"),), patentable=True, public=True,
    ),
    ResultLine(
        "laser2", "汽轮机叶片激光清洗装置（二代）", "Laser cleaning device for turbine blades, generation 2", "invention",
        "new_equipment", "2022-04-20", "2022-05-09", "汽轮机叶片",
        "光路与电源分体，整机减重过半，两人可搬运，连续工作时间成倍延长。",
        (("laser", 50), ("m22", 30), ("m23", 20)), (("8号机组揭缸检修", "2022-05-16"), ("springs", "2022-11-01")),
        previous="laser1", project="laser2", patentable=True, public=True,
    ),
    ResultLine(
        "laser3", "汽轮机叶片激光清洗装置（三代）", "Laser cleaning device for turbine blades, generation 3", "invention",
        "new_equipment", "2023-09-12", "2023-10-10", "汽轮机叶片",
        "自动行走扫描头随叶型仿形清洗，一键选择参数，清洗效率再提高，可在缸内作业。",
        (("laser", 45), ("m23", 25), ("apprentice", 10), ("m22", 20)), (("9号机组揭缸检修", "2023-10-16"), ("harbour", "2024-03-01")),
        previous="laser2", project="laser3", patentable=True, public=True,
    ),
    ResultLine(
        "align", "转子找中心快速支架", "Quick bracket for rotor alignment", "creation", "new_process", "2021-06-10", "2021-06-21",
        "汽轮机转子", "一次装夹完成圆周和端面测量，找中心由两班缩短为半班。", (("rotor", 70), ("apprentice", 30)),
        (("汽机检修二班", "2021-06-21"),),
    ),
    ResultLine(
        "scrape", "轴瓦研刮着色检查板", "Blueing plate for bearing scraping", "creation", "new_process", "2021-08-05",
        "2021-08-16", "支持轴承", "标准弧面着色板替代转子反复盘动，研刮一次合格率明显提高。", (("m10", 100),),
        (("汽机检修一班", "2021-08-16"),),
    ),
    ResultLine(
        "gland", "可调式汽封间隙测量规", "Adjustable gauge for gland seal clearance", "design", "new_equipment", "2021-11-02",
        "2021-11-15", "汽封", "不解体测量汽封间隙，读数直观。", (("m11", 60), ("m21", 40)), (("汽机检修一班", "2021-11-15"),),
    ),
    ResultLine(
        "condenser", "凝汽器钛管在线查漏装置", "On-line leak finder for condenser tubes", "invention", "new_technology",
        "2022-03-08", "2022-03-21", "凝汽器", "负压氦检分区定位，缩小查漏范围。", (("m12", 55), ("m14", 45)),
        (("8号机组凝汽器", "2022-03-21"),), patentable=True,
    ),
    ResultLine(
        "feedpump", "给水泵机械密封整体更换工装", "Fixture for replacing feed pump seals as a whole", "creation", "new_process",
        "2022-06-30", "2022-07-11", "给水泵", "机封整体抽装，避免散件装配偏差，检修工期缩短两天。", (("m13", 65), ("apprentice2", 35)),
        (("7号机组给水泵", "2022-07-11"),), project="feedpump",
    ),
    ResultLine(
        "valve", "高压调节阀阀座研磨机", "Grinding machine for control valve seats", "invention", "new_equipment", "2022-09-15",
        "2022-09-26", "高压调节阀", "阀座就地研磨，不需返厂。", (("valve", 80), ("m17", 20)), (("阀门班", "2022-09-26"),), patentable=True,
    ),
    ResultLine(
        "governor", "调速系统静态试验仿真台", "Bench for static tests of the governing system", "software", "new_technology",
        "2022-12-06", "2022-12-19", "调速系统", "离线验证调节参数，减少带机试验次数。", (("control", 60), ("m23", 40)),
        (("热控班", "2022-12-19"),),
    ),
    ResultLine(
        "vibration", "轴系振动典型故障图谱库", "Library of typical shaft vibration faults", "paper", "safe_production",
        "2023-02-14", "2023-02-27", "轴系", "收集本厂二十年振动案例，按频谱特征检索。", (("m14", 50), ("m15", 50)),
        (("点检部", "2023-02-27"),),
    ),
    ResultLine(
        "balance", "现场动平衡一次加准法", "One-run field balancing", "method", "new_process", "2023-04-18", "2023-05-04", "汽轮机转子",
        "用历史影响系数估算首次配重，多数转子一次加准。", (("m15", 70), ("apprentice", 30)), (("点检部", "2023-05-04"),),
    ),
    ResultLine(
        "hoist", "大件吊装防碰撞提示装置", "Collision warning for heavy lifts", "creation", "safe_production", "2023-06-08",
        "2023-06-19", "行车", "吊装路径越界声光提示。", (("m16", 60), ("m24", 40)), (("检修起重班", "2023-06-19"),),
    ),
    ResultLine(
        "weld", "小口径管焊接背面充氩工装", "Back-purging fixture for welding small tubes", "creation", "new_process",
        "2023-08-22", "2023-09-04", "小口径管", "局部充氩，氩气用量下降，一次合格率提高。", (("m17", 100),), (("焊接班", "2023-09-04"),),
    ),
    ResultLine(
        "drain", "热网疏水自动回收改造", "Automatic recovery of heating network condensate", "renovation", "new_technology",
        "2023-11-28", "2023-12-11", "热网疏水", "疏水按水质自动切换回收，减少补水。", (("m19", 50), ("m20", 50)),
        (("热网部", "2023-12-11"),), project="drain",
    ),
    ResultLine(
        "isolation", "检修隔离挂锁看板", "Board for lock-out during maintenance", "suggestion", "safe_production", "2024-02-26",
        "2024-03-04", "检修现场", "隔离点、挂锁人、解锁条件一板清，交接班不漏项。", (("m24", 60), ("apprentice3", 40)),
        (("汽机检修队", "2024-03-04"),), project="",
    ),
)  # fmt: skip
