/* What a reader chooses to see of a journey's map: lanes and their order, personas, time to scale, the other state.
 *
 * It lives in the address (?lanes=…&personas=…&scale=1&compare=0&print=a4), so that a link shows the same. All words
 * stand in the page (macros/view.html). Steps that open beside the map are sheet.js, slides are present.js.
 */
journeybook.arrived(signal => {
  "use strict"

  const page = document.querySelector(".jb-journey")
  const tools = page?.querySelector("[data-jb-view]")
  const map = page?.querySelector(".jb-map")
  if (!tools || !map) return

  const root = document.documentElement
  const all = (selector, inside = page) => [...inside.querySelectorAll(selector)]
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
  const status = tools.querySelector("[role=status]")
  const words = status.dataset

  const heads = all("thead [data-step]", map)
  const lanes = new Map(all("tbody[data-lane]", map).map(body => [body.dataset.lane, body]))
  const scales = all("tbody[data-lane=scale]", map) // one a way, the longest first
  const rows = new Map(all("[data-lane]", tools).map(row => [row.dataset.lane, row]))
  const everyLane = [...rows.keys()]
  const everyone = all("[data-persona]", tools).map(chip => chip.dataset.persona)

  /* --- what is chosen, and the address --- */

  const OWN = ["lanes", "personas", "scale", "compare", "print"]
  const same = (one, other) => one.join() === other.join()
  const inAddress = name => name.replaceAll(",", " ") // a lane of a team's own may be called anything, `x-a, b` too
  const joined = names => names.map(name => encodeURIComponent(inAddress(name))).join()
  let chosen

  /** Take from the address what is known here. */
  function read() {
    const asked = new URLSearchParams(location.search)
    const named = (name, known) => {
      const names = (asked.get(name) || "").split(",")
      const found = new Set(names.map(one => known.find(other => inAddress(other) === one)).filter(Boolean))
      return found.size ? [...found] : known
    }
    const shown = named("lanes", everyLane)
    const hidden = everyLane.filter(lane => !shown.includes(lane))
    const moved = !same(shown, everyLane.filter(lane => shown.includes(lane)))
    const people = named("personas", everyone)
    chosen = {
      order: moved ? [...shown, ...hidden] : everyLane,
      hidden,
      people: everyone.filter(one => people.includes(one)),
      scale: asked.get("scale") === "1",
      compare: asked.get("compare") !== "0",
      print: asked.get("print") === "a4" ? "a4" : ""
    }
  }

  const shownLanes = () => chosen.order.filter(lane => !chosen.hidden.includes(lane))

  /** What the address must say: always in the same order, and nothing that is so anyway. */
  const written = () => [
    !same(shownLanes(), everyLane) && `lanes=${joined(shownLanes())}`,
    chosen.people.length < everyone.length && `personas=${joined(chosen.people)}`,
    chosen.scale && "scale=1",
    !chosen.compare && "compare=0",
    chosen.print && `print=${chosen.print}`
  ].filter(Boolean)

  function change() {
    const others = location.search.slice(1).split("&").filter(part => part && !OWN.includes(part.split("=")[0]))
    const query = [...written(), ...others].join("&")
    history.replaceState(history.state, "", location.pathname + (query && `?${query}`) + location.hash)
    apply()
  }

  /* --- the page as chosen --- */

  function apply() {
    applyLanes()
    applyPersonas()
    for (const button of all("[data-toggle]", tools)) {
      button.setAttribute("aria-pressed", String(chosen[button.dataset.toggle]))
    }
    const way = scales.find(one => chosen.people.some(who => one.dataset.walkers?.split(" ").includes(who))) || scales[0]
    for (const one of scales) one.hidden = !chosen.scale || one !== way
    for (const other of all("[data-other]", map)) other.toggleAttribute("data-off", !chosen.compare)
    tools.querySelector("[data-do=reset]").hidden = written().length === 0
    root.toggleAttribute("data-jb-print", chosen.print !== "")
    if (chosen.print) root.dataset.jbPrint = chosen.print
  }

  function applyLanes() {
    inOrder(chosen.order.map(lane => rows.get(lane)))
    inOrder(chosen.order.map(lane => lanes.get(lane)))
    chosen.order.forEach((lane, at) => {
      const hidden = chosen.hidden.includes(lane)
      const row = rows.get(lane)
      lanes.get(lane).hidden = hidden
      row.querySelector("input").checked = !hidden
      for (const button of all("[data-move]", row)) {
        // Not `disabled`, which would take the focus from who moves a lane to the end.
        button.setAttribute("aria-disabled", String(!chosen.order[at + Number(button.dataset.move)]))
      }
    })
    const count = tools.querySelector(".jb-facet__chosen")
    count.textContent = chosen.hidden.length
      ? filled(count.dataset.words, { shown: shownLanes().length, total: everyLane.length }) : ""
  }

  /** Move no more than those that stand before one they should follow. */
  function inOrder(elements) {
    elements.reduce((before, element) => {
      if (element.compareDocumentPosition(before) & Node.DOCUMENT_POSITION_FOLLOWING) before.after(element)
      return element
    })
  }

  /** Personas not chosen leave the curve; steps that none of the chosen walks step back. */
  function applyPersonas() {
    const off = new Set()
    for (const one of all("[data-personas]")) {
      const names = one.dataset.personas.split(" ").filter(name => everyone.includes(name))
      const out = names.length > 0 && !names.some(name => chosen.people.includes(name))
      one.toggleAttribute("data-off", out)
      if (out && one.tagName === "TH") off.add(one.dataset.step)
    }
    for (const one of all("[data-step]")) one.toggleAttribute("data-off", off.has(one.dataset.step))
    for (const chip of all("[data-persona]", tools)) {
      chip.setAttribute("aria-pressed", String(chosen.people.includes(chip.dataset.persona)))
    }
  }

  /** Take one out of what is shown, or into it; the last one stays. */
  function toggled(shown, one) {
    if (!shown.includes(one)) return [...shown, one]
    if (shown.length > 1) return shown.filter(other => other !== one)
    status.textContent = words.last
    return shown
  }

  function choosePersonas(names) {
    const people = names.reduce(toggled, chosen.people)
    chosen.people = everyone.filter(one => people.includes(one))
    change()
  }

  function chooseLane(lane) {
    const shown = toggled(shownLanes(), lane)
    chosen.hidden = everyLane.filter(one => !shown.includes(one))
    change()
  }

  function moveLane(lane, to) {
    if (!chosen.order[to]) return
    chosen.order = chosen.order.filter(one => one !== lane)
    chosen.order.splice(to, 0, lane)
    change()
    const name = rows.get(lane).querySelector("label").textContent.trim()
    status.textContent = filled(words.moved, { lane: name, place: to + 1, places: everyLane.length })
  }

  /* --- the tools --- */

  const actions = {
    reset(button) {
      chosen = { order: everyLane, hidden: [], people: everyone, scale: false, compare: true, print: "" }
      change()
      button.nextElementSibling.focus()
    },
    async copy(button) {
      await copy(location.href)
      status.textContent = words.copied
      button.toggleAttribute("data-done", true)
      setTimeout(() => {
        button.toggleAttribute("data-done", false)
        status.textContent = ""
      }, 2500)
    }
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text)
    } catch { // not on plain http, nor where it is forbidden
      const field = document.createElement("textarea")
      field.value = text
      tools.append(field)
      field.select()
      document.execCommand("copy")
      field.remove()
    }
  }

  tools.addEventListener("click", event => {
    const button = event.target.closest("button")
    if (!button) return
    const { toggle, persona, move, print } = button.dataset
    if (toggle) {
      chosen[toggle] = !chosen[toggle]
      change()
    } else if (persona) {
      choosePersonas([persona])
    } else if (move) {
      const { lane } = button.closest("[data-lane]").dataset
      moveLane(lane, chosen.order.indexOf(lane) + Number(move))
      button.focus() // which it lost when its row was moved
    } else if (print !== undefined) {
      chosen.print = print
      change()
      closeMenus()
      window.print()
    } else {
      actions[button.dataset.do]?.(button)
    }
  })

  tools.addEventListener("change", event => chooseLane(event.target.closest("[data-lane]").dataset.lane))

  // The keys of the curve, for those who try them; the same buttons stand in the tools.
  map.addEventListener("click", event => {
    const key = event.target.closest(".jb-map__key")
    const names = key?.dataset.personas?.split(" ").filter(name => everyone.includes(name)) ?? []
    if (names.length && !event.target.closest("a")) choosePersonas(names)
  })

  const menus = all("details", tools)

  function closeMenus(but) {
    for (const menu of menus) if (menu !== but) menu.open = false
  }

  for (const menu of menus) {
    menu.addEventListener("keydown", event => {
      if (event.key !== "Escape" || !menu.open) return
      event.preventDefault()
      closeMenus()
      menu.querySelector("summary").focus()
    })
    menu.addEventListener("focusout", event => {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false
    })
  }

  document.addEventListener("click", event => closeMenus(event.target.closest("details")), { signal })

  // Dragged, a lane goes where the pointer is at once.
  const list = tools.querySelector(".jb-lanes")
  let dragged = ""
  list.addEventListener("dragstart", event => {
    dragged = event.target.dataset.lane
    event.dataTransfer.setData("text/plain", dragged)
  })
  list.addEventListener("dragover", event => {
    const over = event.target.closest("[data-lane]")?.dataset.lane
    if (!dragged || !over) return
    event.preventDefault()
    if (over !== dragged) moveLane(dragged, chosen.order.indexOf(over))
  })
  list.addEventListener("drop", event => event.preventDefault())
  list.addEventListener("dragend", () => { dragged = "" })

  /* --- the heads of the columns by keyboard --- */

  map.tHead.addEventListener("keydown", event => {
    const at = heads.indexOf(event.target.closest("th"))
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: heads.length - 1 }[event.key]
    if (at < 0 || to === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    heads[to]?.querySelector("a").focus()
  })

  // Browsers put the focus anywhere in sight, be it below the names of the lanes.
  map.addEventListener("focusin", ({ target }) => {
    if (target.matches(":focus-visible")) target.scrollIntoView({ block: "nearest", inline: "nearest" })
  })

  addEventListener("popstate", () => {
    if (!page.isConnected) return // a theme that loads pages into this one has taken it away
    read()
    apply()
  }, { signal })

  root.classList.add("jb-scripted")
  tools.querySelector("[data-toggle=compare]").hidden = !map.querySelector("[data-other]")
  tools.querySelector("[data-toggle=scale]").hidden = !scales.length
  map.tHead.after(...scales) // in sight of who asks for it
  read()
  change()
  tools.hidden = false
})
