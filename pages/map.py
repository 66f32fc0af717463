"""The map: what is known about where, and no more."""

from sahelscope.analysis.readable import latest, readable_events
from sahelscope.views import address, current, map_page, tables
from sahelscope.views.chart import chart_and_evidence, show_shown, show_twin
from sahelscope.views.evidence import show_evidence
from sahelscope.views.style import show_head

selection = current.selection()
events = tables.events(selection)
spots = map_page.read_spots(selection)

show_head("Map", "Where events happened, drawn as exactly as the articles tell it.")
chart, evidence = chart_and_evidence()
with chart:
    view = map_page.pick_view(selection)
    show_shown(selection)
    map_page.show_map(spots, view)
with evidence:
    mark = address.page_param(map_page.MARK)
    hint = "Click a spot to read the sentences behind it. Or begin with the latest:"
    show_evidence(map_page.rows_of(spots, mark), latest(events), hint)
show_twin(readable_events(events, tables.names()), events, selection, "events")
