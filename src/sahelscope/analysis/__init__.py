"""Table to table: what the pages draw, worked out from the rows that the store gave."""
