"""What the codes of diallers and networks mean to us: a TOML file a vendor, no code."""
