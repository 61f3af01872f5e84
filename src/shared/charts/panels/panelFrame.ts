/** Panels beside one another under one legend: grids, headings, and the room that all of them need. */
import type { ChartOption } from '../figure.ts'
import { plainFrame } from '../frame.ts'
import { legendPlan, type LegendEntry } from './legendPlan.ts'
import type { ChartTheme } from '../theme.ts'
import { wrappedName } from './wrappedName.ts'

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

/** Returns the option without axes and series. Grids contain all of their axes with labels and names. */
export function panelFrame(
  theme: ChartTheme,
  { legend, headings: asked, shares }: PanelOptions,
): ChartOption {
  const em = theme.fontSize
  const plan = legendPlan(theme, legend)
  const free = 1 - plan.right / widthEmOf(theme)
  const letters = (((widthEmOf(theme) * free) / asked.length) * 0.9) / LETTER_EM
  const headings = asked.map((heading) => (heading === null ? null : wrappedName(heading, letters)))
  const headed = headings.some((heading) => heading !== null)
  const top = em * (plan.top + 0.4)
  const plotTop = top + em * (headed ? 1.5 * linesOf(headings) + 0.2 : 0.4)
  const weights = shares ?? headings.map(() => 1)
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const leftOf = (index: number) =>
    (100 * free * weights.slice(0, index).reduce((sum, weight) => sum + weight, 0)) / all
  const widthOf = (index: number) => (100 * free * (weights[index] ?? 1)) / all
  return {
    ...plainFrame(theme),
    legend: theme.legend === 'inside' ? { ...plan.legend, top: plotTop + em * 0.3 } : plan.legend,
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
      top: plotTop,
      bottom: em * (0.5 + plan.bottom),
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

function round(value: number): number {
  return Math.round(value * 100) / 100
}
