/* A table with data-jb-groupable can be grouped by the values of a filter; those without any stand last. Its rows have
 * data-order, and stand again (data-jb-again) in each further group that they belong to.
 */
journeybook.Grouper = (() => {
  "use strict"

  const { address, copies, make, write } = journeybook.lists

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

  return Grouper
})()
