"""Files that a person may have edited -> the document tree. One folder a format."""
