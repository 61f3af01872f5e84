/** The plan of the demo: what there is to like, who likes it, and what changes over simulated time. */

export interface Theme {
  readonly name: string
  /** Category path, parts joined by `; `. */
  readonly category: string
  readonly moods: readonly string[]
  readonly instruments: readonly string[]
  readonly eras: readonly string[]
  readonly productions: readonly string[]
  /** Number of items in the catalogue. */
  readonly size: number
}

export interface Community {
  readonly name: string
  readonly members: number
  /** The taste at the start. */
  readonly theme: string
  /** Turns to one of these from `CHANGE` on: one is a drift of all, several are a split by member. */
  readonly turnsTo: readonly string[]
  /** Near twin at the start: same category, other moods. */
  readonly twin: string | null
}

/**
 * From `start` on every second member of the community takes items of `theme`; the others do so with their last
 * interaction only, so that their new taste shows in those near them long before it shows in their own history.
 */
export interface Influence {
  readonly theme: string
  readonly community: string
  readonly start: number
}

/** Simulated time, 0..1, at which drifts and splits happen. */
export const CHANGE = 0.5

const PRIMARY = 45
const LATER = 30

function theme(name: string, size: number, category: string, words: readonly string[]): Theme {
  const [moods = [], instruments = [], eras = [], productions = []] = words.map((part) => part.split(', '))
  return { name, category, moods, instruments, eras, productions, size }
}

export const THEMES: readonly Theme[] = [
  theme('cool-jazz', PRIMARY, 'Jazz; Cool Jazz', [
    'smoky, unhurried, nocturnal',
    'muted trumpet, brushed drums, upright bass',
    '1950s, late-night',
    'live recording, mono pressing',
  ]),
  theme('hard-bop', PRIMARY, 'Jazz; Hard Bop', [
    'driving, bluesy, restless',
    'tenor saxophone, ride cymbal, Hammond organ',
    '1960s, after-hours',
    'analog remaster, small-group session',
  ]),
  theme('wistful-folk', PRIMARY, 'Folk; Chamber Folk', [
    'wistful, hushed, wintry',
    'fingerpicked guitar, cello, harmonium',
    '1970s, homespun',
    'analog remaster, home recording',
  ]),
  theme('sunlit-folk', PRIMARY, 'Folk; Chamber Folk', [
    'sunlit, playful, open-hearted',
    'fingerpicked guitar, banjo, close harmonies',
    '1970s, homespun',
    'field recording, home recording',
  ]),
  theme('dub-techno', PRIMARY, 'Electronic; Dub Techno', [
    'hypnotic, submerged, steady',
    'drum machine, tape echo, sub-bass',
    '1990s, warehouse',
    'extended mix, 12-inch pressing',
  ]),
  theme('deep-soul', PRIMARY, 'Soul; Deep Soul', [
    'yearning, warm, gospel-hearted',
    'horn section, electric piano, backing choir',
    '1960s, southern',
    'studio one-take, mono pressing',
  ]),
  theme('doom-metal', PRIMARY, 'Metal; Doom Metal', [
    'crushing, funereal, slow-burning',
    'down-tuned guitar, bass drone, tolling bells',
    '1990s, subterranean',
    'thick wall of sound, gatefold edition',
  ]),
  theme('post-rock', PRIMARY, 'Rock; Post-Rock', [
    'cinematic, soaring, patient',
    'tremolo guitar, glockenspiel, string quartet',
    '2000s, widescreen',
    'quiet-loud dynamics, field recording',
  ]),
  theme('ambient-modular', LATER, 'Electronic; Ambient', [
    'weightless, glacial, meditative',
    'modular synth, tape loops, soft drones',
    '2010s, timeless',
    'long-form pieces, headphone mix',
  ]),
  theme('minimalist-piano', LATER, 'Classical; Minimalism', [
    'austere, repetitive, luminous',
    'prepared piano, string ensemble, marimba',
    '1980s, modernist',
    'close-miked, church acoustics',
  ]),
  theme('warm-house', LATER, 'Electronic; Deep House', [
    'tender, swaying, sunrise',
    'electric piano, drum machine, warm pads',
    '2010s, beachside',
    'extended mix, vocal edit',
  ]),
  theme('harsh-industrial', LATER, 'Electronic; Industrial', [
    'abrasive, mechanical, menacing',
    'drum machine, metal percussion, distorted synth',
    '1980s, warehouse',
    'noise textures, 12-inch pressing',
  ]),
  theme('neo-soul', LATER, 'Soul; Neo Soul', [
    'intimate, laid-back, silky',
    'electric piano, rim-shot drums, layered vocals',
    '2000s, bedroom',
    'lo-fi warmth, studio one-take',
  ]),
  theme('psychedelic-funk', LATER, 'Funk; Psychedelic Funk', [
    'feverish, swirling, strutting',
    'horn section, wah-wah guitar, clavinet',
    '1970s, block-party',
    'raw jam, mono pressing',
  ]),
  theme('desert-blues', LATER, 'Global; Desert Blues', [
    'trance-like, dusty, proud',
    'electric guitar, calabash, hand claps',
    '2000s, caravan',
    'analog remaster, open-air session',
  ]),
  theme('bossa-nova', LATER, 'Latin; Bossa Nova', [
    'breezy, tender, swaying',
    'nylon-string guitar, shaker, flugelhorn',
    '1960s, seaside',
    'close microphones, original tapes',
  ]),
  theme('string-quartet', LATER, 'Classical; String Quartet', [
    'austere, fervent, searching',
    'violin, viola, cello',
    '1900s, salon',
    'chapel acoustics, gut strings',
  ]),
  theme('synthwave', LATER, 'Electronic; Synthwave', [
    'neon, nostalgic, racing',
    'analog synth, gated drums, vocoder',
    '1980s, arcade',
    'retro mastering, cassette edition',
  ]),
]

export const COMMUNITIES: readonly Community[] = [
  { name: 'cool-listeners', members: 13, theme: 'cool-jazz', turnsTo: ['ambient-modular'], twin: null },
  { name: 'hard-boppers', members: 12, theme: 'hard-bop', turnsTo: [], twin: null },
  { name: 'winter-folk', members: 13, theme: 'wistful-folk', turnsTo: [], twin: 'summer-folk' },
  { name: 'summer-folk', members: 12, theme: 'sunlit-folk', turnsTo: [], twin: 'winter-folk' },
  {
    name: 'dub-heads',
    members: 13,
    theme: 'dub-techno',
    turnsTo: ['warm-house', 'harsh-industrial'],
    twin: null,
  },
  {
    name: 'soul-keepers',
    members: 12,
    theme: 'deep-soul',
    turnsTo: ['neo-soul', 'psychedelic-funk'],
    twin: null,
  },
  { name: 'doom-dwellers', members: 13, theme: 'doom-metal', turnsTo: ['minimalist-piano'], twin: null },
  { name: 'post-rockers', members: 12, theme: 'post-rock', turnsTo: [], twin: null },
]

export const INFLUENCES: readonly Influence[] = [
  { theme: 'desert-blues', community: 'hard-boppers', start: 0.3 },
  { theme: 'bossa-nova', community: 'winter-folk', start: 0.3 },
  { theme: 'string-quartet', community: 'summer-folk', start: 0.3 },
  { theme: 'synthwave', community: 'post-rockers', start: 0.3 },
]

export function themeNamed(name: string): Theme {
  const found = THEMES.find((theme_) => theme_.name === name)
  if (found === undefined) throw new RangeError(`No theme is named ${name}`)
  return found
}
