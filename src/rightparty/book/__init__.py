"""What a lender hands in: its tables, how they are read, mapped and checked, and what is overdue."""
