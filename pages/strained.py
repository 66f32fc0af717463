"""Strained ties: who stands on both sides of a quarrel, and what the articles say of each tie."""

from functools import partial

from sahelscope.views import address, current, strain_cards, strained_page, tie_method
from sahelscope.views.chart import chart_and_evidence, show_twin
from sahelscope.views.evidence import show_evidence
from sahelscope.views.style import show_head

selection = current.selection()
mark = address.page_param(strained_page.MARK)

lead = "Two ties that bind and one that divides: what to read about first. A detector, not a forecast."
show_head("Strained ties", lead)
network, evidence = chart_and_evidence()
with network:
    choice = strained_page.pick_strains(selection)
    strained_page.show_sum(selection, choice)
    strained_page.show_network(selection, choice, mark)
    strain_cards.show_strains(selection, choice)
    tie_method.show_method()
with evidence:
    strain_cards.show_tie(selection, choice, mark)
    behind, offered = strained_page.rows_of(selection, choice, mark), strained_page.offered(selection, choice, mark)
    hint = strained_page.hint(mark, behind)
    show_evidence(strained_page.rows_read(selection), behind, offered, hint)
table = strained_page.read_tie_table(selection, choice)
show_twin(lambda: table, table, selection, "ties", on_row=partial(strained_page.open_tie, selection, choice))
triads = strained_page.read_triads_table(selection, choice)
show_twin(lambda: triads, triads, selection, "triads")
