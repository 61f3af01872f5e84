/**
 * Causal attention with several heads over sequences of different lengths that stand one after the other. Query r is token
 * tokens[r] and sees the tokens from starts[r] to itself. A head has a multiple of four dimensions.
 */
import { addScaled, exponential, inner, sumOf } from './exponential'
import { mixed } from './chance'

const ABSENT: f32 = -3.0e38
let words: usize = 0
let weights: usize = 0
let capacity: i32 = 0

function reserve(length: i32): void {
  if (length <= capacity) return
  capacity = length
  weights = heap.alloc((<usize>length) << 2)
  words = heap.alloc((<usize>length) << 2)
}

/** Sets `words` to 1 / (1 - rate) for kept places and 0 for the others. `seen` is a multiple of four. */
function keep(seen: i32, first: i32, rate: f32, seed: i32): void {
  const scale = f32x4.splat(<f32>1 / (<f32>1 - rate))
  const least = i32x4.splat(<i32>(<f64>rate * 2147483648.0))
  for (let j = 0; j < seen; j += 4) {
    const places = i32x4.add(i32x4.splat(first + j), i32x4(0, 1, 2, 3))
    const kept = i32x4.ge_s(i32x4.shr_u(mixed(places, seed), 1), least)
    v128.store(words + ((<usize>j) << 2), v128.and(scale, kept))
  }
}

/**
 * to[r] = Σ dropout(softmax(q[r] · k[j] / √size)) v[j], head by head. `shares` keeps the softmax: for each query and head one row
 * of `longest` floats, a multiple of four.
 */
export function attend(queries: i32, heads: i32, size: i32, longest: i32, tokens: usize, starts: usize, q: usize, k: usize, v: usize, to: usize, shares: usize, rate: f32, seed: i32): void {
  reserve(longest)
  const bytes = (<usize>(heads * size)) << 2
  const root = <f32>1 / sqrt<f32>(<f32>size)
  memory.fill(to, 0, <usize>queries * bytes)
  for (let r = 0; r < queries; r++) {
    const start = load<i32>(starts + ((<usize>r) << 2))
    const count = load<i32>(tokens + ((<usize>r) << 2)) - start + 1
    const seen = (count + 3) & ~3
    for (let h = 0; h < heads; h++) {
      const head = (<usize>(h * size)) << 2
      const query = q + <usize>r * bytes + head
      const keys = k + <usize>start * bytes + head
      const row = shares + ((<usize>((r * heads + h) * longest)) << 2)
      let most = ABSENT
      for (let j = 0; j < count; j++) {
        const score = inner(size, query, keys + <usize>j * bytes) * root
        most = max(most, score)
        store<f32>(row + ((<usize>j) << 2), score)
      }
      for (let j = count; j < seen; j++) store<f32>(row + ((<usize>j) << 2), ABSENT)
      let sum = f32x4.splat(0)
      for (let j = 0; j < seen; j += 4) {
        const at = row + ((<usize>j) << 2)
        const e = exponential(f32x4.sub(v128.load(at), f32x4.splat(most)))
        v128.store(at, e)
        sum = f32x4.add(sum, e)
      }
      for (let j = count; j < seen; j++) store<f32>(row + ((<usize>j) << 2), 0)
      const whole = <f32>1 / sumOf(sum)
      if (rate > 0) keep(seen, (r * heads + h) * longest, rate, seed)
      const out = to + <usize>r * bytes + head
      const values = v + <usize>start * bytes + head
      for (let j = 0; j < count; j++) {
        const place = (<usize>j) << 2
        const share = load<f32>(row + place) * whole
        store<f32>(row + place, share)
        const weight = rate > 0 ? share * load<f32>(words + place) : share
        if (weight != 0) addScaled(size, out, values + <usize>j * bytes, weight)
      }
    }
  }
}

/** Sets qGradient and adds to kGradient and vGradient, from the gradient of what `attend` gave. */
export function attendGradient(queries: i32, heads: i32, size: i32, longest: i32, tokens: usize, starts: usize, q: usize, k: usize, v: usize, gradient: usize, shares: usize, rate: f32, seed: i32, qGradient: usize, kGradient: usize, vGradient: usize): void {
  reserve(longest)
  const bytes = (<usize>(heads * size)) << 2
  const root = <f32>1 / sqrt<f32>(<f32>size)
  memory.fill(qGradient, 0, <usize>queries * bytes)
  for (let r = 0; r < queries; r++) {
    const start = load<i32>(starts + ((<usize>r) << 2))
    const count = load<i32>(tokens + ((<usize>r) << 2)) - start + 1
    const seen = (count + 3) & ~3
    for (let h = 0; h < heads; h++) {
      const head = (<usize>(h * size)) << 2
      const from = <usize>r * bytes + head
      const first = <usize>start * bytes + head
      const row = shares + ((<usize>((r * heads + h) * longest)) << 2)
      if (rate > 0) keep(seen, (r * heads + h) * longest, rate, seed)
      let mean: f32 = 0
      for (let j = 0; j < count; j++) {
        const place = (<usize>j) << 2
        const at = first + <usize>j * bytes
        const share = load<f32>(row + place)
        const factor = rate > 0 ? load<f32>(words + place) : <f32>1
        if (factor != 0) addScaled(size, vGradient + at, gradient + from, share * factor)
        const g = factor != 0 ? inner(size, gradient + from, v + at) * factor : <f32>0
        store<f32>(weights + place, g)
        mean += g * share
      }
      for (let j = 0; j < count; j++) {
        const place = (<usize>j) << 2
        const at = first + <usize>j * bytes
        const g = load<f32>(row + place) * (load<f32>(weights + place) - mean) * root
        addScaled(size, qGradient + from, k + at, g)
        addScaled(size, kGradient + at, q + from, g)
      }
    }
  }
}
