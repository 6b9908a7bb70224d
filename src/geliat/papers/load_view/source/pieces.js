// The pieces of one container as instanced meshes: one draw call for each cargo, however many pieces.

import {
  BoxGeometry,
  BufferAttribute,
  BufferGeometry,
  CircleGeometry,
  Color,
  InstancedMesh,
  LatheGeometry,
  Matrix4,
  MeshLambertMaterial,
  Quaternion,
  Vector2,
  Vector3,
} from "three";

// What one piece takes in the flat list of a container: cargo, x, y, z, length, width, height, step, pose.
export const FIELDS = 9;
export const METRE = 1000;

const PALE = new Color("#e9e6df");
const QUARTER = Math.PI / 2;
// Pose: 2 * (0 standing, 1 along x, 2 along y) + (1 when the head is where the foot would be).
const TURNS = [
  turned(1, 0, 0, 0),
  turned(1, 0, 0, Math.PI),
  turned(0, 0, 1, -QUARTER),
  turned(0, 0, 1, QUARTER),
  turned(1, 0, 0, -QUARTER),
  turned(1, 0, 0, QUARTER),
];

function turned(x, y, z, angle) {
  return new Quaternion().setFromAxisAngle(new Vector3(x, y, z), angle);
}

/** Piece `index` of a container as an object, in the plan's millimetres. */
export function pieceAt(container, index) {
  const at = index * FIELDS;
  const [cargo, x, y, z, length, width, height, step, pose] = container.pieces.slice(at, at + FIELDS);
  return { index, cargo, x, y, z, length, width, height, step, pose };
}

/** The middle of a piece in the scene: x along the length, up is y, and the left wall nearest to the eye. */
export function middleOf(piece) {
  return new Vector3(
    (piece.x + piece.length / 2) / METRE,
    (piece.z + piece.height / 2) / METRE,
    -(piece.y + piece.width / 2) / METRE,
  );
}

export function sizeOf(piece) {
  return new Vector3(piece.length / METRE, piece.height / METRE, piece.width / METRE);
}

// A drum from its profile: the body turned about its axis, a dark foot and a pale head, centred on the axis.
function drumGeometry(profile, segments) {
  const height = profile[profile.length - 1][0];
  const points = profile.map(([at, radius]) => new Vector2(radius / METRE, (at - height / 2) / METRE));
  const head = new CircleGeometry(points[points.length - 1].x, segments);
  head.rotateX(-QUARTER).translate(0, height / 2 / METRE, 0);
  const foot = new CircleGeometry(points[0].x, segments);
  foot.rotateX(QUARTER).translate(0, -height / 2 / METRE, 0);
  return joined([
    [new LatheGeometry(points, segments), 0.92],
    [head, 1.5],
    [foot, 0.5],
  ]);
}

function joined(parts) {
  const positions = [];
  const normals = [];
  const shades = [];
  const corners = [];
  for (const [part, shade] of parts) {
    const first = positions.length / 3;
    positions.push(...part.attributes.position.array);
    normals.push(...part.attributes.normal.array);
    for (let left = part.attributes.position.array.length; left > 0; left -= 1) shades.push(shade);
    for (const corner of part.index.array) corners.push(first + corner);
    part.dispose();
  }
  const whole = new BufferGeometry();
  whole.setAttribute("position", new BufferAttribute(new Float32Array(positions), 3));
  whole.setAttribute("normal", new BufferAttribute(new Float32Array(normals), 3));
  whole.setAttribute("color", new BufferAttribute(new Float32Array(shades), 3));
  whole.setIndex(corners);
  return whole;
}

// Edges are drawn by the shader from the face's own coordinates: no lines to send for thousands of cartons.
function boxMaterial() {
  const material = new MeshLambertMaterial();
  material.onBeforeCompile = (shader) => {
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", "#include <common>\nvarying vec2 onFace;")
      .replace("#include <begin_vertex>", "#include <begin_vertex>\nonFace = uv;");
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", "#include <common>\nvarying vec2 onFace;")
      .replace(
        "#include <color_fragment>",
        `#include <color_fragment>
        vec2 pixel = max(fwidth(onFace), vec2(1e-6));
        vec2 far = min(onFace, 1.0 - onFace) / pixel;
        float edge = 1.0 - smoothstep(0.5, 1.4, min(far.x, far.y));
        edge *= 1.0 - smoothstep(0.12, 0.4, max(pixel.x, pixel.y));
        diffuseColor.rgb *= 1.0 - 0.66 * edge;`,
      );
  };
  return material;
}

/** The meshes of one container; `show(step)` draws what stands after that step. */
export class Pieces {
  constructor(container, cargo) {
    this.meshes = [];
    this.places = new Map();
    const members = cargo.map(() => []);
    const count = container.pieces.length / FIELDS;
    for (let index = 0; index < count; index += 1) {
      members[container.pieces[index * FIELDS]].push(index);
    }
    const drums = members.reduce((sum, each, kind) => sum + (cargo[kind].profile ? each.length : 0), 0);
    const segments = drums > 3000 ? 14 : drums > 600 ? 20 : 32;
    members.forEach((indexes, kind) => {
      if (indexes.length) this.meshes.push(this.#mesh(container, cargo[kind], kind, indexes, segments));
    });
  }

  #mesh(container, cargo, kind, indexes, segments) {
    const drum = Boolean(cargo.profile);
    const pieces = indexes.map((index) => pieceAt(container, index));
    pieces.sort((one, other) => one.step - other.step || one.index - other.index);
    const geometry = drum ? drumGeometry(cargo.profile, segments) : new BoxGeometry(1, 1, 1);
    const material = drum ? new MeshLambertMaterial({ vertexColors: true }) : boxMaterial();
    const mesh = new InstancedMesh(geometry, material, pieces.length);
    const full = new Color(cargo.colour);
    mesh.userData = { kind, pieces, drum, full, pale: full.clone().lerp(PALE, 0.62) };
    pieces.forEach((piece, place) => {
      mesh.setMatrixAt(place, this.#matrix(piece, drum));
      mesh.setColorAt(place, full);
      this.places.set(piece.index, [mesh, place]);
    });
    mesh.computeBoundingSphere();
    mesh.frustumCulled = false;
    return mesh;
  }

  #matrix(piece, drum) {
    const scale = drum ? new Vector3(1, 1, 1) : sizeOf(piece);
    return new Matrix4().compose(middleOf(piece), TURNS[drum ? piece.pose : 0], scale);
  }

  /** Show the pieces set by the end of `step`; those of the step itself in full colour. */
  show(step, { last }) {
    for (const mesh of this.meshes) {
      const { pieces, full, pale } = mesh.userData;
      let count = 0;
      while (count < pieces.length && pieces[count].step <= step) {
        mesh.setColorAt(count, last || pieces[count].step === step ? full : pale);
        count += 1;
      }
      mesh.count = count;
      mesh.instanceColor.needsUpdate = true;
    }
  }

  hide(kind, hidden) {
    for (const mesh of this.meshes) if (mesh.userData.kind === kind) mesh.visible = !hidden;
  }

  /** Draw a piece elsewhere, as somebody tries a place for it. */
  place(piece) {
    const [mesh, place] = this.places.get(piece.index);
    mesh.setMatrixAt(place, this.#matrix(piece, mesh.userData.drum));
    mesh.instanceMatrix.needsUpdate = true;
    mesh.computeBoundingSphere();
  }

  dispose() {
    for (const mesh of this.meshes) {
      mesh.geometry.dispose();
      mesh.material.dispose();
      mesh.dispose();
    }
  }
}
