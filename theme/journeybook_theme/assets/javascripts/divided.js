/* A list that is divided into pages (data-jb-leaves): its filters, orders and groups are about the rows of all of them.
 * Those of the other pages come from files (data-rows) when a reader turns to the filters or the address asks for some;
 * what was found stands in the place of the page's own rows, a hundred at a time.
 */
journeybook.Divided = (() => {
  "use strict"

  const { Finder, Grouper } = journeybook
  const { copies, filled, make, ordered, plain, shown, tell, value } = journeybook.lists
  const MOST = 100

  return class extends Finder {
    collect() {
      const { list } = this
      this.head = list.tHead || null
      this.own = [...list.childNodes].filter(node => node !== this.head)
      this.pager = document.querySelector(`[data-jb-pager="${list.id}"]`)
      this.further = document.querySelector(`[data-jb-more="${list.id}"]`)
      this.twins = document.querySelector(`[data-jb-twin="${list.id}"]`)?.closest("details")
      this.total = Number(list.dataset.total)
      this.rows = []
    }

    listen() {
      super.listen()
      this.form.addEventListener("pointerdown", () => this.load())
      this.further.firstElementChild.addEventListener("click", () => {
        const before = this.list.querySelectorAll("[data-in]").length
        this.most += MOST
        this.show()
        this.list.querySelectorAll("[data-in]")[before]?.querySelector("a")?.focus()
      })
    }

    get asked() {
      return Boolean(this.text.value.trim() || this.order || this.grouping ||
        this.facets.some(({ boxes }) => boxes.some(box => box.checked)))
    }

    apply() {
      this.most = MOST
      if (this.loaded) return super.apply()
      this.say(this.total)
      if (this.asked) this.load()
    }

    say(left, counts) {
      super.say(left, counts)
      const { loading, lost } = this.form.dataset
      const said = this.form.querySelector(".jb-finder__count")
      if (this.asked && !this.loaded) said.textContent = loading
      else if (this.lost) said.append(` · ${lost}`)
    }

    /** Fetch the rows of the other pages, once. */
    load() {
      if (this.loading) return
      this.loading = true
      const others = Array.from({ length: this.list.dataset.jbLeaves - 1 }, (_, at) => this.fetch(at + 2))
      Promise.all(others).then(found => {
        const groups = new Map()
        this.rows = [this.read(this.own, ""), ...found].flatMap(({ rows, groups: own }) => {
          for (const [key, group] of own) if (!groups.has(key)) groups.set(key, group)
          return rows
        })
        for (const row of this.rows) row.group = groups.get(row.key)
        this.loaded = true
        this.arrange()
        super.apply()
      })
    }

    /** Run the file with the rows of a page: of what is opened from disk, nothing else can be loaded. */
    fetch(number) {
      const { rows, leaf } = this.list.dataset
      return new Promise(done => {
        const script = document.createElement("script")
        script.src = filled(rows, { number })
        script.onload = () => {
          script.remove()
          const holder = document.createElement("template")
          holder.innerHTML = journeybook.leaf
          done(this.read([holder.content], filled(leaf, { number })))
        }
        script.onerror = () => {
          this.lost = true
          done({ rows: [], groups: new Map() })
        }
        document.head.append(script)
      })
    }

    /** What is known of the rows in some nodes, whose links begin at an address; empty for that of this page. */
    read(nodes, from) {
      const groups = new Map()
      if (from) this.settle(nodes[0], from)
      const elements = nodes.flatMap(node => (node.querySelectorAll ? [...node.querySelectorAll("[data-in]")] : []))
      const sorts = this.head ? [...this.head.querySelectorAll("[data-sort]")] : []
      const rows = elements.map(element => {
        const group = element.closest("[data-jb-group]")
        const key = group?.dataset.jbGroup ?? ""
        if (!groups.has(key)) groups.set(key, { ...shell(group || element.parentNode, element.parentNode), words: this.heading(group) })
        return {
          key,
          html: element.outerHTML,
          marks: element.dataset.in.split(" "),
          words: plain(`${groups.get(key).words} ${element.textContent}`),
          values: sorts.map(({ cellIndex, dataset }) => value(element.cells[cellIndex], "numbers" in dataset)),
          order: Number(element.dataset.order)
        }
      })
      return { rows, groups }
    }

    /** Make rows of another page, and what they draw, ones of this page. */
    settle(content, from) {
      for (const word of content.querySelectorAll(".jb-continued")) word.remove()
      const base = new URL(from, location)
      const beside = new URL(".", base).href === new URL(".", location).href
      for (const link of content.querySelectorAll("a[href]")) {
        const href = link.getAttribute("href")
        if (href.startsWith("#")) link.setAttribute("href", from + href)
        else if (!beside) link.href = new URL(href, base).href
      }
      for (const symbol of content.querySelectorAll("symbol")) {
        if (!document.getElementById(symbol.id)) this.list.parentNode.append(symbol.closest("svg"))
      }
    }

    sort(heading, down) {
      const at = heading ? [...this.head.querySelectorAll("[data-sort]")].indexOf(heading) : -1
      this.order = heading ? { at, down } : null
      this.again()
    }

    /** Group by what an option says; null for the groups of the page. */
    arrangeBy(option) {
      this.grouping = option
      this.again()
    }

    again() {
      if (this.loaded) this.arrange()
      this.apply()
    }

    /** Put all rows into their order, and below their headings. */
    arrange() {
      const { order, grouping, rows, list } = this
      const sorted = found => (order ? ordered(found, ([row]) => row.values[order.at], order.down) : found)
      if (grouping) {
        const numbered = [...rows].sort((one, other) => one.order - other.order)
        this.sections = Grouper.groups(grouping, numbered, row => row.marks)
          .map(({ heading, rows: found }) => ({ rows: sorted(found), make: () => Grouper.body(list, heading) }))
        return
      }
      const within = "jbGroupable" in list.dataset
      if (order && !within) {
        const [first] = rows
        this.sections = [{ rows: sorted(rows.map(row => [row])), make: first.group.plain, named: true }]
        return
      }
      const found = new Map()
      for (const row of rows) {
        if (!found.has(row.group)) found.set(row.group, [])
        found.get(row.group).push([row])
      }
      this.sections = [...found].map(([group, own]) => ({ rows: sorted(own), make: group.make, slot: group.slot }))
    }

    show() {
      const { asked, list, head, twins, pager, further } = this
      let room = this.most
      let more = 0
      const made = []
      for (const section of asked ? this.sections : []) {
        const fitting = section.rows.filter(([row]) => row.fits)
        const seen = fitting.slice(0, room)
        room -= seen.length
        more += fitting.length - seen.length
        if (seen.length) made.push(drawn(section, seen))
      }
      if (asked || this.away) list.replaceChildren(...(head ? [head] : []), ...(asked ? made : this.own))
      this.away = asked
      if (head && asked) tell(list)
      if (twins) twins.hidden = asked
      pager.hidden = asked
      further.hidden = more === 0
      const button = further.firstElementChild
      button.textContent = filled(button.dataset.text, { number: shown(Math.min(more, MOST)) })
    }
  }

  /** A group without its rows: what makes it anew, and where in it they stand. */
  function shell(group, holder) {
    const empty = group.cloneNode(true)
    for (const row of empty.querySelectorAll("[data-in]")) row.remove()
    const title = empty.querySelector("h2, .jb-table__group")
    return {
      name: title ? copies(title) : [],
      make: () => empty.cloneNode(true),
      plain: () => holder.cloneNode(false),
      slot: holder === group ? "" : holder.localName
    }
  }

  function drawn({ make: begin, slot, named }, rows) {
    const body = begin()
    const place = slot ? body.querySelector(slot) : body
    const holder = document.createElement("template")
    holder.innerHTML = rows.map(([{ html }]) => html).join("")
    const elements = [...holder.content.children]
    rows.forEach(([{ group }, is], at) => {
      if (is) elements[at].removeAttribute("id")
      if (named && group.name.length) elements[at].cells[0].append(make("span", "jb-table__from", ...copiesOf(group.name)))
    })
    place.append(...elements)
    return body
  }

  function copiesOf(nodes) {
    return nodes.map(node => node.cloneNode(true))
  }
})()
