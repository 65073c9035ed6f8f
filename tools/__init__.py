"""What the project's own makers use: setting up, and writing the generated pages."""
