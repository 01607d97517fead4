/* A step opens in a sheet beside the map: by a link to it anywhere on the page, and by the page's address with it.
 *
 * The sheet follows the address and not the clicks, so Back closes it, and a link to a step is all that is needed. The
 * step's own article is moved into the sheet, and back to its place in the text. On narrow screens, and without this
 * script, the articles stay where they are.
 */
journeybook.arrived(signal => {
  "use strict"

  const page = document.querySelector(".jb-journey")
  const map = page?.querySelector(".jb-map")
  const sheet = page?.querySelector(".jb-sheet")
  if (!map || !sheet?.showModal) return

  const all = (selector, inside = page) => [...inside.querySelectorAll(selector)]
  const region = map.closest(".jb-map-region")
  const body = sheet.querySelector(".jb-sheet__body")
  const heads = all("thead [data-step]", map)
  const steps = heads.map(head => head.dataset.step)
  const link = step => heads[steps.indexOf(step)]?.querySelector("a")
  const articles = new Map(all("article[data-step]").map(article => [article.dataset.step, article]))
  const title = article => document.getElementById(article.getAttribute("aria-labelledby"))
  const place = document.createComment("the open step's place")
  const onWideScreens = matchMedia("(min-width: 45em)")

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
      const by = Number(button.dataset.sheet)
      if (by) button.setAttribute("aria-disabled", String(!steps[at + by]))
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
    sheet.querySelector("[role=status]").textContent = title(articles.get(step)).textContent
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
    const hidden = right + width / 2 - (document.documentElement.clientWidth - sheet.offsetWidth)
    if (hidden > 0) region.style.margin = `0 ${hidden}px 0 ${-hidden}px`
  }

  sheet.addEventListener("click", event => {
    const { sheet: by } = event.target.closest("[data-sheet]")?.dataset ?? {}
    // What is not in the sheet is its backdrop; who selects words may let go there.
    if (by === "close" || (event.target === sheet && getSelection().isCollapsed)) leave()
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
      name.href = `#${article.dataset.step}`
      name.className = "jb-link"
      name.append(...title(article).cloneNode(true).childNodes)
      item.dataset.step = article.dataset.step
      item.append(name, ...all(".jb-step__head .jb-change, .jb-step__feeling > *", article).map(one => one.cloneNode(true)))
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
  }, { signal })

  addEventListener("popstate", follow, { signal })
  addEventListener("hashchange", follow, { signal })
  addEventListener("resize", () => { if (open) reveal() }, { signal })
  addEventListener("beforeprint", () => { if (open) putBack() }, { signal })
  addEventListener("afterprint", () => { if (open) take() }, { signal })

  if (history.state?.jbSheet === undefined) history.replaceState({ ...history.state, jbSheet: 0 }, "")
  follow()
})
