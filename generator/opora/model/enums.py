"""Closed lists that several kinds share."""

from opora.model.base import Labelled


class Level(Labelled):
    """Where in the country's school system something happens."""

    FEDERAL = "federal", "федеральный"
    REGIONAL = "regional", "региональный"
    MUNICIPAL = "municipal", "муниципальный"
    SCHOOL = "school", "школьный"


class Visibility(Labelled):
    """Whether a record becomes a page; the file itself is public in any case."""

    PUBLIC = "public", "публикуется на сайте"
    INTERNAL = "internal", "на сайте не публикуется"


class Evidence(Labelled):
    """How sure it is that a record says what its source says."""

    DOCUMENT = "document", "подтверждено документом"
    WEB = "web", "подтверждено открытой страницей"
    UNCONFIRMED = "unconfirmed", "не подтверждено"


class Settlement(Labelled):
    """The kind of place a school is in."""

    CITY = "city", "город"
    TOWN = "town", "посёлок городского типа"
    VILLAGE = "village", "село"
    HARD_TO_REACH = "hard_to_reach", "труднодоступная местность"


class SizeBand(Labelled):
    """Pupils in a school."""

    UP_TO_50 = "up_to_50", "до 50"
    UP_TO_100 = "51_100", "51–100"
    UP_TO_300 = "101_300", "101–300"
    UP_TO_600 = "301_600", "301–600"
    OVER_600 = "over_600", "свыше 600"


class Significance(Labelled):
    """How much a risk weighs in a school's profile."""

    HIGH = "high", "высокая"
    MEDIUM = "medium", "средняя"
    LOW = "low", "низкая"


class Subject(Labelled):
    """School subjects."""

    RUSSIAN = "russian", "русский язык"
    LITERATURE = "literature", "литература"
    MATHEMATICS = "mathematics", "математика"
    INFORMATICS = "informatics", "информатика"
    PHYSICS = "physics", "физика"
    CHEMISTRY = "chemistry", "химия"
    BIOLOGY = "biology", "биология"
    GEOGRAPHY = "geography", "география"
    HISTORY = "history", "история"
    SOCIAL_STUDIES = "social_studies", "обществознание"
    FOREIGN_LANGUAGE = "foreign_language", "иностранный язык"
    PRIMARY = "primary", "предметы начальной школы"
    OTHER = "other", "другие предметы"


class Grade(Labelled):
    """Stages of schooling."""

    PRIMARY = "1-4", "1–4 классы"
    MIDDLE = "5-9", "5–9 классы"
    SENIOR = "10-11", "10–11 классы"


class Cost(Labelled):
    """What a practice costs beside working hours."""

    NONE = "none", "без расходов"
    LOW = "low", "небольшие расходы"
    MEDIUM = "medium", "заметные расходы"
    HIGH = "high", "большие расходы"


class MeasureState(Labelled):
    """Where the work stands; «просрочено» is computed, never typed."""

    NO_DATA = "no_data", "нет сведений"
    PLANNED = "planned", "запланировано"
    IN_PROGRESS = "in_progress", "в работе"
    DONE = "done", "выполнено"
    POSTPONED = "postponed", "перенесено"
    CANCELLED = "cancelled", "отменено"


class ProofKind(Labelled):
    """What confirms that a measure was carried out."""

    ORDER = "order", "приказ"
    PROGRAMME = "programme", "программа"
    NOTE = "note", "справка"
    SITE = "site", "материалы на сайте"
    LINK = "link", "ссылка"
    STATISTICS = "statistics", "статистика (агрегат)"
    PHOTO = "photo", "фото без лиц"
    REPORT = "report", "отчёт"
