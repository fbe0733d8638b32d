"""What stands around a name: a child, a family, a class; a street, a book, a high office."""

import re
from dataclasses import dataclass

from opora.late import late_pattern
from opora.privacy.sentences import sentence_around

_GRADE = r"(?:1[01]|[1-9])(?:-?(?:го|й|м|х|ом|ого))?"
_LETTER = r"[«\"“']?[А-Я][»\"”']?"
CLASS = late_pattern(
    rf"\b{_GRADE}[ \u00a0]?(?:{_LETTER}[ \u00a0])?(?:класс\w*|кл\.)"
    rf"|\b{_GRADE}[ \u00a0]?[«\"“][А-Я][»\"”]"
    rf"|список\w* класса",
    re.IGNORECASE,
)

_CHILD = (
    r"(?:учени[кцч]\w*|учащ(?:ийся|аяся|егося|ейся|емуся|имся|ихся)|обучающ\w+|школьни[кц]\w*"
    r"|воспитанни[кц]\w*|\w+классни[кц]\w*|выпускни[кц]\w*|мальчи[кш]\w*|девоч\w+|подрост\w+"
    r"|реб[её]н\w+|отлични[кц]\w*|двоечни[кц]\w*|троечни[кц]\w*|хорошист\w*|нович[оке]\w*|малыш\w*"
    r"|юнош\w+|девушк\w+|сирот\w*)"
)
_KIN = (
    r"(?:мам(?:а|ы|е|у|ой|ою)|пап(?:а|ы|е|у|ой)|мать|матер\w+|отец|отц(?:а|у|ом|е)|бабушк\w+"
    r"|дедушк\w+|дед(?:а|у|ом)?|родител\w+|опекун\w*|законн\w+ представител\w+|сын(?:а|у|ом|е"
    r"|овья)?"
    r"|дочер\w+|дочь|дочк\w+|брат(?:а|у|ом|е)?|сестр\w+|внук\w*|внучк\w+|т[её]т(?:я|и|е|ю|ей)"
    r"|дяд(?:я|и|е|ю|ей)|мачех\w+|отчим\w*|семь(?:я|и|е|ю|ёй|ей))"
)
_BETWEEN = (
    r"(?:по имени|зовут|звали|ученика|ученицы|школьника|мальчика|девочки|класса|классов|класс|кл\."
    r"|нашего|нашей|моя|мой|её|ее|его|их|и|школы|группы|участник\w*|фио|ф\. ?и\. ?о\."
    r"|(?:1[01]|[1-9])(?:-?(?:го|й|м|х))?|[«\"“]?[А-Я][»\"”]?)"
)
_LINK = rf"(?:[\s,:(«—–-]+{_BETWEEN}){{0,5}}[\s,:(«—–-]*$"
_CHILD_BEFORE = late_pattern(rf"\b(?:{_CHILD}|{_KIN}){_LINK}", re.IGNORECASE)
_AFTER = late_pattern(
    rf"[\s,(—–-]+(?:это\s|наш\w*\s|сам\w?\s|из\s|и\s(?:её|ее|его)\s|,\s)*(?:{_CHILD}|{_KIN}\b|{CLASS.pattern})",
    re.IGNORECASE,
)
_ANY_CHILD = late_pattern(rf"\b(?:{_CHILD}|{_KIN})\b", re.IGNORECASE)
_SCHOOL_LIFE = late_pattern(
    r"\b(?:двойк\w*|тройк\w*|пят[её]рк\w*|прогул\w*|не справил\w*|расплака\w*|не успева\w*|отстаёт"
    r"|контрольн\w+|пересда\w+|второгодни\w+|психолог\w*)\b",
    re.IGNORECASE,
)

_NAMED = (
    r"(?:(?<!по )имени|(?<!по\n)им\.|(?:носит|носят|получил\w*|присво\w+) имя|имя|памяти|в честь)"
)
_PLACE = (
    r"(?:улиц\w+|ул\.|переул\w+|пер\.|проспект\w*|пр\.|пр-т|площад\w+|пл\.|бульвар\w*|набережн\w+|шоссе"
    r"|парк\w*|сквер\w*|сел[оаеу]|пос[её]л\w+|пос\.|деревн\w+|рек[аиеуой]+|станци\w+|район\w*|остров\w*"
    r"|г\.|город\w*|бухт\w+|роща|памятник\w*)"
)
_WORK = (
    r"(?:учебник\w*|пособи\w+|тетрад\w+|умк|лини\w+|автор\w*(?: учебника| пособия| методики)?"
    r"|под ред(?:\.|акцией)|методик\w+|систем\w+|технологи\w+|теори\w+|подход\w*|концепци\w+"
    r"|классификаци\w+"
    r"|по программе"
    r"|закон(?:а|у|ом|е|ы|ов|ам)?|теорем\w+|формул\w+|таблиц\w+|стих\w*|рассказ(?:а|у|ом|е|ы|ов)?|роман(?:а|у|ом|е|ы|ов)?"
    r"|повест\w+|поэм\w+|басн\w+|сказк\w+|пьес\w+|опер[аыеу]|картин\w+|текст\w*|книг\w+|премии?я?|премию"
    r"|стипенди\w+|фонд\w*|лаборатори\w+|музе\w+|театр\w*|библиотек(?:а|и|е|у|ой)|чтени\w+|синдром\w*|болезн\w+"
    r"|шкал\w+|тест\w*|проб[аыеу]|кубик\w*|таксономи\w+|пирамид\w+|матриц\w+|письм[оа]|цит\.|геро[йяею]\w*"
    r"|поэт(?:а|у|ом|е|ы|ов|ам)?|писател\w+|художник\w*|композитор\w*|уч[её]н(?:ый|ого|ому|ым)|космонавт\w*|лётчик\w*|академик\w*"
    r"|маршал\w*|физик(?:а|у|ом)?|математик(?:а|у|ом)?|святы\w+|свят(?:ой|ого)|царь|царя|император\w*|князь|князя)"
)
_EXEMPT_BEFORE = late_pattern(
    rf"\b{_NAMED}(?:\s+[^\s,;:]+){{0,9}}?\s*$|(?<![\w-])(?:{_PLACE}|{_WORK})(?:\s+(?!\w+(?:л|ла|ли|лась|лся|ет|ит|ют|ят)\b)[\w«».-]+){{0,2}}?[\s«(]*$",
    re.IGNORECASE,
)
_TOLD = late_pattern(
    r"\b(?:задач[аеиу]\w*|услови\w+|сказк\w+|рассказ(?:а|у|ом|е|ы|ов)?|персонаж\w*|опер[аыеу]|геро[йяею]\w*"
    r"|букв\w+|роман(?:а|у|ом|е|ы|ов)?|поэт(?:а|у|ом|е|ы|ов|ам)?|писател\w*|художник\w*|космонавт\w*|композитор\w*"
    r"|имена (?:существит\w+|собственн\w+)|существительн\w+|пьес\w+|картин[аыуе]\w*"
    r"|тем[аыеу] (?:урок|проект)\w*"
    r"|сочинени\w+|эмблем\w*|святы\w*|голосов\w+|диктант\w*|упражнени\w+|пример\w* (?:текста"
    r"|условия|диалога)"
    r"|посёлок|станци\w+|азбук\w+|проект)\b|\bнапример:?\s*«",
    re.IGNORECASE,
)
_BOOK = late_pattern(
    r"—\s*(?:М|СПб|Л|Спб)\.|\bМ\.,|\bСПб|\bISBN|\bиздани\w+|\b(?:1[5-9]|20)\d\d\.\s*—|\d+ с\."
)
_YEAR_AFTER = late_pattern(r"[\s,(]{1,3}(?:1[5-9]|20)\d\d\b")
_OFFICE = (
    r"(?:министр\w*|губернатор\w*|президент\w*|глав[аыеуой]+(?!\w)|начальник\w*|мэр\w*|ректор\w*"
    r"|председател\w+|департамент\w*|директор\w*"
    r"|(?<!классный )(?<!классного )"
    r"(?<!классному )(?<!классным )"
    r"(?<!классные )руководител[ьяюей]\w*|заведующ\w+|депутат\w*|прокурор\w*"
    r"|уполномоченн\w+|секретар[ьяю]\w*|и\. ?о\.)"
)
_OFFICE_BEFORE = late_pattern(
    rf"\b{_OFFICE}(?:\s+(?!учител)[\w«»№.-]+){{0,7}}[\s,:—–-]*$", re.IGNORECASE
)
_OFFICE_AFTER = late_pattern(rf"[\s,(—–-]+(?:исполняющ\w+ обязанности\s)?{_OFFICE}", re.IGNORECASE)
_TEACHER = late_pattern(
    r"\b(?:учител\w+|педагог\w*|психолог\w*|логопед\w*|завуч\w*|наставни[кц]\w*|тьютор\w*|методист\w*"
    r"|преподавател\w+|воспитател\w+|классн\w+ руководител\w+)(?:\s+[а-яё-]+){0,2}[\s,:—–-]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The sentence around a name, parted by it."""

    before: str
    name: str
    after: str
    beyond: str = ""

    @property
    def whole(self) -> str:
        """The sentence."""
        return self.before + self.name + self.after

    @property
    def child_is_next(self) -> bool:
        """Whether a word for a child or a relative belongs to the name."""
        return bool(_CHILD_BEFORE.search(self.before) or _AFTER.match(self.after))

    @property
    def child_is_before(self) -> bool:
        """Whether such a word leads to the name."""
        return bool(_CHILD_BEFORE.search(self.before))

    @property
    def child_is_near(self) -> bool:
        """Whether the sentence speaks of a child, a family or a class."""
        return speaks_of_children(self.whole)

    @property
    def has_class(self) -> bool:
        """Whether the sentence names a class, «7 «Б»»."""
        return bool(CLASS.search(self.whole))

    @property
    def school_life(self) -> bool:
        """Whether the sentence tells how somebody learns."""
        return bool(_SCHOOL_LIFE.search(self.whole))

    @property
    def named_after(self) -> bool:
        """Whether a school, street, law or book bears the name."""
        return bool(_EXEMPT_BEFORE.search(self.before))

    @property
    def from_book(self) -> bool:
        """Whether the name is an author's in a list of books."""
        return bool(_BOOK.search(self.whole + self.beyond) or _YEAR_AFTER.match(self.after))

    @property
    def told(self) -> bool:
        """Whether the sentence is about a tale, a task or a great man."""
        return bool(_TOLD.search(self.whole))

    @property
    def official(self) -> bool:
        """Whether the name belongs to a high office or the head of an organisation."""
        return bool(_OFFICE_BEFORE.search(self.before) or _OFFICE_AFTER.match(self.after))

    @property
    def teacher(self) -> bool:
        """Whether a teacher's post leads to the name."""
        return bool(_TEACHER.search(self.before))


def speaks_of_children(text: str) -> bool:
    """Tell whether a text speaks of a child, a family or a class."""
    return bool(_ANY_CHILD.search(text) or CLASS.search(text))


_BEYOND = 80
"""How far after a sentence the place and year of a book may stand, in signs."""


def around(text: str, start: int, end: int) -> Surroundings:
    """Take the sentence around a stretch of text."""
    first, last = sentence_around(text, start, end)
    return Surroundings(
        text[first:start], text[start:end], text[end:last], text[last : last + _BEYOND]
    )
