/* Served by `journeybook serve` only: reloads the page when the site has been built anew, and shows what is wrong
 * with the content while it cannot be built. */
(() => {
  "use strict"

  const { epoch, events } = document.currentScript.dataset
  let source = null

  const show = report => {
    let host = document.getElementById("journeybook-findings")
    if (!host) {
      host = document.createElement("div")
      host.id = "journeybook-findings"
      host.attachShadow({ mode: "open" })
      document.body.append(host)
    }
    const panel = document.createElement("section")
    panel.setAttribute("role", "alert")
    panel.lang = "en" // as all that the command says, whatever the page is in
    const bar = document.createElement("header")
    const title = document.createElement("strong")
    title.textContent = "The site cannot be built. This is the last one that could."
    const close = document.createElement("button")
    close.type = "button"
    close.textContent = "Hide"
    close.addEventListener("click", () => host.remove())
    bar.append(title, close)
    const text = document.createElement("pre")
    text.tabIndex = 0
    text.textContent = report
    panel.append(bar, text)
    const style = document.createElement("style")
    style.textContent = `
      section { position: fixed; z-index: 2147483647; inset: auto 0 0; display: flex; flex-direction: column;
        max-height: 45vh; color: #f4f1ea; background: #2a1512; border-top: 4px solid #f05746;
        font: 14px/1.5 system-ui, sans-serif; }
      header { display: flex; gap: 16px; align-items: center; justify-content: space-between; padding: 10px 22px; }
      button { padding: 4px 12px; font: inherit; color: inherit; background: none; border: 1px solid #a58c86;
        border-radius: 4px; cursor: pointer; }
      pre { flex: 1; padding: 0 22px 16px; margin: 0; overflow: auto; white-space: pre;
        font: 13px/1.55 ui-monospace, "SFMono-Regular", Consolas, "DejaVu Sans Mono", monospace; }
      @media print { section { display: none; } }
    `
    host.shadowRoot.replaceChildren(style, panel)
  }

  const listen = () => {
    if (source) return
    source = new EventSource(events)
    source.addEventListener("state", event => {
      const state = JSON.parse(event.data)
      if (state.epoch !== epoch) location.reload()
      else if (state.report) show(state.report)
      else document.getElementById("journeybook-findings")?.remove()
    })
  }

  const stop = () => {
    if (source) source.close()
    source = null
  }

  // Only the page in front listens: browsers allow few connections to one place.
  const follow = () => (document.visibilityState === "visible" ? listen() : stop())
  document.addEventListener("visibilitychange", follow)
  addEventListener("pagehide", stop)
  addEventListener("pageshow", follow)
})()
