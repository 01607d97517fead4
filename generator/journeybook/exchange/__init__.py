"""Importers and exporters, one format a module; pure functions from text to text.

`mermaid` reads Mermaid journeys (`mermaid_blocks` finds them, `mermaid_syntax` and `mermaid_task` read them,
`mermaid_scale` fits their scores, `mermaid_rules` explains what they report); `journey_file` writes content files
as a team would; `json` writes a whole catalogue for other programs.
"""
