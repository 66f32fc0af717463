"""The map: what is known about where, and no more."""

from sahelscope.views import address, current, map_page, tables
from sahelscope.views.chart import chart_and_evidence, show_events_twin, show_shown
from sahelscope.views.evidence import show_evidence
from sahelscope.views.style import show_head

selection = current.selection()

show_head("Map", "Where events happened, drawn as exactly as the articles tell it.")
chart, evidence = chart_and_evidence()
with chart:
    look = map_page.pick_look(selection)
    show_shown(selection)
    map_page.show_map(selection, look)
with evidence:
    behind = map_page.read_spots(selection).rows_of(address.page_param(map_page.MARK))
    hint = "Click a spot to read the sentences behind it. Or begin with the latest:"
    show_evidence(selection, behind, tables.latest(selection), hint)
show_events_twin(selection)
