"""SahelScope: who did what to whom, says who, and how surely."""

__version__ = "0.1.0"
