"""The commands: one module each. They print, and answer with an exit code; no window is needed."""
