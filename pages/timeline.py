"""The timeline: when things happened, as exactly as it is known."""

from sahelscope.views import address, current, tables, timeline_choices, timeline_page
from sahelscope.views.chart import chart_and_evidence, show_events_twin, show_shown
from sahelscope.views.evidence import show_evidence
from sahelscope.views.style import show_head

selection = current.selection()

show_head("Timeline", "When events happened: a day is a mark, a vague date is as long as it is vague.")
chart, evidence = chart_and_evidence()
with chart:
    choice = timeline_choices.pick_timeline(selection)
    show_shown(selection)
    timeline_page.show_timeline(selection, choice)
with evidence:
    mark = address.page_param(timeline_page.MARK)
    behind = timeline_page.rows_of(selection, choice, mark)
    timeline_page.show_lane(selection, choice, mark)
    hint = "Click a mark to read the sentence behind it. Or begin with the latest:"
    show_evidence(selection, behind, tables.latest(selection)["event_id"].tolist(), hint)
show_events_twin(selection)
