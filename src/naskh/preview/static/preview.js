// The panel of a preview, and the reload after a change.
// Whatever comes from a catalog is set as text, never as HTML.
"use strict";
(() => {
  const root = document.documentElement;
  const PLACE = "naskh-preview-place";
  let book = null;
  let panel = null;
  let opened = null;

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const passages = () => [...document.querySelectorAll("[data-po]")];
  const numbersOf = (element) => element.dataset.po.split(" ");
  const localise = (text) => String(text).replace(/[0-9]/g, (digit) => book.digits[digit]);
  const load = async (path) => (await fetch(`/_preview/${path}`)).json();

  async function messagesOf(numbers) {
    const documents = [...new Set(numbers.map((number) => number.split(".")[0]))];
    const lists = await Promise.all(documents.map((name) => load(`messages/${name}.json`)));
    const found = new Map(lists.flat().map((message) => [message.number, message]));
    return numbers.map((number) => found.get(number)).filter(Boolean);
  }

  // -- The panel ---------------------------------------------------------------

  function copyButton(text) {
    const { copy, copied } = book.words;
    const button = make("button", { type: "button", textContent: copy });
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text);
      button.textContent = copied;
      setTimeout(() => { button.textContent = copy; }, 1500);
    });
    return button;
  }

  // A language is {lang, dir}; a note may be in any.
  function row(list, name, text, language = { dir: "auto" }) {
    if (!text) return;
    const cell = make("dd", { textContent: text, ...language });
    list.append(make("dt", { textContent: book.words[name] }), cell);
  }

  function placeRow(list, name, text) {
    if (text) list.append(make("dt", { textContent: book.words[name] }), make("dd", { dir: "ltr" }, make("code", { textContent: text })));
  }

  function sectionOf(message) {
    const { words, source, target } = book;
    const list = make("dl");
    row(list, "state", words[message.state]);
    for (const [reason, hint] of message.problems) {
      row(list, "problems", reason, { lang: "en", dir: "ltr" });
      if (hint) list.append(make("dd", { className: "po-hint", lang: "en", dir: "ltr", textContent: hint }));
    }
    row(list, "msgid", message.msgid, source);
    if (message.msgstr) row(list, "msgstr", message.msgstr, target);
    else if (message.state !== "source") row(list, "msgstr", `(${words.empty})`);
    row(list, "previous", message.previous, source);
    row(list, "comments", message.comments);
    row(list, "extracted", message.extracted, source);
    placeRow(list, "catalog", message.catalog);
    placeRow(list, "text", message.text);
    const copied = [message.catalog || message.text, message.msgid, message.msgstr].filter(Boolean).join("\n");
    const title = make("h3", {}, make("bdi", { textContent: message.number, dir: "ltr" }));
    return make("section", {}, title, list, copyButton(copied));
  }

  function close() {
    if (!panel) return;
    panel.remove();
    panel = null;
    root.classList.remove("po-has-panel");
    opened?.classList.remove("po-open");
    opened?.focus({ preventScroll: true });
    opened = null;
  }

  async function open(numbers, element) {
    const messages = await messagesOf(numbers);
    close();
    const title = make("h2", { id: "po-title", tabIndex: -1, textContent: book.words.panel });
    const button = make("button", { type: "button", textContent: book.words.close });
    button.addEventListener("click", close);
    panel = make("aside", { id: "po-panel", lang: book.language, dir: book.direction }, make("header", {}, title, button), ...messages.map(sectionOf));
    panel.setAttribute("role", "dialog");
    panel.setAttribute("aria-labelledby", "po-title");
    document.body.append(panel);
    opened = element;
    element.classList.add("po-open");
    root.classList.add("po-has-panel");
    element.scrollIntoView({ block: "nearest" });
    title.focus({ preventScroll: true });
  }

  // A link inside a passage is followed; with Alt its passage is shown instead.
  function passageOf(event) {
    const element = event.target.closest("[data-po]");
    const link = event.target.closest("a[href], button, summary");
    const isLink = link && element?.contains(link) && !event.altKey;
    return isLink ? null : element;
  }

  document.addEventListener("click", (event) => {
    const element = passageOf(event);
    const isSelecting = String(getSelection()) !== "";
    if (!element || !book || isSelecting) return;
    event.preventDefault();
    open(numbersOf(element), element);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "Enter" && event.target.matches?.("[data-po]") && book) {
      event.preventDefault();
      open(numbersOf(event.target), event.target);
    }
  });

  // -- Messages that have no place on the page -----------------------------------

  async function listElsewhere() {
    const path = decodeURIComponent(location.pathname).replace(/^\//, "").replace(/\.html$/, "");
    const number = book.documents[path || "index"];
    const main = document.querySelector("main");
    if (!number || !main) return;
    const shown = new Set(passages().flatMap(numbersOf));
    const rest = (await load(`messages/${number}.json`)).filter((message) => !shown.has(message.number));
    if (!rest.length) return;
    const buttons = rest.map((message) => {
      const button = make("button", { type: "button" }, make("bdi", { textContent: message.msgstr || message.msgid }));
      button.dataset.po = message.number;
      button.dataset.poState = message.state;
      button.addEventListener("click", () => open([message.number], button));
      return make("li", {}, button);
    });
    const summary = make("summary", { textContent: `${book.words.elsewhere} (${localise(rest.length)})` });
    main.append(make("details", { id: "po-elsewhere", lang: book.language, dir: book.direction }, summary, make("ul", {}, ...buttons)));
  }

  // -- Reload: the same passage stays at the same height -------------------------

  function keepPlace() {
    const isSeen = (element) => element.closest("main") && element.getBoundingClientRect().bottom > 0;
    const isOpen = opened?.isConnected && isSeen(opened) && opened.getBoundingClientRect().top < innerHeight;
    const first = isOpen ? opened : passages().find(isSeen);
    const place = { path: location.pathname, scroll: scrollY };
    if (first) Object.assign(place, { number: first.dataset.po, top: first.getBoundingClientRect().top });
    if (opened) place.opened = opened.dataset.po;
    sessionStorage.setItem(PLACE, JSON.stringify(place));
  }

  // Pictures and fonts move the text, and so does the panel: they come first.
  const settled = async () => {
    if (document.readyState !== "complete") await new Promise((done) => { addEventListener("load", done, { once: true }); });
    await document.fonts.ready;
  };

  async function findPlace() {
    const place = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
    sessionStorage.removeItem(PLACE);
    if (place?.path !== location.pathname) return;
    history.scrollRestoration = "manual";
    const find = (number) => passages().find((element) => element.dataset.po === number);
    const element = place.opened && find(place.opened);
    if (element) await open(numbersOf(element), element);
    await settled();
    const first = place.number && find(place.number);
    scrollTo({ top: first ? scrollY + first.getBoundingClientRect().top - place.top : place.scroll, behavior: "instant" });
  }

  function notice(lines, title) {
    document.getElementById("po-overlay")?.remove();
    if (!title) return;
    const overlay = make("div", { id: "po-overlay", lang: book.language, dir: book.direction }, make("p", {}, make("strong", { textContent: title })));
    overlay.append(...lines.map((line) => make("pre", { textContent: line, lang: "en", dir: "ltr" })));
    overlay.setAttribute("role", "alert");
    document.body.append(overlay);
  }

  function listen() {
    const events = new EventSource(`/_preview/events?since=${root.dataset.preview}`);
    let lost = 0;
    events.onmessage = () => {
      events.close();
      keepPlace();
      location.reload();
    };
    events.onopen = () => { lost = 0; };
    events.onerror = () => {
      lost += 1;
      if (lost > 3) notice([], book.words.lost);
    };
  }

  async function start() {
    book = await load("book.json");
    notice(book.problems, book.problems.length ? book.words.broken : "");
    await listElsewhere();
    await findPlace();
    listen();
  }
  start();
})();
