/** Dropout without stored masks: whether an element is kept follows from its place and a seed. */

/** Four mixed 32-bit words of four places (the hash lowbias32 of Chris Wellons, in the public domain). */
// @ts-ignore: decorators of AssemblyScript
@inline
export function mixed(places: v128, seed: i32): v128 {
  let h = v128.xor(i32x4.mul(places, i32x4.splat(<i32>0x9e3779b9)), i32x4.splat(seed))
  h = v128.xor(h, i32x4.shr_u(h, 16))
  h = i32x4.mul(h, i32x4.splat(0x7feb352d))
  h = v128.xor(h, i32x4.shr_u(h, 15))
  h = i32x4.mul(h, i32x4.splat(<i32>0x846ca68b))
  return v128.xor(h, i32x4.shr_u(h, 16))
}

/**
 * Sets elements to 0 with probability `rate` and divides the others by 1 - rate. The same seed sets the same elements, so the
 * gradient is made by the same call. The length is a multiple of four.
 */
export function drop(length: i32, x: usize, rate: f32, seed: i32): void {
  if (rate <= 0) return
  const scale = f32x4.splat(<f32>1 / (<f32>1 - rate))
  // The upper 31 bits are compared, since they are not negative as signed words.
  const least = i32x4.splat(<i32>(<f64>rate * 2147483648.0))
  let places = i32x4(0, 1, 2, 3)
  for (let at: usize = 0, end = (<usize>length) << 2; at < end; at += 16) {
    const kept = i32x4.ge_s(i32x4.shr_u(mixed(places, seed), 1), least)
    v128.store(x + at, v128.and(f32x4.mul(v128.load(x + at), scale), kept))
    places = i32x4.add(places, i32x4.splat(4))
  }
}
