/** Invents the items: titles that say little, descriptions that carry a theme's attributes. */
import type { Random, RandomFor } from '../../src/main/ports/random.ts'
import { THEMES } from './tastes.ts'
import type { Theme } from './tastes.ts'

export interface DemoItem {
  readonly token: string
  readonly theme: string
  readonly title: string
  readonly category: string
  readonly description: string
}

/** Items whose description also carries a word of some other theme. */
const STRAY_SHARE = 0.15

/**
 * All items in order of their tokens `1`, `2`, ...; tokens are dealt at random, so they do not tell the
 * theme.
 */
export function inventCatalogue(randomFor: RandomFor): readonly DemoItem[] {
  const themes = THEMES.flatMap((theme) => Array.from({ length: theme.size }, () => theme))
  const titles = inventTitles(themes.length, randomFor('titles'))
  const random = randomFor('descriptions')
  return randomFor('tokens')
    .shuffled(themes)
    .map((theme, index) => ({
      token: String(index + 1),
      theme: theme.name,
      title: titles[index] ?? '',
      category: theme.category,
      description: describe(theme, random),
    }))
}

function describe(theme: Theme, random: Random): string {
  const [mood = '', otherMood = ''] = random.shuffled(theme.moods)
  const [instrument = '', otherInstrument = ''] = random.shuffled(theme.instruments)
  const era = pick(theme.eras, random)
  const production = pick(theme.productions, random)
  const sentence = pick(
    [
      `${/^[aeiou]/.test(mood) ? 'An' : 'A'} ${mood}, ${otherMood} ${era} set built on ${instrument} and ${otherInstrument}; ${production}.`,
      `${capital(instrument)} and ${otherInstrument} carry the ${mood} ${era} mood. ${capital(production)}.`,
      `${capital(mood)} pieces for ${instrument}, ${era} in spirit; ${production}.`,
      `${capital(otherMood)} and ${mood}, with ${instrument} up front, ${otherInstrument} behind; ${production}.`,
    ],
    random,
  )
  if (random.next() >= STRAY_SHARE) return sentence
  const stray = pick(THEMES, random)
  return `${sentence} One track adds ${pick(stray.instruments, random)}, turning ${pick(stray.moods, random)}.`
}

const FIRST =
  'Amber Borrowed Broken Careful Common Crooked Distant Double Eleventh Empty Faded Folded Gentle Glass Half Hidden ' +
  'Hollow Idle Inner Kindred Last Lesser Little Lost Marble Narrow Northern Open Paper Patient Plain Quiet Second Silver ' +
  'Slanted Spare Tall Tidal Unsent Velvet'
const LAST =
  'Alphabet Anchors Arithmetic Atlas Avenue Balcony Bridges Calendar Cartography Ceilings Compass Corridors Cutlery ' +
  'Daylight Departures Envelopes Errands Feathers Ferries Gardens Hallways Harbours Inventory Keyholes Ladders Lanterns ' +
  'Ledger Letters Lighthouses Margins Meridian Mirrors Neighbours Orchards Parcels Pavements Postcards Questions Rooms ' +
  'Rivers Shutters Signals Staircase Stations Telescopes Thresholds Tides Umbrellas Verandas Weather Windows Yesterdays'

function inventTitles(count: number, random: Random): readonly string[] {
  const first = FIRST.split(' ')
  const last = LAST.split(' ')
  const titles = new Set<string>()
  while (titles.size < count) {
    const [adjective, noun, other] = [pick(first, random), pick(last, random), pick(last, random)]
    if (noun === other) continue
    titles.add(
      pick(
        [
          `${adjective} ${noun}`,
          `The ${adjective} ${noun}`,
          `${noun} and ${other}`,
          `${noun} for ${adjective} ${other}`,
          `Before the ${noun}`,
          `${adjective} ${noun}, Vol. ${1 + random.below(3)}`,
        ],
        random,
      ),
    )
  }
  return [...titles]
}

function pick<T>(values: readonly T[], random: Random): T {
  const value = values[random.below(values.length)]
  if (value === undefined) throw new RangeError('Expected something to pick from')
  return value
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
