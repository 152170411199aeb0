"""Units as data: what an amount is an amount of, with its label in both languages and the words people type for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from unicodedata import normalize


@dataclass(frozen=True, slots=True)
class Unit:
    """What an amount counts or measures.

    ``scale`` is how many stored steps make one shown unit: money is stored in fen, 100 of them make a yuan; everything
    else is stored as it is shown. ``whole`` units take int amounts only, the others Decimal. ``words`` are further ways
    to type the unit, besides its labels. Two units are the same when their keys are; nothing converts between units.
    """

    key: str
    zh: str
    en: str
    en_many: str = ""
    scale: int = 1
    whole: bool = False
    words: tuple[str, ...] = ()

    def label(self, language: str, *, one: bool = False) -> str:
        """The label in Chinese (``zh…``) or English; ``one`` asks for the English singular."""
        if language.startswith("zh"):
            return self.zh
        return self.en if one else self.en_many or self.en

    def typed_words(self) -> tuple[str, ...]:
        """All ways to type the unit, tidied like typed text, longest first so that the most specific is tried first."""
        words = {normalize("NFKC", word).lower() for word in (self.zh, self.en, self.en_many, *self.words) if word}
        return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _count(key: str, zh: str, en: str, en_many: str, *words: str) -> Unit:
    return Unit(key, zh, en, en_many, whole=True, words=words)


def _measure(key: str, zh: str, en: str, *words: str) -> Unit:
    return Unit(key, zh, en, words=words)


MONEY = Unit("money", "元", "yuan", scale=100, whole=True)
NUMBER = _measure("number", "", "")

ITEM = _count("item", "项", "item", "items")
PIECE = _count("piece", "件", "piece", "pieces")
PERSON = _count("person", "人", "person", "persons", "名", "people")
PERSON_TIME = _count("person_time", "人次", "person-time", "person-times", "person times")
OCCASION = _count("occasion", "次", "time", "times")
UNIT = _count("unit", "个", "unit", "units")
ORGANISATION = _count("organisation", "家", "organisation", "organisations")
DEVICE = _count("device", "台套", "set", "sets", "台", "套", "台(套)")
DAY = _count("day", "天", "day", "days", "日")

HOUR = Unit("hour", "小时", "hour", "hours", words=("个小时", "h", "hrs"))
CLASS_HOUR = Unit("class_hour", "学时", "class hour", "class hours", words=("课时",))
KWH = _measure("kwh", "千瓦时", "kWh", "kW·h", "kW h", "度", "度电", "千瓦·时", "千瓦小时")
MWH = _measure("mwh", "兆瓦时", "MWh", "MW·h", "MW h", "兆瓦·时", "兆瓦小时")
MW = _measure("mw", "兆瓦", "MW")
GJ = _measure("gj", "吉焦", "GJ")
TON = _measure("t", "吨", "t", "tonne", "tonnes", "ton", "tons", "公吨")
TON_STANDARD_COAL = _measure("tce", "吨标准煤", "t standard coal", "tce", "吨标煤", "吨", "t")
TON_CO2 = _measure("tco2", "吨二氧化碳", "t CO₂", "t CO2", "tCO₂", "tCO2", "吨", "t")
KG = _measure("kg", "千克", "kg", "公斤")
CUBIC_METRE = _measure("m3", "立方米", "m³", "m3", "方")
SQUARE_METRE = _measure("m2", "平方米", "m²", "m2", "平米")
PERCENT = _measure("percent", "%", "%", "per cent", "percent")

GRAM_PER_KWH = _measure("g_per_kwh", "克/千瓦时", "g/kWh", "g/(kW·h)", "克每千瓦时")
KJ_PER_KWH = _measure("kj_per_kwh", "千焦/千瓦时", "kJ/kWh", "kJ/(kW·h)", "千焦每千瓦时")
YUAN_PER_KWH = _measure("yuan_per_kwh", "元/千瓦时", "yuan/kWh", "元/kWh", "元/度", "元每千瓦时")
YUAN_PER_MWH = _measure("yuan_per_mwh", "元/兆瓦时", "yuan/MWh", "元/MWh")
YUAN_PER_TON = _measure("yuan_per_t", "元/吨", "yuan/t", "元/t", "元每吨")
YUAN_PER_CUBIC_METRE = _measure("yuan_per_m3", "元/立方米", "yuan/m³", "yuan/m3", "元/m³", "元/m3", "元/方")
YUAN_PER_GJ = _measure("yuan_per_gj", "元/吉焦", "yuan/GJ", "元/GJ")
YUAN_PER_HOUR = _measure("yuan_per_hour", "元/小时", "yuan/hour", "yuan/h", "元/h")
YUAN_PER_DAY = _measure("yuan_per_day", "元/天", "yuan/day", "元/日")
YUAN_PER_UNIT = _measure("yuan_per_unit", "元/单位", "yuan/unit", "元/件", "元/个", "元/台", "元/套", "元/次")

_ALL = (
    *(MONEY, NUMBER),
    *(ITEM, PIECE, PERSON, PERSON_TIME, OCCASION, UNIT, ORGANISATION, DEVICE, DAY),
    *(HOUR, CLASS_HOUR, KWH, MWH, MW, GJ, TON, TON_STANDARD_COAL, TON_CO2, KG, CUBIC_METRE, SQUARE_METRE, PERCENT),
    *(GRAM_PER_KWH, KJ_PER_KWH, YUAN_PER_KWH, YUAN_PER_MWH, YUAN_PER_TON, YUAN_PER_CUBIC_METRE, YUAN_PER_GJ),
    *(YUAN_PER_HOUR, YUAN_PER_DAY, YUAN_PER_UNIT),
)

UNITS: Mapping[str, Unit] = MappingProxyType({unit.key: unit for unit in _ALL})
"""Every unit by its key: the key is what is stored beside an amount."""
