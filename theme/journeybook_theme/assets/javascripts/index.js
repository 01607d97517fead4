/* Lists that can be filtered and tables that can be sorted. Both live in the address, so that a link shows the same.
 *
 * A list is any element with an id that a form names in data-jb-finder; its rows have data-in, words of the form
 * facet:value. What stands above rows (a group) is whatever has data-jb-group: it goes with its last row. A table is
 * sorted by the headings with data-sort; a cell's value is its data-value, else its text.
 */
(() => {
  "use strict"

  const language = document.documentElement.lang || "en"
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: "base" })
  const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
  const shown = number => number.toLocaleString(language)

  /** What the address says: facet → values, the words, the order. */
  function readAddress() {
    return new URLSearchParams(location.search)
  }

  /** Write parameters into the address, the empty ones left out, others and the fragment kept. */
  function writeAddress(values) {
    const parameters = readAddress()
    for (const [name, value] of Object.entries(values)) {
      if (value) parameters.set(name, value)
      else parameters.delete(name)
    }
    const query = parameters.toString().replaceAll("%2C", ",").replaceAll("%3A", ":")
    history.replaceState(history.state, "", location.pathname + (query ? `?${query}` : "") + location.hash)
  }

  class Finder {
    constructor(form) {
      this.form = form
      this.list = document.getElementById(form.dataset.jbFinder)
      this.rows = [...this.list.querySelectorAll("[data-in]")].map(element => ({
        element, marks: new Set(element.dataset.in.split(" ")), words: null
      }))
      this.groups = [...this.list.querySelectorAll("[data-jb-group]")]
      this.facets = [...form.querySelectorAll("[data-facet]")].map(element => ({
        name: element.dataset.facet,
        panel: element.closest("details"),
        chosen: element.closest("details").querySelector(".jb-facet__chosen"),
        boxes: [...element.querySelectorAll("input")]
      }))
      this.text = form.elements.q
      this.restore()
      form.addEventListener("input", () => this.changed())
      form.addEventListener("submit", event => event.preventDefault())
      form.addEventListener("click", event => {
        if (event.target.closest("[data-jb-clear]")) this.clear()
      })
      form.addEventListener("keydown", event => {
        const panel = event.target.closest("details[open]")
        if (event.key === "Escape" && panel) {
          panel.open = false
          panel.querySelector("summary").focus()
          event.stopPropagation()
        }
      })
      document.addEventListener("click", event => {
        for (const { panel } of this.facets) if (!panel.contains(event.target)) panel.open = false
      })
      addEventListener("popstate", () => { this.restore(); this.apply() })
      form.hidden = false
      this.apply()
    }

    restore() {
      const parameters = readAddress()
      this.text.value = parameters.get("q") || ""
      for (const { name, boxes } of this.facets) {
        const values = new Set((parameters.get(name) || "").split(","))
        for (const box of boxes) box.checked = values.has(box.value)
      }
    }

    changed() {
      this.apply()
      const values = { q: this.text.value.trim() }
      for (const { name, boxes } of this.facets) {
        values[name] = boxes.filter(box => box.checked).map(box => box.value).join(",")
      }
      writeAddress(values)
    }

    clear() {
      this.text.value = ""
      for (const { boxes } of this.facets) for (const box of boxes) box.checked = false
      this.changed()
      this.text.focus()
    }

    /** Show the rows that fit, and say beside each value how many rows it would leave. */
    apply() {
      const wanted = this.facets.map(({ name, boxes }) =>
        boxes.filter(box => box.checked).map(box => `${name}:${box.value}`))
      const words = plain(this.text.value).split(/\s+/).filter(Boolean)
      const counts = new Map()
      let left = 0
      for (const row of this.rows) {
        if (words.length && row.words === null) row.words = plain(row.element.textContent)
        const readable = words.every(word => row.words.includes(word))
        const missed = wanted.flatMap((marks, at) =>
          marks.length && !marks.some(mark => row.marks.has(mark)) ? [at] : [])
        const fits = readable && missed.length === 0
        row.element.hidden = !fits
        left += fits
        if (readable && missed.length < 2) this.count(row, missed, counts)
      }
      for (const group of this.groups) group.hidden = !group.querySelector("[data-in]:not([hidden])")
      this.say(left, counts)
    }

    /** A row counts for the values of each facet that alone keeps it out, or of all where nothing does. */
    count(row, missed, counts) {
      for (const mark of row.marks) {
        const facet = mark.slice(0, mark.indexOf(":"))
        if (missed.length === 0 || this.facets[missed[0]].name === facet) {
          counts.set(mark, (counts.get(mark) || 0) + 1)
        }
      }
    }

    say(left, counts) {
      const { count } = this.form.dataset
      this.form.querySelector(".jb-finder__count").textContent =
        count.replace("{shown}", shown(left)).replace("{total}", shown(this.rows.length))
      this.form.querySelector(".jb-finder__none").hidden = left > 0
      const active = this.form.querySelector(".jb-finder__active")
      for (const chip of active.querySelectorAll(".jb-chip")) chip.remove()
      const clear = active.querySelector("[data-jb-clear]")
      for (const { name, panel, chosen, boxes } of this.facets) {
        const checked = boxes.filter(box => box.checked)
        chosen.textContent = checked.length ? shown(checked.length) : ""
        panel.classList.toggle("jb-facet--chosen", checked.length > 0)
        for (const box of boxes) {
          const number = counts.get(`${name}:${box.value}`) || 0
          const option = box.closest("label")
          option.querySelector(".jb-facet__count").textContent = shown(number)
          option.classList.toggle("jb-facet__option--none", number === 0 && !box.checked)
        }
        for (const box of checked) clear.before(this.chip(panel, box))
      }
      active.hidden = !active.querySelector(".jb-chip")
    }

    chip(panel, box) {
      const facet = panel.querySelector("summary > span").textContent
      const value = box.nextElementSibling.textContent
      const chip = document.createElement("button")
      chip.type = "button"
      chip.className = "jb-chip"
      chip.textContent = `${facet}: ${value}`
      chip.setAttribute("aria-label", this.form.dataset.remove.replace("{name}", `${facet}: ${value}`))
      chip.addEventListener("click", () => {
        box.checked = false
        this.changed()
        this.text.focus()
      })
      return chip
    }
  }

  class Sorter {
    constructor(table) {
      this.table = table
      this.bodies = [...table.tBodies]
      this.places = this.bodies.map(body => [body, [...body.rows]])
      this.nameGroups()
      this.rows = [...table.querySelectorAll("tbody tr[data-in]")]
      this.headings = [...table.tHead.querySelectorAll("th[data-sort]")]
      for (const heading of this.headings) this.arm(heading)
      addEventListener("popstate", () => this.restore())
      this.restore()
    }

    /** Rows know their group by name, for when they stand among those of others. */
    nameGroups() {
      for (const [, [first, ...rows]] of this.places) {
        const name = first.matches("[data-in]") ? "" : first.textContent.trim()
        for (const row of name ? rows : []) {
          const place = document.createElement("span")
          place.className = "jb-table__from"
          place.textContent = name
          row.cells[0].append(place)
        }
      }
    }

    arm(heading) {
      const button = document.createElement("button")
      button.type = "button"
      button.className = "jb-sort"
      button.append(...heading.childNodes)
      heading.append(button)
      button.addEventListener("click", () => {
        const [name, down] = this.order
        const key = heading.dataset.sort
        // Up, down, and back to the order the page had.
        this.sort(name !== key ? key : down ? "" : `-${key}`)
        writeAddress({ sort: this.written })
      })
    }

    get order() {
      return [this.written.replace(/^-/, ""), this.written.startsWith("-")]
    }

    restore() {
      this.sort(readAddress().get("sort") || "")
    }

    sort(written) {
      this.written = written
      const [name, down] = this.order
      const heading = this.headings.find(one => one.dataset.sort === name)
      for (const one of this.headings) one.removeAttribute("aria-sort")
      this.merged?.remove()
      for (const [body, rows] of this.places) {
        body.append(...rows)
        this.table.append(body)
      }
      if (!heading) {
        this.written = ""
        this.table.classList.remove("jb-table--sorted")
        return
      }
      heading.setAttribute("aria-sort", down ? "descending" : "ascending")
      const column = heading.cellIndex
      const keyed = this.rows.map((row, at) => [value(row.cells[column]), at, row])
      keyed.sort(([one, first], [other, second]) => compare(one, other, down) || first - second)
      this.merged = document.createElement("tbody")
      this.merged.append(...keyed.map(([, , row]) => row))
      for (const body of this.bodies) body.remove()
      this.table.append(this.merged)
      this.table.classList.add("jb-table--sorted")
    }
  }

  /** A cell's value: a number where it says one, else its text; null for an empty cell. */
  function value(cell) {
    const written = cell.dataset.value ?? cell.textContent.trim()
    if (written === "") return null
    return "value" in cell.dataset && !Number.isNaN(Number(written)) ? Number(written) : written
  }

  /** What is empty stands last, whichever way the order goes. */
  function compare(one, other, down) {
    if (one === null || other === null) return (one === null) - (other === null)
    const order = typeof one === "number" && typeof other === "number" ? one - other : collator.compare(one, other)
    return down ? -order : order
  }

  for (const table of document.querySelectorAll("table[data-jb-sortable]")) new Sorter(table)
  for (const form of document.querySelectorAll("[data-jb-finder]")) new Finder(form)
})()
