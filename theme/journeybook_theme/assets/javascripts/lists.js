/* What the filters and the orders of lists have in common: both live in the address, so that a link shows the same. */
journeybook.lists = (() => {
  "use strict"

  const language = document.documentElement.lang || "en"
  const shown = number => number.toLocaleString(language)
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
  const address = () => new URLSearchParams(location.search)
  const copies = element => [...element.cloneNode(true).childNodes]

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

  return { language, shown, filled, address, copies, make, write, keep }
})()
