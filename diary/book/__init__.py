"""The open diary: every change that anyone can make, one function a purpose, each of them saved before it returns."""
