/* A table that can be sorted, by the headings with data-sort; a cell's value is its data-value, else its text. One that can
 * be grouped is sorted group by group, see grouper.js.
 */
journeybook.Sorter = (() => {
  "use strict"

  const { filled, address, copies, make, ordered, tell, value, write } = journeybook.lists

  class Sorter {
    /** `divided` sorts the rows of a list that has others than these. */
    constructor(table, divided) {
      this.table = table
      this.divided = divided
      tell(table)
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
        heading?.setAttribute("aria-sort", asked === key ? "ascending" : "descending")
        if (this.divided) this.divided.sort(heading, asked !== key)
        else if (heading) this.merge(heading, asked !== key)
        else this.part()
        this.table.classList.toggle("jb-table--sorted", Boolean(heading))
      }
      if (this.select) this.select.value = asked
    }

    /** All rows in one body, in the order of a column; or those of each body, where groups were chosen. */
    merge(heading, down) {
      const numbers = "numbers" in heading.dataset
      const valueOf = row => value(row.cells[heading.cellIndex], numbers)
      if (this.within) {
        for (const [body, rows] of this.places) {
          body.append(...ordered(rows.filter(row => row.matches("[data-in]")), valueOf, down))
        }
        return
      }
      this.nameGroups()
      if (!this.merged) {
        this.merged = document.createElement("tbody")
        this.merged.setAttribute("role", "rowgroup")
      }
      this.merged.append(...ordered(this.rows, valueOf, down))
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

  return Sorter
})()
