/* Makes the lists of a page ones that can be filtered, sorted and grouped. */
journeybook.arrived(signal => {
  "use strict"

  const { Divided, Finder, Sorter, Grouper, lists } = journeybook
  const all = []
  const divided = new Map()
  lists.keep()
  // The filters first: they note the groups that rows stand in before an order takes them out.
  for (const form of document.querySelectorAll("[data-jb-finder]")) {
    const list = document.getElementById(form.dataset.jbFinder)
    if (!list) continue
    if (list.dataset.jbLeaves) divided.set(list, new Divided(form, list))
    all.push(divided.get(list) || new Finder(form, list))
  }
  for (const table of document.querySelectorAll("[data-jb-sortable]")) all.push(new Sorter(table, divided.get(table)))
  for (const table of document.querySelectorAll("table[data-jb-leaf]")) lists.tell(table)
  for (const table of document.querySelectorAll("[data-jb-groupable]")) {
    const select = document.querySelector(`[data-jb-finder="${table.id}"] .jb-finder__group`)
    if (select) all.push(new Grouper(table, select, divided.get(table)))
  }

  addEventListener("popstate", () => {
    for (const one of all) one.restore()
  }, { signal })
})
