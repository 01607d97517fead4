/* Lists that can be filtered and tables that can be sorted. Both live in the address, so that a link shows the same.
 *
 * A list is any element with an id that a form names in data-jb-finder; its rows have data-in, words of the form
 * facet:value. What stands above rows (a group) is whatever has data-jb-group: it goes with its last row. What says
 * the same again has data-jb-twin, with a child a row: these are shown and hidden with the rows. A table is sorted by the headings with data-sort; a cell's value is its data-value, else its text.
 * A table with data-jb-groupable can be grouped by the values of a filter; its rows have data-order, and stand again
 * (data-jb-again) in each further group that they belong to. Such a table is sorted group by group.
 */
(() => {
  "use strict"

  const language = document.documentElement.lang || "en"
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: "base" })
  const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
  const shown = number => number.toLocaleString(language)
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
  const address = () => new URLSearchParams(location.search)
  const copies = element => [...element.cloneNode(true).childNodes]
  const PAUSE = 200 // milliseconds without a key before words go into the address: browsers refuse to write it often

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

  class Finder {
    constructor(form, list) {
      this.form = form
      this.text = form.elements.find
      this.more = form.querySelector(".jb-finder__more")
      this.active = form.querySelector(".jb-finder__active")
      this.list = list
      this.collect()
      this.facets = [...form.querySelectorAll("[data-facet]")].map(options => ({
        name: options.dataset.facet,
        options,
        panel: options.closest("details"),
        boxes: [...options.querySelectorAll("input")]
      }))
      this.listen()
      form.hidden = false
      this.restore()
    }

    collect() {
      const { list } = this
      this.groups = [...list.querySelectorAll("[data-jb-group]")]
      const twins = document.querySelectorAll(`[data-jb-twin="${list.id}"] > *`)
      this.rows = [...list.querySelectorAll("[data-in]")].map((element, at) => ({
        element,
        twin: twins[at],
        marks: element.dataset.in.split(" "),
        group: element.closest("[data-jb-group]"),
        again: "jbAgain" in element.dataset,
        words: null
      }))
      this.total = this.rows.filter(row => !row.again).length
    }

    listen() {
      const { form, more } = this
      this.list.addEventListener("jb-grouped", () => {
        this.collect()
        this.apply()
      })
      form.addEventListener("input", event => this.changed(event.target === this.text))
      form.addEventListener("submit", event => event.preventDefault())
      form.addEventListener("click", event => {
        if (event.target.closest("[data-jb-clear]")) this.clear()
      })
      more?.addEventListener("click", () =>
        more.setAttribute("aria-expanded", String(more.getAttribute("aria-expanded") === "false")))
      for (const { panel, options } of this.facets) {
        panel.addEventListener("toggle", () => {
          options.classList.remove("jb-facet__options--end")
          const { right } = options.getBoundingClientRect()
          options.classList.toggle("jb-facet__options--end", right > document.documentElement.clientWidth)
        })
        panel.addEventListener("keydown", event => {
          if (event.key !== "Escape" || !panel.open) return
          panel.open = false
          panel.firstElementChild.focus()
          event.stopPropagation()
        })
        panel.addEventListener("focusout", event => this.leave(panel, options, event.relatedTarget))
        document.addEventListener("click", event => this.leave(panel, options, event.target))
      }
    }

    /** What lies over the list goes when the reader does; what stands within the page stays. */
    leave(panel, options, to) {
      if (panel.open && to && !panel.contains(to) && getComputedStyle(options).position === "absolute") {
        panel.open = false
      }
    }

    restore() {
      const parameters = address()
      this.text.value = parameters.get("find") || ""
      for (const { name, boxes } of this.facets) {
        const values = (parameters.get(name) || "").split(",")
        for (const box of boxes) box.checked = values.includes(box.value)
      }
      this.apply()
    }

    changed(typing) {
      this.apply()
      clearTimeout(this.waiting)
      if (typing) this.waiting = setTimeout(() => this.write(), PAUSE)
      else this.write()
    }

    write() {
      const values = { find: this.text.value.trim() } // not `q`, with which Material opens its search
      for (const { name, boxes } of this.facets) {
        values[name] = boxes.filter(box => box.checked).map(box => box.value).join()
      }
      write(values)
    }

    clear() {
      this.text.value = ""
      for (const { boxes } of this.facets) for (const box of boxes) box.checked = false
      this.changed()
      this.home.focus()
    }

    /** Where the focus goes when what had it is gone: on small screens not into the text, or the keyboard opens. */
    get home() {
      return this.more?.getClientRects().length ? this.more : this.text
    }

    /** Show the rows that fit, and say beside each value how many rows it would leave. */
    apply() {
      const wanted = this.facets.map(({ name, boxes }) =>
        boxes.filter(box => box.checked).map(box => `${name}:${box.value}`))
      const words = plain(this.text.value).split(/\s+/).filter(Boolean)
      const counts = new Map()
      const filled = new Set()
      let left = 0
      for (const row of this.rows) {
        const readable = words.every(word => this.wordsOf(row).includes(word))
        const missed = wanted.flatMap((marks, at) =>
          marks.length && !marks.some(mark => row.marks.includes(mark)) ? [at] : [])
        const fits = readable && missed.length === 0
        if (row.element.hidden === fits) row.element.hidden = !fits
        if (row.twin) row.twin.hidden = !fits
        if (fits) filled.add(row.group)
        if (row.again) continue
        left += fits
        if (readable && missed.length < 2) this.count(row, missed, counts)
      }
      for (const group of this.groups) group.hidden = !filled.has(group)
      this.say(left, counts)
    }

    /** What a row can be found by: its own words, and those of the heading it stands under. */
    wordsOf(row) {
      const heading = row.group?.querySelector("h2, .jb-table__group")
      row.words ??= plain(`${heading ? heading.textContent : ""} ${row.element.textContent}`)
      return row.words
    }

    /** A row counts for the values of each facet that alone keeps it out, or of all where nothing does. */
    count(row, missed, counts) {
      for (const mark of row.marks) {
        if (missed.length === 0 || mark.startsWith(`${this.facets[missed[0]].name}:`)) {
          counts.set(mark, (counts.get(mark) || 0) + 1)
        }
      }
    }

    say(left, counts) {
      const { form, active } = this
      form.querySelector(".jb-finder__count").textContent =
        filled(form.dataset.count, { shown: shown(left), total: shown(this.total) })
      form.querySelector(".jb-finder__none").hidden = left > 0
      for (const chip of active.querySelectorAll(".jb-chip")) chip.remove()
      let every = 0
      for (const { name, panel, boxes } of this.facets) {
        const checked = boxes.filter(box => box.checked)
        every += checked.length
        this.tell(panel, checked.length)
        for (const box of boxes) {
          const number = counts.get(`${name}:${box.value}`) || 0
          box.parentElement.lastElementChild.textContent = shown(number)
          box.parentElement.classList.toggle("jb-facet__option--none", number === 0 && !box.checked)
        }
        for (const box of checked) active.lastElementChild.before(this.chip(panel, box))
      }
      if (this.more) this.tell(this.more, every)
      active.hidden = every === 0
    }

    /** Say on a button how many values are chosen behind it. */
    tell(button, number) {
      button.querySelector(".jb-facet__chosen").textContent = number ? shown(number) : ""
      button.classList.toggle("jb-facet--chosen", number > 0)
    }

    chip(panel, box) {
      const [before, after] = this.form.dataset.remove.split("{name}").map(words => make("span", "jb-unseen", words))
      const filter = panel.querySelector("summary > span").textContent
      const [front, back] = filled(this.form.dataset.chosen, { filter, value: "{value}" }).split("{value}")
      const chip = make("button", "jb-chip", before, front, ...copies(box.nextElementSibling), back, after)
      chip.addEventListener("click", () => {
        const at = [...this.active.children].indexOf(chip)
        box.checked = false
        this.changed()
        const chips = this.active.querySelectorAll(".jb-chip")
        const next = chips[Math.min(at, chips.length - 1)] || this.home
        next.focus()
      })
      return chip
    }
  }

  const ROLES = { THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell", col: "columnheader", row: "rowheader" }

  class Sorter {
    constructor(table) {
      this.table = table
      // On narrow screens and in long lists it is not laid out as a table, and browsers may take it for none.
      table.setAttribute("role", "table")
      for (const part of table.querySelectorAll("thead, tbody, tr, th, td")) {
        part.setAttribute("role", ROLES[part.scope] || ROLES[part.tagName] || "rowheader")
      }
      this.within = "jbGroupable" in table.dataset
      this.collect()
      this.headings = [...table.tHead.querySelectorAll("[data-sort]")]
      this.select = document.querySelector(`[data-jb-finder="${table.id}"] .jb-finder__sort`)
      this.written = ""
      for (const heading of this.headings) this.arm(heading)
      if (this.select) this.stand()
      table.addEventListener("jb-grouped", () => this.regroup())
      this.restore()
    }

    collect() {
      this.places = [...this.table.tBodies].map(body => [body, [...body.rows]])
      this.rows = [...this.table.querySelectorAll("[data-in]")]
    }

    /** The table has other groups now, each in the order the page had. */
    regroup() {
      const { written } = this
      this.collect()
      this.written = ""
      this.sort(written)
    }

    /** Where headings are not shown, a list of the orders is. */
    stand() {
      this.select.addEventListener("change", () => this.choose(this.select.value))
      const look = () => { this.select.hidden = this.table.tHead.getClientRects().length > 0 }
      new ResizeObserver(look).observe(this.table)
      look()
    }

    arm(heading) {
      const { select } = this
      const key = heading.dataset.sort
      const name = heading.textContent.trim()
      select?.append(
        new Option(filled(select.dataset.up, { name }), key), new Option(filled(select.dataset.down, { name }), `-${key}`))
      const button = make("button", "jb-sort", ...heading.childNodes)
      heading.append(button)
      // Up, down, and back to the order the page had.
      button.addEventListener("click", () =>
        this.choose(this.written === key ? `-${key}` : this.written === `-${key}` ? "" : key))
    }

    choose(written) {
      this.sort(written)
      write({ sort: this.written })
    }

    restore() {
      this.sort(address().get("sort") || "")
    }

    sort(written) {
      const key = written.replace(/^-/, "")
      const heading = this.headings.find(one => one.dataset.sort === key)
      const asked = heading ? written : ""
      if (asked !== this.written) {
        this.written = asked
        for (const one of this.headings) one.removeAttribute("aria-sort")
        if (heading) this.merge(heading, asked !== key)
        else this.part()
        this.table.classList.toggle("jb-table--sorted", Boolean(heading))
      }
      if (this.select) this.select.value = asked
    }

    /** All rows in one body, in the order of a column; or those of each body, where groups were chosen. */
    merge(heading, down) {
      heading.setAttribute("aria-sort", down ? "descending" : "ascending")
      if (this.within) {
        for (const [body, rows] of this.places) {
          body.append(...ordered(rows.filter(row => row.matches("[data-in]")), heading, down))
        }
        return
      }
      this.nameGroups()
      if (!this.merged) {
        this.merged = document.createElement("tbody")
        this.merged.setAttribute("role", "rowgroup")
      }
      this.merged.append(...ordered(this.rows, heading, down))
      for (const [body] of this.places) body.remove()
      this.table.append(this.merged)
    }

    /** Every row back to where it was. */
    part() {
      this.merged?.remove()
      for (const [body, rows] of this.places) {
        body.append(...rows)
        this.table.append(body)
      }
    }

    /** Rows know their group by name, for when they stand among those of others. */
    nameGroups() {
      if (this.named) return
      this.named = true
      for (const [, [first, ...rows]] of this.places) {
        if (first.matches("[data-in]")) continue
        for (const row of rows) row.cells[0].append(make("span", "jb-table__from", ...copies(first.cells[0])))
      }
    }
  }

  /** Groups the rows of a table by the values of a filter; those without any stand last. */
  class Grouper {
    constructor(table, select) {
      this.table = table
      this.select = select
      this.written = ""
      this.places = [...table.tBodies].map(body => [body, [...body.rows]])
      this.rows = [...table.querySelectorAll("[data-in]")].sort((one, other) => one.dataset.order - other.dataset.order)
      select.addEventListener("change", () => {
        this.arrange(select.value)
        write({ group: select.value })
      })
      this.restore()
    }

    restore() {
      const asked = address().get("group") || ""
      this.select.value = asked
      if (this.select.selectedIndex < 0) this.select.value = ""
      this.arrange(this.select.value)
    }

    arrange(written) {
      if (written === this.written) return
      this.written = written
      const { table } = this
      for (const body of [...table.tBodies]) body.remove()
      if (written) for (const body of this.bodies(this.select.selectedOptions[0])) table.append(body)
      else this.back()
      table.dispatchEvent(new Event("jb-grouped"))
    }

    /** As the page has it. */
    back() {
      for (const [body, rows] of this.places) {
        body.replaceChildren(...rows)
        this.table.append(body)
      }
    }

    bodies(option) {
      const { by, without, only } = option.dataset
      if (!by) return [this.body(null, this.rows)]
      const values = only && only.split(" ")
      const left = new Set(this.rows)
      const made = []
      for (const box of this.select.form.querySelectorAll(`[data-facet="${by}"] input`)) {
        if (values && !values.includes(box.value)) continue
        const mark = `${by}:${box.value}`
        const rows = this.rows.filter(row => row.dataset.in.split(" ").includes(mark))
        if (rows.length) {
          made.push(this.body(copies(box.nextElementSibling), rows.map(row => (left.delete(row) ? row : again(row)))))
        }
      }
      if (left.size) made.push(this.body([without], [...left]))
      return made
    }

    body(heading, rows) {
      const body = document.createElement("tbody")
      body.setAttribute("role", "rowgroup")
      body.dataset.jbGroup = ""
      if (heading) {
        const row = body.insertRow()
        row.className = "jb-table__group"
        row.setAttribute("role", "row")
        const cell = make("th", "", ...heading)
        cell.scope = "rowgroup"
        cell.colSpan = this.table.tHead.rows[0].cells.length
        cell.setAttribute("role", "rowheader")
        row.append(cell)
      }
      body.append(...rows)
      return body
    }
  }

  /** The same row, for another group. */
  function again(row) {
    const copy = row.cloneNode(true)
    copy.dataset.jbAgain = ""
    copy.removeAttribute("id")
    return copy
  }

  /** Rows by a column; what is equal as it was. */
  function ordered(rows, heading, down) {
    const numbers = "numbers" in heading.dataset
    const keyed = rows.map((row, at) => [value(row.cells[heading.cellIndex], numbers), at, row])
    keyed.sort(([one, first], [other, second]) => compare(one, other, down) || first - second)
    return keyed.map(([, , row]) => row)
  }

  /** A cell's value; null for an empty cell. */
  function value(cell, numbers) {
    const written = cell.dataset.value ?? cell.textContent.trim()
    if (written === "") return null
    return numbers ? Number(written) : written
  }

  /** What is empty stands last, whichever way the order goes. */
  function compare(one, other, down) {
    if (one === null || other === null) return (one === null) - (other === null)
    const order = typeof one === "number" ? one - other : collator.compare(one, other)
    return down ? -order : order
  }

  let all = []

  function start() {
    keep()
    all = []
    // The filters first: they note the groups that rows stand in before an order takes them out.
    for (const form of document.querySelectorAll("[data-jb-finder]")) {
      const list = document.getElementById(form.dataset.jbFinder)
      if (list) all.push(new Finder(form, list))
    }
    for (const table of document.querySelectorAll("[data-jb-sortable]")) all.push(new Sorter(table))
    for (const table of document.querySelectorAll("[data-jb-groupable]")) {
      const select = document.querySelector(`[data-jb-finder="${table.id}"] .jb-finder__group`)
      if (select) all.push(new Grouper(table, select))
    }
  }

  addEventListener("popstate", () => {
    for (const one of all) one.restore()
  })
  // A team's own Material may load pages into the one at hand: then it says so.
  if (window.document$) window.document$.subscribe(start)
  else start()
})()
