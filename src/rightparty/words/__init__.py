"""Templates, content classes, required disclosures and languages."""
