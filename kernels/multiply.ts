/**
 * Products of matrices of 32-bit floats. Eight columns of the right matrix at a time are packed so that they stay in the
 * first cache; four rows of the left one are multiplied with them in registers.
 */
const PANEL: i32 = 8
const DEPTH: i32 = 256
const panel: usize = heap.alloc(DEPTH * PANEL * 4)
const edge: usize = heap.alloc(4 * PANEL * 4)

/**
 * C = A · B, or C += A · B where `adds` is not 0. A has m rows and k columns, B k rows and n columns, C m rows and n columns.
 * The steps from row to row and from column to column are in floats, so that a matrix can be read transposed or in part;
 * columns of C are adjacent.
 */
export function multiply(m: i32, n: i32, k: i32, a: usize, aRow: i32, aCol: i32, b: usize, bRow: i32, bCol: i32, c: usize, cRow: i32, adds: i32): void {
  const ar: usize = <usize>aRow << 2, ac: usize = <usize>aCol << 2
  for (let k0 = 0; k0 < k; k0 += DEPTH) {
    const depth = min(DEPTH, k - k0)
    const accumulates = adds != 0 || k0 > 0
    for (let j = 0; j < n; j += PANEL) {
      const width = min(PANEL, n - j)
      pack(depth, width, b + ((<usize>(k0 * bRow + j * bCol)) << 2), bRow, bCol)
      const aAt = a + <usize>k0 * ac
      let i = 0
      for (; i + 4 <= m; i += 4) {
        const to = c + ((<usize>(i * cRow + j)) << 2)
        if (width == PANEL) four(depth, aAt + <usize>i * ar, ar, ac, to, <usize>cRow << 2, accumulates)
        else {
          four(depth, aAt + <usize>i * ar, ar, ac, edge, PANEL << 2, false)
          for (let r = 0; r < 4; r++) spill(width, edge + <usize>r * (PANEL << 2), to + (<usize>(r * cRow) << 2), accumulates)
        }
      }
      for (; i < m; i++) {
        one(depth, aAt + <usize>i * ar, ac, edge)
        spill(width, edge, c + ((<usize>(i * cRow + j)) << 2), accumulates)
      }
    }
  }
}

function pack(depth: i32, width: i32, b: usize, bRow: i32, bCol: i32): void {
  const br: usize = <usize>bRow << 2, bc: usize = <usize>bCol << 2
  if (width == PANEL && bCol == 1) {
    for (let p = 0; p < depth; p++) {
      const from = b + <usize>p * br, to = panel + ((<usize>p) << 5)
      v128.store(to, v128.load(from))
      v128.store(to, v128.load(from, 16), 16)
    }
    return
  }
  for (let w = 0; w < PANEL; w++) {
    const from = b + <usize>w * bc, to = panel + ((<usize>w) << 2)
    if (w < width) for (let p = 0; p < depth; p++) store<f32>(to + ((<usize>p) << 5), load<f32>(from + <usize>p * br))
    else for (let p = 0; p < depth; p++) store<f32>(to + ((<usize>p) << 5), 0)
  }
}

function four(depth: i32, a: usize, ar: usize, ac: usize, c: usize, cr: usize, accumulates: bool): void {
  let c00 = f32x4.splat(0), c01 = f32x4.splat(0), c10 = f32x4.splat(0), c11 = f32x4.splat(0)
  let c20 = f32x4.splat(0), c21 = f32x4.splat(0), c30 = f32x4.splat(0), c31 = f32x4.splat(0)
  let at = a, bt = panel
  const a1 = ar, a2 = ar + ar, a3 = a2 + ar
  const end = panel + ((<usize>depth) << 5)
  while (bt < end) {
    const b0 = v128.load(bt), b1 = v128.load(bt, 16)
    let x = v128.load32_splat(at)
    c00 = f32x4.add(c00, f32x4.mul(x, b0)); c01 = f32x4.add(c01, f32x4.mul(x, b1))
    x = v128.load32_splat(at + a1)
    c10 = f32x4.add(c10, f32x4.mul(x, b0)); c11 = f32x4.add(c11, f32x4.mul(x, b1))
    x = v128.load32_splat(at + a2)
    c20 = f32x4.add(c20, f32x4.mul(x, b0)); c21 = f32x4.add(c21, f32x4.mul(x, b1))
    x = v128.load32_splat(at + a3)
    c30 = f32x4.add(c30, f32x4.mul(x, b0)); c31 = f32x4.add(c31, f32x4.mul(x, b1))
    at += ac; bt += 32
  }
  put(c, c00, c01, accumulates); put(c + cr, c10, c11, accumulates)
  put(c + cr * 2, c20, c21, accumulates); put(c + cr * 3, c30, c31, accumulates)
}

// @ts-ignore: decorator
@inline
function put(to: usize, low: v128, high: v128, accumulates: bool): void {
  v128.store(to, accumulates ? f32x4.add(low, v128.load(to)) : low)
  v128.store(to, accumulates ? f32x4.add(high, v128.load(to, 16)) : high, 16)
}

function one(depth: i32, a: usize, ac: usize, to: usize): void {
  let low = f32x4.splat(0), high = f32x4.splat(0)
  let at = a, bt = panel
  for (let p = 0; p < depth; p++) {
    const x = v128.load32_splat(at)
    low = f32x4.add(low, f32x4.mul(x, v128.load(bt))); high = f32x4.add(high, f32x4.mul(x, v128.load(bt, 16)))
    at += ac; bt += 32
  }
  v128.store(to, low); v128.store(to, high, 16)
}

function spill(width: i32, from: usize, to: usize, accumulates: bool): void {
  for (let w: usize = 0; w < <usize>width; w++) {
    const x = load<f32>(from + (w << 2))
    store<f32>(to + (w << 2), accumulates ? load<f32>(to + (w << 2)) + x : x)
  }
}
