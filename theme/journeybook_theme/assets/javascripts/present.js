/* A journey as slides for a meeting room: what it is, step by step, and its whole curve at the end.
 *
 * Everything is copied from the page: a step's slide from its article, the curve from the map. The address says
 * that slides are shown and which (?present#step), so that a link opens there; full screen needs a click, though.
 */
journeybook.arrived(signal => {
  "use strict"

  const page = document.querySelector(".jb-journey")
  const dialog = page?.querySelector(".jb-present")
  const button = page?.querySelector("[data-do=present]")
  if (!button || !dialog?.showModal) return

  const CLOSING = "jb_end" // the address of the last slide; no step can be called so
  const ROOM = 80 // what the label of a point needs across, in the units of the curve

  const all = (selector, inside = page) => [...inside.querySelectorAll(selector)]
  const stage = dialog.querySelector(".jb-present__slide")
  const strip = dialog.querySelector(".jb-present__curve")
  const count = dialog.querySelector(".jb-present__count")
  const heads = all(".jb-map thead [data-step]")
  const drawn = page.querySelector(".jb-map .jb-curve")
  let slides = []
  let at = 0
  let copies = 0

  /* --- the address --- */

  const asked = () => new URLSearchParams(location.search).has("present")

  function address(presenting, name = "") {
    const query = location.search.slice(1).split("&").filter(part => part && part.split("=")[0] !== "present")
    if (presenting) query.push("present")
    return location.pathname + (query.length ? `?${query.join("&")}` : "") + (name && `#${name}`)
  }

  /** Do what the address says. */
  function follow() {
    if (!page.isConnected) return // a theme that loads pages into this one has taken it away
    if (!asked()) return close()
    if (!dialog.open) open()
    show(Math.max(0, slides.indexOf(location.hash.slice(1))))
  }

  function start() {
    if (document.querySelector("dialog[open]")) return
    history.pushState({ jbPresent: true }, "", address(true))
    document.documentElement.requestFullscreen?.().catch(() => {}) // then it fills the window
    follow()
  }

  /** The presenter ends it: back to where the page had none. */
  function end() {
    const back = history.state?.jbPresent
    close()
    if (back) history.back()
    else history.replaceState(history.state, "", address(false))
  }

  /* --- the frame around the slides --- */

  function open() {
    const walked = heads.filter(head => !head.hasAttribute("data-off"))
    slides = ["", ...walked.map(head => head.dataset.step), CLOSING]
    dialog.querySelector(".jb-present__stages").replaceChildren(...all(".jb-map__stages [scope=colgroup]").map(band))
    strip.replaceChildren(...curve())
    dialog.showModal()
    stage.focus()
  }

  function close() {
    if (document.fullscreenElement) document.exitFullscreen()
    if (!stage.firstChild) return
    dialog.close() // which the Escape key has done already
    stage.replaceChildren()
    if (document.activeElement === document.body) button.focus({ preventScroll: true })
  }

  function band(head) {
    const item = document.createElement("li")
    item.className = head.className
    item.style.flexGrow = head.colSpan
    item.append(...plain(head.querySelector("a")).childNodes)
    return item
  }

  /** A copy of something on the page: not to be found by its ids, nor followed by its links. */
  function plain(element) {
    const copy = element.cloneNode(true)
    for (const one of [copy, ...all("[id]", copy)]) one.removeAttribute("id")
    for (const link of all("a", copy)) {
      const name = document.createElement("span")
      name.className = link.className
      name.append(...link.childNodes)
      link.replaceWith(name)
    }
    return copy
  }

  function curve() {
    if (!drawn) return []
    const copy = drawn.cloneNode(true)
    copies += 1
    for (const one of all("[id]", copy)) {
      const id = `${one.id}_${copies}`
      for (const user of all(`[fill="url(#${one.id})"]`, copy)) user.setAttribute("fill", `url(#${id})`)
      one.id = id
    }
    for (const words of all("title, desc", copy)) words.remove()
    copy.removeAttribute("role")
    copy.setAttribute("height", "100%")
    return [copy]
  }

  const points = inside => inside ? all(".jb-curve__points svg", inside) : []

  /** Draw curves as large as their room: their lengths across are shares, those down are pixels. */
  function enlarge() {
    const height = Number(drawn?.getAttribute("height"))
    const columns = Math.max(heads.length, new Set(points(drawn).map(one => one.getAttribute("x"))).size)
    for (const copy of all(".jb-curve", dialog)) {
      const { clientWidth, clientHeight } = copy.parentElement
      const full = height * clientWidth / Math.max(1, clientHeight)
      const wide = Math.max(full, columns * ROOM)
      const close = wide > clientWidth // where words would be smaller than on the page, numbers alone are shown
      copy.setAttribute("viewBox", `0 0 ${close ? full : wide} ${height}`)
      copy.classList.toggle("jb-curve--close", close)
    }
  }

  /* --- the slides --- */

  function show(to) {
    if (!(to in slides)) return
    at = to
    const name = slides[at]
    history.replaceState(history.state, "", address(true, name))
    const slide = name === CLOSING ? closing() : name ? step(name) : title()
    stage.replaceChildren(slide)
    stage.scrollTop = 0
    point(heads.findIndex(head => head.dataset.step === name), name === CLOSING)
    strip.hidden = !drawn || !name || name === CLOSING
    const said = document.createElement("span")
    said.className = "jb-unseen"
    said.textContent = `: ${slide.querySelector("h2, h4").textContent}`
    count.replaceChildren(count.dataset.words.replace("{number}", at + 1).replace("{total}", slides.length), said)
    for (const turn of all("[data-slide]", dialog)) {
      const by = Number(turn.dataset.slide)
      if (by) turn.setAttribute("aria-disabled", String(!(at + by in slides)))
    }
    fit()
  }

  function title() {
    const slide = prepared("title")
    for (const who of all("[data-personas]", slide)) {
      who.hidden = Boolean(page.querySelector(`[data-persona="${who.dataset.personas}"][aria-pressed=false]`))
    }
    const figures = page.querySelector(".jb-journey__head .jb-figures")
    if (figures) slide.append(plain(figures))
    return slide
  }

  function closing() {
    const slide = prepared("closing")
    slide.querySelector(".jb-slide__curve").append(...curve())
    return slide
  }

  const prepared = name => plain(dialog.querySelector(`template[data-of=${name}]`).content.firstElementChild)

  function step(name) {
    const article = all(`article[data-step="${name}"]`)[0]
    const slide = document.createElement("div")
    slide.className = "jb-slide jb-slide--step"
    const take = (...classes) => classes.flatMap(one => all(`.jb-step__${one}`, article)).map(plain)
    const part = (kind, parts) => {
      const box = document.createElement("div")
      box.className = `jb-slide__${kind}`
      box.append(...parts)
      if (parts.length) slide.append(box)
    }
    slide.append(...take("head"))
    part("main", take("feeling", "thought", "facts"))
    part("side", take("pains", "opportunities"))
    for (const heading of all("h4, h5", slide)) heading.setAttribute("aria-level", heading.tagName[1] - 2)
    const away = all("[data-persona][aria-pressed=false]").map(chip => chip.textContent.trim())
    for (const felt of all(".jb-felt", slide)) {
      felt.hidden = away.includes(felt.querySelector(".jb-felt__who")?.textContent.trim())
    }
    return slide
  }

  /** Mark where the journey is: its stage, its column, its points. */
  function point(column, over) {
    let last = 0
    for (const item of all(".jb-present__stages > li", dialog)) {
      const first = last
      last += Number(item.style.flexGrow)
      item.toggleAttribute("data-past", over || last <= column)
      item.toggleAttribute("data-current", first <= column && column < last)
    }
    strip.style.setProperty("--jb-at", column)
    strip.style.setProperty("--jb-steps", heads.length)
    for (const one of points(strip)) {
      one.toggleAttribute("data-current", Math.floor(parseFloat(one.getAttribute("x")) / 100 * heads.length) === column)
    }
  }

  /** Make letters smaller where a slide holds more than fits, down to what can still be read; then it scrolls. */
  function fit() {
    let size = 1
    do {
      stage.style.setProperty("--jb-fit", size)
      size -= 0.05
    } while (size > 0.6 && stage.scrollHeight > stage.clientHeight + 1)
    enlarge()
  }

  /* --- keys, clicks, remotes --- */

  // On the document: a browser that goes to a fragment takes the focus out of the dialog.
  document.addEventListener("keydown", event => {
    if (!dialog.open || event.altKey || event.ctrlKey || event.metaKey) return
    event.stopPropagation() // or Material's own keys search behind the slides
    const onButton = event.target.closest("button")
    const back = event.shiftKey ? -1 : 1
    const by = {
      ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": onButton ? 0 : back, Enter: onButton ? 0 : back,
      ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1, Home: -at, End: slides.length - 1 - at
    }[event.key]
    if (!by) return
    event.preventDefault()
    show(at + by)
  }, { signal })

  dialog.addEventListener("click", event => {
    const turn = event.target.closest("[data-slide]")
    if (turn) {
      if (turn.dataset.slide === "close") end()
      else show(at + Number(turn.dataset.slide))
    } else if (strip.contains(event.target)) {
      const { left, width } = strip.getBoundingClientRect()
      const head = heads[Math.floor((event.clientX - left) / width * heads.length)]
      show(slides.indexOf(head?.dataset.step))
    } else if (stage.contains(event.target) && getSelection().isCollapsed) {
      show(at + (event.clientX < innerWidth / 2 ? -1 : 1))
    }
  })

  dialog.addEventListener("close", () => { if (asked()) end() }) // by the Escape key
  document.addEventListener("fullscreenchange", () => { if (!document.fullscreenElement && dialog.open) end() }, { signal })
  button.addEventListener("click", start)
  addEventListener("popstate", follow, { signal })
  addEventListener("hashchange", follow, { signal })
  addEventListener("resize", () => { if (dialog.open) fit() }, { signal })
  follow()
})
