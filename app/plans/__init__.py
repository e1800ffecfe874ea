"""Plans: actions with their owners, how they get on, and what a plan still lacks."""
