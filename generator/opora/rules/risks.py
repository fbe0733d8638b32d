"""Rules of risk factors, profiles, and how plans answer them."""

from opora.diagnostics import Severity
from opora.rules.rule import Rule

RISKS = (
    Rule(
        code="V08",
        title="Профиль пользуется каталогом своего года",
        why="Формулировки рисков в разные годы разные: чужой каталог исказит сравнение.",
        fix="Укажите каталог, который действовал в год профиля, и факторы именно из него.",
        wrong="# risk-profile-2021.yml\ncatalogue: rsh-2022",
        right="# risk-profile-2021.yml\ncatalogue: rsh-2021",
    ),
    Rule(
        code="V20",
        title="Каждый высокий риск закрыт мерой",
        why="Высокая значимость означает, что школа обязана что-то с риском делать.",
        fix="Добавьте в дорожную карту школы на этот год меру с этим фактором; если с риском "
        "решили не работать, запишите в профиле decision с причиной.",
        wrong="- factor: clm-parents\n  significance: high  # в карте нет меры",
        right="# roadmap-2021.yml\n- id: parents-club\n  factors: [clm-parents]",
    ),
    Rule(
        code="V21",
        title="У среднего риска есть заключение куратора",
        why="По методике риск средней значимости требует дополнительной оценки куратора.",
        fix="Добавьте curator_assessment; пока оценки нет, напишите «verdict: pending».",
        wrong="- factor: clm-parents\n  significance: medium",
        right="- factor: clm-parents\n  significance: medium\n"
        "  curator_assessment: {verdict: confirmed}",
    ),
    Rule(
        code="V22",
        title="Подтверждённый средний риск закрыт мерой",
        why="Если куратор подтвердил риск, школа должна с ним работать.",
        fix="Добавьте в дорожную карту школы меру с этим фактором или запишите в профиле "
        "decision с причиной.",
        wrong="curator_assessment: {verdict: confirmed}  # в карте нет меры",
        right="# roadmap-2021.yml\n- id: mentoring\n  factors: [stf-mentoring]",
    ),
    Rule(
        code="V23",
        title="У исключённого риска названа причина",
        why="Через год никто не вспомнит, почему риском решили не заниматься.",
        fix="Напишите reason: почему школа не будет работать с этим риском.",
        wrong="decision: {include: false}",
        right="decision: {include: false, reason: 'закрыт программой прошлого года'}",
    ),
    Rule(
        code="V24",
        title="Меры школы отвечают на риски её профиля",
        why="Мера против риска, которого у школы нет, отвлекает силы или указывает не тот фактор.",
        fix="Проверьте фактор у меры или добавьте риск в профиль школы.",
        wrong="factors: [mgt-career-guidance]  # в профиле этого риска нет",
        right="factors: [clm-parents]  # в профиле этот риск есть",
        severity=Severity.WARNING,
    ),
    Rule(
        code="V25",
        title="За профилем следует дорожная карта",
        why="Профиль без плана ничего не меняет: карта нужна в течение 60 дней.",
        fix="Добавьте рядом с профилем roadmap-<год>.yml.",
        wrong="schools/…/school-1/risk-profile-2021.yml",
        right="schools/…/school-1/risk-profile-2021.yml\nschools/…/school-1/roadmap-2021.yml",
        severity=Severity.WARNING,
    ),
    Rule(
        code="V27",
        title="Основной каталог факторов один",
        why="Практики и меры размечены одним каталогом, иначе их нельзя найти по фактору.",
        fix="Оставьте «basis: true» только у одного каталога.",
        wrong="# factors/rsh-2021.yml\nbasis: true",
        right="# factors/rsh-2021.yml\nbasis: false",
    ),
)
