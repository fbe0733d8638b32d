"""The bank as JSON: static files below `api/v1/`, described by OpenAPI and JSON Schema."""
