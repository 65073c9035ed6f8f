"""Who may do what: roles, accounts, the guard before every act, and rows by creditor."""
