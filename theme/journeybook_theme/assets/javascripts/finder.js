/* A list that can be filtered: any element with an id that a form names in data-jb-finder; its rows have data-in, words of
 * the form facet:value. What stands above rows (a group) is whatever has data-jb-group: it goes with its last row. What
 * says the same again has data-jb-twin, with a child a row: these are shown and hidden with the rows.
 */
journeybook.Finder = (() => {
  "use strict"

  const { shown, filled, address, copies, make, plain, write } = journeybook.lists
  const PAUSE = 200 // milliseconds without a key before words go into the address: browsers refuse to write it often

  return class {
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
      let left = 0
      for (const row of this.rows) {
        const readable = words.every(word => this.wordsOf(row).includes(word))
        let missed = 0
        let last = 0
        for (let at = 0; at < wanted.length; at++) {
          const marks = wanted[at]
          if (!marks.length || marks.some(mark => row.marks.includes(mark))) continue
          missed++
          last = at
        }
        row.fits = readable && missed === 0
        if (row.again) continue
        left += row.fits
        if (readable && missed < 2) this.count(row, missed ? `${this.facets[last].name}:` : "", counts)
      }
      this.show()
      this.say(left, counts)
    }

    show() {
      const filled = new Set()
      for (const { element, fits, twin, group } of this.rows) {
        if (element.hidden === fits) element.hidden = !fits
        if (twin) twin.hidden = !fits
        if (fits) filled.add(group)
      }
      for (const group of this.groups) group.hidden = !filled.has(group)
    }

    /** What a row can be found by: its own words, and those of the heading it stands under. */
    wordsOf(row) {
      return (row.words ??= plain(`${this.heading(row.group)} ${row.element.textContent}`))
    }

    heading(group) {
      return group?.querySelector("h2, .jb-table__group")?.textContent ?? ""
    }

    /** A row counts for the values of each facet that alone keeps it out, or of all where nothing does. */
    count(row, facet, counts) {
      for (const mark of row.marks) {
        if (mark.startsWith(facet)) counts.set(mark, (counts.get(mark) || 0) + 1)
      }
    }

    /** Without counts those beside the values stay as they are. */
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
        for (const box of counts ? boxes : []) {
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
})()
