"""Many banks become one: records are gathered from where regions keep them and get their place."""
