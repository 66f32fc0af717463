"""The alliances: who belongs to what on a chosen day, and what the articles say about it."""

from sahelscope.views import address, alliances_page, current
from sahelscope.views.chart import chart_and_evidence, show_shown, show_twin
from sahelscope.views.evidence import show_evidence
from sahelscope.views.style import show_head

selection = current.selection()

show_head("Alliances", "Who belongs to what on a chosen day, beside what the articles say about it.")
chart, evidence = chart_and_evidence()
with chart:
    choice = alliances_page.pick_matrix()
    cells = alliances_page.read_matrix(selection, choice)
    show_shown(selection, "relationships")
    alliances_page.show_matrix(selection, choice)
with evidence:
    mark = address.page_param(alliances_page.CELL)
    alliances_page.show_spells(mark)
    hint = "Click a cell to see since when, by which source, and what the articles say. Or begin with these:"
    show_evidence(selection, alliances_page.rows_of(cells, mark), alliances_page.told_rows(selection), hint)
show_twin(lambda: alliances_page.readable_cells(cells), cells, selection, "cells")
