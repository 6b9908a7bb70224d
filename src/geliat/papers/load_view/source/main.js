// The viewer of load plans: finds every `.load-view` of the page and builds it from its data.
//
// The data is JSON, in the script named by `data-load` or at the address in `data-load-from`; geliat.papers
// .load_view says what it holds. Where the browser cannot draw, what stands on the page already stays.

import { Moving } from "./moving.js";
import { button, details, fill, fresh, legend, make, sign } from "./panel.js";
import { FIELDS, pieceAt } from "./pieces.js";
import { View, canDraw } from "./scene.js";

const PACE_MS = 900;
const LEAST_PACE_MS = 180;
const STILL_PX = 6;

class Viewer {
  constructor(root, data) {
    this.root = root;
    this.data = data;
    this.words = data.words;
    this.locale = data.language;
    this.hidden = new Set();
    this.#build();
    this.#listen();
    this.open(0);
  }

  number(value, digits = 0) {
    return value.toLocaleString(this.locale, { maximumFractionDigits: digits });
  }

  #build() {
    const { words } = this;
    this.canvas = make("canvas", { "aria-hidden": "true" });
    this.ends = {
      back: make("span", { class: "lv-end", "aria-hidden": "true" }, words.back),
      door: make("span", { class: "lv-end lv-door", "aria-hidden": "true" }, words.door),
    };
    this.stage = make(
      "div",
      { class: "lv-stage", tabindex: "0", role: "group", "aria-label": words.picture },
      this.canvas,
      this.ends.back,
      this.ends.door,
    );
    const chooser = fresh("container");
    this.select = make(
      "select",
      { id: chooser, onchange: () => this.open(this.select.selectedIndex) },
      ...this.data.containers.map((each) => make("option", {}, each.name)),
    );
    const several = this.data.containers.length > 1;
    const bar = make(
      "div",
      { class: "lv-bar" },
      several ? make("label", { for: chooser, class: "lv-choose" }, `${words.container} `, this.select) : null,
      make(
        "div",
        { class: "lv-group", role: "group", "aria-label": words.views },
        ...["corner", "side", "door", "above"].map((view) => button(words[`view_${view}`], () => this.view.look(view))),
      ),
      make(
        "div",
        { class: "lv-group", role: "group", "aria-label": words.zoom },
        button("+", () => this.view.zoom(0.8), { "aria-label": words.nearer, title: words.nearer }),
        button("−", () => this.view.zoom(1.25), { "aria-label": words.farther, title: words.farther }),
        button(words.print, () => this.print()),
      ),
    );
    const slider = fresh("step");
    this.slider = make("input", {
      type: "range", id: slider, min: "0", step: "1",
      oninput: () => this.show(Number(this.slider.value)),
    });
    this.output = make("output", { class: "lv-count", for: slider });
    this.playing = button(sign("play"), () => (this.timer ? this.pause() : this.play()), {
      "aria-label": words.play, title: words.play, class: "lv-play",
    });
    const steps = make(
      "div",
      { class: "lv-steps" },
      button(sign("back"), () => this.step(-1), { "aria-label": words.previous, title: words.previous }),
      this.playing,
      button(sign("on"), () => this.step(1), { "aria-label": words.next, title: words.next }),
      make("label", { for: slider, class: "lv-slide" }, make("span", {}, words.step), this.slider),
      this.output,
    );
    this.told = make("p", { class: "lv-told", "aria-live": "polite" });
    this.legendPlace = make("div");
    const chosen = fresh("piece");
    this.chosen = make("input", {
      type: "number", id: chosen, min: "1", step: "1", inputmode: "numeric",
      onchange: () => this.chooseNumber(Number(this.chosen.value)),
    });
    this.about = make("div", { class: "lv-about", "aria-live": "polite" });
    const piece = make(
      "div",
      { class: "lv-piece" },
      make("label", { for: chosen }, `${words.number} `, this.chosen),
      this.about,
    );
    this.still = make("canvas", { class: "lv-still", "aria-hidden": "true" });
    this.help = make("p", { class: "lv-help" }, words.help);
    this.root.append(bar, this.stage, this.still, steps, this.told, this.legendPlace, piece, this.help);
    this.view = new View(this.canvas, { onDraw: () => this.#placeEnds() });
  }

  #listen() {
    new ResizeObserver(() => this.#fit()).observe(this.stage);
    this.stage.addEventListener("keydown", (event) => this.#key(event));
    // The wheel turns the page unless the picture is being used: then it brings the load nearer.
    this.stage.addEventListener(
      "wheel",
      (event) => {
        if (document.activeElement !== this.stage && !event.ctrlKey) event.stopPropagation();
      },
      { capture: true, passive: true },
    );
    let from = null;
    this.canvas.addEventListener("pointerdown", (event) => {
      from = event.isPrimary ? [event.clientX, event.clientY] : null;
      this.stage.focus({ preventScroll: true });
    });
    this.canvas.addEventListener("pointerup", (event) => {
      if (from && Math.hypot(event.clientX - from[0], event.clientY - from[1]) < STILL_PX) {
        const box = this.canvas.getBoundingClientRect();
        const across = (event.clientX - box.left) / box.width;
        const down = (event.clientY - box.top) / box.height;
        this.choose(this.view.pick(across, down)?.index);
      }
      from = null;
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.view.recolour());
    addEventListener("beforeprint", () => this.#paintStill());
  }

  #fit() {
    const box = this.stage.getBoundingClientRect();
    if (box.width && box.height) this.view.resize(box.width, box.height);
  }

  #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const deeds = {
      ArrowLeft: () => (event.shiftKey ? this.view.turn(-0.2) : this.step(-1)),
      ArrowRight: () => (event.shiftKey ? this.view.turn(0.2) : this.step(1)),
      Home: () => this.show(0),
      End: () => this.show(this.container.steps.length),
      "+": () => this.view.zoom(0.8),
      "-": () => this.view.zoom(1.25),
      " ": () => (this.timer ? this.pause() : this.play()),
      Escape: () => this.choose(undefined),
    };
    if (deeds[event.key]) {
      event.preventDefault();
      deeds[event.key]();
    }
  }

  /** Open a container by its place in the list, with every step done. */
  open(place) {
    this.pause();
    this.container = this.data.containers[place];
    this.select.selectedIndex = place;
    this.#fit();
    this.view.open(this.container, this.data.cargo);
    const counts = new Map();
    for (let at = 0; at < this.container.pieces.length; at += FIELDS) {
      const kind = this.container.pieces[at];
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    this.hidden.clear();
    const entries = this.data.cargo
      .map((cargo, kind) => ({ kind, name: cargo.name, colour: cargo.colour, count: counts.get(kind) ?? 0 }))
      .filter((entry) => entry.count);
    this.legendPlace.replaceChildren(
      legend(entries, this.words, (count) => this.number(count), (kind, hidden) => {
        this.view.pieces.hide(kind, hidden);
        this.view.draw();
      }),
    );
    this.slider.max = String(this.container.steps.length);
    this.choose(undefined);
    this.show(this.container.steps.length);
  }

  /** Show what stands after so many steps; 0 is the empty container. */
  show(done) {
    const { steps } = this.container;
    this.done = Math.min(steps.length, Math.max(0, done));
    this.slider.value = String(this.done);
    const words = fill(this.words.step_of, { step: this.number(this.done), steps: this.number(steps.length) });
    this.output.textContent = words;
    this.slider.setAttribute("aria-valuetext", words);
    this.told.textContent = this.done ? steps[this.done - 1].join(" · ") : this.words.empty;
    this.view.pieces.show(this.done - 1, { last: this.done === steps.length });
    if (this.chosenPiece && this.chosenPiece.step >= this.done) this.choose(undefined);
    this.view.draw();
  }

  step(by) {
    this.pause();
    this.show(this.done + by);
  }

  play() {
    const count = this.container.steps.length;
    if (this.done >= count) this.show(0);
    const pace = Math.max(LEAST_PACE_MS, Math.min(PACE_MS, 40_000 / Math.max(1, count)));
    this.timer = setInterval(() => {
      this.show(this.done + 1);
      if (this.done >= count) this.pause();
    }, pace);
    this.#sayPlaying(this.words.pause, "pause");
  }

  pause() {
    if (!this.timer) return;
    clearInterval(this.timer);
    this.timer = null;
    this.#sayPlaying(this.words.play, "play");
  }

  #sayPlaying(words, name) {
    this.playing.replaceChildren(sign(name));
    this.playing.setAttribute("aria-label", words);
    this.playing.title = words;
  }

  numberOf(index) {
    return this.container.numbers?.[index] ?? index + 1;
  }

  chooseNumber(number) {
    const { numbers, pieces } = this.container;
    const index = numbers ? numbers.indexOf(number) : number - 1;
    if (!(index >= 0 && index < pieces.length / FIELDS)) {
      this.choose(undefined);
      this.about.textContent = this.words.unknown;
      return;
    }
    const { step } = pieceAt(this.container, index);
    if (step >= this.done) this.show(step + 1);
    this.choose(index);
  }

  /** Say what piece `index` is, and frame it; nothing chosen when undefined. */
  choose(index) {
    const { words } = this;
    const piece = index === undefined ? undefined : pieceAt(this.container, index);
    this.chosenPiece = piece;
    this.view.frameOnly(piece);
    this.chosen.value = piece ? String(this.numberOf(index)) : "";
    this.about.replaceChildren(piece ? details(this.#rows(piece)) : words.tap);
    this.root.dispatchEvent(new CustomEvent("load-view:chosen", { detail: piece ? { ...piece } : null }));
  }

  #rows(piece) {
    const { words } = this;
    const cargo = this.data.cargo[piece.cargo];
    const mm = (...sizes) => `${sizes.map((size) => this.number(size)).join(" × ")} mm`;
    const rows = [
      [words.cargo, cargo.name],
      [words.size, mm(piece.length, piece.width, piece.height)],
      [words.weight, `${this.number(cargo.gross_g / 1000, 3)} kg`],
      [words.step, this.number(piece.step + 1)],
      [words.from_back, mm(piece.x)],
      [words.from_left, mm(piece.y)],
      [words.above_floor, mm(piece.z)],
    ];
    if (cargo.profile) {
      rows.splice(3, 0, [words.stands, words[`pose_${Math.min(piece.pose, 2)}`]]);
    }
    return rows;
  }

  /** Draw a piece at another place, before anybody has judged it. */
  tryPlace(piece) {
    this.view.pieces.place(piece);
    this.view.frameOnly(piece);
  }

  /** Draw a piece where the plan has it. */
  putBack(index) {
    this.view.pieces.place(pieceAt(this.container, index));
    this.view.draw();
  }

  #placeEnds() {
    const { clientWidth, clientHeight } = this.stage;
    for (const [name, label] of Object.entries(this.ends)) {
      const [across, down] = this.view.whereIs(name);
      const room = label.offsetWidth / 2 + 4;
      const x = Math.min(clientWidth - room, Math.max(room, across * clientWidth));
      const y = Math.min(clientHeight - 14, Math.max(14, down * clientHeight + 10));
      label.style.transform = `translate(-50%, -50%) translate(${x}px, ${y}px)`;
    }
  }

  // A still of the view as it is now, on white, with the two ends named: paper cannot show WebGL.
  #paintStill() {
    const scale = this.canvas.width / Math.max(1, this.stage.clientWidth);
    this.still.width = this.canvas.width;
    this.still.height = this.canvas.height;
    const pen = this.still.getContext("2d");
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, this.still.width, this.still.height);
    this.view.drawNow();
    pen.drawImage(this.canvas, 0, 0);
    pen.font = `${13 * scale}px sans-serif`;
    pen.textAlign = "center";
    for (const name of ["back", "door"]) {
      const [across, down] = this.view.whereIs(name);
      const words = this.words[name];
      const room = pen.measureText(words).width / 2 + 4;
      const x = Math.min(this.still.width - room, Math.max(room, across * this.still.width));
      pen.fillStyle = "#1c1c1c";
      pen.fillText(words, x, Math.min(this.still.height - 4, down * this.still.height + 16 * scale));
    }
  }

  print() {
    this.#paintStill();
    window.print();
  }
}

async function start(root) {
  const note = root.querySelector(".lv-note");
  const inline = root.dataset.load && document.getElementById(root.dataset.load);
  if (!canDraw()) {
    root.classList.add("lv-flat");
    if (note) note.hidden = false;
    return;
  }
  try {
    let data;
    if (inline) data = JSON.parse(inline.textContent);
    else {
      const answer = await fetch(root.dataset.loadFrom, { credentials: "same-origin" });
      if (!answer.ok) throw new Error(String(answer.status));
      data = await answer.json();
    }
    if (!data.containers.length) return;
    const viewer = new Viewer(root, data);
    const form = root.dataset.loadMoves && document.getElementById(root.dataset.loadMoves);
    if (form) new Moving(viewer, form);
    root.classList.add("lv-ready");
    document.documentElement.classList.add("has-load-view");
  } catch (error) {
    root.classList.add("lv-flat");
    if (note) note.hidden = false;
    console.error(error);
  }
}

document.querySelectorAll(".load-view").forEach(start);
