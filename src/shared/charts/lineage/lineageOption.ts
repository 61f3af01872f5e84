/**
 * The lineage: which routers existed at each step, which they came from, and how many clients they reached (§2.2,
 * §2.4).
 */
import type { RouterId } from '../../vocabulary/ids.ts'
import type { RouterLife } from '../../vocabulary/inspection.ts'
import type { ChartOption } from '../figure.ts'
import { axisOf, plainFrame } from '../frame.ts'
import { routerBands, type RouterBand, type RouterBands } from './routerBands.ts'
import { legendPlan, type LegendEntry } from '../panels/legendPlan.ts'
import { seriesColor, type ChartTheme } from '../theme.ts'

/** Drawn piece by piece, what is half transparent would be drawn over itself where the pieces are begun anew. */
const AT_ONCE = { progressive: 0 } as const

/** How strong the bands of routers are. */
const OPACITY = { alive: 0.62, ended: 0.38 } as const

/** What the lineage chart shows. */
export interface Lineage {
  readonly lives: readonly RouterLife[]
  /** The current step. */
  readonly step: number
  /** Number of interaction records in the whole run; null before it is known. */
  readonly interactions: number | null
  readonly chosen: RouterId | null
}

/**
 * Returns the chart of the lineage. The name of a band is that of its router, so that a click on it can select the
 * router.
 */
export function lineageOption(
  { lives, step, interactions, chosen }: Lineage,
  theme: ChartTheme,
): ChartOption {
  const drawn = routerBands(lives, step)
  const em = theme.fontSize
  const isPaper = theme.name === 'paper'
  const key = legendPlan(theme, isPaper ? keyEntries(lives) : [])
  return {
    ...plainFrame(theme),
    grid: {
      left: em,
      right: em * (3.4 + key.right),
      top: em * (0.5 + key.top),
      bottom: em * (3.4 + key.bottom),
    },
    legend: key.legend,
    xAxis: {
      ...axisOf(theme),
      type: 'value',
      name: theme.say('interactions'),
      nameLocation: 'middle',
      nameGap: em * 1.9,
      min: 0,
      max: Math.max(1, interactions ?? step),
      minInterval: 1,
      splitLine: { show: false },
    },
    yAxis: { type: 'value', show: false, inverse: true, min: 0, max: Math.max(1, drawn.height) },
    tooltip: {
      trigger: 'item',
      renderMode: 'richText',
      confine: true,
      textStyle: { fontFamily: theme.font, fontSize: 12 },
    },
    series: [
      bandSeries(drawn, chosen, theme),
      jointSeries(drawn, step, theme),
      ...(isPaper ? keySeries(lives, theme) : []),
    ],
  }
}

const KEY = { alive: 'alive', ended: 'ended', split: 'split', merge: 'merge' } as const

/** The entries of the key on paper, where no text beside the figure says what the colours are. */
function keyEntries(lives: readonly RouterLife[]): readonly LegendEntry[] {
  const has = (end: RouterLife['end']) => lives.some((life) => life.end === end)
  return [
    { name: KEY.alive, icon: 'rect' },
    ...(has('split') || has('merged') ? [{ name: KEY.ended, icon: 'rect' }] : []),
    ...(has('split') ? [{ name: KEY.split }] : []),
    ...(has('merged') ? [{ name: KEY.merge }] : []),
  ]
}

/** Series without data, which give the entries of the key their looks. */
function keySeries(lives: readonly RouterLife[], theme: ChartTheme): readonly ChartOption[] {
  const colours: Readonly<Record<string, string>> = {
    [KEY.alive]: seriesColor(theme, 0),
    [KEY.ended]: theme.muted,
    [KEY.split]: theme.positive,
    [KEY.merge]: theme.negative,
  }
  const opacities: Readonly<Record<string, number>> = {
    [KEY.alive]: OPACITY.alive,
    [KEY.ended]: OPACITY.ended,
  }
  return keyEntries(lives).map(({ name }) => ({
    name,
    type: 'line',
    data: [],
    symbol: 'none',
    itemStyle: { color: colours[name], opacity: opacities[name] ?? 0 },
    lineStyle: { color: colours[name], width: theme.lineWidth },
  }))
}

function bandSeries({ bands }: RouterBands, chosen: RouterId | null, theme: ChartTheme) {
  return {
    type: 'custom',
    renderItem: 'router-band',
    ...AT_ONCE,
    clip: false,
    z: 2,
    dimensions: ['router', 'middle', theme.say('born'), theme.say('until'), theme.say('clients')],
    encode: { x: [2, 3], y: 1, itemName: 0, tooltip: [2, 3, 4] },
    itemPayload: {
      bands,
      alive: bands.filter(({ end }) => end === null).sort((a, b) => b.clients - a.clients),
      opacities: bands.map((band) => opacityOf(band, chosen)),
      font: theme.font,
      fontSize: theme.fontSize,
      text: theme.text,
    },
    data: bands.map((band) => ({
      name: band.router,
      value: [band.router, (band.top + band.bottom) / 2, band.born, band.until, band.clients],
      itemStyle: { color: colorOf(band, chosen, theme) },
    })),
  }
}

/**
 * The colour of a band: one hue for all, since routers are told apart by position; the strength shows whether they are
 * alive.
 */
function colorOf({ router, end }: RouterBand, chosen: RouterId | null, theme: ChartTheme): string {
  if (router === chosen) return theme.text
  return end === null ? seriesColor(theme, 0) : theme.muted
}

function opacityOf({ router, end }: RouterBand, chosen: RouterId | null): number {
  if (router === chosen) return 1
  return end === null ? OPACITY.alive : OPACITY.ended
}

/** How strong a joint is drawn: the more there are, the fainter, so that thousands leave the bands to be seen. */
function strengthOf(joints: number): number {
  return Math.max(0.12, Math.min(1, Math.sqrt(60 / Math.max(1, joints))))
}

function jointSeries({ bands, joints }: RouterBands, until: number, theme: ChartTheme) {
  const strength = strengthOf(joints.length)
  const middles = new Map(bands.map(({ router, top, bottom }) => [router, (top + bottom) / 2]))
  return {
    type: 'custom',
    renderItem: 'router-joint',
    ...AT_ONCE,
    clip: true,
    silent: true,
    z: 3,
    dimensions: ['step', 'from', 'into'],
    encode: { x: 0, y: [1, 2] },
    itemPayload: {
      until,
      opacity: strength,
      width: theme.lineWidth * Math.max(0.5, strength),
      reach: theme.fontSize * 0.8 * Math.max(0.25, strength),
    },
    data: joints.flatMap(({ kind, step, from, into }) => {
      const [above, below] = [middles.get(from), middles.get(into)]
      if (above === undefined || below === undefined) return []
      return [
        {
          value: [step, above, below],
          itemStyle: { color: kind === 'split' ? theme.positive : theme.negative },
        },
      ]
    }),
  }
}
