"""One rule a module, named like its id; its docstring is its manual. `journeybook.checks.registry` lists them."""
