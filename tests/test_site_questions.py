from opora.site.questions import with_questions

GUIDE = (
    "<p>Коротко.</p>"
    '<h2 id="who">Кто&nbsp;решает?<a class="headerlink" href="#who">¶</a></h2><p>Человек.</p>'
    '<h2 id="more">Ещё</h2><p>Остальное.</p>'
    '<h2 class="o-x" id="why">Почему <em>так</em>?</h2><h3>Подробно</h3><p>Потому.</p>'
)


def test_a_question_is_found_by_itself_with_its_answer() -> None:
    who, why = with_questions(GUIDE, "Справка").parts
    assert (who.anchor, who.title, who.text.html) == ("who", "Кто решает?", "<p>Человек.</p>")
    assert (why.anchor, why.title) == ("why", "Почему так?")
    assert why.text.html == "<h3>Подробно</h3><p>Потому.</p>"
    assert who.text.kind == "Частый вопрос"


def test_the_rest_stays_with_the_guide() -> None:
    text = with_questions(GUIDE, "Справка")
    assert text.kind == "Справка"
    assert text.html == '<p>Коротко.</p><h2 id="more">Ещё</h2><p>Остальное.</p>'


def test_a_guide_without_questions_is_left_as_it_is() -> None:
    html = '<h2 id="one">Один</h2><p>Есть вопрос? Нет.</p>'
    text = with_questions(html, "Справка")
    assert (text.html, text.parts) == (html, ())
