"""What is known beforehand: event types, relations, regions, columns, languages, actors, places, alliances, borders.

Each file checks itself when it is read; a fault names file, entry and remedy.
"""
