/* What this changes of Material's search, all of it by standing in for the worker it starts:
 *
 * - Over http it would load and index every text of the site on every page, searched or not. Here the worker
 *   and the texts (search/search_index.js) are loaded when the reader first enters the search box.
 * - From disk browsers allow no workers. Here the worker's script runs in a hidden frame instead.
 * - "telephone" finds "téléphone": what is searched has no accents, what is shown has.
 * - A hit says what it is and where it stands, and shows the words around what was found, not the whole text.
 */
(() => {
  "use strict"

  const fromDisk = location.protocol === "file:"
  const NativeWorker = window.Worker
  const SETUP = 0 // Material's message that hands the texts to the worker
  const QUERY = 2 // what the reader has typed
  const RESULT = 3 // the hits, in groups: a page, and places on it
  const BEFORE = 60 // letters shown before the first word that was found
  const AFTER = 140 // and after it
  const texts = new Map() // entries of our index as they are, by address; the theme is other sites' too

  /** The same text without accents, letter by letter, so that a place in one is the place in the other. */
  const folded = text => Array.from(text, letter => {
    const plain = letter.normalize("NFD").replace(/\p{M}/gu, "")
    return plain.length === letter.length && /\p{L}/u.test(plain) ? plain : letter // "≮" without its stroke opens a tag
  }).join("")

  /** Material's message as its worker is to have it. */
  function prepared({ type, data }) {
    if (type === QUERY && texts.size) return { type, data: folded(data) }
    if (type !== SETUP || !data.docs.some(doc => "kind" in doc)) return { type, data }
    const docs = data.docs.map(doc => {
      texts.set(doc.location, doc)
      return { ...doc, title: folded(doc.title), text: folded(doc.text) }
    })
    return { type, data: { ...data, docs } }
  }

  /** The worker's message as Material is to have it. */
  function dressed({ type, data }) {
    if (type !== RESULT || !texts.size) return { type, data }
    return { type, data: { ...data, items: data.items.map(group => group.map(dressedHit)) } }
  }

  /** A hit with its accents, kind and context. All texts of the index are HTML already. */
  function dressedHit(hit) {
    const { title, text, kind, context, lang } = texts.get(hit.location)
    return {
      ...hit,
      title: (kind ? `<span class="jb-hit__kind">${kind}</span> ` : "") +
        `<span class="jb-hit__name"${lang ? ` lang="${lang}"` : ""}>${marked(title, hit.title)}</span>` +
        (context ? ` <span class="jb-hit__context">${context}</span>` : ""),
      text: around(marked(text, hit.text))
    }
  }

  /** A text with the marks of what is the same text, or a piece of it, without accents. */
  function marked(text, other) {
    let at = Math.max(0, folded(text).indexOf(other.replace(/<\/?mark>/g, "")))
    return other.split(/(<\/?mark>)/)
      .map(part => /^<\/?mark>$/.test(part) ? part : text.slice(at, at += part.length))
      .join("")
  }

  /** The piece of a text around its first mark. Cut at spaces only: within marks and entities there are none. */
  function around(text) {
    const first = Math.max(0, text.indexOf("<mark>"))
    const from = first > BEFORE ? text.lastIndexOf(" ", first - BEFORE) + 1 : 0
    const until = text.indexOf(" ", first + AFTER)
    return (from ? "… " : "") + (until < 0 ? text.slice(from) : `${text.slice(from, until)} …`)
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
          this.dispatchEvent(new MessageEvent("message", { data: dressed(data) }))
        }
        inside.importScripts = (...urls) => urls.reduce(
          (before, next) => before.then(() => load(next, inside.document)), Promise.resolve()
        )
        return load(new URL(url, location.href).href, inside.document)
      })
      document.body.append(this.frame)
    }

    postMessage(message) {
      const data = prepared(message)
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
          this.dispatchEvent(new MessageEvent("message", { data: dressed(event.data) }))
        })
        this.start = () => {}
      }
    }

    async postMessage(message) {
      if (message.type === SETUP && message.data.docs.length === 0) {
        await searchEntered()
        await load(new URL("search/search_index.js", pagesOfThisLanguage()).href, document)
        message = { ...message, data: { ...message.data, docs: window.__index.docs } }
      }
      this.start()
      this.worker.postMessage(prepared(message))
    }

    terminate() {
      if (this.worker) this.worker.terminate()
    }
  }

  /** Where the pages of the language at hand begin, as Material is told. */
  function pagesOfThisLanguage() {
    return new URL(`${JSON.parse(document.getElementById("__config").textContent).base}/`, location)
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
