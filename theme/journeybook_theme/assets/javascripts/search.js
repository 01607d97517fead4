/* Two habits of Material's search that this changes, both by standing in for the worker it starts:
 *
 * - Over http it would load and index every text of the site on every page, searched or not. Here the worker
 *   and the texts (search/search_index.js) are loaded when the reader first enters the search box.
 * - From disk browsers allow no workers. Here the worker's script runs in a hidden frame instead.
 */
(() => {
  "use strict"

  const home = new URL("../../", document.currentScript.src)
  const fromDisk = location.protocol === "file:"
  const NativeWorker = window.Worker
  const SETUP = 0 // Material's message that hands the texts to the worker

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

  /** A worker that is not started before the reader enters the search box. */
  class PatientWorker extends EventTarget {
    constructor(url, options) {
      super()
      this.start = () => {
        this.worker = new NativeWorker(url, options)
        this.worker.addEventListener("message", event => {
          this.dispatchEvent(new MessageEvent("message", { data: event.data }))
        })
        this.start = () => {}
      }
    }

    async postMessage(message) {
      if (message.type === SETUP && message.data.docs.length === 0) {
        await searchEntered()
        await load(new URL("search/search_index.js", home).href, document)
        message = { ...message, data: { ...message.data, docs: window.__index.docs } }
      }
      this.start()
      this.worker.postMessage(message)
    }

    terminate() {
      if (this.worker) this.worker.terminate()
    }
  }

  function load(url, target) {
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
      if (fromDisk) return new IFrameWorker(url)
      if (/\/workers\/search\.[^/]*$/.test(String(url))) return new PatientWorker(url, options)
      return new target(url, options)
    }
  })
})()
