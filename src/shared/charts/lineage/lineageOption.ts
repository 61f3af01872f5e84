/**
 * The lineage: which routers existed at each step, which they came from, and how many clients they reached (§2.2,
 * §2.4).
 */
import type { RouterId } from '../../vocabulary/ids.ts'
import type { RouterLife } from '../../vocabulary/inspection.ts'
import type { ChartOption } from '../figure.ts'
import { axisOf, plainFrame } from '../frame.ts'
import { routerBands, type RouterBand, type RouterBands } from './routerBands.ts'
import { seriesColor, type ChartTheme } from '../theme.ts'

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
  return {
    ...plainFrame(theme),
    grid: { left: em, right: em * 3.4, top: em * 0.5, bottom: em * 3.4 },
    xAxis: {
      ...axisOf(theme),
      type: 'value',
      name: 'interactions',
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
    ...(theme.name === 'paper'
      ? {}
      : { dataZoom: [{ type: 'inside', xAxisIndex: 0, filterMode: 'none', zoomOnMouseWheel: 'ctrl' }] }),
    series: [bandSeries(drawn, chosen, theme), jointSeries(drawn, theme)],
  }
}

function bandSeries({ bands }: RouterBands, chosen: RouterId | null, theme: ChartTheme) {
  return {
    type: 'custom',
    renderItem: 'router-band',
    clip: false,
    z: 2,
    dimensions: ['router', 'middle', 'born', 'until', 'clients'],
    encode: { x: [2, 3], y: 1, itemName: 0, tooltip: [2, 3, 4] },
    itemPayload: {
      bands,
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
  return end === null ? 0.62 : 0.38
}

function jointSeries({ bands, joints }: RouterBands, theme: ChartTheme) {
  const middles = new Map(bands.map(({ router, top, bottom }) => [router, (top + bottom) / 2]))
  return {
    type: 'custom',
    renderItem: 'router-joint',
    clip: true,
    silent: true,
    z: 3,
    dimensions: ['step', 'from', 'into'],
    encode: { x: 0, y: [1, 2] },
    itemPayload: { width: theme.lineWidth, reach: theme.fontSize * 0.8 },
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
