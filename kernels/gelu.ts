/** The Gaussian error linear unit in its exact form, x Φ(x); erf by formula 7.1.26 of Abramowitz and Stegun, within 1.5e-7. */
import { exponential } from './exponential'

/** Φ(x), from e^(-x²/2). */
// @ts-ignore: decorators of AssemblyScript
@inline
function cumulative(x: v128, bell: v128): v128 {
  const z = f32x4.mul(f32x4.abs(x), f32x4.splat(0.70710678))
  const t = f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), f32x4.mul(z, f32x4.splat(0.3275911))))
  let y = f32x4.splat(1.061405429)
  y = f32x4.add(f32x4.mul(y, t), f32x4.splat(-1.453152027))
  y = f32x4.add(f32x4.mul(y, t), f32x4.splat(1.421413741))
  y = f32x4.add(f32x4.mul(y, t), f32x4.splat(-0.284496736))
  y = f32x4.add(f32x4.mul(y, t), f32x4.splat(0.254829592))
  // Half of erfc(|x| / √2): what lies beyond |x| on one side.
  const beyond = f32x4.mul(f32x4.mul(f32x4.mul(y, t), bell), f32x4.splat(0.5))
  return v128.bitselect(beyond, f32x4.sub(f32x4.splat(1), beyond), f32x4.lt(x, f32x4.splat(0)))
}

// @ts-ignore: decorators of AssemblyScript
@inline
function bellOf(x: v128): v128 {
  return exponential(f32x4.mul(f32x4.mul(x, x), f32x4.splat(-0.5)))
}

/** to = gelu(x). The length is a multiple of four. */
export function gelu(length: i32, to: usize, x: usize): void {
  for (let at: usize = 0, end = (<usize>length) << 2; at < end; at += 16) {
    const value = v128.load(x + at)
    v128.store(to + at, f32x4.mul(value, cumulative(value, bellOf(value))))
  }
}

/** gradient *= gelu'(x) = Φ(x) + x φ(x). */
export function geluGradient(length: i32, gradient: usize, x: usize): void {
  for (let at: usize = 0, end = (<usize>length) << 2; at < end; at += 16) {
    const value = v128.load(x + at)
    const bell = bellOf(value)
    const slope = f32x4.add(cumulative(value, bell), f32x4.mul(f32x4.mul(value, bell), f32x4.splat(0.39894228)))
    v128.store(gradient + at, f32x4.mul(v128.load(gradient + at), slope))
  }
}
