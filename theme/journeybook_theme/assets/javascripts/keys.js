/* Keyboard shortcuts, and the dialog that lists them.
 *
 * Any element with data-jb-key="v" is clicked by that key, a field entered; data-jb-key="g j" by one after the other.
 * Its meaning in the list is its data-jb-key-label, else its name. What is not seen has no key, unless it says so by
 * data-jb-key-hidden. Who does without single keys switches them off in the dialog, those of Material's search too
 * (WCAG 2.1.4); the browser remembers it.
 */
(() => {
  "use strict"

  const dialog = document.getElementById("jb_keys")
  if (!dialog?.showModal) return

  const STORE = "journeybook.keys"
  const PATIENCE = 1500 // milliseconds in which the second of two keys must follow
  const choice = dialog.querySelector("[data-jb-keys-on]")
  const terms = dialog.querySelector("[data-jb-keys-list]")
  let first = ""
  let forget = 0

  try {
    choice.checked = localStorage.getItem(STORE) !== "off"
  } catch {
    choice.checked = true // no storage, as in some browsers from disk: then it holds for this page
  }

  function remember() {
    try {
      localStorage.setItem(STORE, choice.checked ? "on" : "off")
    } catch {
      // as above
    }
  }

  /** The elements with a key, as they are now: on the page, or in a dialog that lies over it. */
  function keyed(over) {
    return [...(over || document).querySelectorAll("[data-jb-key]")].filter(element =>
      !element.disabled && (element.getClientRects().length || "jbKeyHidden" in element.dataset))
  }

  function list() {
    for (const old of terms.querySelectorAll("[data-jb-key-entry]")) old.remove()
    const known = new Set()
    for (const element of keyed()) {
      const { jbKey, jbKeyLabel } = element.dataset
      if (known.has(jbKey)) continue
      known.add(jbKey)
      const row = document.createElement("div")
      row.dataset.jbKeyEntry = ""
      const term = document.createElement("dt")
      for (const key of jbKey.split(" ")) {
        const cap = document.createElement("kbd")
        cap.textContent = key
        term.append(cap, " ")
      }
      const meaning = document.createElement("dd")
      meaning.textContent = jbKeyLabel || element.getAttribute("aria-label") || element.textContent.trim()
      row.append(term, meaning)
      terms.append(row)
    }
  }

  function show() {
    list()
    dialog.showModal()
  }

  function work(element) {
    if (element.matches("input")) element.focus()
    else element.click()
  }

  /** Whether keys are letters here: in a field, and wherever one is in the search, which takes all of them. */
  function typing(target) {
    const field = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]"
    return target.closest?.(field) || document.querySelector("[data-md-toggle=search]")?.checked
  }

  function press(event) {
    const { key } = event
    const single = key.length === 1 && key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey
    if (!single || event.isComposing || typing(event.target)) return
    const over = [...document.querySelectorAll("dialog[open]")].pop()
    // Material's own single keys listen later, on the window as well.
    if (over || first || !choice.checked) event.stopImmediatePropagation()
    if (!choice.checked) return
    const found = keyed(over)
    const hit = found.find(one => one.dataset.jbKey === (first ? `${first} ${key}` : key))
    const waited = first !== ""
    clearTimeout(forget)
    first = ""
    if (hit || (key === "?" && !over)) {
      event.preventDefault()
      event.stopImmediatePropagation()
      if (hit) work(hit)
      else show()
    } else if (!waited && found.some(one => one.dataset.jbKey.startsWith(`${key} `))) {
      first = key
      forget = setTimeout(() => { first = "" }, PATIENCE)
    }
  }

  addEventListener("keydown", press, true)
  choice.addEventListener("change", remember)
  for (const button of document.querySelectorAll("[data-jb-keys]")) {
    button.hidden = false
    button.addEventListener("click", show)
  }
  dialog.addEventListener("click", event => {
    if (event.target === dialog || event.target.closest("[data-jb-close]")) dialog.close()
  })
})()
