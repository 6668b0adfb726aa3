"""The screens of the window, each a folder with its page and its presenter."""
