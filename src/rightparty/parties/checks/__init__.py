"""Checks of a number by an outside source: what is asked, file formats, and the evidence that comes back."""
