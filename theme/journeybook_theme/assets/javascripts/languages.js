/* The switch of languages: its links work without this. With it they keep what the reader has chosen on the page (the
 * query and the place in the address), and the list closes as menus do. */
(() => {
  "use strict"

  const keep = event => {
    const link = event.target.closest?.("[data-jb-language]")
    if (link) [link.search, link.hash] = [location.search, location.hash]
  }
  // At the last moment, for the choice may change; before the browser reads the address, however the link is opened.
  for (const moment of ["pointerdown", "focusin", "click"]) document.addEventListener(moment, keep, true)

  // Material asks the site behind every link of the relation "alternate" alone for its map, be it on another host, and
  // takes over the links that lead there.
  for (const link of document.querySelectorAll("link[rel=alternate][hreflang]")) link.relList.add("translation")

  const menu = document.querySelector(".jb-switch")
  if (!menu) return
  document.addEventListener("click", event => { if (!menu.contains(event.target)) menu.open = false })
  menu.addEventListener("focusout", event => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false
  })
  menu.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !menu.open) return
    menu.open = false
    menu.firstElementChild.focus()
    event.stopPropagation()
  })
})()
