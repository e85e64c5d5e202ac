// Shows the audit that is embedded in the page: a tree of routes to filter, search and unfold, and the findings.
// Text from the app becomes text nodes only, never markup.
(() => {
  const audit = JSON.parse(document.getElementById("audit").textContent);
  const main = document.querySelector("main");
  const titles = new Map(audit.reaches.map(({ reach, title }) => [reach, title]));
  /** Resource id to { item, button, open(), text, resource }. */
  const rows = new Map();
  /** Folders of the tree, the outer ones first. */
  const folders = [];

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  /** What stands between two backticks is code. */
  function prose(text) {
    const parts = text.split("`");
    if (parts.length % 2 === 0) return [text];
    return parts.map((part, index) => (index % 2 === 0 ? part : make("code", {}, part)));
  }

  const number = (value) => value.toLocaleString("en-US");
  const placeOf = ({ file, line }) => `${file}:${line}`;

  // --- filters ---

  const boxes = { reach: [], kind: [] };

  function box(name, value, ...label) {
    const input = make("input", { type: "checkbox", name, value, checked: true });
    input.addEventListener("change", filter);
    boxes[name].push(input);
    return [input, ...label];
  }

  const search = make("input", {
    type: "search",
    id: "search",
    placeholder: "URL, file or name",
    autocomplete: "off",
  });
  search.addEventListener("input", filter);
  const status = make("span", { role: "status", class: "note" });

  function tools() {
    const cards = audit.reaches.map(({ reach, title, meaning, count }) =>
      make(
        "label",
        { class: `card ${reach}` },
        ...box("reach", reach, make("span", {}, make("b", {}, number(count)), ` ${title}`)),
        make("small", {}, meaning),
      ),
    );
    const kinds = audit.kinds.map((kind) => make("label", {}, ...box("kind", kind, ` ${kind}`)));
    return make(
      "div",
      { class: "tools" },
      make("fieldset", {}, make("legend", {}, "Who can reach it"), make("div", { class: "cards" }, ...cards)),
      make(
        "fieldset",
        { class: "kinds" },
        make("legend", {}, "Kind"),
        make("div", { class: "chips" }, ...kinds),
      ),
      make("div", { class: "search" }, make("label", { for: "search" }, "Search"), search, status),
    );
  }

  function filter() {
    const on = (name) => new Set(boxes[name].filter((input) => input.checked).map((input) => input.value));
    const reach = on("reach");
    const kind = on("kind");
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows.values()) {
      const fits =
        reach.has(row.resource.reach) &&
        kind.has(row.resource.kind) &&
        words.every((word) => row.text.includes(word));
      row.item.hidden = !fits;
      if (fits) shown += 1;
    }
    // The inner ones first, so that a folder of empty folders goes too.
    for (const { item, details, list } of [...folders].reverse()) {
      item.hidden = [...list.children].every((child) => child.hidden);
      if (words.length > 0 && !item.hidden) details.open = true;
    }
    status.textContent = `Showing ${number(shown)} of ${number(rows.size)} resources`;
  }

  // --- the tree ---

  function branch(name) {
    return { name, branches: new Map(), resources: [] };
  }

  function treeOf(resources) {
    const root = branch("");
    for (const resource of resources) {
      const [url] = resource.urls;
      const parts = url === undefined ? [resource.file] : url.split("/").filter(Boolean);
      let place = root;
      for (const part of parts) {
        if (!place.branches.has(part)) place.branches.set(part, branch(part));
        place = place.branches.get(part);
      }
      place.resources.push(resource);
    }
    return root;
  }

  function itemsOf(node, opens) {
    const isFrame = ({ kind }) => ["layout", "template", "default"].includes(kind);
    const own = [...node.resources].sort((a, b) => isFrame(a) - isFrame(b)).map(rowOf);
    const below = [...node.branches.values()]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((child) => folderOf(child, "/", opens));
    return [...own, ...below];
  }

  /** A folder that holds nothing but one folder is one with it; one that holds one resource is that resource. */
  function folderOf(node, slash, opens) {
    let name = slash + node.name;
    let inner = node;
    while (inner.resources.length === 0 && inner.branches.size === 1) {
      [inner] = inner.branches.values();
      name += `/${inner.name}`;
    }
    if (inner.branches.size === 0 && inner.resources.length === 1) return inner.resources.map(rowOf);
    return [folder(name, inner, opens)];
  }

  function folder(name, node, opens) {
    const list = make("ul");
    const summary = make("summary", {}, make("span", { class: "url" }, name), ...countsOf(node));
    const details = make("details", { open: opens }, summary, list);
    const item = make("li", {}, details);
    folders.push({ item, details, list });
    list.append(...itemsOf(node, opens));
    return item;
  }

  function countsOf(node) {
    const counts = new Map();
    const visit = ({ resources, branches }) => {
      for (const { reach } of resources) counts.set(reach, (counts.get(reach) ?? 0) + 1);
      for (const child of branches.values()) visit(child);
    };
    visit(node);
    return audit.reaches
      .filter(({ reach }) => counts.has(reach))
      .map(({ reach, title }) =>
        make("span", { class: `count ${reach}` }, `${number(counts.get(reach))} ${title.toLowerCase()}`),
      );
  }

  function rowOf(resource) {
    const { id, label, name, urls, reach } = resource;
    const shownName = urls.length > 0 ? urls.join(", ") : name;
    const button = make(
      "button",
      { type: "button", class: "row", "aria-expanded": "false" },
      make("span", { class: `badge ${reach}` }, titles.get(reach)),
      make("span", {}, make("span", { class: "verb" }, label), make("span", { class: "url" }, shownName)),
      make("span", { class: "place" }, placeOf(resource)),
    );
    const item = make("li", {}, button);
    const open = () => {
      if (item.children.length === 1) item.append(detailOf(resource));
      item.lastElementChild.hidden = false;
      button.setAttribute("aria-expanded", "true");
    };
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-expanded") === "false") return open();
      item.lastElementChild.hidden = true;
      button.setAttribute("aria-expanded", "false");
    });
    const text = [...urls, resource.file, name, label, id].join("\n").toLowerCase();
    rows.set(id, { resource, item, button, open, text });
    return item;
  }

  // --- a resource ---

  function detailOf(resource) {
    const { reach, gate, guard, id } = resource;
    const findings = audit.findings.filter((finding) => finding.resource === id);
    const { meaning } = audit.reaches.find((one) => one.reach === reach);
    return make(
      "div",
      { class: `detail ${reach}`, role: "group", "aria-label": `Gate and guard of ${id}` },
      make("h3", {}, titles.get(reach)),
      make("p", {}, `${meaning[0].toUpperCase()}${meaning.slice(1)}.`),
      make("h3", {}, "Gate"),
      make("p", {}, ...prose(gate.text)),
      ...gate.lines.map(figureOf),
      make("h3", {}, "Guard"),
      make("p", {}, ...prose(guard.text)),
      ...(guard.lines.length > 0
        ? guard.lines
        : [{ file: resource.file, line: resource.line, note: "" }]
      ).map(figureOf),
      ...(findings.length > 0 ? [make("h3", {}, "Findings"), ...findings.map((one) => findingOf(one))] : []),
    );
  }

  function figureOf({ file, line, note }) {
    const caption = make(
      "figcaption",
      {},
      make("span", { class: "place" }, placeOf({ file, line })),
      ...(note === ""
        ? []
        : note.startsWith("open when `")
          ? [" ", ...prose(note)]
          : [" ", make("code", {}, note)]),
    );
    const lines = audit.sources[file];
    if (!lines) return make("figure", {}, caption);
    const code = Object.keys(lines)
      .map(Number)
      .filter((at) => Math.abs(at - line) <= 3)
      .sort((a, b) => a - b)
      .map((at) =>
        make("span", { class: at === line ? "here" : null }, make("i", {}, String(at)), lines[at]),
      );
    const pre = make(
      "pre",
      { tabindex: "0", "aria-label": `Lines around ${placeOf({ file, line })}` },
      ...code,
    );
    return make("figure", {}, caption, pre);
  }

  // --- findings and asked URLs ---

  const severities = { error: "Error", warning: "Warning", info: "Note" };

  function findingOf({ severity, rule, message, fix, ...place }, ...more) {
    return make(
      "div",
      { class: `finding ${severity}` },
      make("b", {}, severities[severity]),
      " ",
      make("span", { class: "place" }, placeOf(place)),
      " ",
      make("code", {}, rule),
      make("p", {}, ...prose(message)),
      fix === null
        ? null
        : make(
            "p",
            {},
            "Fix: ",
            ...(/^(npx|pnpm|yarn|bunx) /.test(fix) ? [make("code", {}, fix)] : prose(fix)),
          ),
      ...more,
    );
  }

  function goTo(id) {
    const button = make("button", { type: "button", class: "go" }, "Show the resource");
    button.addEventListener("click", () => {
      const row = rows.get(id);
      for (const input of [...boxes.reach, ...boxes.kind]) input.checked = true;
      search.value = "";
      filter();
      for (const { details } of folders) if (details.contains(row.item)) details.open = true;
      row.open();
      row.button.focus();
      row.item.scrollIntoView({ block: "start" });
    });
    return button;
  }

  function findingsPart() {
    const accepted =
      audit.accepted > 0
        ? [make("p", { class: "note" }, `The baseline accepts ${number(audit.accepted)} more.`)]
        : [];
    const items = audit.findings.map((finding) =>
      make("li", {}, findingOf(finding, rows.has(finding.resource) ? goTo(finding.resource) : null)),
    );
    return make(
      "section",
      { id: "findings", "aria-labelledby": "findings-title" },
      make("h2", { id: "findings-title" }, `Findings: ${audit.findingsTitle}`),
      make("ul", {}, ...items),
      ...accepted,
    );
  }

  function urlsPart() {
    if (audit.urls.length === 0) return null;
    const items = audit.urls.map(({ url, text, lines, reach, served }) =>
      make(
        "li",
        { class: "finding info" },
        make("span", { class: "url" }, url),
        ...(reach === null ? [] : [" ", make("b", {}, titles.get(reach))]),
        make("p", {}, ...prose(text)),
        ...lines.map(figureOf),
        ...(served.length === 0 ? [make("p", {}, "No resource of this app serves it.")] : []),
        ...served.flatMap((one) => [
          make(
            "p",
            {},
            `Served by ${one.resource}${served.length > 1 ? `: ${titles.get(one.reach)}` : ""}.`,
            ...(one.text === text ? [] : [" ", ...prose(one.text)]),
          ),
          rows.has(one.resource) ? goTo(one.resource) : null,
        ]),
      ),
    );
    return make(
      "section",
      { "aria-labelledby": "urls-title" },
      make("h2", { id: "urls-title" }, "URLs"),
      make("ul", {}, ...items),
    );
  }

  // --- together ---

  const called = audit.resources.filter(({ urls }) => urls.length === 0);
  const routes = audit.resources.filter(({ urls }) => urls.length > 0);
  // A long tree starts folded: the counts beside its folders say where to look.
  const opens = audit.resources.length <= 150;
  const list = make("ul", { class: "tree" }, ...itemsOf(treeOf(routes), opens));
  if (called.length > 0) {
    const node = branch("Server Functions");
    const files = new Map();
    for (const resource of called) {
      if (!files.has(resource.file)) files.set(resource.file, branch(resource.file));
      files.get(resource.file).resources.push(resource);
    }
    const group = folder(node.name, { resources: [], branches: new Map() }, opens);
    const { list: inner } = folders.at(-1);
    group.querySelector("summary").append(...countsOf({ resources: called, branches: new Map() }));
    for (const file of files.values()) inner.append(...folderOf(file, "", opens));
    list.append(group);
  }
  const resources = make(
    "section",
    { "aria-labelledby": "resources-title" },
    make("h2", { id: "resources-title" }, "Resources"),
    list,
  );
  const findings = findingsPart();
  const urls = urlsPart();
  main.append(
    make("p", { class: "jump" }, make("a", { href: "#findings" }, `Findings: ${audit.findingsTitle}`)),
    tools(),
    make("div", { class: "columns" }, resources, make("section", {}, ...(urls ? [urls] : []), findings)),
  );
  filter();

  // Paper cannot be unfolded.
  addEventListener("beforeprint", () => {
    for (const { details } of folders) details.open = true;
  });
})();
