/** Panels beside one another under one legend: grids, headings, and the room that all of them need. */
import type { ChartOption } from '../figure.ts'
import { plainFrame } from '../frame.ts'
import type { ChartTheme } from '../theme.ts'
import { wrappedName } from './wrappedName.ts'

/** An entry of the legend with its icon. */
export interface LegendEntry {
  readonly name: string
  readonly icon?: string
}

/** What stands around the panels. */
export interface PanelOptions {
  readonly legend: readonly LegendEntry[]
  /** The heading of each panel; null for none. There are as many panels as headings. */
  readonly headings: readonly (string | null)[]
  /** The width of each panel relative to the others; equal where absent. */
  readonly shares?: readonly number[]
}

/** About how wide a letter is, in multiples of the font size. */
export const LETTER_EM = 0.54
/** The width of a figure on screen, which is not known, in multiples of the font size. */
const SCREEN_EM = 46
const ROW_EM = 1.45

/** Returns the option without axes and series. Grids contain all of their axes with labels and names. */
export function panelFrame(
  theme: ChartTheme,
  { legend, headings: asked, shares }: PanelOptions,
): ChartOption {
  const em = theme.fontSize
  const rows = legendRowsOf(legend, theme)
  const letters = ((widthEmOf(theme) / asked.length) * 0.9) / LETTER_EM
  const headings = asked.map((heading) => (heading === null ? null : wrappedName(heading, letters)))
  const headed = headings.some((heading) => heading !== null)
  const top = em * (rows * ROW_EM + (rows > 0 ? 0.8 : 0.4))
  const weights = shares ?? headings.map(() => 1)
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const leftOf = (index: number) =>
    (100 * weights.slice(0, index).reduce((sum, weight) => sum + weight, 0)) / all
  const widthOf = (index: number) => (100 * (weights[index] ?? 1)) / all
  return {
    ...plainFrame(theme),
    legend:
      legend.length === 0
        ? { show: false }
        : {
            show: true,
            top: em * 0.3,
            left: 'center',
            padding: [0, em * 0.3],
            itemWidth: em * 1.8,
            itemHeight: em * 0.8,
            itemGap: em * 0.7,
            data: legend,
            textStyle: { color: theme.text, fontFamily: theme.font, fontSize: em },
          },
    title: headings.flatMap((heading, index) =>
      heading === null
        ? []
        : [
            {
              text: heading,
              left: `${round(leftOf(index) + widthOf(index) / 2 + 2)}%`,
              top,
              padding: 0,
              textAlign: 'center',
              textStyle: {
                color: theme.text,
                fontFamily: theme.font,
                fontSize: em,
                fontWeight: 600,
                lineHeight: em * 1.2,
              },
            },
          ],
    ),
    grid: headings.map((_, index) => ({
      left: `${round(leftOf(index) + 1)}%`,
      width: `${round(widthOf(index) - 2)}%`,
      top: top + em * (headed ? 1.5 * linesOf(headings) + 0.2 : 0.4),
      bottom: em * 0.5,
      outerBoundsMode: 'same',
      outerBoundsContain: 'all',
    })),
    tooltip: {
      trigger: 'item',
      renderMode: 'richText',
      confine: true,
      textStyle: { fontFamily: theme.font, fontSize: 12 },
    },
  }
}

/** Returns the width of a figure in multiples of the font size. */
export function widthEmOf({ widthEm = SCREEN_EM }: ChartTheme): number {
  return widthEm
}

function linesOf(headings: readonly (string | null)[]): number {
  return Math.max(...headings.map((heading) => heading?.split('\n').length ?? 1))
}

/** Into how many rows the entries of a legend break. */
function legendRowsOf(legend: readonly LegendEntry[], theme: ChartTheme): number {
  const room = widthEmOf(theme) - 1
  let rows = legend.length === 0 ? 0 : 1
  let taken = 0
  for (const { name } of legend) {
    const width = 1.8 + 0.45 + name.length * LETTER_EM + 0.7
    if (taken > 0 && taken + width > room) {
      rows += 1
      taken = 0
    }
    taken += width
  }
  return rows
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
