"""Search: any sentence of any article, by words or by names in any spelling."""

from sahelscope.views import current, search_page
from sahelscope.views.chart import chart_and_evidence
from sahelscope.views.evidence import show_evidence
from sahelscope.views.style import show_head

selection = current.selection()

show_head("Search", "Every sentence of every article, in five languages; a name finds all its spellings.")
query = search_page.pick_query()
found = search_page.read_found(query, selection, search_page.pick_number())
sentences, evidence = chart_and_evidence()
with sentences:
    search_page.show_found(query, found, selection)
with evidence:
    candidates, offered = search_page.candidates(found, selection), search_page.offered(found, selection)
    show_evidence(selection, candidates, offered, search_page.hint(found))
