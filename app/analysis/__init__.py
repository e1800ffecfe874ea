"""What every analysis of the service shares: its data in memory, its method note, its answer."""
