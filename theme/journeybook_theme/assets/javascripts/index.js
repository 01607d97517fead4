/* Makes the lists of a page ones that can be filtered, sorted and grouped. */
journeybook.arrived(signal => {
  "use strict"

  const { Finder, Sorter, Grouper, lists } = journeybook
  const all = []
  lists.keep()
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

  addEventListener("popstate", () => {
    for (const one of all) one.restore()
  }, { signal })
})
