"""The alliances: who belongs to what on a chosen day, and what the articles say about it."""

from sahelscope.views import address, alliances_page, current, tables
from sahelscope.views.chart import chart_and_evidence, show_shown, show_twin
from sahelscope.views.evidence import show_evidence
from sahelscope.views.style import show_head

selection = current.selection()
relationships = tables.relationships(selection)

show_head("Alliances", "Who belongs to what on a chosen day, beside what the articles say about it.")
chart, evidence = chart_and_evidence()
with chart:
    day = alliances_page.pick_matrix_day()
    cells = alliances_page.read_matrix(selection, day)
    show_shown(selection, "relationships")
    alliances_page.show_matrix(cells, day)
with evidence:
    mark = address.page_param(alliances_page.CELL)
    alliances_page.show_spells(mark)
    hint = "Click a cell to see since when, by which source, and what the articles say. Or begin with these:"
    show_evidence(alliances_page.rows_of(cells, mark), alliances_page.told_rows(relationships), hint)
show_twin(alliances_page.readable_cells(cells), cells, selection, "cells")
