/** Where the legend of a figure stands and what room it takes from the plot. */
import type { ChartOption } from '../figure.ts'
import { textEm } from './textEm.ts'
import type { ChartTheme } from '../theme.ts'
import { markerIcon } from './markerIcon.ts'

/** An entry of the legend; its icon where it is not that of its series. */
export interface LegendEntry {
  readonly name: string
  readonly icon?: string
  readonly itemStyle?: Readonly<Record<string, unknown>>
}

/** The legend, and the room that it takes at each side, in units of the theme's font size. */
export interface LegendPlan {
  readonly legend: ChartOption
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Measures in multiples of the font size. */
const ICON = 1.8
const GAP = 0.8
/** A line of text and the gap below it, which is as wide as that between entries. */
const ROW = 1 + GAP
/** The width of a figure on screen, which is not known. */
const SCREEN = 46
/** The most that a legend beside the plot takes of the width. */
const MOST_BESIDE = 0.38

/** Returns the legend of these entries where the theme wants it; with no entries, none. */
export function legendPlan(theme: ChartTheme, entries: readonly LegendEntry[]): LegendPlan {
  const place = theme.legend ?? 'top'
  const none = { top: 0, right: 0, bottom: 0 }
  if (entries.length === 0 || place === 'none') return { legend: { show: false }, ...none }
  const em = theme.fontSize
  const width = theme.widthEm ?? SCREEN
  const common = {
    show: true,
    padding: [0, em * 0.3],
    itemWidth: em * ICON,
    itemHeight: em * 0.8,
    itemGap: em * GAP,
    // By itself ECharts draws lines of the legend two units wide, which on paper is twice as wide as those of data.
    lineStyle: { width: theme.lineWidth },
    data: entries.map((entry) =>
      entry.icon === undefined ? entry : { ...entry, icon: markerIcon(entry.icon) },
    ),
    textStyle: { color: theme.text, fontFamily: theme.font, fontSize: em },
  }
  switch (place) {
    case 'top':
    case 'bottom': {
      const letters = width - ICON - 2
      const isBroken = entries.some(({ name }) => textEm(name) > letters)
      const textStyle = isBroken
        ? { ...common.textStyle, width: em * letters, overflow: 'break' }
        : common.textStyle
      const room = rowsOf(entries, width - 1, letters) * ROW + 0.05
      return { legend: { ...common, textStyle, [place]: em * 0.3, left: 'center' }, ...none, [place]: room }
    }
    case 'right':
    case 'inside': {
      const inside = place === 'inside'
      const longest = Math.max(...entries.map(({ name }) => textEm(name)))
      const letters = Math.min(longest, width * MOST_BESIDE - ICON - 1.4)
      const legend = {
        ...common,
        orient: 'vertical',
        itemGap: em * 0.45,
        top: em * (inside ? 1.5 : 1),
        right: em * (inside ? 1.6 : 0.2),
        ...(inside ? { backgroundColor: theme.background, borderRadius: 2, padding: em * 0.3 } : {}),
        textStyle: {
          ...common.textStyle,
          ...(letters < longest ? { width: em * letters, overflow: 'break' } : {}),
        },
      }
      return { legend, ...none, right: inside ? 0 : ICON + letters + 1.4 }
    }
    default:
      return place satisfies never
  }
}

/**
 * Into how many rows entries break, one after the other. Where a name is longer than a row of `letters`, every entry is
 * as wide as that, because ECharts gives all texts of a legend one width.
 */
function rowsOf(entries: readonly LegendEntry[], room: number, letters: number): number {
  const lines = entries.map(({ name }) => Math.ceil(textEm(name) / letters))
  if (lines.some((count) => count > 1)) return lines.reduce((sum, count) => sum + count, 0)
  let rows = 1
  let taken = 0
  for (const { name } of entries) {
    const width = ICON + 0.6 + textEm(name) + GAP
    if (taken > 0 && taken + width > room) {
      rows += 1
      taken = 0
    }
    taken += width
  }
  return rows
}
