"""The far side of printing: tasks of bounded workers, which meet strangers' files and typst."""
