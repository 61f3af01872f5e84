/**
 * One step of Adam over a vector whose length is a multiple of four, as PyTorch takes it; the gradient becomes zeros. `rate` is the
 * learning rate over 1 - β1^t, `root` is 1 / √(1 - β2^t), `decay` the weight of an L2 penalty.
 */
export function adam(length: i32, x: usize, gradient: usize, first: usize, second: usize, rate: f32, root: f32, decay: f32): void {
  const b1 = f32x4.splat(0.9), c1 = f32x4.splat(0.1)
  const b2 = f32x4.splat(0.999), c2 = f32x4.splat(0.001)
  const least = f32x4.splat(1e-8), zero = f32x4.splat(0)
  const step = f32x4.splat(rate), scale = f32x4.splat(root), weight = f32x4.splat(decay)
  for (let at: usize = 0, end = (<usize>length) << 2; at < end; at += 16) {
    const value = v128.load(x + at)
    const g = f32x4.add(v128.load(gradient + at), f32x4.mul(weight, value))
    const m = f32x4.add(f32x4.mul(b1, v128.load(first + at)), f32x4.mul(c1, g))
    const s = f32x4.add(f32x4.mul(b2, v128.load(second + at)), f32x4.mul(c2, f32x4.mul(g, g)))
    v128.store(first + at, m)
    v128.store(second + at, s)
    v128.store(gradient + at, zero)
    const below = f32x4.add(f32x4.mul(f32x4.sqrt(s), scale), least)
    v128.store(x + at, f32x4.sub(value, f32x4.div(f32x4.mul(step, m), below)))
  }
}
