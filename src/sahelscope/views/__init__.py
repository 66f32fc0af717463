"""What the browser shows: widgets to Selection, cached reads, charts and the evidence panel."""
