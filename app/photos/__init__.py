"""Photos of the ledger: made new from their pixels, kept with the record they belong to."""
