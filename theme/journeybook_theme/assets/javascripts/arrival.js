/* Begins what works on a page when that has come. A team's own Material may load pages into the one at hand and says so:
 * then what was begun for the page before is told to end.
 */
window.journeybook = {
  /** Call `begin` with a signal that says when the page has gone. */
  arrived(begin) {
    "use strict"
    let page
    const arrive = () => {
      page?.abort()
      page = new AbortController()
      begin(page.signal)
    }
    if (window.document$) window.document$.subscribe(arrive)
    else arrive()
  }
}
