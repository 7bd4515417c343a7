"""services/editions."""
