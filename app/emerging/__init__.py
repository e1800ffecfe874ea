"""Places that stand out lately: looked for each night, kept, and told."""
