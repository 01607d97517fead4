"""Messages in templates: translated, escaped, counted by the locale, and still marked where a text is foreign."""

from __future__ import annotations

from journeybook.language import Language, language_of
from journeybook.model.text import Foreign
from journeybook.pages.context import Prose
from journeybook.render import Renderer
from journeybook.render.environment import environment
from tests.language.greek import FILES, site
from tests.language.pseudo import Pseudo

ENGLISH, FRENCH = language_of("en"), language_of("fr")
NAME = Foreign("Léa & <co>", "en")


def made(template: str, language: Language = FRENCH, **values: object) -> str:
    return environment(None, language, {}).from_string(template).render(**values)


def test_each_language_says_the_same_template_in_its_own_words() -> None:
    template = '{{ _("Owner") }}, {% trans %}Status{% endtrans %}'
    assert made(template, ENGLISH) == "Owner, Status"
    assert made(template, FRENCH) == "Responsable, Statut"


def test_a_message_is_html_and_its_variables_are_text() -> None:
    assert made('{{ _("Journeys of %(name)s", name="<b>") }}') == "Parcours suivis par &lt;b&gt;"
    assert made("{% trans %}<b>Ends</b>{% endtrans %}", Pseudo()) == "⟦<b>Ends</b>⟧"
    assert made('{{ _("100 %%") }}', Pseudo()) == "⟦100 %⟧"


def test_a_foreign_text_keeps_its_mark_within_a_sentence() -> None:
    marked = '<span lang="en" class="jb-foreign">Léa &amp; &lt;co&gt;</span>'
    assert made("{{ name }}", name=NAME) == marked
    assert made('{{ _("Journeys of %(name)s", name=name) }}', name=NAME) == f"Parcours suivis par {marked}"
    block = "{% trans name=name %}Journeys of {{ name }}{% endtrans %}"
    assert made(block, name=NAME) == f"Parcours suivis par {marked}"


def test_in_an_attribute_a_foreign_text_is_only_its_text() -> None:
    template = '<p title="{{ _("Journeys of %(name)s", name=name | plain) }}">'
    assert made(template, name=NAME) == '<p title="Parcours suivis par Léa &amp; &lt;co&gt;">'


def test_what_counts_writes_its_number_by_the_locale() -> None:
    template = '{{ ngettext("%(num)s step", "%(num)s steps", count) }}'
    assert made(template, ENGLISH, count=1) == "1 step"
    assert made(template, ENGLISH, count=1200) == "1,200 steps"
    assert made(template, FRENCH, count=0) == "0 étape"
    assert made(template, FRENCH, count=1200) == "1\u202f200 étapes"


def test_the_same_word_in_another_sense_has_a_translation_of_its_own() -> None:
    assert made('{{ pgettext("status.review", "in review") }}') == "en relecture"
    assert made('{{ pgettext("no such sense", "in review") }}') == "in review"


def test_a_narrative_in_another_language_says_so_in_that_of_the_page() -> None:
    renderer = Renderer(site(FILES, FRENCH, "fr"))
    show = renderer.environment.from_string("{{ prose | prose }}")
    frame = type("Frame", (), {"path": "index.html"})
    foreign = show.render(frame=frame, prose=Prose(markdown="Ο ιστός.", source="a.md", language="el"))
    assert foreign == (
        '<p class="jb-foreign__note">Pas encore traduit</p>'
        '<div lang="el" class="jb-foreign jb-foreign--block"><p>Ο ιστός.</p>\n</div>'
    )
    own = show.render(frame=frame, prose=Prose(markdown="Le web.", source="a.md"))
    assert own == "<p>Le web.</p>\n"
