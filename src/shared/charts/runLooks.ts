/** How runs are told apart in every figure: colour is the method, dash the dataset, marker the seed. */
import { namedLanguageModels, type Manifest } from '../vocabulary/manifest.ts'
import { seriesColor, type ChartTheme } from './theme.ts'

/** What looks follow from. */
export interface LookedRun {
  readonly run: string
  readonly manifest: Pick<
    Manifest,
    'dataset' | 'variant' | 'settings' | 'languageModel' | 'reasoningModel' | 'embeddingModel'
  >
}

/** How one run is drawn. */
export interface RunLook {
  readonly colour: string
  /** The dashes of its line as ECharts takes them, in units of the theme. */
  readonly dash: 'solid' | readonly number[]
  /** The name of its marker in ECharts; one that begins with `empty` is hollow. */
  readonly symbol: string
}

/** Dashes in tenths of the font size. */
const DASHES: readonly (readonly number[] | null)[] = [
  null,
  [7, 3],
  [2, 2],
  [9, 3, 2, 3],
  [14, 4],
  [7, 3, 2, 3, 2, 3],
]
const SYMBOLS = [
  'circle',
  'rect',
  'triangle',
  'diamond',
  'emptyCircle',
  'emptyRect',
  'emptyTriangle',
  'emptyDiamond',
] as const
/** The method that has the first colour wherever it is drawn. */
const OWN_METHOD = 'RecNet'
/** The colours of other methods by their places in a palette; after these come the one that is near the first, and the first. */
const OTHERS = [1, 2, 3, 4, 6] as const
const LAST = [5, 0] as const

/**
 * Returns the look of each run by its id. Looks do not depend on the order of the runs, and no two are alike up to as
 * many runs as there are colours, dashes and markers together (336); what repeats a run beside it takes another marker.
 */
export function runLooks(runs: readonly LookedRun[], theme: ChartTheme): ReadonlyMap<string, RunLook> {
  const methods = placed([...new Set(runs.map(methodOf))].sort(), theme)
  const datasets = indexed(runs.map(datasetOf))
  const seeds = indexed(runs.map(seedOf), (one, other) => Number(one) - Number(other) || compare(one, other))
  const ordered = [...runs].sort(
    (one, other) =>
      compare(methodOf(one), methodOf(other)) ||
      compare(datasetOf(one), datasetOf(other)) ||
      (seeds.get(seedOf(one)) ?? 0) - (seeds.get(seedOf(other)) ?? 0) ||
      compare(one.run, other.run),
  )
  const colours = theme.series.length
  const taken = new Set<number>()
  const places = new Map<string, number>()
  for (const run of ordered) {
    const colour = (methods.get(methodOf(run)) ?? 0) % colours
    const dash = (datasets.get(datasetOf(run)) ?? 0) % DASHES.length
    const symbol = (seeds.get(seedOf(run)) ?? 0) % SYMBOLS.length
    const place = freePlace(taken, { colour, dash, symbol, colours })
    taken.add(place)
    places.set(run.run, place)
  }
  return new Map(runs.map(({ run }) => [run, lookAt(places.get(run) ?? 0, theme)]))
}

/** Returns what a run is apart from its dataset and its seed, as a text: runs of one method differ by those alone. */
export function methodOf({ manifest }: LookedRun): string {
  const settings = Object.entries(manifest.settings)
    .filter(([name]) => name !== 'seed')
    .sort(([one], [other]) => compare(one, other))
  const models = [namedLanguageModels(manifest).name, manifest.embeddingModel.name]
  return JSON.stringify([manifest.variant, ...models, settings])
}

/** Returns what the dataset of a run is known by: its name and its hash. */
export function datasetOf({ manifest }: LookedRun): string {
  return `${manifest.dataset.name} ${manifest.dataset.hash}`
}

function seedOf({ manifest }: LookedRun): string {
  return String(manifest.settings['seed'])
}

interface Wish {
  readonly colour: number
  readonly dash: number
  readonly symbol: number
  readonly colours: number
}

/** The wished place, or the next in which the marker differs, then the dash, then the colour. */
function freePlace(taken: ReadonlySet<number>, { colour, dash, symbol, colours }: Wish): number {
  const all = colours * DASHES.length * SYMBOLS.length
  for (let turn = 0; turn < all; turn += 1) {
    const dashTurn = Math.floor(turn / SYMBOLS.length)
    const place =
      (((colour + Math.floor(dashTurn / DASHES.length)) % colours) * DASHES.length +
        ((dash + dashTurn) % DASHES.length)) *
        SYMBOLS.length +
      ((symbol + turn) % SYMBOLS.length)
    if (!taken.has(place)) return place
  }
  return (colour * DASHES.length + dash) * SYMBOLS.length + symbol
}

function lookAt(place: number, theme: ChartTheme): RunLook {
  const dash = DASHES[Math.floor(place / SYMBOLS.length) % DASHES.length] ?? null
  return {
    colour: seriesColor(theme, Math.floor(place / (SYMBOLS.length * DASHES.length))),
    dash: dash === null ? 'solid' : dash.map((part) => Math.round(part * theme.fontSize * 10) / 100),
    symbol: SYMBOLS[place % SYMBOLS.length] ?? 'circle',
  }
}

/** The colour that a method would have alone, so that it has it in most company too. */
function colourOf(method: string): number {
  const variant = String((JSON.parse(method) as readonly unknown[])[0])
  if (variant === OWN_METHOD) return 0
  let sum = 0
  for (const letter of variant) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521
  return OTHERS[sum % OTHERS.length] ?? 1
}

/** A place for each: the wished one, or the next that nobody has; they go round once more when all are taken. */
function placed(names: readonly string[], theme: ChartTheme): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  // Those who can have their wish come first, so that one without a wish left takes nobody's place.
  const granted = names.filter(
    (name, at) => names.findIndex((other) => colourOf(other) === colourOf(name)) === at,
  )
  for (const name of granted) places.set(name, colourOf(name))
  for (const name of names) {
    if (places.has(name)) continue
    const used = new Set(places.values())
    const beyond = Array.from(names, (_, index) => theme.series.length + index)
    places.set(name, [...OTHERS, ...LAST, ...beyond].find((place) => !used.has(place)) ?? 0)
  }
  return places
}

function indexed(
  names: readonly string[],
  order: (one: string, other: string) => number = compare,
): ReadonlyMap<string, number> {
  return new Map([...new Set(names)].sort(order).map((name, index) => [name, index]))
}

/** By code units, which is the same on every machine. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
