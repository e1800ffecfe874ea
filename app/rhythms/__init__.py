"""When: the hours of the week in which incidents were recorded, and repeats near and soon."""
