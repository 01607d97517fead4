/* Replays a journey's emotions from release to release, where without this they stand side by side. Who wants no motion
 * goes on by hand. */
journeybook.arrived(signal => {
  "use strict"

  const still = matchMedia("(prefers-reduced-motion: reduce)")
  for (const replay of document.querySelectorAll("[data-jb-replay]")) {
    const [bar, list] = [replay.querySelector(".jb-past__play"), replay.querySelector("ol")]
    if (!bar) continue
    const [play, all] = bar.querySelectorAll("button")
    const name = play.textContent
    let [at, timer] = [-1, 0]

    const show = next => {
      clearTimeout(timer)
      at = next
      const one = at >= 0
      list.toggleAttribute("data-one", one)
      list.querySelectorAll("li").forEach((item, number) => item.toggleAttribute("data-shown", number === at))
      all.hidden = !one
      const last = at === list.children.length - 1
      play.textContent = one && still.matches && !last ? play.dataset.jbNext : name
      if (one && !last && !still.matches) timer = setTimeout(show, 1500, at + 1)
    }
    signal.addEventListener("abort", () => clearTimeout(timer))
    play.addEventListener("click", () => show(still.matches && at < list.children.length - 1 ? at + 1 : 0))
    all.addEventListener("click", () => { show(-1); play.focus() })
    bar.hidden = false
  }
})
