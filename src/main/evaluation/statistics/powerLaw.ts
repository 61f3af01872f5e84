/** A power law through points, by least squares of logarithms. */

/** `y = factor · x ^ exponent`, with the share of the variance of log y that it explains. */
export interface PowerLaw {
  readonly exponent: number
  readonly factor: number
  readonly fit: number
}

/** Fits points of positive numbers; others are left out. Null with fewer than three points, or with one x alone. */
export function powerLaw(points: readonly (readonly [x: number, y: number])[]): PowerLaw | null {
  const logs = points.filter(([x, y]) => x > 0 && y > 0).map(([x, y]) => [Math.log(x), Math.log(y)] as const)
  if (logs.length < 3) return null
  const mean = (of: (point: readonly [number, number]) => number) =>
    logs.reduce((sum, point) => sum + of(point), 0) / logs.length
  const [centreX, centreY] = [mean(([x]) => x), mean(([, y]) => y)]
  const covariance = mean(([x, y]) => (x - centreX) * (y - centreY))
  const [spreadX, spreadY] = [mean(([x]) => (x - centreX) ** 2), mean(([, y]) => (y - centreY) ** 2)]
  if (spreadX === 0) return null
  const exponent = covariance / spreadX
  return {
    exponent,
    factor: Math.exp(centreY - exponent * centreX),
    fit: spreadY === 0 ? 1 : covariance ** 2 / (spreadX * spreadY),
  }
}
