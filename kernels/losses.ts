/** Losses with their gradients. */
import { addScaled, exponential, inner, sumOf } from './exponential'

const ABSENT: f32 = -3.0e38

/**
 * Cross entropy of the softmax over each row of logits. Returns its sum over rows; the logits become its gradient times `scale`.
 * Rows begin `stride` floats apart, a multiple of four not less than `length`.
 */
export function softmaxLoss(rows: i32, length: i32, stride: i32, logits: usize, targets: usize, scale: f32): f64 {
  let loss: f64 = 0
  for (let r = 0; r < rows; r++) {
    const row = logits + ((<usize>(r * stride)) << 2)
    const end = row + ((<usize>stride) << 2)
    for (let c = length; c < stride; c++) store<f32>(row + ((<usize>c) << 2), ABSENT)
    let most = f32x4.splat(ABSENT)
    for (let at = row; at < end; at += 16) most = f32x4.max(most, v128.load(at))
    const top = max(
      max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)),
      max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3)),
    )
    const target = row + ((<usize>load<i32>(targets + ((<usize>r) << 2))) << 2)
    loss += <f64>top - <f64>load<f32>(target)
    let sum = f32x4.splat(0)
    for (let at = row; at < end; at += 16) {
      const e = exponential(f32x4.sub(v128.load(at), f32x4.splat(top)))
      v128.store(at, e)
      sum = f32x4.add(sum, e)
    }
    const whole = sumOf(sum)
    loss += Math.log(<f64>whole)
    const factor = f32x4.splat(scale / whole)
    for (let at = row; at < end; at += 16) v128.store(at, f32x4.mul(v128.load(at), factor))
    store<f32>(target, load<f32>(target) - scale)
  }
  return loss
}

// @ts-ignore: decorators of AssemblyScript
@inline
function sigmoid(x: f64): f64 {
  return 1 / (1 + Math.exp(-x))
}

// @ts-ignore: decorators of AssemblyScript
@inline
function rowOf(table: usize, numbers: usize, r: i32, length: i32): usize {
  return table + ((<usize>(load<i32>(numbers + ((<usize>r) << 2)) * length)) << 2)
}

/**
 * Bayesian personalised ranking: -log(1e-10 + σ(u · i - u · j)) of users, positive and negative items. Returns its sum over
 * rows and adds its gradient times `scale`.
 */
export function pairwiseLoss(rows: i32, length: i32, users: usize, positives: usize, negatives: usize, userTable: usize, itemTable: usize, userGradient: usize, itemGradient: usize, scale: f32): f64 {
  let loss: f64 = 0
  for (let r = 0; r < rows; r++) {
    const u = rowOf(userTable, users, r, length)
    const i = rowOf(itemTable, positives, r, length)
    const j = rowOf(itemTable, negatives, r, length)
    const s = sigmoid(<f64>(inner(length, u, i) - inner(length, u, j)))
    loss -= Math.log(1e-10 + s)
    const g = <f32>((-s * (1 - s)) / (1e-10 + s)) * scale
    const to = rowOf(userGradient, users, r, length)
    addScaled(length, to, i, g)
    addScaled(length, to, j, -g)
    addScaled(length, rowOf(itemGradient, positives, r, length), u, g)
    addScaled(length, rowOf(itemGradient, negatives, r, length), u, -g)
  }
  return loss
}

/**
 * Binary cross entropy of one positive and one negative item for each row: -log σ(h · i) - log(1 - σ(h · j)). Returns its sum
 * over rows; sets the gradient of h and adds that of the items, times `scale`.
 */
export function binaryLoss(rows: i32, length: i32, h: usize, positives: usize, negatives: usize, itemTable: usize, gradient: usize, itemGradient: usize, scale: f32): f64 {
  let loss: f64 = 0
  memory.fill(gradient, 0, (<usize>(rows * length)) << 2)
  for (let r = 0; r < rows; r++) {
    const at = (<usize>(r * length)) << 2
    const i = rowOf(itemTable, positives, r, length)
    const j = rowOf(itemTable, negatives, r, length)
    const wanted = sigmoid(<f64>inner(length, h + at, i))
    const unwanted = sigmoid(<f64>inner(length, h + at, j))
    loss -= Math.log(max(wanted, 1e-300)) + Math.log(max(1 - unwanted, 1e-300))
    const gi = <f32>(wanted - 1) * scale
    const gj = <f32>unwanted * scale
    addScaled(length, gradient + at, i, gi)
    addScaled(length, gradient + at, j, gj)
    addScaled(length, rowOf(itemGradient, positives, r, length), h + at, gi)
    addScaled(length, rowOf(itemGradient, negatives, r, length), h + at, gj)
  }
  return loss
}
