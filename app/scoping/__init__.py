"""Where to look: an outline suggested from recorded incidents. It proposes; a person decides."""
