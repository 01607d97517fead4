/* Keyboard shortcuts, and the dialog that lists them.
 *
 * Any element with data-jb-key="v" is clicked by that key; data-jb-key="g j" by one after the other. Its label in the
 * list is its data-jb-key-label, else its name. Who does without single keys switches them off in the dialog, those
 * of Material's search too (WCAG 2.1.4); the browser remembers it.
 */
(() => {
  "use strict"

  const dialog = document.getElementById("jb_keys")
  if (!dialog) return
  const choice = dialog.querySelector("[data-jb-keys-on]")
  const STORE = "journeybook.keys"
  const PATIENCE = 1500 // milliseconds in which the second of two keys must follow

  let first = ""
  let forget = 0

  function remembered() {
    try {
      return localStorage.getItem(STORE) !== "off"
    } catch {
      return true // no storage, as in some browsers from disk
    }
  }

  function remember(on) {
    try {
      localStorage.setItem(STORE, on ? "on" : "off")
    } catch {
      // then it holds for this page
    }
  }

  /** The elements that a key works, as they are now: those that can be seen. */
  function keyed() {
    return [...document.querySelectorAll("[data-jb-key]")].filter(element =>
      !element.disabled && (element.getClientRects().length > 0 || element.hasAttribute("data-jb-key-hidden")))
  }

  function label(element) {
    return element.dataset.jbKeyLabel || element.getAttribute("aria-label") || element.textContent.trim()
  }

  function list() {
    const terms = dialog.querySelector("[data-jb-keys-list]")
    for (const old of terms.querySelectorAll("[data-jb-key-entry]")) old.remove()
    const known = new Set()
    for (const element of keyed()) {
      const keys = element.dataset.jbKey
      if (known.has(keys)) continue
      known.add(keys)
      const row = document.createElement("div")
      row.dataset.jbKeyEntry = ""
      const term = document.createElement("dt")
      for (const key of keys.split(" ")) {
        const cap = document.createElement("kbd")
        cap.textContent = key
        term.append(cap, " ")
      }
      const meaning = document.createElement("dd")
      meaning.textContent = label(element)
      row.append(term, meaning)
      terms.append(row)
    }
  }

  function show() {
    list()
    choice.checked = remembered()
    dialog.showModal()
  }

  function typing(target) {
    return target instanceof Element && target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]")
  }

  function press(event) {
    const single = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey
    if (!single || event.isComposing || typing(event.target)) return
    if (!remembered()) {
      // Material's own single keys listen later, on the window.
      if (event.key !== " ") event.stopImmediatePropagation()
      return
    }
    if (document.querySelector("dialog[open]") || event.key === " ") return
    if (event.key === "?") {
      event.preventDefault()
      show()
      return
    }
    const pair = first ? `${first} ${event.key}` : ""
    const found = keyed()
    const hit = found.find(one => one.dataset.jbKey === pair) || found.find(one => one.dataset.jbKey === event.key)
    clearTimeout(forget)
    first = ""
    if (hit) {
      event.preventDefault()
      event.stopImmediatePropagation()
      hit.click()
    } else if (found.some(one => one.dataset.jbKey.startsWith(`${event.key} `))) {
      first = event.key
      forget = setTimeout(() => { first = "" }, PATIENCE)
    }
  }

  addEventListener("keydown", press, true)
  choice.addEventListener("change", () => remember(choice.checked))
  for (const button of document.querySelectorAll("[data-jb-keys]")) {
    button.hidden = false
    button.addEventListener("click", show)
  }
  dialog.addEventListener("click", event => {
    if (event.target === dialog || event.target.closest("[data-jb-close]")) dialog.close()
  })
})()
