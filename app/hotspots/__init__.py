"""Where: equal cells and stretches of street by what was recorded, and what is decided on them."""
