"""Made-up territories and schools."""

from collections.abc import Iterator

from opora.demo.names import district_name, locality, marked, of, region_name, school_name
from opora.demo.plan import KINDS_OF_DISTRICT, YEAR, District, Size, region_id
from opora.demo.record import Made, cited, made

PROGRAMME = "uchebnaya-programma"

_SIZES = ("101_300", "51_100", "301_600", "over_600", "up_to_50")
_LEVELS = ("secondary", "basic", "primary")
_CONTEXT = (
    "Часть учеников приезжает на автобусе из соседних сёл.",
    "Не хватает учителей математики и физики.",
    "Каждый пятый ученик дома говорит не на русском языке.",
    "Много семей, в которых родители работают вахтой.",
    "В классах учатся дети с ОВЗ, дефектолога в школе нет.",
    "Здание старое, спортивный зал общий с домом культуры.",
)
_RESOURCES = ("«Точка роста»", "школьный автобус", "библиотека", "кабинет информатики")


def country(size: Size) -> Iterator[Made]:
    """Make what the whole country shares, then region after region."""
    yield made(
        f"programmes/{PROGRAMME}.yml",
        marked("Поддержка школ"),
        level="federal",
        goal="Помочь школам с низкими результатами выбраться из них за два года.",
        period={"start": f"{YEAR - 1}-01-01", "end": f"{YEAR + 1}-12-31"},
        tasks=["Узнать риски школы", "Выбрать меры", "Поделиться тем, что помогло"],
    )
    for number in range(size.regions):
        yield from _region(size, number)


def _region(size: Size, number: int) -> Iterator[Made]:
    name = region_name(number)
    districts = [one for one in size.districts if one.region == number]
    members = [s for one in districts for s in one.schools if size.takes_part(s)]
    cohort = {
        "year": YEAR,
        "programme": PROGRAMME,
        "schools_in_programme": len(members),
        "municipalities": len(districts),
        "source": cited(),
    }
    yield made(f"schools/{region_id(number)}/region.yml", marked(name), cohorts=[cohort])
    yield made(
        f"organisations/institut-{number + 1}.yml",
        marked(f"Институт развития образования {of(name)}"),
        kind="institute",
        territory=region_id(number),
        website=f"https://iro-{number + 1}.example.org",
    )
    for district in districts:
        yield from _district(size, district)


def _district(size: Size, district: District) -> Iterator[Made]:
    kind = size.dice(district.id).skewed(KINDS_OF_DISTRICT)
    name = district_name(district.number, kind)
    yield made(
        f"schools/{district.id}/municipality.yml",
        marked(name),
        kind=kind,
        authority=district.authority,
        has_support_programme=size.dice(f"{district.id}/programme").happens(0.8),
    )
    yield made(
        f"organisations/{district.authority}.yml",
        marked(f"Управление образования {of(name)}"),
        kind="municipal_authority",
        territory=district.id,
        website=f"https://rayon-{district.number + 1}.example.org",
    )
    for number in district.schools:
        yield _school(size, district, number)


def _school(size: Size, district: District, number: int) -> Made:
    id_ = district.school(number)
    dice = size.dice(id_)
    place = locality(dice)
    band = dice.skewed(_SIZES)
    member = size.takes_part(number)
    status = {"status": "shnor" if dice.happens(0.8) else "risk_zone"}
    told = {"year": YEAR, "source": cited()}
    return made(
        f"schools/{id_}/school.yml",
        school_name(number % 90 + 1, place),
        settlement=place.settlement,
        education_level=dice.skewed(_LEVELS),
        size=band,
        small_school=band == "up_to_50",
        remote=place.settlement == "hard_to_reach",
        statuses=[{**status, **told}] if member else [],
        participations=[{"programme": PROGRAMME, **told}] if member else [],
        context=dice.some(_CONTEXT, 0, 2),
        resources=dice.some(_RESOURCES, 0, 2),
        official_email=f"shkola-{number + 1}@example.org",
    )
