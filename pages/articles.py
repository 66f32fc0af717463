"""The articles: each with its evidence marked, in its language, and the coded rows beside it."""

from sahelscope.views import articles_page, current
from sahelscope.views.chart import chart_and_evidence, show_events_twin, show_shown
from sahelscope.views.style import show_head, show_quiet

selection = current.selection()

show_head("Articles", "Read the evidence where it stands.")
show_shown(selection)
article_id = articles_page.pick_article(selection)
if article_id:
    rows = articles_page.read_rows(article_id, selection)
    text, beside = chart_and_evidence()
    with text:
        articles_page.show_article(article_id, rows)
    with beside:
        articles_page.show_rows(article_id, rows)
else:
    show_quiet("No article has a row that fits the filters.")
show_events_twin(selection)
