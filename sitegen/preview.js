// The preview's own script: added to pages by `sitegen serve`, and by nothing else.
// It listens for news of the page, and shows where the page comes from and what is wrong.
/* global sitegenPreviewSheet */
"use strict";
(() => {
  const told = document.currentScript.dataset;
  const folder = new URL(".", document.currentScript.src);
  const base = new URL("..", folder).pathname;
  const SCROLL = "sitegen-scroll";
  const SHEET = /\.[0-9a-f]{8}\.css$/;
  let news, dismissed = "";

  const make = (name, text = "", attributes = {}) => {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  // All that is shown is in a shadow tree, so that neither the site's style sheets nor ours leak.
  const host = make("sitegen-preview", "", { lang: "en", dir: "ltr" });
  const shadow = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(sitegenPreviewSheet);
  shadow.adoptedStyleSheets = [sheet];
  const panel = make("section", "", { role: "alert", class: "faults", hidden: "" });
  const hint = make("aside", "", { class: "hint", "aria-label": "Preview" });
  shadow.append(panel, hint);

  const marks = new CSSStyleSheet();
  marks.replaceSync(`a[data-sitegen-unready]::after {
    content: attr(data-sitegen-unready); margin-inline-start: .5em; padding: .1em .5em;
    border-radius: 1em; background: #7a3b00; color: #fff; font: 600 .75rem/1.4 system-ui, sans-serif;
    text-decoration: none; display: inline-block; vertical-align: middle; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, marks];

  const short = (why) => (why === "a draft" ? "draft" : "future");

  const showHint = () => {
    hint.replaceChildren();
    if (told.unready) hint.append(make("strong", `Readers don’t see this page: it is ${told.unready}`));
    if (told.source) hint.append(make("code", told.source, { title: "the file that this page is made from" }));
    if (told.template) hint.append(make("span", `drawn by ${told.template}`));
    const faults = news ? news.faults : [];
    if (faults.length) {
      const count = make("button", `${faults.length} ${faults.length === 1 ? "message" : "messages"}`, { type: "button" });
      count.addEventListener("click", () => { dismissed = ""; showFaults(true); });
      hint.append(count);
    }
    hint.hidden = !hint.childElementCount;
  };

  const place = (fault) => `${fault.path}:${fault.line}:${fault.column}`;

  const excerpt = (fault) => {
    const lines = make("pre");
    for (const each of fault.lines) {
      const row = make("span", "", { class: each.number === fault.line ? "line at" : "line" });
      row.append(make("b", String(each.number)), ` ${each.text}\n`);
      lines.append(row);
      if (each.number === fault.line) {
        const blank = [...each.text].slice(0, fault.column - 1).map((c) => (c === "\t" ? c : " ")).join("");
        const caret = make("span", "", { class: "caret", "aria-hidden": "true" });
        caret.append(make("b", ""), ` ${blank}^\n`);
        lines.append(caret);
      }
    }
    return lines;
  };

  const entry = (fault) => {
    const made = make("article", "", { class: fault.severity });
    const head = make("h2");
    head.append(make("span", fault.severity, { class: "severity" }), ` ${fault.message}`);
    const where = make("p", "", { class: "place" });
    where.append(make("code", place(fault)), ` [${fault.code}]`);
    made.append(head, where);
    if (fault.lines.length) made.append(excerpt(fault));
    if (fault.hint) made.append(make("p", `Hint: ${fault.hint}`, { class: "remedy" }));
    return made;
  };

  const showFaults = (asked) => {
    const key = JSON.stringify(news.faults);
    const shown = news.faults.length && (asked || (news.blocked && key !== dismissed));
    panel.hidden = !shown;
    panel.replaceChildren();
    if (!shown) return;
    const close = make("button", "Close", { type: "button", class: "close" });
    close.addEventListener("click", () => { dismissed = key; panel.hidden = true; });
    const lead = news.blocked ? "This site can’t be published as it is. The page behind is the last good one." : "The site can be published; have a look at this.";
    panel.append(close, make("p", lead, { class: "lead" }), ...news.faults.map(entry));
  };

  const markUnready = () => {
    for (const link of document.links) {
      const why = link.origin === location.origin && news.unready[link.pathname];
      if (why) link.dataset.sitegenUnready = short(why);
      else delete link.dataset.sitegenUnready;
    }
  };

  // A style sheet is swapped once the new one is there, so that nothing flickers.
  const swapSheets = () => {
    for (const old of document.querySelectorAll('link[rel="stylesheet"]')) {
      const path = new URL(old.href).pathname;
      const name = decodeURIComponent(path.replace(`${base}assets/`, "")).replace(SHEET, ".css");
      const wanted = news.sheets[name];
      if (!wanted || new URL(wanted, location).pathname === path || old.dataset.sitegenLeaving) continue;
      const fresh = old.cloneNode();
      old.dataset.sitegenLeaving = "";
      fresh.href = wanted;
      fresh.addEventListener("load", () => old.remove());
      fresh.addEventListener("error", () => { fresh.remove(); delete old.dataset.sitegenLeaving; });
      old.after(fresh);
    }
  };

  const reload = () => {
    sessionStorage.setItem(SCROLL, JSON.stringify([location.href, scrollX, scrollY]));
    location.reload();
  };

  const restore = () => {
    const [href, x, y] = JSON.parse(sessionStorage.getItem(SCROLL) || "[]");
    sessionStorage.removeItem(SCROLL);
    if (href !== location.href) return;
    scrollTo({ left: x, top: y, behavior: "instant" });
    addEventListener("load", () => scrollTo({ left: x, top: y, behavior: "instant" }), { once: true });
  };

  let source;
  const listen = () => {
    const asked = new URLSearchParams({ path: decodeURI(location.pathname).replace(base, ""), mark: told.mark });
    source = new EventSource(new URL(`news?${asked}`, folder));
    source.addEventListener("message", (event) => {
      news = { faults: [], unready: {}, sheets: {}, ...JSON.parse(event.data) };
      if (news.reload) return reload();
      swapSheets();
      markUnready();
      showHint();
      showFaults(false);
    });
  };
  const hush = () => source && source.close();

  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) panel.querySelector(".close").click();
  });
  // Browsers allow six connections to a server: a page that nobody sees needs none.
  document.addEventListener("visibilitychange", () => (document.hidden ? hush() : (hush(), listen())));
  addEventListener("pagehide", hush);
  addEventListener("pageshow", (event) => event.persisted && listen());

  document.documentElement.append(host);
  showHint();
  restore();
  if (!document.hidden) listen();
})();
