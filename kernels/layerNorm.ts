/** Layer normalisation of rows whose length is a multiple of four. */
import { sumOf } from './exponential'

/**
 * Normalises each row of x in place to mean 0 and variance 1, keeps 1 / σ in `scales`, and sets to = x · gain + bias.
 */
export function normalize(rows: i32, length: i32, to: usize, x: usize, scales: usize, gain: usize, bias: usize): void {
  const bytes = (<usize>length) << 2
  const share = <f32>1 / <f32>length
  for (let r = 0; r < rows; r++) {
    const row = x + <usize>r * bytes
    const out = to + <usize>r * bytes
    let sum = f32x4.splat(0)
    for (let at: usize = 0; at < bytes; at += 16) sum = f32x4.add(sum, v128.load(row + at))
    const mean = f32x4.splat(sumOf(sum) * share)
    let squares = f32x4.splat(0)
    for (let at: usize = 0; at < bytes; at += 16) {
      const centred = f32x4.sub(v128.load(row + at), mean)
      v128.store(row + at, centred)
      squares = f32x4.add(squares, f32x4.mul(centred, centred))
    }
    const scale = <f32>1 / sqrt<f32>(sumOf(squares) * share + <f32>1e-12)
    store<f32>(scales + ((<usize>r) << 2), scale)
    const s = f32x4.splat(scale)
    for (let at: usize = 0; at < bytes; at += 16) {
      const normal = f32x4.mul(v128.load(row + at), s)
      v128.store(row + at, normal)
      v128.store(out + at, f32x4.add(f32x4.mul(normal, v128.load(gain + at)), v128.load(bias + at)))
    }
  }
}

/**
 * Turns the gradient of the output into that of the input, in place; adds to those of gain and bias. `normal` and `scales` are
 * what `normalize` left.
 */
export function normalizeGradient(rows: i32, length: i32, gradient: usize, normal: usize, scales: usize, gain: usize, gainGradient: usize, biasGradient: usize): void {
  const bytes = (<usize>length) << 2
  const share = <f32>1 / <f32>length
  for (let r = 0; r < rows; r++) {
    const row = gradient + <usize>r * bytes
    const hat = normal + <usize>r * bytes
    let sum = f32x4.splat(0), along = f32x4.splat(0)
    for (let at: usize = 0; at < bytes; at += 16) {
      const g = v128.load(row + at), h = v128.load(hat + at)
      const product = f32x4.mul(g, h)
      v128.store(gainGradient + at, f32x4.add(v128.load(gainGradient + at), product))
      v128.store(biasGradient + at, f32x4.add(v128.load(biasGradient + at), g))
      const weighed = f32x4.mul(g, v128.load(gain + at))
      v128.store(row + at, weighed)
      sum = f32x4.add(sum, weighed)
      along = f32x4.add(along, f32x4.mul(weighed, h))
    }
    const mean = f32x4.splat(sumOf(sum) * share), slope = f32x4.splat(sumOf(along) * share)
    const s = f32x4.splat(load<f32>(scales + ((<usize>r) << 2)))
    for (let at: usize = 0; at < bytes; at += 16) {
      const rest = f32x4.sub(f32x4.sub(v128.load(row + at), mean), f32x4.mul(v128.load(hat + at), slope))
      v128.store(row + at, f32x4.mul(rest, s))
    }
  }
}
