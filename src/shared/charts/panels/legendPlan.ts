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
/** Between entries, and between their rows. */
const GAP = 0.8
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
      const room = heightOf(entries, width - 1, letters) + 0.05
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
 * How high entries are that stand one after the other in rows of this room: a row is as high as the most lines of a name
 * in it, with a gap below.
 */
function heightOf(entries: readonly LegendEntry[], room: number, letters: number): number {
  const rows: number[] = []
  let taken = 0
  for (const { name } of entries) {
    const width = ICON + 0.6 + Math.min(textEm(name), letters) + GAP
    if (rows.length === 0 || taken + width > room) {
      rows.push(0)
      taken = 0
    }
    taken += width
    rows.push(Math.max(rows.pop() ?? 0, linesOf(name, letters)))
  }
  return rows.reduce((sum, lines) => sum + lines + GAP, 0)
}

/** Into how many lines of this many letters a name breaks, which it does between words. */
function linesOf(name: string, letters: number): number {
  let lines = 1
  let taken = 0
  for (const word of name.split(' ')) {
    const width = textEm(`${word} `)
    if (taken > 0 && taken + textEm(word) > letters) {
      lines += 1
      taken = 0
    }
    taken += width
  }
  return Math.max(lines, Math.ceil(textEm(name) / letters))
}
