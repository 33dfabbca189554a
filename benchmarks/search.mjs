/*
Known items: how often, and how far up, a search finds a resource by three words of its title and
summary, which are no common ones, and how many bytes that moves; ours and Pagefind's, with the same queries.

Usage: node search.mjs SCRIPT OUTPUT PAGEFIND COUNT THEIRS LEAST

COUNT resources are looked for in ours, the first THEIRS of them in Pagefind's, which takes its time.
*/

import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";

const [script, output, pagefind, count, fewer, least] = process.argv.slice(2);
const SESSION = 10;
const catalog = JSON.parse(fs.readFileSync(path.join(output, "catalog.json"), "utf8"));
const base = new URL(catalog.site.base_url).pathname;
const { Index, words } = await import(script);

/* Words that nobody would look for a resource by. */
const COMMON = new Set(
  ("the and for are was were with from that this have has had not but you your our their its his her they them " +
    "will can how what when who why which all any more most into out about over under than then also been being " +
    "here there some such only own same very just him she did does doing both each few nor too off per via let may").split(" "),
);

/* Numbers that are the same on every machine (a linear congruential generator). */
let seed = 2023;
function below(limit) {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * limit);
}

function drawn(from, number) {
  const left = [...from];
  const found = [];
  while (found.length < number && left.length) found.push(left.splice(below(left.length), 1)[0]);
  return found;
}

const items = drawn(catalog.resources, Number(count)).map((resource) => {
  const known = new Set(words(`${resource.title} ${resource.summary || ""}`));
  const long = [...known].filter((word) => word.length >= Number(least) && !COMMON.has(word));
  return { query: drawn(long, 3).join(" "), address: new URL(resource.url).pathname };
});

/* Bytes of a file as a server sends it: compressed, unless it is already. */
function moved(data) {
  return Math.min(data.length, zlib.gzipSync(data).length);
}

async function measured(open, number) {
  const ranks = [];
  const [first, later] = [[], []];
  let session;
  for (const [at, { query, address }] of items.slice(0, number).entries()) {
    const isFirst = at % SESSION === 0;
    if (isFirst) session = await open();
    const before = isFirst ? 0 : session.bytes();
    const found = await session.find(query);
    (isFirst ? first : later).push(session.bytes() - before);
    ranks.push(found.indexOf(address) + 1);
  }
  const found = ranks.filter(Boolean);
  const mean = found.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length;
  return { found: found.length / ranks.length, rank: mean, first: spread(first), later: spread(later) };
}

function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { median: at(0.5), most: at(1), within: at(0.95) };
}

async function ours() {
  let bytes = moved(fs.readFileSync(script));
  const loaded = new Map();
  const index = new Index(async (name) => {
    if (!loaded.has(name)) {
      const data = fs.readFileSync(path.join(output, "search", `${name}.json`));
      bytes += moved(data);
      loaded.set(name, JSON.parse(data));
    }
    return loaded.get(name);
  });
  await index.open();
  const find = async (query) => {
    const { slots } = await index.search(query);
    return (await index.shown(slots.slice(0, 10))).map((each) => each.href);
  };
  return { find, bytes: () => bytes };
}

/* Pagefind runs in a browser; all that it asks of one are a language, an address and fetch. */
globalThis.document = { querySelector: () => ({ getAttribute: () => catalog.site.language }) };
globalThis.window = globalThis;
globalThis.location = new URL("https://example.org/");
let sent = 0;
globalThis.fetch = async (address) => {
  const name = decodeURI(new URL(address, location).pathname);
  const data = fs.readFileSync(path.join(pagefind, name));
  sent += moved(data);
  return new Response(data);
};
let sessions = 0;

async function theirs() {
  const code = path.join(pagefind, "pagefind.js");
  const copy = path.join(pagefind, `session-${sessions++}.mjs`);
  fs.copyFileSync(code, copy);
  const start = sent - moved(fs.readFileSync(code));
  const library = await import(copy);
  fs.unlinkSync(copy);
  await library.options({ basePath: "/", baseUrl: "/" });
  await library.init();
  const find = async (query) => {
    const { results } = await library.search(query);
    const shown = await Promise.all(results.slice(0, 10).map((each) => each.data()));
    return shown.map((each) => base + decodeURI(each.url).replace(/^\//, ""));
  };
  return { find, bytes: () => sent - start };
}

const result = { ours: await measured(ours, Number(count)), pagefind: await measured(theirs, Number(fewer)) };
console.log(JSON.stringify(result));
process.exit(0);
