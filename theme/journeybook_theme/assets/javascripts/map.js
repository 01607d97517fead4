/* The journey map for readers: which lanes and personas are shown, and steps that open in a sheet beside the map.
 *
 * What is chosen lives in the address (?lanes=…&personas=…&scale=1&compare=0&print=a4), the open step in its
 * fragment, so that a link shows the same and Back goes back. All words stand in the page (macros/view.html).
 * Without this script the whole journey is there, each step where it stands in the text.
 */
(() => {
  "use strict"

  const page = document.querySelector(".jb-journey")
  const tools = page?.querySelector("[data-jb-view]")
  const map = page?.querySelector(".jb-map")
  const sheet = page?.querySelector(".jb-sheet")
  if (!tools || !map || !sheet?.showModal) return

  const root = document.documentElement
  const onWideScreens = matchMedia("(min-width: 45em)")
  const all = (selector, inside = page) => [...inside.querySelectorAll(selector)]
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
  const say = (text, place = tools) => { place.querySelector("[role=status]").textContent = text }
  const words = tools.querySelector("[role=status]").dataset

  const heads = all("thead [data-step]", map)
  const lanes = new Map(all("tbody[data-lane]", map).map(body => [body.dataset.lane, body]))
  const rows = new Map(all("[data-lane]", tools).map(row => [row.dataset.lane, row]))
  const everyLane = [...rows.keys()]
  const everyone = all("[data-persona]", tools).map(chip => chip.dataset.persona)

  /* --- what is chosen, and the address --- */

  const OWN = ["lanes", "personas", "scale", "compare", "print"]
  const same = (one, other) => one.join() === other.join()
  let chosen

  /** Take from the address what is known here. */
  function read() {
    const asked = new URLSearchParams(location.search)
    const named = (name, known) => {
      const found = new Set((asked.get(name) || "").split(",").filter(one => known.includes(one)))
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
    !same(shownLanes(), everyLane) && `lanes=${shownLanes()}`,
    chosen.people.length < everyone.length && `personas=${chosen.people}`,
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
    if (lanes.has("scale")) lanes.get("scale").hidden = !chosen.scale
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
    say(words.last)
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
    say(filled(words.moved, { lane: name, place: to + 1, places: everyLane.length }))
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
      say(words.copied)
      button.toggleAttribute("data-done", true)
      setTimeout(() => { button.toggleAttribute("data-done", false); say("") }, 2500)
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

  document.addEventListener("click", event => closeMenus(event.target.closest("details")))

  let dragged = ""
  for (const [lane, row] of rows) {
    row.addEventListener("dragstart", event => {
      dragged = lane
      event.dataTransfer.effectAllowed = "move"
      event.dataTransfer.setData("text/plain", lane)
    })
    row.addEventListener("dragend", () => { dragged = "" })
    row.addEventListener("dragover", event => {
      if (!dragged) return
      event.preventDefault()
      row.toggleAttribute("data-over", dragged !== lane)
    })
    row.addEventListener("dragleave", () => row.toggleAttribute("data-over", false))
    row.addEventListener("drop", event => {
      event.preventDefault()
      row.toggleAttribute("data-over", false)
      if (dragged && dragged !== lane) moveLane(dragged, chosen.order.indexOf(lane))
    })
  }

  /* --- the heads of the columns by keyboard --- */

  const link = step => heads.find(head => head.dataset.step === step)?.querySelector("a")

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

  /* --- a step in its sheet --- */

  const region = map.closest(".jb-map-region")
  const body = sheet.querySelector(".jb-sheet__body")
  const steps = heads.map(head => head.dataset.step)
  const articles = new Map(all("article[data-step]").map(article => [article.dataset.step, article]))
  const place = document.createComment("the open step's place")
  let open = ""
  let depth = 0 // entries of the history from the page without a sheet to here; 0 where there is none

  const presenting = () => new URLSearchParams(location.search).has("present")

  /** The step that the address names, where a sheet can show it. */
  function named() {
    const step = location.hash.slice(1)
    return onWideScreens.matches && !presenting() && articles.has(step) ? step : ""
  }

  /** Do what the address says. */
  function follow() {
    if (!page.isConnected) return // a theme that loads pages into this one has taken it away
    const step = named()
    const known = history.state?.jbSheet
    depth = known ?? (!step ? 0 : !open ? 1 : depth && depth + 1)
    if (known === undefined) history.replaceState({ ...history.state, jbSheet: depth }, "")
    fold()
    if (step) show(step)
    else hide(!location.hash)
    if (location.hash.startsWith("#map_")) link(location.hash.slice(5))?.focus()
  }

  function show(step) {
    if (step !== open) fill(step)
    if (!sheet.open) sheet.showModal()
    if (!sheet.contains(document.activeElement)) articles.get(step).focus()
    reveal()
  }

  function fill(step) {
    if (open) putBack()
    open = step
    take()
    sheet.setAttribute("aria-labelledby", articles.get(step).getAttribute("aria-labelledby"))
    const at = steps.indexOf(step)
    for (const button of all("[data-sheet]", sheet)) {
      button.setAttribute("aria-disabled", String(button.dataset.sheet !== "close" && !steps[at + Number(button.dataset.sheet)]))
    }
    body.scrollTop = 0
    mark(step)
  }

  function take() {
    const article = articles.get(open)
    article.before(place)
    article.hidden = false
    article.tabIndex = -1 // or going to it as a fragment takes the focus out of the sheet
    level(article, -2)
    body.append(article)
  }

  function putBack() {
    const article = articles.get(open)
    place.replaceWith(article)
    article.removeAttribute("tabindex")
    level(article, 0)
    article.hidden = onWideScreens.matches ? "until-found" : false
  }

  /** In the sheet its title is the first heading. */
  function level(article, by) {
    for (const heading of all("h4, h5", article)) heading.setAttribute("aria-level", Number(heading.tagName[1]) + by)
  }

  /** Close the sheet; `refocus` where the reader then is on the map again. */
  function hide(refocus) {
    if (!open) return
    const step = open
    putBack()
    open = ""
    sheet.close()
    mark("")
    region.style.margin = ""
    const back = document.activeElement
    if (refocus && (back === document.body || map.contains(back))) link(step)?.focus({ preventScroll: true })
  }

  /** The reader closes it: back to where the page had none. */
  function leave() {
    const back = depth
    hide(true)
    if (back) history.go(-back)
    else history.replaceState(history.state, "", location.pathname + location.search)
  }

  function turn(by) {
    const step = steps[steps.indexOf(open) + by]
    if (!step) return
    history.replaceState(history.state, "", `#${step}`)
    show(step)
    say(document.getElementById(sheet.getAttribute("aria-labelledby")).textContent, sheet)
  }

  function mark(step) {
    for (const one of all("th[data-step], td[data-step]", map)) {
      one.toggleAttribute("data-current", one.dataset.step === step)
    }
    map.toggleAttribute("data-open", step !== "")
    map.style.setProperty("--jb-at", steps.indexOf(step))
  }

  /** Bring the open step's column beside the sheet: scroll the map, or shift it where it has nothing to scroll. */
  function reveal() {
    const head = heads[steps.indexOf(open)]
    const scrolls = getComputedStyle(region).overflowX !== "visible"
    region.style.margin = scrolls ? `0 ${sheet.offsetWidth}px 0 0` : ""
    head.scrollIntoView({ block: "nearest", inline: "nearest" })
    if (scrolls) return
    const { right, width } = head.getBoundingClientRect()
    const hidden = right + width / 2 - (root.clientWidth - sheet.offsetWidth)
    if (hidden > 0) region.style.margin = `0 ${hidden}px 0 ${-hidden}px`
  }

  sheet.addEventListener("click", event => {
    const { sheet: by } = event.target.closest("[data-sheet]")?.dataset ?? {}
    if (by === "close" || event.target === sheet) leave() // what is not in the sheet is its backdrop
    else if (by) turn(Number(by))
  })

  sheet.addEventListener("keydown", event => {
    event.stopPropagation() // or Material's own keys search behind the sheet
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (by) turn(by)
  })

  sheet.addEventListener("close", () => { if (open) leave() }) // by the Escape key

  for (const [step, article] of articles) {
    // What the browser's own search finds in a step that is not shown opens it.
    article.addEventListener("beforematch", () => {
      if (presenting()) return
      if (named() !== step) history.pushState(null, "", `#${step}`)
      follow()
    })
  }

  /** In the text each stage lists its steps, for where the articles are folded. */
  for (const stage of all(".jb-stage__steps")) {
    const list = document.createElement("ol")
    list.className = "jb-stage__list"
    for (const article of all("article[data-step]", stage)) {
      const item = document.createElement("li")
      const name = document.createElement("a")
      const title = document.getElementById(article.getAttribute("aria-labelledby"))
      name.href = `#${article.dataset.step}`
      name.className = "jb-link"
      name.append(...title.cloneNode(true).childNodes)
      item.dataset.step = article.dataset.step
      item.append(name, ...all(".jb-step__feeling > *", article).map(felt => felt.cloneNode(true)))
      list.append(item)
    }
    stage.before(list)
  }

  function fold() {
    for (const [step, article] of articles) {
      if (step !== open) article.hidden = onWideScreens.matches ? "until-found" : false
    }
  }

  onWideScreens.addEventListener("change", () => {
    const step = open
    follow()
    if (step && !open) articles.get(step).scrollIntoView()
  })

  addEventListener("popstate", () => { if (page.isConnected) { read(); apply(); follow() } })
  addEventListener("hashchange", follow)
  addEventListener("resize", () => { if (open) reveal() })
  addEventListener("beforeprint", () => { if (open) putBack() })
  addEventListener("afterprint", () => { if (open) take() })

  root.classList.add("jb-scripted")
  tools.querySelector("[data-toggle=compare]").hidden = !map.querySelector("[data-other]")
  tools.querySelector("[data-toggle=scale]").hidden = !lanes.has("scale")
  if (lanes.has("scale")) map.tHead.after(lanes.get("scale")) // in sight of who asks for it
  read()
  change()
  tools.hidden = false
  if (history.state?.jbSheet === undefined) history.replaceState({ ...history.state, jbSheet: 0 }, "")
  follow()
})()
