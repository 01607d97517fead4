"""The MkDocs theme of journeybook: templates and assets on top of Material, and no code."""
