/* Our search engine: reads the pages' own entries into an index of words, and answers from it while letters are typed.
 *
 * Loaded with the entries, when a reader enters the search box. What it is given is the text that
 * publish/search_index.py writes: a page is a line, a place on it is a line that begins with "#", and the fields of a
 * line (address, title, kind, context, text, language of the title) stand between tabs. Knows nothing of Material's
 * search but the form of its hits.
 */
(() => {
  "use strict"

  const SLICE = 12 // milliseconds of reading before the page may draw and listen again
  const EXACT = 2 // what a whole word counts, to one of which the beginning was typed
  const IN_TITLE = 8 // what a word of a title counts, to one of a text
  const OF_PAGE = 2 // what a page itself counts, to a place on it
  const COMMON = 1 / 4 // a word of more than this part of all entries need not be in those that are found,
  const MANY = 50 // where it is in more than so many
  const MOST_WORDS = 16 // of a query; the others are left out
  const BEFORE = 60 // letters shown before the first word that was found
  const AFTER = 140 // and after it

  // Letters that stay themselves when their accents are taken from them.
  const PLAIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ŋ: "n" }
  // Of scripts without spaces every two letters that follow each other count as a word.
  const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u
  const SEPARATOR = 1, LETTER = 2, SIGN = 3
  const classes = new Uint8Array(65536)

  function classOf(code) {
    const letter = String.fromCharCode(code)
    const isSurrogate = code >= 0xd800 && code < 0xe000
    return classes[code] = !isSurrogate && !/[\p{L}\p{N}\p{M}]/u.test(letter) ? SEPARATOR
      : UNSPACED.test(letter) ? SIGN : LETTER
  }

  /** A word as it is looked up: without capitals and accents. */
  const folded = word => word.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "")
    .replace(/[ßæœøłđðþıŋ]/g, letter => PLAIN[letter]).normalize("NFC")

  /** Calls back with the beginning and end of each word of a text, and whether it is of a script without spaces. */
  function eachRun(text, take) {
    for (let at = 0; at < text.length;) {
      const kind = classes[text.charCodeAt(at)] || classOf(text.charCodeAt(at))
      const from = at++
      if (kind === SEPARATOR) continue
      while (at < text.length && (classes[text.charCodeAt(at)] || classOf(text.charCodeAt(at))) === kind) at++
      take(from, at, kind === SIGN)
    }
  }

  /** Calls back with each word of a text as it is indexed, not folded yet. */
  function eachWord(text, take) {
    eachRun(text, (from, until, isUnspaced) => {
      if (!isUnspaced) take(text.slice(from, until))
      else for (let at = from; at < until; at++) take(text.slice(at, Math.min(at + 2, until)))
    })
  }

  /** A growing list of numbers. */
  class Numbers {
    constructor() {
      this.length = 0
      this.data = new Uint32Array(1 << 16)
    }

    push(number) {
      if (this.length === this.data.length) {
        const data = new Uint32Array(this.length * 2)
        data.set(this.data)
        this.data = data
      }
      this.data[this.length++] = number
    }

    get all() {
      return this.data.subarray(0, this.length)
    }
  }

  /** The words of a query, as they are looked up. */
  function asked(query) {
    const words = new Set()
    eachRun(query, (from, until, isUnspaced) => {
      const run = query.slice(from, until)
      if (!isUnspaced || run.length < 3) words.add(folded(run))
      else for (let at = 0; at < run.length - 1; at++) words.add(folded(run.slice(at, at + 2)))
    })
    return [...words].filter(Boolean).slice(0, MOST_WORDS)
  }

  /** Where each word was met, and what is found for some words of it. */
  class Index {
    constructor() {
      this.lines = []
      this.pages = new Numbers() // the line of each line's page
      this.parents = new Numbers() // the line of what it stands in; of a page its own
      this.sizes = new Numbers() // how many words its title has
      this.words = []
      this.known = new Map() // number of a word, by every way of writing it
      this.lastMet = [] // by number of a word, in which line
      this.metWords = new Numbers()
      this.metLines = new Numbers() // twice the line, and one more for a word of its title
    }

    /** Reads all entries, and lets the page draw and listen in between. */
    async read(text) {
      let since = performance.now()
      for (let at = 0; at < text.length;) {
        const end = text.indexOf("\n", at)
        const until = end < 0 ? text.length : end
        this.add(text.slice(at, until))
        at = until + 1
        if (this.lines.length % 32 === 0 && performance.now() - since > SLICE) {
          await new Promise(resolve => setTimeout(resolve))
          since = performance.now()
        }
      }
      this.order()
      return this
    }

    add(text) {
      const line = this.lines.push(text) - 1
      const page = text[0] === "#" ? this.pages.data[line - 1] : line
      const [, title = "", , context = "", words] = text.split("\t", 5)
      this.pages.push(page)
      this.parents.push(/^@\d/.test(context) ? page + Number(context.slice(1)) : page)
      const before = this.metWords.length
      eachWord(title, word => this.meet(word, line, 1))
      this.sizes.push(this.metWords.length - before)
      if (words) eachWord(words, word => this.meet(word, line, 0))
    }

    /** Notes a word of a line once, and as one of its title where it is: those come first. */
    meet(word, line, isOfTitle) {
      const number = this.known.get(word) ?? this.learn(word)
      if (this.lastMet[number] === line) return
      this.lastMet[number] = line
      this.metWords.push(number)
      this.metLines.push(line * 2 + isOfTitle)
    }

    learn(word) {
      const plain = folded(word)
      if (!this.known.has(plain)) this.known.set(plain, this.words.push(plain) - 1)
      this.known.set(word, this.known.get(plain))
      return this.known.get(plain)
    }

    /** Puts the words into their order, so that all with the same beginning stand together, and the meetings by word. */
    order() {
      const numbers = this.words.map((_, number) => number)
        .sort((one, other) => this.words[one] < this.words[other] ? -1 : 1)
      const places = new Uint32Array(numbers.length)
      numbers.forEach((number, place) => { places[number] = place })
      this.words = numbers.map(number => this.words[number])
      this.starts = new Uint32Array(numbers.length + 1)
      const { data: words, length } = this.metWords
      for (let at = 0; at < length; at++) this.starts[places[words[at]] + 1]++
      for (let at = 0; at < numbers.length; at++) this.starts[at + 1] += this.starts[at]
      const next = this.starts.slice()
      this.meetings = new Uint32Array(length)
      for (let at = 0; at < length; at++) this.meetings[next[places[words[at]]]++] = this.metLines.data[at]
      this.known = this.lastMet = this.metWords = this.metLines = null
    }

    /** The place of the first word that does not stand before another. */
    placeOf(word) {
      let from = 0, until = this.words.length
      while (from < until) {
        const middle = (from + until) >> 1
        if (this.words[middle] < word) from = middle + 1
        else until = middle
      }
      return from
    }

    /** The pages that something is found on, the best first, each as a list of hits as Material draws them. */
    find(query) {
      const found = new Found(this, asked(query))
      const best = new Float32Array(this.lines.length) // by page
      const pages = new Numbers()
      for (const line of found.lines) {
        const page = this.pages.data[line]
        if (!best[page]) pages.push(page)
        if (best[page] < found.scores[line]) best[page] = found.scores[line]
      }
      const ordered = pages.all.sort((one, other) => best[other] - best[one] || one - other)
      return Array.from(ordered, page => new Group(found, page))
    }
  }

  /** What is found for a query. */
  class Found {
    constructor(index, words) {
      const count = index.lines.length
      this.index = index
      this.words = words
      this.scores = new Float32Array(count)
      this.has = new Uint16Array(count) // which of the words, a bit each
      this.touched = new Numbers()
      const counts = words.map((word, bit) => this.look(word, 1 << bit))
      const all = bits => bits.reduce((sum, isIn, bit) => sum + (isIn ? 1 << bit : 0), 0)
      this.needed = all(counts.map(met => met > 0 && met <= Math.max(MANY, count * COMMON))) || all(counts.map(met => met > 0))
      this.worthNaming = this.needed | all(counts.map(met => met === 0))
      this.lines = this.accepted()
      this.isMarked = new Map() // by word, as it is written
      this.isIn = new Uint8Array(count)
      for (const line of this.lines) {
        this.isIn[line] = 1
        if (index.pages.data[line] === line) this.scores[line] *= OF_PAGE
      }
    }

    /** Looks up all words that begin with one, and returns in how many lines there are any. */
    look(word, bit) {
      const { index: { words, starts, meetings, sizes }, scores, has, touched } = this
      const worth = new Float32Array(scores.length)
      const met = new Numbers()
      for (let place = this.index.placeOf(word); place < words.length && words[place].startsWith(word); place++) {
        const whole = words[place] === word ? EXACT : 1
        for (let at = starts[place]; at < starts[place + 1]; at++) {
          const line = meetings[at] >> 1
          const score = meetings[at] & 1 ? whole * IN_TITLE * (1 + 1 / sizes.data[line]) : whole
          if (!worth[line]) met.push(line)
          if (worth[line] < score) worth[line] = score
        }
      }
      const rarity = Math.log(1 + scores.length / met.length)
      for (let at = 0; at < met.length; at++) {
        const line = met.data[at]
        if (!has[line]) touched.push(line)
        has[line] |= bit
        scores[line] += worth[line] * rarity
      }
      return met.length
    }

    /** Whether a word as it is written begins with one that was asked for. */
    marks(word) {
      let is = this.isMarked.get(word)
      if (is === undefined) {
        const plain = folded(word)
        is = this.words.some(one => plain.startsWith(one))
        this.isMarked.set(word, is)
      }
      return is
    }

    /** Which words a line has, together with all that it stands in. */
    within(line) {
      const { parents } = this.index
      let bits = this.has[line]
      for (; parents.data[line] !== line; line = parents.data[line]) bits |= this.has[parents.data[line]]
      return bits
    }

    /** The lines with all words that are needed; where there are none, those with most of them. */
    accepted() {
      const lines = this.touched.all
      if (this.words.length < 2) return lines
      const counts = new Uint8Array(lines.length)
      let most = 1
      for (let at = 0; at < lines.length; at++) {
        for (let bits = this.within(lines[at]) & this.needed; bits; bits &= bits - 1) counts[at]++
        if (most < counts[at]) most = counts[at]
      }
      return lines.filter((_, at) => counts[at] === most)
    }
  }

  /** A page and the places found on it, as hits that are made when they are drawn: there are thousands. */
  class Group {
    constructor(found, page) {
      this.found = found
      this.page = page
    }

    get hits() {
      const { found, page, found: { index, scores, isIn } } = this
      const lines = []
      for (let line = page; index.pages.data[line] === page && line < index.lines.length; line++) {
        if (isIn[line]) lines.push(line)
      }
      lines.sort((one, other) => scores[other] - scores[one] || one - other)
      if (!isIn[page]) lines.push(page)
      Object.defineProperty(this, "hits", { value: lines.map(line => hit(found, line)) })
      return this.hits
    }

    get 0() {
      return this.hits[0]
    }

    [Symbol.iterator]() {
      return this.hits[Symbol.iterator]()
    }
  }

  function hit(found, line) {
    const { index, words, isIn, scores } = found
    const [address, title = "", kind = "", , text = "", language = ""] = index.lines[line].split("\t")
    const page = index.lines[index.pages.data[line]].split("\t", 1)[0]
    const context = contextOf(index, line)
    const has = found.within(line)
    return {
      location: address[0] === "#" ? page + address : address,
      score: isIn[line] ? scores[line] : 0,
      terms: isIn[line] ? Object.fromEntries(
        words.map((word, bit) => [word, !(found.worthNaming & ~has & 1 << bit)])
      ) : {},
      title: (kind ? `<span class="jb-hit__kind">${escaped(kind)}</span> ` : "") +
        `<span class="jb-hit__name"${language ? ` lang="${language}"` : ""}>${marked(title, marks(title, found))}</span>` +
        (context ? ` <span class="jb-hit__context">${escaped(context)}</span>` : ""),
      text: isIn[line] ? around(text, marks(text, found)) : ""
    }
  }

  /** Where an entry stands: a text, or the number of the line on its page that stands for the place. */
  function contextOf(index, line) {
    const context = index.lines[line].split("\t", 4)[3] ?? ""
    if (!context.startsWith("@")) return context
    if (context[1] === "@") return context.slice(1)
    const place = index.parents.data[line]
    const title = index.lines[place].split("\t", 2)[1] ?? ""
    const before = place === index.pages.data[place] ? "" : contextOf(index, place)
    return before ? `${before} › ${title}` : title
  }

  const escaped = text => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")

  /** The words of a text that are marked, as their beginnings and ends. */
  function marks(text, found) {
    const places = []
    eachRun(text, (from, until, isUnspaced) => {
      if (!isUnspaced) {
        if (found.marks(text.slice(from, until))) places.push([from, until])
        return
      }
      for (let at = from; at < until; at++) {
        const end = found.words.includes(folded(text[at])) ? at + 1 : Math.min(at + 2, until)
        if (!found.marks(text.slice(at, end))) continue
        if (places.length && places.at(-1)[1] >= at) places.at(-1)[1] = end
        else places.push([at, end])
      }
    })
    return places
  }

  function marked(text, places) {
    let at = 0
    return places.map(([from, until]) => {
      const before = text.slice(at, from)
      return escaped(before) + `<mark>${escaped(text.slice(from, at = until))}</mark>`
    }).join("") + escaped(text.slice(at))
  }

  /** The piece of a text around the first word that was found. */
  function around(text, places) {
    const first = places.length ? places[0][0] : 0
    const from = first > BEFORE ? text.lastIndexOf(" ", first - BEFORE) + 1 : 0
    const space = text.indexOf(" ", first + AFTER)
    const until = space < 0 ? text.length : space
    const within = places.filter(place => place[1] <= until).map(([begin, end]) => [begin - from, end - from])
    return (from ? "… " : "") + marked(text.slice(from, until), within) + (until < text.length ? " …" : "")
  }

  window.journeybookSearch = text => new Index().read(text)
})()
