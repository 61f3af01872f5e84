/** The names of the categories of a panel, broken into lines that fit. */
import { wrappedName } from '../panels/wrappedName.ts'
import type { SourceSize } from './plot.ts'
import type { PlotPanel } from './plotData.ts'

/** About how wide a letter is, in multiples of the font size. */
const LETTER_EM = 0.58
const MM_PER_PT = 25.4 / 72
/** The share of the width of the figure that names beside lying bars may take. */
const BESIDE = 0.38

/** Returns the names with line breaks; `panels` is how many panels share the width. */
export function categoryNames(
  { kind, categories }: PlotPanel,
  { widthMm, fontPt }: SourceSize,
  panels: number,
): readonly string[] {
  const names = (categories ?? []).map((name) => name.replaceAll(' · ', '\n'))
  const lying = kind === 'stacked' || kind === 'points'
  const each = widthMm / Math.max(1, panels)
  const room = lying ? each * BESIDE : (each - 12) / Math.max(1, Math.min(12, names.length))
  return names.map((name) => wrappedName(name, room / (fontPt * MM_PER_PT * LETTER_EM)))
}
