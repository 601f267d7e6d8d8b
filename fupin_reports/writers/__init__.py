"""The writers: one room a format, each turns the document tree into bytes."""
