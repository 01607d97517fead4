/* A table with data-jb-groupable can be grouped by the values of a filter; those without any stand last. Its rows have
 * data-order, and stand again (data-jb-again) in each further group that they belong to.
 */
journeybook.Grouper = (() => {
  "use strict"

  const { address, copies, make, write } = journeybook.lists

  class Grouper {
    /** `divided` groups the rows of a list that has others than these. */
    constructor(table, select, divided) {
      this.table = table
      this.divided = divided
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
      if (this.divided) return this.divided.arrangeBy(written ? this.select.selectedOptions[0] : null)
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
      return groups(option, this.rows, row => row.dataset.in.split(" ")).map(({ heading, rows }) =>
        this.body(heading, rows.map(([row, is]) => (is ? again(row) : row))))
    }

    body(heading, rows) {
      const made = body(this.table, heading)
      made.append(...rows)
      return made
    }
  }

  /** Rows by the values of the filter that an option names: headings and rows, each with whether it stood before. */
  function groups(option, rows, marksOf) {
    const { by, without, only } = option.dataset
    if (!by) return [{ heading: null, rows: rows.map(row => [row, false]) }]
    const values = only && only.split(" ")
    const left = new Set(rows)
    const made = []
    for (const box of option.closest("form").querySelectorAll(`[data-facet="${by}"] input`)) {
      if (values && !values.includes(box.value)) continue
      const mark = `${by}:${box.value}`
      const found = rows.filter(row => marksOf(row).includes(mark)).map(row => [row, !left.delete(row)])
      if (found.length) made.push({ heading: copies(box.nextElementSibling), rows: found })
    }
    if (left.size) made.push({ heading: [without], rows: [...left].map(row => [row, false]) })
    return made
  }

  /** A part of a table below a heading; null for none. */
  function body(table, heading) {
    const made = document.createElement("tbody")
    made.setAttribute("role", "rowgroup")
    made.dataset.jbGroup = ""
    if (heading) {
      const row = made.insertRow()
      row.className = "jb-table__group"
      row.setAttribute("role", "row")
      const cell = make("th", "", ...heading)
      cell.scope = "rowgroup"
      cell.colSpan = table.tHead.rows[0].cells.length
      cell.setAttribute("role", "rowheader")
      row.append(cell)
    }
    return made
  }

  /** The same row, for another group. */
  function again(row) {
    const copy = row.cloneNode(true)
    copy.dataset.jbAgain = ""
    copy.removeAttribute("id")
    return copy
  }

  return Object.assign(Grouper, { groups, body })
})()
