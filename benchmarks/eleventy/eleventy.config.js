// Equal work: what the README of benchmarks/ lists, and nothing beside it.
const SIZE = 25;
const FEED_SIZE = 30;

const slugify = (text) =>
  text.toLowerCase().replaceAll("'", "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

const newestFirst = (one, other) => other.date - one.date || (one.url < other.url ? -1 : 1);

function resources(api) {
  const all = api.getAll().filter((page) => page.data.layout === "resource.njk");
  all.sort(newestFirst).forEach((page, at) => (page.data.related = all.slice(at + 1, at + 5)));
  return all;
}

function grouped(pages, names) {
  const groups = new Map();
  for (const page of pages)
    for (const name of names(page)) {
      const slug = slugify(name);
      if (!groups.has(slug)) groups.set(slug, []);
      groups.get(slug).push(page);
    }
  return groups;
}

// The numbered pages of a list.
function divided(base, slug, members) {
  const last = Math.ceil(members.length / SIZE);
  const address = (number) => (number === 1 ? base : `${base}page/${number}/`);
  return Array.from({ length: last }, (_, at) => ({
    slug,
    address: address(at + 1),
    members: members.slice(at * SIZE, (at + 1) * SIZE),
    newer: at > 0 && address(at),
    older: at + 1 < last && address(at + 2),
  }));
}

const lists = (kind, names) => (api) =>
  [...grouped(resources(api), names)].flatMap(([slug, members]) =>
    divided(`/${kind}/${slug}/`, slug, members),
  );

const topics = (page) => page.data.topics;
const types = (page) => [page.data.type];
const MONTHS =
  "January February March April May June July August September October November December".split(" ");
const iso = (value) => new Date(value).toISOString().slice(0, 10);

export default function (config) {
  config.addPassthroughCopy("assets");
  config.addCollection("resources", resources);
  config.addCollection("resourcePages", (api) => divided("/resources/", "", resources(api)));
  config.addCollection("topicPages", lists("topics", topics));
  config.addCollection("typePages", lists("types", types));
  config.addCollection("topicFeeds", (api) =>
    [...grouped(resources(api), topics)].map(([slug, members]) => ({
      slug,
      members: members.slice(0, FEED_SIZE),
    })),
  );
  for (const [name, names] of [["topicCounts", topics], ["typeCounts", types]])
    config.addCollection(name, (api) =>
      [...grouped(resources(api), names)]
        .map(([slug, members]) => ({ slug, count: members.length }))
        .sort((one, other) => (one.slug < other.slug ? -1 : 1)),
    );
  config.addFilter("slugOf", slugify);
  config.addFilter("iso", iso);
  config.addFilter("month", (value) => `${MONTHS[value.getUTCMonth()]} ${value.getUTCFullYear()}`);
  config.addFilter("day", (value) => {
    const [year, month, day] = iso(value).split("-");
    return `${day} ${MONTHS[month - 1]} ${year}`;
  });
  config.addFilter("rfc822", (value) => value.toUTCString());
  config.addFilter("host", (address) => new URL(address).host);
  config.addFilter("first", (items, count) => items.slice(0, count));
  config.addFilter("excerpt", (page) => {
    const text = page.data.summary || page.templateContent.replace(/<[^>]*>/g, "");
    return text.length > 250 ? `${text.slice(0, text.lastIndexOf(" ", 249))}…` : text;
  });
  return {
    dir: { input: "content", output: "output" },
    markdownTemplateEngine: false, // no contestant runs a template engine over resources
    htmlTemplateEngine: "njk",
  };
}
