/** How often a test that takes chances tries its luck: seldom in `npm test`, often in `npm run test:thorough`. */
const isThorough = process.env['RECNET_THOROUGH'] === '1'

/** Returns the number for this run of the suite. */
export function times(usual: number, thorough: number): number {
  return isThorough ? thorough : usual
}
