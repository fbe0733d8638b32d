"""What curators do to files, as values: repairing, renaming, beginning records and banks.

Nothing here touches the disk: texts go in, `Change`s come out, and the command line writes them.
"""
