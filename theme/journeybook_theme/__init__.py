"""The MkDocs theme of journeybook: templates and assets on top of Material. No code: MkDocs reads the folder."""
