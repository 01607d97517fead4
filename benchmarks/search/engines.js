/* Search engines behind one face: `load()` makes one ready, `find(query)` gives the best ten pages or entries as HTML.
 *
 * What each is loaded from is said in search/__main__.py. All but Pagefind and ours have `docs`: the entries of the site,
 * `{location, title, kind, context, text}`. Each is set up as its manual says for prefixes, accents and all words.
 */
const TEN = 10
const fold = text => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")
const drawn = (title, text) => `<li><a href="#"><h2>${title}</h2>${text}</a></li>`
const docsDrawn = numbers => numbers.slice(0, TEN).map(number => drawn(docs[number].title, docs[number].text))

/** Material's own worker, as it is shipped: entries go in, it makes an index of them and gives groups of hits. */
function lunrOfMaterial() {
  let worker
  const answer = message => new Promise(resolve => {
    worker.addEventListener("message", event => resolve(event.data.data), { once: true })
    worker.postMessage(message)
  })
  return {
    async load() {
      worker = new Worker("worker.js")
      const config = {
        lang: ["en"],
        separator: "[\\s\\-]+",
        pipeline: ["stopWordFilter"],
        fields: { title: { boost: 1000 }, text: { boost: 1 }, tags: { boost: 1000000 } }
      }
      const plain = docs.map(doc => ({ ...doc, title: fold(doc.title), text: fold(doc.text) }))
      await answer({ type: 0, data: { config, docs: plain, options: {} } })
    },
    async find(query) {
      const { items } = await answer({ type: 2, data: fold(query) })
      return items.slice(0, TEN).flat().map(hit => drawn(hit.title, hit.text))
    }
  }
}

/** Lunr with the index that `built` made: the pages load it and need not make it. */
function lunrBuilt() {
  let index
  return {
    async load() {
      index = lunr.Index.load(window.builtIndex)
    },
    async find(query) {
      const words = fold(query).split(/[\s-]+/).filter(Boolean)
      return docsDrawn(index.query(asked => {
        for (const word of words) asked.term(word, { wildcard: lunr.Query.wildcard.TRAILING, presence: 2 })
      }).map(hit => Number(hit.ref)))
    },
    built: () => JSON.stringify(lunr(function () {
      this.pipeline.reset()
      this.searchPipeline.reset()
      this.field("title", { boost: 1000 })
      this.field("text")
      docs.forEach((doc, id) => this.add({ id, title: fold(doc.title), text: fold(doc.text) }))
    }))
  }
}

function miniSearch() {
  let index
  return {
    async load() {
      index = new MiniSearch({
        fields: ["title", "text"],
        processTerm: fold,
        searchOptions: { prefix: true, combineWith: "AND", boost: { title: 1000 } }
      })
      index.addAll(docs.map(({ title, text }, id) => ({ id, title, text })))
    },
    find: async query => docsDrawn(index.search(query).map(hit => hit.id))
  }
}

function flexSearch() {
  let index
  return {
    async load() {
      index = new FlexSearch.Document({
        tokenize: "forward",
        encoder: FlexSearch.Charset.LatinDefault,
        document: { id: "id", index: ["title", "text"] }
      })
      docs.forEach(({ title, text }, id) => index.add({ id, title, text }))
    },
    find: async query => docsDrawn([...new Set(index.search(query, { limit: TEN }).flatMap(found => found.result))])
  }
}

function microFuzzy() {
  let engine, texts
  return {
    async load() {
      engine = new uFuzzy({ interLft: 1 })
      texts = docs.map(({ title, text }) => fold(`${title} ${text}`))
    },
    async find(query) {
      const [numbers, info, order] = engine.search(texts, fold(query), 1, 1000)
      return docsDrawn(order ? order.map(at => info.idx[at]) : [...numbers ?? []])
    }
  }
}

function pagefind() {
  let engine
  return {
    async load() {
      engine = await import("./pagefind/pagefind.js")
      await engine.init()
    },
    async find(query) {
      const { results } = await engine.search(query)
      const found = await Promise.all(results.slice(0, TEN).map(result => result.data()))
      return found.map(({ meta, excerpt, sub_results: places }) =>
        drawn(meta.title, excerpt + places.map(place => place.title + place.excerpt).join(" ")))
    }
  }
}

function ours() {
  let index
  return {
    async load() {
      index = await window.journeybookSearch(window.__index.pages)
    },
    find: async query => index.find(query).slice(0, TEN)
      .map(group => [...group].map(hit => drawn(hit.title, hit.text)).join(""))
  }
}

window.engines = { lunrOfMaterial, lunrBuilt, miniSearch, flexSearch, microFuzzy, pagefind, ours }

/** Loads what an engine needs, as a page would that has just been asked to search; returns milliseconds. */
window.begin = async (name, scripts, query) => {
  const since = performance.now()
  for (const src of scripts) {
    await new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement("script"), { src, onload: resolve, onerror: reject })
      document.head.append(script)
    })
  }
  window.engine = engines[name]()
  await engine.load()
  await answered(query)
  return performance.now() - since
}

/** Milliseconds from a query to its hits in the page, laid out. */
window.answered = async query => {
  const since = performance.now()
  const list = document.getElementById("hits")
  list.innerHTML = (await engine.find(query)).join("")
  list.getBoundingClientRect()
  return performance.now() - since
}
