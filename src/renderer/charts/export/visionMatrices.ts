/** How colours look to people who lack one kind of cones, as matrices for `feColorMatrix` in linear RGB. */

/**
 * The matrices of Machado, Oliveira and Fernandes (2009) for a complete lack, each as the twenty numbers of
 * `feColorMatrix`.
 */
export const VISION_MATRICES = {
  protan: matrix([
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ]),
  deutan: matrix([0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881]),
  tritan: matrix([1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039]),
} as const

function matrix(colours: readonly number[]): string {
  const row = (from: number) => [...colours.slice(from, from + 3), 0, 0].join(' ')
  return [row(0), row(3), row(6), '0 0 0 1 0'].join('  ')
}
