/** e to the power of four floats at once, to within two units of the last place (the polynomial of Cephes). */
// @ts-ignore: decorators of AssemblyScript
@inline
export function exponential(x: v128): v128 {
  const bounded = f32x4.min(f32x4.max(x, f32x4.splat(-87.3)), f32x4.splat(88.3))
  const n = f32x4.nearest(f32x4.mul(bounded, f32x4.splat(1.44269504)))
  const high = f32x4.sub(bounded, f32x4.mul(n, f32x4.splat(0.693359375)))
  const r = f32x4.add(high, f32x4.mul(n, f32x4.splat(2.12194440e-4)))
  let y = f32x4.splat(1.9875691500e-4)
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(1.3981999507e-3))
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(8.3334519073e-3))
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(4.1665795894e-2))
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(1.6666665459e-1))
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(5.0000001201e-1))
  y = f32x4.add(f32x4.add(f32x4.mul(y, f32x4.mul(r, r)), r), f32x4.splat(1))
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23)
  return f32x4.mul(y, power)
}

/** The sum of the four floats. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function sumOf(x: v128): f32 {
  return (
    f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1) + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3))
  )
}

/** The inner product of two vectors whose length is a multiple of four. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function inner(length: i32, a: usize, b: usize): f32 {
  let sum = f32x4.splat(0)
  for (let at: usize = 0, end = (<usize>length) << 2; at < end; at += 16)
    sum = f32x4.add(sum, f32x4.mul(v128.load(a + at), v128.load(b + at)))
  return sumOf(sum)
}

/** to += factor · x, for vectors whose length is a multiple of four. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function addScaled(length: i32, to: usize, x: usize, factor: f32): void {
  const f = f32x4.splat(factor)
  for (let at: usize = 0, end = (<usize>length) << 2; at < end; at += 16)
    v128.store(to + at, f32x4.add(v128.load(to + at), f32x4.mul(f, v128.load(x + at))))
}
