/* What this changes of Material's search, all of it by standing in for the worker it starts:
 *
 * - Over http it would load and index every text of the site on every page, searched or not. Here the texts
 *   (search/search_index.js) and what searches them (seeker.js) are loaded when the reader first enters the search box.
 * - Our own index is searched by seeker.js, from disk too. The dialog, the list of hits and the keys stay Material's.
 * - An index that MkDocs wrote, for the theme is other sites' too, goes to Material's own worker. From disk browsers
 *   allow no workers: there its script runs in a hidden frame instead.
 */
(() => {
  "use strict"

  const fromDisk = location.protocol === "file:"
  const NativeWorker = window.Worker
  const seekerAddress = new URL("seeker.js", document.currentScript.src).href
  // Material's messages: the texts for the worker, that it has read them, what the reader has typed, the hits.
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3

  /** Stands where Material's worker would, and finds out by the index who is to search it. */
  class StandIn extends EventTarget {
    constructor(startWorker) {
      super()
      this.startWorker = startWorker
    }

    async postMessage(message) {
      if (message.type === SETUP) await this.setUp(message)
      else if (this.worker) this.worker.postMessage(message)
      else if (message.type === QUERY) this.answer(message.data)
    }

    async setUp({ type, data }) {
      if (data.docs.length) {
        this.worker = this.startWorker()
        this.worker.addEventListener("message", event => this.say(event.data))
        this.worker.postMessage({ type, data })
        return
      }
      await searchEntered()
      await Promise.all([load(seekerAddress), window.__index?.pages ?? load(indexOfThisLanguage())])
      this.index = await window.journeybookSearch(window.__index.pages)
      this.say({ type: READY })
    }

    /** Answers at once, but after Material has done what it does when something is typed. */
    async answer(query) {
      await null
      this.say({ type: RESULT, data: { items: this.index.find(query) } })
    }

    say(data) {
      this.dispatchEvent(new MessageEvent("message", { data }))
    }

    terminate() {
      if (this.worker) this.worker.terminate()
    }
  }

  /** Runs a worker's script in a frame of this page. */
  class IFrameWorker extends EventTarget {
    constructor(url) {
      super()
      this.frame = document.createElement("iframe")
      this.frame.hidden = true
      this.frame.srcdoc = "<!doctype html>"
      this.started = new Promise(resolve => {
        this.frame.addEventListener("load", resolve, { once: true })
      }).then(() => {
        const inside = this.frame.contentWindow
        inside.postMessage = data => {
          this.dispatchEvent(new MessageEvent("message", { data }))
        }
        inside.importScripts = (...urls) => urls.reduce(
          (before, next) => before.then(() => load(next, inside.document)), Promise.resolve()
        )
        return load(new URL(url, location.href).href, inside.document)
      })
      document.body.append(this.frame)
    }

    postMessage(data) {
      this.started.then(() => {
        const inside = this.frame.contentWindow
        inside.dispatchEvent(new inside.MessageEvent("message", { data }))
      })
    }

    terminate() {
      this.frame.remove()
    }
  }

  /** Where the texts of the language at hand are, as Material is told where its pages begin. */
  function indexOfThisLanguage() {
    const { base } = JSON.parse(document.getElementById("__config").textContent)
    return new URL("search/search_index.js", new URL(`${base}/`, location)).href
  }

  function load(url, target = document) {
    return new Promise((resolve, reject) => {
      const script = target.createElement("script")
      script.src = url
      script.addEventListener("load", () => resolve())
      script.addEventListener("error", () => reject(new Error(`cannot load ${url}`)))
      target.head.append(script)
    })
  }

  function searchEntered() {
    return new Promise(resolve => {
      const box = document.querySelector("[data-md-component=search-query]")
      if (box === document.activeElement) resolve()
      else box.addEventListener("focus", () => resolve(), { once: true })
    })
  }

  // Material's worker looks for this name to learn that it runs in a frame.
  if (fromDisk) window.IFrameWorker = IFrameWorker
  window.Worker = new Proxy(NativeWorker, {
    construct(target, [url, options]) {
      const start = () => fromDisk ? new IFrameWorker(url) : new target(url, options)
      return /\/workers\/search\.[^/]*$/.test(String(url)) ? new StandIn(start) : start()
    }
  })
})()
