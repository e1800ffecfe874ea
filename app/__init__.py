"""The service: HTTP, command line, jobs, and the records of a partnership."""
