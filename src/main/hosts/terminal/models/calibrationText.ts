/** A calibration as text for a terminal: the histogram, the quantiles, and the command line that uses them. */
import { CALIBRATION_CAVEAT, passRateText, type Calibration } from '#shared/vocabulary/calibration.ts'
import { usedBins, type ScoreBin } from '#shared/vocabulary/scoreHistogram.ts'

const MOST_ROWS = 20
const LONGEST_BAR = 40

/** The text. `rest` is added to the suggested command line: the option of the embedding model, if one was chosen. */
export function calibrationText(found: Calibration, rest = ''): string {
  const { clients, current, suggested } = found
  const sample =
    clients.taken < clients.known ? `, a seeded sample of ${clients.known.toLocaleString('en')}` : ''
  const about = [
    `Routing scores (Eq. 4) of ${found.encoder} on ${found.dataset}.`,
    `${found.routers} routers, ${clients.taken.toLocaleString('en')} clients of which something is known${sample}: ${found.pairs.toLocaleString('en')} pairs share an attribute.`,
    CALIBRATION_CAVEAT,
    '',
  ]
  if (!suggested)
    return [
      ...about,
      'No client shares an attribute with any router, so nothing was scored and no τ can be suggested.',
    ].join('\n')
  return [
    ...about,
    ...histogramLines(found),
    '',
    `Quantiles: ${found.quantiles.map(({ quantile, score }) => `${quantile} is ${score.toFixed(3)}`).join(', ')}.`,
    `τ ${current.threshold} would let ${passRateText(current.passRate)} of these pairs pass, τ ${suggested.threshold} ${passRateText(suggested.passRate)}.`,
    '',
    `Use it, with this encoder only: recnet run --dataset ${found.dataset}${rest} --threshold-mode absolute --routing-threshold ${suggested.threshold}`,
  ].join('\n')
}

function histogramLines({ histogram, current, suggested }: Calibration): readonly string[] {
  const bins = usedBins(histogram, MOST_ROWS)
  const most = Math.max(...bins.map(({ count }) => count))
  return bins.map((bin) => {
    const bar = '█'.repeat(Math.ceil((LONGEST_BAR * bin.count) / most))
    const marks = [
      ...(suggested && holds(bin, suggested.threshold) ? ['suggested τ'] : []),
      ...(holds(bin, current.threshold) ? ['τ of the settings'] : []),
    ]
    const mark = marks.length === 0 ? '' : `  ← ${marks.join(', ')}`
    return `${bin.low.toFixed(2).padStart(5)} to ${bin.high.toFixed(2).padStart(5)}  ${bar.padEnd(LONGEST_BAR)} ${String(bin.count).padStart(6)}${mark}`
  })
}

function holds({ low, high }: ScoreBin, threshold: number): boolean {
  return threshold >= low && threshold < high
}
