"""The map: what is known about where, and no more."""

from sahelscope.views import address, current, map_exports, map_look, map_page, map_rows, map_time
from sahelscope.views.chart import chart_and_evidence
from sahelscope.views.style import show_head

selection = current.selection()

show_head("Map", "Where events happened, drawn as exactly as the articles tell it.")
chart, evidence = chart_and_evidence()
with chart:
    look = map_look.pick_look(selection)
    mark = address.page_param(map_rows.MARK)
    map_page.show_shown(selection)
    map_page.show_map(selection, look, mark)
    map_time.show_time(selection)
    map_exports.show_exports(selection, look)
with evidence:
    map_rows.show_evidence(selection, look, mark)
map_rows.show_tables(selection, look, mark)
