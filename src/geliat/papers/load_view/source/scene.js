// The scene: the container as a frame with its door side marked, the pieces in it, and the eye.

import {
  BoxGeometry,
  BufferGeometry,
  Color,
  DirectionalLight,
  DoubleSide,
  EdgesGeometry,
  Float32BufferAttribute,
  Group,
  HemisphereLight,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshBasicMaterial,
  PerspectiveCamera,
  PlaneGeometry,
  Raycaster,
  Scene,
  Vector2,
  Vector3,
  WebGLRenderer,
} from "three";
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";
import { METRE, Pieces, middleOf, sizeOf } from "./pieces.js";

// Where the eye stands, seen from the middle of the container.
export const VIEWS = {
  corner: [0.5, 0.5, 1],
  door: [1, 0.22, 0.12],
  side: [0, 0.08, 1],
  above: [0, 1, 0.001],
};

const DOOR = 0xd55e00;
const BAR = 0.05;

/** Whether this browser can draw in three dimensions; asked before three.js, which would complain aloud. */
export function canDraw() {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}

export class View {
  constructor(canvas, { onDraw }) {
    this.canvas = canvas;
    this.onDraw = onDraw;
    this.renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true });
    this.renderer.setPixelRatio(Math.min(2, window.devicePixelRatio || 1));
    this.scene = new Scene();
    this.scene.add(new HemisphereLight(0xffffff, 0x8d8577, 2.4));
    this.sun = new DirectionalLight(0xffffff, 1.5);
    this.scene.add(this.sun);
    this.camera = new PerspectiveCamera(32, 1, 0.05, 500);
    this.controls = new OrbitControls(this.camera, canvas);
    this.controls.addEventListener("change", () => this.draw());
    this.controls.maxPolarAngle = Math.PI * 0.52;
    this.frame = new Group();
    const cube = new BoxGeometry(1, 1, 1);
    this.mark = new LineSegments(new EdgesGeometry(cube), new LineBasicMaterial({ depthTest: false }));
    this.glow = new Mesh(
      cube,
      new MeshBasicMaterial({ color: 0xffffff, transparent: true, opacity: 0.45, depthTest: false }),
    );
    this.mark.add(this.glow);
    this.mark.renderOrder = 2;
    this.glow.renderOrder = 1;
    this.mark.visible = false;
    this.scene.add(this.frame, this.mark);
    this.waiting = false;
  }

  /** Put a container and its pieces before the eye. */
  open(container, cargo) {
    this.pieces?.meshes.forEach((mesh) => this.scene.remove(mesh));
    this.pieces?.dispose();
    this.pieces = new Pieces(container, cargo);
    this.pieces.meshes.forEach((mesh) => this.scene.add(mesh));
    this.inner = container.inner.map((size) => size / METRE);
    this.door = container.door.map((size) => size / METRE);
    this.mark.visible = false;
    this.#drawFrame();
    this.look("corner");
  }

  #drawFrame() {
    const [length, width, height] = this.inner;
    for (const each of [...this.frame.children]) {
      this.frame.remove(each);
      each.geometry.dispose();
      each.material.dispose();
    }
    const style = getComputedStyle(this.canvas);
    this.ink = new Color(style.color);
    const line = (points, colour, opacity) => {
      const shape = new BufferGeometry();
      shape.setAttribute("position", new Float32BufferAttribute(points.flat(), 3));
      const material = new LineBasicMaterial({ color: colour, transparent: true, opacity });
      this.frame.add(new LineSegments(shape, material));
    };
    const floor = new Mesh(
      new PlaneGeometry(length, width),
      new MeshBasicMaterial({ color: 0x9a9486, transparent: true, opacity: 0.28, side: DoubleSide }),
    );
    floor.rotation.x = -Math.PI / 2;
    floor.position.set(length / 2, -0.004, -width / 2);
    this.frame.add(floor);
    line(boxLines(0, length, 0, height, 0, -width), this.ink, 0.55);
    const metres = [];
    for (let x = 1; x < length; x += 1) metres.push([x, 0, 0], [x, 0, 0.08]);
    line(metres, this.ink, 0.8);
    // The door: its opening, framed thick.
    const [wide, tall] = this.door;
    const left = -(width - wide) / 2;
    const bar = (sizes, at) => {
      const material = new MeshBasicMaterial({ color: DOOR });
      const post = new Mesh(new BoxGeometry(...sizes), material);
      post.position.set(...at);
      this.frame.add(post);
    };
    for (const z of [left, left - wide]) bar([BAR, tall, BAR], [length + BAR, tall / 2, z]);
    for (const y of [0, tall]) bar([BAR, BAR, wide], [length + BAR, y, left - wide / 2]);
    this.mark.material.color.set(style.outlineColor || "#000000");
    this.anchors = {
      back: new Vector3(0, 0, 0.15),
      door: new Vector3(length, 0, 0.15),
    };
  }

  /** Take colours anew when the reader's scheme changes. */
  recolour() {
    this.#drawFrame();
    this.draw();
  }

  look(view) {
    const [length, width, height] = this.inner;
    const middle = new Vector3(length / 2, height / 2, -width / 2);
    const toward = new Vector3(...VIEWS[view]).normalize();
    this.camera.position.copy(middle).add(toward);
    this.camera.lookAt(middle);
    this.camera.updateMatrixWorld();
    const right = new Vector3().setFromMatrixColumn(this.camera.matrixWorld, 0);
    const up = new Vector3().setFromMatrixColumn(this.camera.matrixWorld, 1);
    const tall = Math.tan((this.camera.fov * Math.PI) / 360);
    const wide = tall * this.camera.aspect;
    const corners = [0, length].flatMap((x) =>
      [0, height].flatMap((y) => [0, -width].map((z) => new Vector3(x, y, z))),
    );
    // What is near looks larger: come as close as the farthest corner allows, then move to the middle of it.
    let away = 0;
    for (let turn = 0; turn < 4; turn += 1) {
      const ends = { right: [0, 0], up: [0, 0] };
      away = 0;
      for (const corner of corners) {
        const from = corner.clone().sub(middle);
        const near = from.dot(toward);
        const [x, y] = [from.dot(right), from.dot(up)];
        away = Math.max(away, near + Math.abs(x) / wide, near + Math.abs(y) / tall);
      }
      for (const corner of corners) {
        const from = corner.clone().sub(middle);
        const deep = away - from.dot(toward);
        for (const [name, axis] of [["right", right], ["up", up]]) {
          const at = from.dot(axis) / deep;
          ends[name] = [Math.min(ends[name][0], at), Math.max(ends[name][1], at)];
        }
      }
      middle.addScaledVector(right, ((ends.right[0] + ends.right[1]) / 2) * away);
      middle.addScaledVector(up, ((ends.up[0] + ends.up[1]) / 2) * away);
    }
    this.controls.target.copy(middle);
    this.camera.position.copy(middle).addScaledVector(toward, away * 1.08);
    this.camera.near = Math.max(0.01, away / 200);
    this.camera.far = away * 12;
    this.camera.updateProjectionMatrix();
    this.controls.minDistance = away / 12;
    this.controls.maxDistance = away * 4;
    this.view = view;
    this.controls.update();
    this.draw();
  }

  zoom(factor) {
    const away = this.camera.position.clone().sub(this.controls.target).multiplyScalar(factor);
    const length = away.length();
    away.setLength(Math.min(this.controls.maxDistance, Math.max(this.controls.minDistance, length)));
    this.camera.position.copy(this.controls.target).add(away);
    this.controls.update();
    this.draw();
  }

  turn(angle) {
    const away = this.camera.position.clone().sub(this.controls.target);
    away.applyAxisAngle(new Vector3(0, 1, 0), angle);
    this.camera.position.copy(this.controls.target).add(away);
    this.controls.update();
    this.draw();
  }

  resize(width, height) {
    this.renderer.setSize(width, height, false);
    const before = this.camera.aspect;
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
    if (this.view && Math.abs(before - this.camera.aspect) > 0.05) this.look(this.view);
    this.draw();
  }

  /** Frame one piece; nothing when there is none. */
  frameOnly(piece) {
    this.mark.visible = Boolean(piece);
    if (piece) {
      this.mark.position.copy(middleOf(piece));
      this.mark.scale.copy(sizeOf(piece)).multiplyScalar(1.01);
    }
    this.draw();
  }

  /** The piece under a point of the canvas (0 to 1 across and down), nearest first; undefined if none. */
  pick(across, down) {
    const ray = new Raycaster();
    ray.setFromCamera(new Vector2(across * 2 - 1, 1 - down * 2), this.camera);
    const shown = this.pieces.meshes.filter((mesh) => mesh.visible && mesh.count);
    const hit = ray.intersectObjects(shown, false)[0];
    return hit?.object.userData.pieces[hit.instanceId];
  }

  /** Where a named end of the container is on the canvas (0 to 1 across and down). */
  whereIs(name) {
    const at = this.anchors[name].clone().project(this.camera);
    return [(at.x + 1) / 2, (1 - at.y) / 2];
  }

  draw() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => this.drawNow());
  }

  drawNow() {
    this.waiting = false;
    this.sun.position.copy(this.camera.position).add(new Vector3(-3, 6, 2));
    this.renderer.render(this.scene, this.camera);
    this.onDraw();
  }
}

function boxLines(x1, x2, y1, y2, z1, z2) {
  const ring = (y) => [
    [x1, y, z1], [x2, y, z1], [x2, y, z1], [x2, y, z2],
    [x2, y, z2], [x1, y, z2], [x1, y, z2], [x1, y, z1],
  ];
  const posts = [[x1, z1], [x2, z1], [x2, z2], [x1, z2]].flatMap(([x, z]) => [[x, y1, z], [x, y2, z]]);
  return [...ring(y1), ...ring(y2), ...posts];
}
