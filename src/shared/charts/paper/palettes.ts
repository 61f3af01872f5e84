/** The colours of figures on white. */
import type { FigurePalette } from '../../vocabulary/figures.ts'

/** Seven colours, told apart by position. */
type SeriesColours = readonly [string, string, string, string, string, string, string]

/** The colours of one palette, as a theme has them. */
export interface PaletteColours {
  readonly series: SeriesColours
  /** From low to high. */
  readonly density: readonly [string, string, string]
  readonly positive: string
  readonly negative: string
}

const DENSITY = ['#f0f4f8', '#6aa5d0', '#08407a'] as const

/**
 * Every palette by name. `standard` is after Okabe and Ito (2008), darkened to a contrast of 3:1 to white; `okabe-ito` is
 * theirs with yellow last; `tol` is the bright scheme of Paul Tol (2021); `grey` goes from dark to light in steps that
 * a printer keeps apart.
 */
export const PALETTES: Readonly<Record<FigurePalette, PaletteColours>> = {
  standard: {
    series: ['#0072b2', '#c04f00', '#00805b', '#a8488a', '#8a6a00', '#2a8bc4', '#4d4d4d'],
    density: DENSITY,
    positive: '#00805b',
    negative: '#c04f00',
  },
  'okabe-ito': {
    series: ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000'],
    density: DENSITY,
    positive: '#009e73',
    negative: '#d55e00',
  },
  tol: {
    series: ['#4477aa', '#ee6677', '#228833', '#aa3377', '#ccbb44', '#66ccee', '#777777'],
    density: DENSITY,
    positive: '#228833',
    negative: '#ee6677',
  },
  grey: {
    series: ['#000000', '#7f7f7f', '#404040', '#a6a6a6', '#5e5e5e', '#bdbdbd', '#262626'],
    density: ['#f2f2f2', '#9a9a9a', '#1a1a1a'],
    positive: '#333333',
    negative: '#999999',
  },
}
