// The controls around the picture: steps, legend, views, and what a tapped piece is.

/** An element with attributes, listeners (`onclick`) and children. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

/** Words with their facts: `{count} cartons` and {count: 3}. */
export function fill(sentence, facts) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => facts[name] ?? whole);
}

let used = 0;
/** An id that no other element of the page has. */
export function fresh(name) {
  used += 1;
  return `load-view-${name}-${used}`;
}

export function button(words, deed, more = {}) {
  return make("button", { type: "button", onclick: deed, ...more }, words);
}

const SIGNS = {
  back: "M11 3L5 8l6 5z",
  on: "M5 3l6 5-6 5z",
  play: "M4 2l9 6-9 6z",
  pause: "M4 2h3v12H4zM9 2h3v12H9z",
};

/** A sign as a drawing: letters for these are missing on many phones. */
export function sign(name) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", SIGNS[name]);
  path.setAttribute("fill", "currentColor");
  drawing.setAttribute("viewBox", "0 0 16 16");
  drawing.setAttribute("class", "lv-sign");
  drawing.setAttribute("aria-hidden", "true");
  drawing.append(path);
  return drawing;
}

/** The legend: a button for each cargo, pressed while the cargo is shown. */
export function legend(entries, words, numbers, onToggle) {
  const list = make("ul", { class: "lv-legend", "aria-label": words.legend });
  for (const { kind, name, colour, count } of entries) {
    const swatch = make("span", { class: "lv-swatch", "aria-hidden": "true" });
    swatch.style.backgroundColor = colour;
    const toggle = button("", () => {
      const shown = toggle.getAttribute("aria-pressed") !== "true";
      toggle.setAttribute("aria-pressed", String(shown));
      onToggle(kind, !shown);
    }, { "aria-pressed": "true", title: words.hide });
    toggle.append(swatch, make("span", { class: "lv-name" }, name), make("b", {}, numbers(count)));
    list.append(make("li", {}, toggle));
  }
  return list;
}

/** What a piece is, as terms and details. */
export function details(rows) {
  return make("dl", {}, ...rows.map(([term, said]) => make("div", {}, make("dt", {}, term), make("dd", {}, said))));
}
