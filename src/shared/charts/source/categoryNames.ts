/** The names of the categories of a panel, broken into lines that fit. */
import { wrappedName } from '../panels/wrappedName.ts'
import type { SourceSize } from './plot.ts'
import type { PlotPanel } from './plotData.ts'

/** About how wide a letter is, in multiples of the font size. */
const LETTER_EM = 0.58
const MM_PER_PT = 25.4 / 72
/** The share of the width of the figure that names beside lying bars may take. */
const BESIDE = 0.38

/** So many names beside or below one another can be read at most. */
const MOST_NAMES = 12

/** Whether the categories stand one below the other, each beside its bar or point. */
export function isLying(kind: PlotPanel['kind']): boolean {
  return kind === 'stacked' || kind === 'points'
}

/** Returns the places of the categories that are named: all, or as many at even distances as have room. */
export function namedCategories(
  { kind }: Pick<PlotPanel, 'kind'>,
  names: readonly string[],
  { widthMm, fontPt }: SourceSize,
  panels: number,
): readonly number[] {
  const longest = Math.max(1, ...names.flatMap((name) => name.split('\n').map(({ length }) => length)))
  const room = (widthMm / Math.max(1, panels) - 12) / ((longest + 1) * fontPt * MM_PER_PT * LETTER_EM)
  const lying = isLying(kind)
  const most =
    lying || names.length <= MOST_NAMES ? MOST_NAMES : Math.max(1, Math.min(MOST_NAMES, Math.floor(room)))
  const every = Math.max(1, Math.ceil(names.length / most))
  return names.flatMap((_, at) => (at % every === 0 ? [at] : []))
}

/** Returns the names with line breaks; `panels` is how many panels share the width. */
export function categoryNames(
  { kind, categories }: PlotPanel,
  { widthMm, fontPt }: SourceSize,
  panels: number,
): readonly string[] {
  const names = (categories ?? []).map((name) => name.replaceAll(' · ', '\n'))
  const lying = isLying(kind)
  const each = widthMm / Math.max(1, panels)
  const room = lying ? each * BESIDE : (each - 12) / Math.max(1, Math.min(MOST_NAMES, names.length))
  // Of many beside one another those are named that have room.
  if (!lying && names.length > MOST_NAMES) return names
  return names.map((name) => wrappedName(name, room / (fontPt * MM_PER_PT * LETTER_EM)))
}
