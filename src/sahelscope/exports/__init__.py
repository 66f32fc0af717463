"""Tables to files that others can read, safe to open."""

from sahelscope.exports.csv import read_csv, to_csv
from sahelscope.exports.json_lines import to_json_lines

__all__ = ["read_csv", "to_csv", "to_json_lines"]
