/*
The script of the search page. It loads the parts of the index that a query needs, finds, ranks and
shows; all words that readers see stand in the page, in templates/search.html.

The upper half knows no page, so that it can be run and tested by itself: fold, words, decode, bucketOf
and Index. Its tables are those of sitegen/tokens.py, postings.py and search_terms.py.
*/

/* Words: case, accents and width folded; scripts without spaces give pairs of characters. */

const LONGEST = 40;
const PLAIN = {
  æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ħ: "h", ŧ: "t", ς: "σ",
};
const OPTIONAL = new RegExp(
  "[\u00ad\u02b9-\u02bf\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7" +
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed" +
    "\u1ab0-\u1aff\u1dc0-\u1dff\u200d\u20d0-\u20ff\ufe20-\ufe2f]+",
  "gu",
);
const UNSPACED =
  "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u309f\u30a1-\u30ff\u31f0-\u31ff" +
  "\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}";
const PIECES = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");
const STARTS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

export function fold(text) {
  const decomposed = text.normalize("NFKD").toLowerCase().toUpperCase().toLowerCase();
  return decomposed
    .normalize("NFKD")
    .replace(OPTIONAL, "")
    .replace(/[æœøłđðþħŧς]/g, (letter) => PLAIN[letter])
    .normalize("NFC");
}

/* The words of a text; the pieces of a query leave out the last single character of a run. */
export function words(text, isQuery = false) {
  const found = [];
  for (const [word] of fold(text).matchAll(WORD)) {
    for (const [piece] of word.matchAll(PIECES)) {
      const letters = Array.from(piece);
      if (STARTS_UNSPACED.test(piece)) {
        const last = letters.length - (isQuery && letters.length > 1 ? 1 : 0);
        for (let at = 0; at < last; at++) found.push(letters.slice(at, at + 2).join(""));
      } else if (letters.length <= LONGEST) {
        found.push(piece);
      }
    }
  }
  return found;
}

/* Sets of slots: the differences between them, in digits of bijective numeration; or six in a digit. */

const FINAL = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ01234567";
const HIGH = "89!#$%&'()*+,-./:;=>?@[]^_`{}~";
const DENSE = " ";
const DIGITS = new Int8Array(128);
Array.from(FINAL, (digit, value) => (DIGITS[digit.charCodeAt(0)] = value + 1));
Array.from(HIGH, (digit, value) => (DIGITS[digit.charCodeAt(0)] = -value - 1));

export function decode(text) {
  const found = [];
  if (text[0] === DENSE) {
    for (let at = 1; at < text.length; at++) {
      const digit = DIGITS[text.charCodeAt(at)];
      const bits = digit < 0 ? FINAL.length - 1 - digit : digit - 1;
      for (let bit = 0; bit < 6; bit++) if ((bits >> bit) & 1) found.push((at - 1) * 6 + bit);
    }
    return found;
  }
  let last = -1;
  let high = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = DIGITS[text.charCodeAt(at)];
    if (digit < 0) {
      high = high * HIGH.length - digit;
    } else {
      last += high * FINAL.length + digit;
      found.push(last);
      high = 0;
    }
  }
  return found;
}

/* Buckets: which file has a word, by its first three letters; of pairs, by the first. */

const BUCKETS = 168;
const GROUPS = 7;
const SECONDS = 4;
const THIRDS = 6;
const GROUP = SECONDS * THIRDS;
const FIRST = 1137833891;
const SECOND = 1867195093;
const THIRD = 1538617193;

export function bucketOf(word) {
  const [first, second = "\0", third = "\0"] = Array.from(word);
  const start = Math.imul(first.codePointAt(0), FIRST) >>> 16;
  if (STARTS_UNSPACED.test(word)) return start % BUCKETS;
  const share = (letter, scale, count) => Math.floor(((Math.imul(letter.codePointAt(0), scale) >>> 0) * count) / 2 ** 32);
  return ((start % GROUPS) * SECONDS + share(second, SECOND, SECONDS)) * THIRDS + share(third, THIRD, THIRDS);
}

function steps(count, size) {
  return Array.from({ length: count }, (_, at) => at * size);
}

/* The buckets of all words that start with the same two letters. */
function thirds(bucket) {
  return steps(THIRDS, 1).map((third) => bucket - (bucket % THIRDS) + third);
}

/* The buckets of words that a word may have been meant for, the likeliest first. */
function* nearBuckets(word) {
  const [a, b, c, d] = Array.from(word);
  const [own, shifted, started] = [a + b + c, a + "a" + b, "a" + a + b].map(bucketOf);
  const group = own - (own % GROUP);
  yield [own];
  yield [b + a + c, a + c + b, a + c + d, a + b + d, b + c + d].map(bucketOf);
  yield thirds(own);
  yield steps(SECONDS, THIRDS).flatMap((second) => [own, shifted].map((each) => group + second + (each % THIRDS)));
  yield steps(GROUPS, GROUP).flatMap((first) => [own, started].map((each) => first + (each % GROUP)));
}

/* Tells whether two words differ by one letter: another, one more, one less, or two changed places. */
export function isNear(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const [a, b] = [one.slice(start), other.slice(start)];
  return (
    a.slice(1) === b.slice(1) ||
    a.slice(1) === b ||
    a === b.slice(1) ||
    (a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  );
}

/* The index: finds the slots of resources, and ranks them. */

const BODY = 1;
const SUMMARY = 5;
const TOPIC = 5.6;
const TITLE = 6.2;
const WEIGHTS = [BODY, SUMMARY, TITLE];
const COMPLETION = 0.6;
const SHORTEST_MISSPELT = 4;

/* Names as keys, to be matched without regard to case, accents, hyphens and spaces. */
function keyOf(name) {
  return fold(name).replace(/[\s_\u2010-]+/g, "");
}

export class Index {
  /* load(name) promises the data of a file. */
  constructor(load) {
    this.load = load;
    this.blocks = new Map();
  }

  async open() {
    const data = await this.load("index");
    Object.assign(this, data.sizes);
    this.brevity = Array.from(data.lengths, (digit) => brevity(FINAL.indexOf(digit)));
    this.facets = data.facets.map(({ name, values }) => ({
      name,
      values: values.map(([key, label, slots, href, names]) => ({
        key, label, href, names: [label, ...names], slots: decode(slots),
      })),
    }));
    const topics = this.facets.find((facet) => facet.name === "topic").values;
    this.topics = topics.map((topic) => ({ ...topic, words: new Set(topic.names.flatMap((name) => words(name))) }));
    this.years = new Uint16Array(this.slots);
    for (const year of this.facets.find((facet) => facet.name === "year").values) {
      for (const slot of year.slots) this.years[slot] = Number(year.key);
    }
    return this;
  }

  /* All slots, newest first. */
  async order() {
    if (!this.sequence) {
      const [width, text] = [(this.slots - 1).toString(16).length, await this.load("order")];
      this.sequence = [];
      for (let at = 0; at < text.length; at += width) {
        this.sequence.push(parseInt(text.slice(at, at + width), 16));
      }
    }
    return this.sequence;
  }

  /*
  Find what a query and chosen facets (name → keys) come to: slots in order, whether only some words
  were found together, corrections, topics of that name, and the counts of every facet's values.
  */
  async search(query, chosen = {}, newest = false) {
    const found = await this.find(words(query, true));
    const masks = this.facets.map((facet) => this.mask(facet, chosen[facet.name] || []));
    const isIn = (slot, but) => masks.every((mask, at) => at === but || !mask || mask[slot]);
    const slots = (found.slots || (await this.order())).filter((slot) => isIn(slot, -1));
    const counts = this.facets.map((facet, at) => this.count(facet, found.slots, (slot) => isIn(slot, at)));
    if (newest && found.slots) {
      const rank = new Uint32Array(this.slots);
      (await this.order()).forEach((slot, at) => (rank[slot] = at));
      slots.sort((a, b) => rank[a] - rank[b]);
    }
    return { ...found, slots, counts, topics: this.named(query) };
  }

  mask(facet, keys) {
    if (!keys.length) return null;
    const mask = new Uint8Array(this.slots);
    for (const value of facet.values) {
      if (keys.includes(value.key)) for (const slot of value.slots) mask[slot] = 1;
    }
    return mask;
  }

  count(facet, slots, isIn) {
    const present = slots && new Uint8Array(this.slots);
    if (slots) for (const slot of slots) present[slot] = 1;
    return facet.values.map(
      (value) => value.slots.filter((slot) => (!present || present[slot]) && isIn(slot)).length,
    );
  }

  /* Topics that a query names by title, label or synonym. */
  named(query) {
    const key = keyOf(query);
    return key ? this.topics.filter((topic) => topic.names.some((name) => keyOf(name) === key)) : [];
  }

  async find(wanted) {
    if (!wanted.length) return { slots: null, words: [], isPartial: false, corrections: [] };
    const isLast = (at) => at === wanted.length - 1;
    let hits = await Promise.all(wanted.map((word, at) => this.hits(word, isLast(at))));
    const corrections = [];
    if (hits.some((hit) => !hit.size)) {
      wanted = [...wanted];
      for (let at = 0; at < wanted.length; at++) {
        const better = hits[at].size ? null : await this.corrected(wanted[at]);
        if (better) {
          corrections.push([wanted[at], better]);
          wanted[at] = better;
          hits[at] = await this.hits(better, false);
        }
      }
    }
    const scores = new Float64Array(this.slots);
    const matched = new Uint8Array(this.slots);
    for (const hit of hits) {
      hit.forEach((score, slot) => {
        scores[slot] += score;
        matched[slot] += 1;
      });
    }
    let most = 0;
    for (const each of matched) most = Math.max(most, each);
    const slots = [];
    if (most) matched.forEach((each, slot) => each === most && slots.push(slot));
    for (const slot of slots) scores[slot] *= this.brevity[slot];
    slots.sort((a, b) => scores[b] - scores[a] || this.years[b] - this.years[a] || a - b);
    return { slots, words: wanted, isPartial: most > 0 && most < hits.length, corrections };
  }

  /* The resources that have a word, with what that counts for. */
  async hits(word, isPrefix) {
    const [exact, longer] = [new Map(), new Map()];
    for (const file of await this.wordFiles(this.bucketsOf(word, isPrefix))) {
      if (Object.hasOwn(file, word)) this.add(file[word], exact);
      if (isPrefix && word.length > 1) {
        for (const term in file) if (term !== word && term.startsWith(word)) this.add(file[term], longer);
      }
    }
    for (const topic of this.topics) {
      if (topic.words.has(word)) raise(topic.slots, TOPIC, exact);
      else if (isPrefix && word.length > 1 && [...topic.words].some((each) => each.startsWith(word)))
        raise(topic.slots, TOPIC, longer);
    }
    const rarity = (count) => Math.log(1 + this.slots / count);
    const found = new Map();
    longer.forEach((_, slot) => found.set(slot, 0));
    exact.forEach((_, slot) => found.set(slot, 0));
    const [one, all] = [rarity(exact.size), rarity(found.size) * COMPLETION];
    longer.forEach((weight, slot) => found.set(slot, weight * all));
    exact.forEach((weight, slot) => found.set(slot, Math.max(found.get(slot), weight * one)));
    return found;
  }

  add(text, hits) {
    text.split("|").forEach((slots, place) => raise(decode(slots), WEIGHTS[place], hits));
  }

  bucketsOf(word, isPrefix) {
    const bucket = bucketOf(word);
    const isOpen = isPrefix && Array.from(word).length === 2 && !STARTS_UNSPACED.test(word);
    return isOpen ? thirds(bucket) : [bucket];
  }

  wordFiles(buckets) {
    const numbers = new Set(buckets.map((bucket) => Math.floor((bucket * this.words) / BUCKETS)));
    const names = Array.from(numbers, (number) => `words/${number}`);
    return Promise.all(names.map((name) => this.load(name)));
  }

  /* The commonest word that is one letter off. */
  async corrected(word) {
    if (Array.from(word).length < SHORTEST_MISSPELT || STARTS_UNSPACED.test(word)) return null;
    for (const buckets of nearBuckets(word)) {
      let [best, most] = [null, 0];
      for (const file of await this.wordFiles(buckets)) {
        for (const term in file) {
          if (file[term].length > most && isNear(word, term)) [best, most] = [term, file[term].length];
        }
      }
      if (best) return best;
    }
    return null;
  }

  /* What results show of resources. */
  async shown(slots) {
    return Promise.all(
      slots.map(async (slot) => {
        const block = await this.load(`documents/${Math.floor((slot * this.documents) / this.slots)}`);
        const [title, href, type, day, date, excerpt, language, direction] = block[slot];
        return { title, href, type, day, date, excerpt, language, direction };
      }),
    );
  }
}

/*
What is said in few words is more likely what is looked for, but a title counts for more than a topic
whatever its length. Twice the digit is the root of a length.
*/
function brevity(digit) {
  return Math.pow(1 + (digit * digit * 4) / 6, -0.02);
}

function raise(slots, weight, hits) {
  for (const slot of slots) if (!(hits.get(slot) >= weight)) hits.set(slot, weight);
}

/* Marks: which stretches of a text are words of the query. */

export function marked(text, wanted) {
  const spans = [];
  const last = wanted[wanted.length - 1] || "";
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (STARTS_UNSPACED.test(fold(word))) {
      for (let at = 0; at < word.length; at++) {
        const piece = fold(word.slice(at, at + 2));
        if (wanted.includes(piece)) spans.push([index + at, index + at + 2]);
        else if (wanted.includes(fold(word[at]))) spans.push([index + at, index + at + 1]);
      }
    } else {
      const folded = fold(word);
      const isPart = last.length > 1 && folded.startsWith(last);
      if (isPart || wanted.includes(folded)) spans.push([index, index + word.length]);
    }
  }
  return spans;
}

/* The page. */

const PAGE = 10;
const PAUSE = 200;
const LONG_PAUSE = 700; // for words that have only been begun, which would load much for little
const SHOWN_VALUES = 8;

class SearchPage {
  constructor(form) {
    this.form = form;
    this.find = (name) => document.getElementById(`site-search-${name}`);
    this.texts = this.find("texts").dataset;
    this.language = document.documentElement.lang;
    this.numbers = new Intl.NumberFormat(this.language, { numberingSystem: "latn" });
    this.plurals = new Intl.PluralRules(this.language);
    const base = form.dataset.index;
    const loaded = new Map();
    this.index = new Index((name) => {
      if (!loaded.has(name)) loaded.set(name, fetched(`${base}${name}.json`, () => loaded.delete(name)));
      return loaded.get(name);
    });
    this.run = 0;
    this.isLasting = true;
  }

  async start() {
    this.restore();
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.refresh(true);
    });
    this.find("q").addEventListener("input", () => {
      clearTimeout(this.timer);
      const last = words(this.find("q").value).pop() || "   ";
      const isBegun = last.length < 3 && !STARTS_UNSPACED.test(last);
      this.timer = setTimeout(() => this.refresh(false), isBegun ? LONG_PAUSE : PAUSE);
    });
    this.form.addEventListener("change", (event) => {
      if (event.target.id !== "site-search-q") this.refresh(true);
    });
    this.find("more").addEventListener("click", () => this.showMore());
    addEventListener("popstate", () => {
      this.isLasting = true;
      this.restore();
      this.refresh(null);
    });
    try {
      await this.index.open();
    } catch {
      this.say(this.texts.failed);
      return;
    }
    this.drawFacets();
    this.restore();
    this.find("options").hidden = false;
    this.find("options").open = matchMedia("(min-width: 60rem)").matches;
    await this.refresh(null);
  }

  /* The state of the form, as it stands in the address. */
  state() {
    const state = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) if (value.trim()) state.append(name, value.trim());
    return state;
  }

  restore() {
    const state = new URLSearchParams(location.search);
    this.find("q").value = state.get("q") || "";
    for (const field of this.form.elements) {
      if (field.type === "checkbox") field.checked = state.getAll(field.name).includes(field.value);
    }
    this.find("sort").value = state.get("sort") === "newest" ? "newest" : "";
  }

  /* Search anew; a lasting state becomes an entry of the history, a passing one takes its place. */
  async refresh(isLasting) {
    const run = ++this.run;
    const state = this.state();
    if (isLasting !== null) this.remember(state, isLasting);
    const query = state.get("q") || "";
    const chosen = {};
    for (const { name } of this.index.facets || []) chosen[name] = state.getAll(name);
    try {
      const found = await this.index.search(query, chosen, state.get("sort") === "newest");
      if (run !== this.run) return;
      const isAsked = Boolean(query) || Object.values(chosen).some((keys) => keys.length);
      await this.show(found, isAsked, run);
    } catch {
      if (run === this.run) this.say(this.texts.failed);
    }
  }

  remember(state, isLasting) {
    const query = state.toString();
    const address = location.pathname + (query ? `?${query}` : "");
    if (address !== location.pathname + location.search) {
      if (isLasting || this.isLasting) history.pushState(null, "", address);
      else history.replaceState(null, "", address);
    }
    this.isLasting = isLasting;
  }

  async show(found, isAsked, run) {
    this.found = found;
    this.shown = 0;
    const documents = isAsked ? await this.index.shown(found.slots.slice(0, PAGE)) : [];
    if (run !== this.run) return;
    this.countFacets(found.counts);
    this.find("browse").hidden = isAsked;
    this.find("results").hidden = !isAsked;
    this.find("entries").replaceChildren();
    this.drawTopics(found.topics);
    this.drawNotes(found);
    this.append(documents);
    this.say(isAsked ? this.counted(found.slots.length) : "");
  }

  async showMore() {
    const from = this.shown;
    const run = this.run;
    const documents = await this.index.shown(this.found.slots.slice(from, from + PAGE));
    if (run !== this.run) return;
    this.append(documents);
    this.find("entries").children[from].querySelector("a").focus();
  }

  append(documents) {
    const entries = documents.map((each) => this.entry(each));
    this.find("entries").append(...entries);
    this.shown += documents.length;
    this.find("more").hidden = this.shown >= this.found.slots.length;
  }

  entry(shown) {
    const item = this.find("entry").content.cloneNode(true);
    const [link, type, day, excerpt] = ["a", ".site-type", "time", ".site-excerpt"].map((each) =>
      item.querySelector(each),
    );
    link.href = shown.href;
    link.append(...this.withMarks(shown.title));
    type.textContent = shown.type;
    day.textContent = shown.date;
    day.dateTime = shown.day;
    if (!shown.type || !shown.day) item.querySelector(".site-slash").remove();
    if (!shown.type) type.remove();
    if (!shown.day) day.remove();
    if (!shown.type && !shown.day) item.querySelector(".site-line").remove();
    excerpt.append(...this.withMarks(shown.excerpt));
    if (!shown.excerpt) excerpt.remove();
    if (shown.language) {
      for (const each of [link, excerpt]) {
        each.lang = shown.language;
        each.dir = shown.direction;
      }
    }
    return item;
  }

  withMarks(text) {
    const pieces = [];
    let last = 0;
    for (const [start, end] of marked(text, this.found.words)) {
      if (end <= last) continue;
      const from = Math.max(start, last);
      pieces.push(text.slice(last, from));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(from, end);
      pieces.push(mark);
      last = end;
    }
    return [...pieces, text.slice(last)];
  }

  drawTopics(topics) {
    this.find("topics").hidden = !topics.length;
    const items = topics.map((topic) => {
      const item = this.find("topic").content.cloneNode(true);
      const link = item.querySelector("a");
      link.href = topic.href;
      link.textContent = topic.label;
      item.querySelector(".site-count").textContent = this.counted(topic.slots.length);
      return item;
    });
    this.find("topic-list").replaceChildren(...items);
  }

  drawNotes({ slots, corrections, isPartial }) {
    const corrected = this.find("corrected");
    corrected.hidden = !corrections.length;
    const [from, to] = [0, 1].map((at) => corrections.map((each) => each[at]).join(" "));
    corrected.textContent = this.texts.corrected.replace("{written}", from).replace("{found}", to);
    this.find("partial").hidden = !isPartial || !slots.length;
    this.find("all").hidden = isPartial || !slots.length;
    this.find("none").hidden = Boolean(slots.length);
  }

  drawFacets() {
    for (const [number, facet] of this.index.facets.entries()) {
      const box = this.form.querySelector(`[data-facet="${CSS.escape(facet.name)}"]`);
      if (!box) continue;
      const values = [...facet.values.keys()];
      if (facet.name === "topic") {
        values.sort((a, b) => facet.values[b].slots.length - facet.values[a].slots.length);
      }
      facet.items = values.map((at) => [at, this.choice(facet.name, facet.values[at])]);
      box.querySelector("ul").replaceChildren(...facet.items.map(([, item]) => item));
      const more = box.querySelector("button");
      more.addEventListener("click", () => {
        const late = facet.items.find(([at, item]) => item.hidden && this.found.counts[number][at]);
        facet.isOpen = true;
        this.countFacets(this.found.counts);
        late[1].querySelector("input").focus();
      });
    }
  }

  choice(name, value) {
    const item = this.find("choice").content.cloneNode(true).firstElementChild;
    const field = item.querySelector("input");
    field.name = name;
    field.value = value.key;
    item.querySelector(".site-label").textContent = value.label;
    return item;
  }

  countFacets(counts) {
    this.index.facets.forEach((facet, number) => {
      if (!facet.items) return;
      const best = Array.from(counts[number]).sort((a, b) => b - a);
      const least = facet.isOpen ? 1 : Math.max(1, best[SHOWN_VALUES - 1] || 0);
      for (const [at, item] of facet.items) {
        const count = counts[number][at];
        item.hidden = count < least && !item.querySelector("input").checked;
        item.querySelector(".site-count").textContent = this.numbers.format(count);
      }
      const box = this.form.querySelector(`[data-facet="${CSS.escape(facet.name)}"]`);
      box.querySelector("button").hidden = facet.isOpen || !facet.items.some(([at, item]) => item.hidden && counts[number][at]);
      box.hidden = facet.items.every(([, item]) => item.hidden);
    });
  }

  counted(count) {
    const kind = this.plurals.select(count);
    const text = this.texts[kind] || this.texts.other;
    return text.replace("{count}", this.numbers.format(count));
  }

  say(text) {
    const status = this.find("status");
    if (status.textContent !== text) status.textContent = text;
  }
}

async function fetched(address, forget) {
  try {
    const response = await fetch(address, { cache: "no-cache" });
    if (!response.ok) throw new Error(`${response.status} ${address}`);
    return await response.json();
  } catch (fault) {
    forget();
    throw fault;
  }
}

if (typeof document !== "undefined") {
  const form = document.getElementById("site-search-form");
  if (form) new SearchPage(form).start();
}
