"""Numbers of patents, PCT applications and software registrations: read, checked, written one way.

A Chinese application number carries a check character. It catches every wrong digit and every swap of two
neighbours, so a number that passes was very probably typed as it stands on the paper.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from jiangfang.innovation.reckoning.rights import RightKind
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_


class NumberKind(StrEnum):
    """What the kind digit of a Chinese application number says."""

    INVENTION = "invention"
    UTILITY_MODEL = "utility_model"
    DESIGN = "design"
    PCT_INVENTION_CN = "pct_invention_cn"
    PCT_UTILITY_CN = "pct_utility_cn"

    @property
    def right_kind(self) -> RightKind:
        """The right such a number leads to: a PCT invention in the Chinese phase becomes an invention patent."""
        return _RIGHT_KINDS[self]


_RIGHT_KINDS = {
    NumberKind.INVENTION: RightKind.INVENTION,
    NumberKind.UTILITY_MODEL: RightKind.UTILITY_MODEL,
    NumberKind.DESIGN: RightKind.DESIGN,
    NumberKind.PCT_INVENTION_CN: RightKind.INVENTION,
    NumberKind.PCT_UTILITY_CN: RightKind.UTILITY_MODEL,
}
KIND_OF_DIGIT = {
    "1": NumberKind.INVENTION,
    "2": NumberKind.UTILITY_MODEL,
    "3": NumberKind.DESIGN,
    "8": NumberKind.PCT_INVENTION_CN,
    "9": NumberKind.PCT_UTILITY_CN,
}
DIGIT_OF_KIND = {kind: digit for digit, kind in KIND_OF_DIGIT.items()}

# A sentence for each kind, so that no translated label has to be fitted into another sentence.
_NOT_AS_DECLARED = {
    NumberKind.INVENTION: N_("The kind digit 1 stands for an invention, but the right was declared as another kind."),
    NumberKind.UTILITY_MODEL: N_(
        "The kind digit 2 stands for a utility model, but the right was declared as another kind."
    ),
    NumberKind.DESIGN: N_("The kind digit 3 stands for a design, but the right was declared as another kind."),
    NumberKind.PCT_INVENTION_CN: N_(
        "The kind digit 8 stands for a PCT invention in the Chinese phase, but the right was declared as another kind."
    ),
    NumberKind.PCT_UTILITY_CN: N_(
        "The kind digit 9 stands for a PCT utility model in the Chinese phase, "
        "but the right was declared as another kind."
    ),
}

WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
FIRST_NEW_YEAR, LAST_YEAR = 2003, 2099
_TYPED_FOR = str.maketrans({"。": ".", "·": ".", "×": "X", "〔": "(", "〕": ")"})
_PREFIX = re.compile(r"(?:(?:专利申请号|专利号|申请号):?)?(?P<prefix>CN|ZL)?(?P<body>.*)", re.DOTALL)
_NUMBER = re.compile(r"(?P<stem>[0-9]{12}|[0-9]{8})\.?(?P<check>[0-9X])")
_PUBLICATION = re.compile(r"[0-9]{6,9}[ABCDSUY][0-9]?")
_PCT = re.compile(r"PCT/?(?P<office>[A-Z]{2})/?(?P<year>[0-9]{4}|[0-9]{2})/?(?P<serial>[0-9]{6}|[0-9]{5})")
_REGISTRATION = re.compile(r"(?P<year>(?:19|20)[0-9]{2})SR(?P<serial>[0-9]{5,7})")
_CERTIFICATE = re.compile(r"软著登字第?(?P<serial>(?:[A-Z]{2})?[0-9]{4,8})号?")


@dataclass(frozen=True)
class PatentNumber:
    """A checked Chinese application number. ``text`` is the form to store; ``granted`` says it was written as ZL."""

    text: str
    year: int
    kind: NumberKind
    granted: bool = False

    @property
    def shown(self) -> str:
        """As it is printed: a patent with ZL, an application with CN."""
        return f"{'ZL' if self.granted else 'CN'}{self.text}"


@dataclass(frozen=True)
class PCTNumber:
    """An international application number, with the office that received it (CN, or IB for the bureau itself)."""

    text: str
    year: int
    office: str


@dataclass(frozen=True)
class SoftwareNumber:
    """A software copyright number. ``year`` is known for the registration number and not for the certificate's."""

    text: str
    year: int | None = None


IPNumber = PatentNumber | PCTNumber | SoftwareNumber


def tidy(text: str) -> str:
    """Full-width signs, lower case, spaces and invisible characters made plain, as numbers are pasted from anywhere."""
    plain = unicodedata.normalize("NFKC", text).translate(_TYPED_FOR).upper()
    return "".join(sign for sign in plain if not sign.isspace() and unicodedata.category(sign) != "Cf")


def check_character(stem: str) -> str:
    """The check character of the 12 (new) or 8 (old) digits before it; X stands for ten."""
    remainder = sum(int(digit) * weight for digit, weight in zip(stem, WEIGHTS, strict=False)) % 11
    return "X" if remainder == 10 else str(remainder)


def parse_patent_number(text: str, *, declared: RightKind | None = None) -> PatentNumber:
    """Read a Chinese application or patent number, new (since October 2003) or old, and check it.

    ``declared`` is the kind of right it was entered for; a number of another kind is refused.
    """
    found = _PREFIX.fullmatch(tidy(text))
    assert found is not None, "the pattern takes any text"
    stem, check = _stem_and_check(found["body"])
    year = _filing_year(stem)
    kind = _kind(stem)
    expected = check_character(stem)
    if check != expected:
        raise _refused(
            N_("The check character of this number is wrong: %(found)s was given, %(expected)s is expected."),
            code="check",
            help=N_("Compare the number with the paper, digit by digit."),
            found=check,
            expected=expected,
        )
    if declared is not None and kind.right_kind != declared:
        raise _refused(_NOT_AS_DECLARED[kind], code="declared", help=N_("Correct the number or the kind of right."))
    return PatentNumber(f"{stem}.{check}", year, kind, granted=found["prefix"] == "ZL")


def parse_pct_number(text: str) -> PCTNumber:
    """Read PCT/CN2023/012345, or the form before 2004 with two digits of the year and five of the serial."""
    plain = tidy(text)
    if plain.startswith("WO"):
        raise _refused(
            N_("This is the number of the international publication, not of the PCT application."),
            code="publication",
            help=N_("The application number begins with PCT, for example PCT/CN2023/012345."),
        )
    found = _PCT.fullmatch(plain)
    if found is None or (len(found["year"]), len(found["serial"])) not in ((4, 6), (2, 5)):
        raise _refused(
            N_("This is not a PCT application number."),
            code="form",
            help=N_("Write it like PCT/CN2023/012345; before 2004 like PCT/CN03/00123."),
        )
    return PCTNumber(
        f"PCT/{found['office']}{found['year']}/{found['serial']}", _pct_year(found["year"]), found["office"]
    )


def parse_software_number(text: str) -> SoftwareNumber:
    """Read a registration number (2023SR1234567) or the number printed on the certificate (软著登字第1234567号)."""
    plain = tidy(text).removeprefix("登记号").removeprefix("证书号").removeprefix(":")
    if found := _REGISTRATION.fullmatch(plain):
        return SoftwareNumber(f"{found['year']}SR{found['serial']}", int(found["year"]))
    if found := _CERTIFICATE.fullmatch(plain):
        return SoftwareNumber(f"软著登字第{found['serial']}号")
    raise _refused(
        N_("This is not a software copyright number."),
        code="form",
        help=N_(
            "Write the registration number like 2023SR1234567, or the certificate number like 软著登字第1234567号."
        ),
    )


def parse_number(text: str, declared: RightKind) -> IPNumber:
    """Read the number of a right of the declared kind."""
    if declared == RightKind.PCT:
        return parse_pct_number(text)
    if declared == RightKind.SOFTWARE:
        return parse_software_number(text)
    return parse_patent_number(text, declared=declared)


def make_number(year: int, kind: NumberKind, serial: int, *, granted: bool = False) -> PatentNumber:
    """A well-formed new number with its check character, for sample data."""
    if not FIRST_NEW_YEAR <= year <= LAST_YEAR:
        raise _refused(N_("There are no such numbers for the year %(year)s."), code="year", field="year", year=year)
    if not 0 <= serial <= 9_999_999:
        raise _refused(N_("The serial has at most seven digits."), code="serial", field="serial")
    stem = f"{year}{DIGIT_OF_KIND[kind]}{serial:07d}"
    return PatentNumber(f"{stem}.{check_character(stem)}", year, kind, granted)


def _stem_and_check(body: str) -> tuple[str, str]:
    """The digits and the check character, or the reason why this is no application number."""
    if found := _NUMBER.fullmatch(body):
        return found["stem"], found["check"]
    if _PUBLICATION.fullmatch(body):
        raise _refused(
            N_("This is a publication number, not an application number."),
            code="publication",
            help=N_("The application number stands on the same sheet, for example 202011258000.3."),
        )
    if not re.fullmatch(r"[0-9.]*X?", body):
        raise _refused(
            N_("A patent number holds digits only, and at its end a digit or X."),
            code="signs",
            help=N_("Write it like ZL202011258000.3 or, before October 2003, like 95115608.X."),
        )
    raise _wrong_length(body.replace(".", ""))


def _wrong_length(plain: str) -> Invalid:
    if plain.isdecimal() and len(plain) in (8, 12):
        return _refused(
            N_("The number has %(count)s digits: its check character is missing."),
            code="length",
            help=N_("If nothing else is missing, the check character is %(expected)s."),
            count=len(plain),
            expected=check_character(plain),
        )
    if len(plain) in (9, 13):
        return _refused(
            N_("The dot stands before the last character of a patent number."),
            code="dot",
            help=N_("Write it like ZL202011258000.3 or, before October 2003, like 95115608.X."),
        )
    return _refused(
        N_("The number has %(count)s characters; a new number has 13 and an old one 9, without the dot."),
        code="length",
        help=N_("Compare the number with the paper, digit by digit."),
        count=len(plain),
    )


def _filing_year(stem: str) -> int:
    if len(stem) == 12:
        year = int(stem[:4])
        possible = FIRST_NEW_YEAR <= year <= LAST_YEAR
    else:
        year = _full_year(stem[:2])
        possible = 1985 <= year <= FIRST_NEW_YEAR
    if possible:
        return year
    raise _refused(N_("There are no such numbers for the year %(year)s."), code="year", year=year)


def _kind(stem: str) -> NumberKind:
    digit = stem[4] if len(stem) == 12 else stem[2]
    if digit in KIND_OF_DIGIT:
        return KIND_OF_DIGIT[digit]
    raise _refused(
        N_("There is no kind of patent with the kind digit %(digit)s."),
        code="kind",
        help=N_("1 is an invention, 2 a utility model, 3 a design, 8 and 9 come from a PCT application."),
        digit=digit,
    )


def _pct_year(written: str) -> int:
    """The year of a PCT number: two digits until 2003, four since 2004."""
    year = int(written) if len(written) == 4 else _full_year(written)
    first, last = (2004, LAST_YEAR) if len(written) == 4 else (1978, 2003)
    if first <= year <= last:
        return year
    raise _refused(N_("There are no such numbers for the year %(year)s."), code="year", year=year)


def _full_year(two_digits: str) -> int:
    """Two digits of a year between 1950 and 2049."""
    year = int(two_digits)
    return 1900 + year if year >= 50 else 2000 + year


def _refused(message: str, *, code: str, field: str = "number", help: str = "", **params: object) -> Invalid:
    return Invalid(message, field=field, help=help, code=code, **params)
