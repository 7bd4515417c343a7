"""parse/glossary."""
