"""Rules of indicators, their targets and declared values."""

from opora.diagnostics import Severity
from opora.rules.rule import Rule

INDICATORS = (
    Rule(
        code="V55",
        title="Числа меньше пяти человек не публикуются",
        why="В небольшой школе по числу «двое» узнают, о ком речь, а история Git хранит его.",
        fix="Удалите числа и напишите «withheld: true»: на странице будет сказано, что они скрыты.",
        wrong="numerator: 3  # трое родителей\ndenominator: 40",
        right="withheld: true",
    ),
    Rule(
        code="V60",
        title="Числитель доли не больше знаменателя",
        why="Доля больше 100 % — это перепутанные числа.",
        fix="Проверьте по документу, что посчитано и от какого целого.",
        wrong="unit: percent\nnumerator: 34\ndenominator: 33",
        right="unit: percent\nnumerator: 33\ndenominator: 34",
    ),
    Rule(
        code="V61",
        title="Знаменатель больше нуля",
        why="Если считать не от чего, доли нет: на странице пишется «нет данных», а не 0 %.",
        fix="Исправьте знаменатель или удалите запись.",
        wrong="numerator: 0\ndenominator: 0",
        right="numerator: 0\ndenominator: 12",
    ),
    Rule(
        code="V62",
        title="Вычисляемое не вводится вручную",
        why="Число, введённое рядом с тем, из чего оно считается, однажды с ним разойдётся.",
        fix="Удалите значение: банк посчитает его по записям, а долю — по числителю и знаменателю.",
        wrong="numerator: 45\ndenominator: 60\nvalue: 75",
        right="numerator: 45\ndenominator: 60",
    ),
    Rule(
        code="V63",
        title="У цели есть срок, сравнение, территория и источник",
        why="«100 %» без них не проверить: чьих, к какому году, «не менее» или «до».",
        fix="Допишите по документу. Если цель предлагает сам банк, напишите «proposed: true».",
        wrong="targets:\n  - value: 100",
        right="targets:\n  - value: 60\n    comparator: at_least\n    territory: primorskiy-kray\n"
        "    period: {start: 2021-01-01, end: 2021-12-31}\n"
        "    source: {document: primorye-roadmap-order-2021}",
    ),
    Rule(
        code="V64",
        title="Единицы значений и целей — те же, что у показателя",
        why="Проценты со школами не сравнить, и линия цели на графике окажется не там.",
        fix="Исправьте единицу или добавьте её показателю в other_units.",
        wrong="# показатель: unit: percent\nunit: school",
        right="# показатель: unit: percent, other_units: [school]\nunit: school",
    ),
    Rule(
        code="V65",
        title="Объявленное сходится с посчитанным",
        why="Разница больше 5 процентных пунктов значит, что в банке не все записи или в отчёте "
        "ошибка.",
        fix="Проверьте число в документе и добавьте недостающие записи; если разница верная, "
        "объясните её в note.",
        wrong="numerator: 10  # по записям банка 4 из 12\ndenominator: 12",
        right="numerator: 4\ndenominator: 12",
        severity=Severity.WARNING,
        whole_bank=True,
    ),
    Rule(
        code="V66",
        title="Одно место, один год — одно объявленное значение",
        why="Из двух чисел на странице показателя видно было бы только одно, и неясно какое.",
        fix="Оставьте одно значение, а о другом источнике и его числе напишите в note. Доля и "
        "число людей — разные единицы, их можно объявить рядом.",
        wrong="# в values/2026/a.yml и в values/2026/b.yml\n"
        "indicator: k25\nscope: region\nunit: percent",
        right="# только values/2026/a.yml; в нём: note: в отчёте министерства — 58 %",
        whole_bank=True,
    ),
)
