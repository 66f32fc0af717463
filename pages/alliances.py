"""The alliances: who belongs to what on a chosen day, and what the articles say about it."""

from functools import partial

from sahelscope.views import address, alliances_page, current, membership_panel, membership_views
from sahelscope.views.chart import chart_and_evidence, show_shown, show_twin
from sahelscope.views.evidence import show_evidence
from sahelscope.views.style import show_head

selection = current.selection()

show_head("Alliances", "Who belongs to what on a chosen day, beside what the articles say about it.")
chart, evidence = chart_and_evidence()
with chart:
    choice = alliances_page.pick_matrix(selection)
    show_shown(selection, "relationships")
    if choice.view == "time":
        membership_views.show_over_time(selection, choice)
    elif choice.view == "changes":
        membership_views.show_changes(selection, choice)
    else:
        alliances_page.show_matrix(selection, choice)
with evidence:
    mark = address.page_param(alliances_page.CELL)
    membership_panel.show_cell(selection, choice.day, mark)
    behind = alliances_page.rows_of(selection, choice.day, mark)
    hint = membership_panel.hint(mark, behind)
    offered = [] if mark else alliances_page.told_rows(selection, choice.day)
    show_evidence(selection, behind, offered, hint)
if choice.view == "day":
    cells = alliances_page.read_matrix(selection, choice)
    opened = partial(alliances_page.open_cell, selection, choice.day, cells)
    show_twin(lambda: alliances_page.readable_cells(cells), cells, selection, "cells", on_row=opened)
