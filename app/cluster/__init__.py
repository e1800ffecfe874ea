"""The private PostGIS cluster that Contextmap runs when it is given no database.

``embedded.EmbeddedCluster(home).running()`` is the way in; ``external`` looks at a database that
somebody else runs. A small *keeper* process (``keeper``) is the parent of PostgreSQL: services
hold a lease (``lease``), and the keeper stops the server when the last lease is gone, however its
holder ended.

``binaries`` and what it uses need the standard library only: set-up asks them before
anything is installed.
"""
