"""What if: contacts that were made, and days that were planned, judged again under another law or policy."""
