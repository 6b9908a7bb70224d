// Trying another place for a carton: the fields of the page's form, the picture, and pushing until it touches.

import { button, make } from "./panel.js";
import { FIELDS, pieceAt } from "./pieces.js";

const AXES = [
  ["x", "length", 0],
  ["y", "width", 1],
  ["z", "height", 2],
];
// word: axis and direction.
const PUSHES = { push_back: [0, -1], push_door: [0, 1], push_left: [1, -1], push_right: [1, 1], push_down: [2, -1] };

/** Tie the viewer to a form with the fields number, x, y, z and turned. */
export class Moving {
  constructor(viewer, form) {
    this.viewer = viewer;
    this.fields = form.elements;
    const { words } = viewer;
    this.buttons = make(
      "div",
      { class: "lv-group", role: "group", "aria-label": words.push, hidden: true },
      ...Object.entries(PUSHES).map(([word, [axis, way]]) => button(words[word], () => this.push(axis, way))),
      button(words.turn, () => this.turn()),
    );
    viewer.root.insertBefore(this.buttons, viewer.help);
    viewer.root.addEventListener("load-view:chosen", (event) => this.#chosen(event.detail));
    for (const name of ["x", "y", "z"]) {
      this.fields[name].addEventListener("input", () => this.#typed());
    }
    this.fields.turned.addEventListener("change", () => this.turn(this.fields.turned.checked));
    this.fields.number.addEventListener("change", () => {
      viewer.chooseNumber(Number(this.fields.number.value));
    });
    const asked = Number(this.fields.number.value);
    if (asked) this.#resume(asked);
  }

  // The page came back with a place that the judge refused: show that place.
  #resume(number) {
    const { x, y, z, turned } = this.fields;
    const told = [x.value, y.value, z.value, turned.checked];
    this.viewer.chooseNumber(number);
    [x.value, y.value, z.value] = told;
    if (this.piece) {
      if (told[3]) this.turn(true);
      this.#typed();
    }
  }

  #chosen(piece) {
    if (this.piece) this.viewer.putBack(this.piece.index);
    this.buttons.hidden = !piece;
    this.piece = piece;
    if (!piece) return;
    this.fields.number.value = this.viewer.numberOf(piece.index);
    this.fields.turned.checked = false;
    this.#tell();
  }

  #tell() {
    for (const name of ["x", "y", "z"]) this.fields[name].value = this.piece[name];
    this.viewer.tryPlace(this.piece);
  }

  #typed() {
    if (!this.piece) return;
    for (const name of ["x", "y", "z"]) this.piece[name] = Number(this.fields[name].value) || 0;
    this.viewer.tryPlace(this.piece);
  }

  turn(turned = !this.fields.turned.checked) {
    this.fields.turned.checked = turned;
    if (!this.piece) return;
    const was = pieceAt(this.viewer.container, this.piece.index);
    this.piece.length = turned ? was.width : was.length;
    this.piece.width = turned ? was.length : was.width;
    this.#tell();
  }

  /** Push the carton along an axis until it touches a wall or another piece. */
  push(axis, way) {
    const { container } = this.viewer;
    const { piece } = this;
    const [name, size] = AXES[axis];
    const across = AXES.filter((each) => each[2] !== axis);
    let low = 0;
    let high = container.inner[axis] - piece[size];
    for (let index = 0; index < container.pieces.length / FIELDS; index += 1) {
      const other = pieceAt(container, index);
      const beside = across.every(([at, wide]) => piece[at] < other[at] + other[wide] && other[at] < piece[at] + piece[wide]);
      if (index === piece.index || !beside) continue;
      if (other[name] + other[size] <= piece[name]) low = Math.max(low, other[name] + other[size]);
      if (other[name] >= piece[name] + piece[size]) high = Math.min(high, other[name] - piece[size]);
    }
    piece[name] = way < 0 ? low : high;
    this.#tell();
  }
}
