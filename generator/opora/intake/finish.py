"""Making a draft whole: ids, tasks, what was given beside the file, and where it came from."""

import re
from collections.abc import Mapping
from itertools import count

from opora.intake.draft import Draft
from opora.intake.request import Request
from opora.kinds import BY_NAME
from opora.model import BLANK
from opora.parse.lettering import slug
from opora.wording import Names, same
from opora.writing import Plain

NO_TASK = "vpishite-zadachu"
"""The id of a task that stands where none was found: the roadmap has none such."""

_LONGEST_ID = 60


def complete(draft: Draft, names: Names, request: Request) -> dict[str, Plain]:
    """Settle a draft and add what its table does not hold."""
    for field, value in request.given.items():
        draft.put((field,), value)
    if not draft.size(("sources",)):
        draft.put(("sources", 0), {"title": f"Файл «{request.name}»"})
        message = "источником записан сам файл; назовите документ: приказ, протокол или адрес"
        draft.check("файл", message, loc=("sources", 0))
    if not draft.get(("title",)):
        _title(draft, names, request)
    if draft.kind == "roadmap" and not draft.get(("goal",)):
        draft.put(("goal",), f"{BLANK} цель карты")
        hint = "впишите её в поле goal или добавьте --goal"
        draft.say("файл", "цель карты не названа", hint, loc=("goal",))
    data = draft.settle()
    return _roadmap(draft, data) if draft.kind == "roadmap" else data


def _title(draft: Draft, names: Names, request: Request) -> None:
    label = BY_NAME[draft.kind].label
    home = names.title(("school", "municipality", "region"), request.home) if request.home else ""
    if not home:
        draft.put(("title",), f"{BLANK} название: {label}")
        hint = "впишите его в поле title или добавьте --title"
        draft.say("файл", "название не указано", hint, loc=("title",))
        return
    year = f", {request.plan.start.year} год" if request.plan else ""
    title = f"{label[:1].upper()}{label[1:]}: {home}{year}"
    draft.put(("title",), title)
    draft.check("файл", f"названия в файле нет; записано «{title}»", loc=("title",))


def _roadmap(draft: Draft, data: dict[str, Plain]) -> dict[str, Plain]:
    tasks = _with_ids(data.get("tasks"), "t")
    items = _records(data.get("items"))
    if not tasks and items:
        tasks = [{"id": "t1", "title": f"{BLANK} задача, которой служат меры"}]
        hint = "назовите задачу в tasks; если задач несколько, распределите меры в поле task"
        draft.say("файл", "задачи карты не названы", hint, loc=("tasks",))
    found = [_task(draft, tasks, item, number) for number, item in enumerate(items)]
    named = _named(found)
    told = [_after(draft, named, item, number) for number, item in enumerate(named)]
    return {**data, "tasks": tasks, "items": told}


def _records(value: Plain) -> list[dict[str, Plain]]:
    held = value if isinstance(value, (list, tuple)) else ()
    return [dict(one) for one in held if isinstance(one, Mapping)]


def _with_ids(value: Plain, letter: str) -> list[dict[str, Plain]]:
    records = _records(value)
    used = {str(one["id"]) for one in records if one.get("id")}
    free = (f"{letter}{n}" for n in count(1) if f"{letter}{n}" not in used)
    return [one if one.get("id") else {**one, "id": next(free)} for one in records]


def _task(
    draft: Draft, tasks: list[dict[str, Plain]], item: dict[str, Plain], number: int
) -> dict[str, Plain]:
    """Turn the words that name a task into its id."""
    words = str(item.get("task") or "")
    place, loc = draft.place_of(("items", number, "task")), ("items", number, "task")
    if not words and len(tasks) == 1:
        return {**item, "task": tasks[0]["id"]}
    found = _find(tasks, words, ("title",))
    if found is None:
        told = f"задача «{words}» не найдена" if words else "задача меры не названа"
        titles = "; ".join(f"{n}. {one.get('title')}" for n, one in enumerate(tasks, 1))
        draft.say(place, told, f"напишите номер или название задачи: {titles}", loc=loc)
    return {**item, "task": NO_TASK if found is None else found["id"]}


def _find(
    records: list[dict[str, Plain]], words: str, fields: tuple[str, ...]
) -> dict[str, Plain] | None:
    """Find the record that words name: by its id, its name, or its number in the list."""
    by_name = {same(str(one[field])): one for field in fields for one in records if one.get(field)}
    by_id = {str(one.get("id")): one for one in records}
    digits = re.fullmatch(r"(?:задача|мера)?\s*№?\s*(\d{1,3})\.?", words.casefold())
    place = int(digits[1]) - 1 if digits else -1
    nth = records[place] if 0 <= place < len(records) else None
    return by_id.get(words) or by_name.get(same(words)) or nth


def _named(items: list[dict[str, Plain]]) -> list[dict[str, Plain]]:
    """Give each measure an id of its own, made of its number where it has one."""
    used = {str(one["id"]) for one in items if one.get("id")}
    found = []
    for place, one in enumerate(items, 1):
        if one.get("id"):
            found.append(one)
            continue
        number = slug(str(one.get("number") or "")) or str(place)
        whole = f"m-{number}" if "-" in number else f"m-{_task_number(one)}{number}"
        wanted = whole[:_LONGEST_ID].strip("-")
        more = (f"{wanted[: _LONGEST_ID - 4]}-{n}" for n in count(2))
        own = wanted if wanted not in used else next(id_ for id_ in more if id_ not in used)
        used.add(own)
        found.append({**one, "id": own})
    return found


def _task_number(item: Mapping[str, Plain]) -> str:
    task = re.fullmatch(r"t(\d+)", str(item.get("task")))
    return f"{task[1]}-" if task else ""


def _after(
    draft: Draft, items: list[dict[str, Plain]], item: dict[str, Plain], number: int
) -> dict[str, Plain]:
    """Turn the words that name the measures before a measure into their ids."""
    words = item.get("depends_on")
    if not isinstance(words, list):
        return item
    ids: list[Plain] = []
    for one in words:
        found = _find(items, str(one), ("number", "activity"))
        loc = ("items", number, "depends_on")
        if found is None:
            message = f"мера «{one}», после которой идёт эта, не найдена"
            draft.say(draft.place_of(loc), message, "напишите её номер или название", loc=loc)
        else:
            ids.append(found["id"])
    rest = {key: value for key, value in item.items() if key != "depends_on"}
    return {**rest, "depends_on": ids} if ids else rest
