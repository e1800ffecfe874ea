"""Where and when incidents were recorded while nothing for young people was open within a walk."""
