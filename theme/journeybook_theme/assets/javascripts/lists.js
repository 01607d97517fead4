/* What the filters and the orders of lists have in common: both live in the address, so that a link shows the same. */
journeybook.lists = (() => {
  "use strict"

  const language = document.documentElement.lang || "en"
  const shown = number => number.toLocaleString(language)
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
  const address = () => new URLSearchParams(location.search)
  const copies = element => [...element.cloneNode(true).childNodes]
  const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: "base" })
  const ROLES = { THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell", col: "columnheader", row: "rowheader" }

  function make(name, className, ...content) {
    const element = document.createElement(name)
    element.className = className
    if (name === "button") element.type = "button"
    element.append(...content)
    return element
  }

  /** Write parameters into the address, the empty ones left out, others and the fragment kept. */
  function write(values) {
    const parameters = address()
    for (const [name, value] of Object.entries(values)) {
      if (value) parameters.set(name, value)
      else parameters.delete(name)
    }
    const query = parameters.toString().replaceAll("%2C", ",")
    history.replaceState(history.state, "", location.pathname + (query && `?${query}`) + location.hash)
    keep()
  }

  /** Other views of the same list show the same choice of it. */
  function keep() {
    for (const link of document.querySelectorAll("[data-jb-keep] a:not([aria-current])")) link.search = location.search
  }

  /** On narrow screens and in long lists a table is not laid out as one, and browsers may take it for none. */
  function tell(table) {
    table.setAttribute("role", "table")
    for (const part of table.querySelectorAll("thead, tbody, tr, th, td")) {
      part.setAttribute("role", ROLES[part.scope] || ROLES[part.tagName] || "rowheader")
    }
  }

  /** What a cell is sorted by; null for an empty cell. */
  function value(cell, numbers) {
    const written = cell.dataset.value ?? cell.textContent.trim()
    if (written === "") return null
    return numbers ? Number(written) : written
  }

  /** Rows by their values; what is equal as it was, and what is empty last, whichever way the order goes. */
  function ordered(rows, valueOf, down) {
    const keyed = rows.map((row, at) => [valueOf(row), at, row])
    const compare = (one, other) => {
      if (one === null || other === null) return (one === null) - (other === null)
      const order = typeof one === "number" ? one - other : collator.compare(one, other)
      return down ? -order : order
    }
    keyed.sort(([one, first], [other, second]) => compare(one, other) || first - second)
    return keyed.map(([, , row]) => row)
  }

  return { plain, tell, value, ordered, shown, filled, address, copies, make, write, keep }
})()
