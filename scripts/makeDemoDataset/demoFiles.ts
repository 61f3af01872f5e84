/** The demo dataset as the texts of its files. The same seed gives the same bytes. */
import { seededRandom } from '../../src/main/adapters/seededRandom.ts'
import { inventCatalogue } from './catalogue.ts'
import type { DemoItem } from './catalogue.ts'
import { inventListeners, playListening } from './listening.ts'
import type { Listener, Listening } from './listening.ts'
import { CHANGE, COMMUNITIES, INFLUENCES, THEMES } from './tastes.ts'

export const DEMO_SEED = 2026

/** Texts by file name. */
export function demoFiles(seed: number): ReadonlyMap<string, string> {
  const randomFor = seededRandom(seed)
  const items = inventCatalogue(randomFor)
  const listeners = inventListeners(randomFor)
  const listening = playListening(listeners, items, randomFor)
  const habits = randomFor('habits')
  const habit = (values: readonly string[]): string => values[habits.below(values.length)] ?? ''
  return new Map([
    [
      'demo.inter',
      rowsOf([
        ['user_id:token', 'item_id:token', 'timestamp:float'],
        ...listening.map(({ user, item, timestamp }) => [user, item, String(timestamp)]),
      ]),
    ],
    [
      'demo.item',
      rowsOf([
        ['item_id:token', 'title:token_seq', 'category:token_seq', 'description:token_seq'],
        ...items.map(({ token, title, category, description }) => [token, title, category, description]),
      ]),
    ],
    [
      'demo.user',
      rowsOf([
        ['user_id:token', 'listens_on:token', 'lives_in:token'],
        ...listeners.map(({ token }) => [
          token,
          habit(['headphones', 'record player', 'car stereo', 'kitchen radio']),
          habit(['city', 'small town', 'countryside', 'coast']),
        ]),
      ]),
    ],
    ['plant.json', plantOf(items, listeners, listening)],
  ])
}

function rowsOf(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.join('\t') + '\n').join('')
}

/** What was planted, to hold the routers' findings against. Never read by a recommender. */
function plantOf(
  items: readonly DemoItem[],
  listeners: readonly Listener[],
  listening: readonly Listening[],
): string {
  const themes = THEMES.map(({ size, ...theme }) => ({
    ...theme,
    items: items
      .filter((item) => item.theme === theme.name)
      .map((item) => item.token)
      .slice(0, size),
  }))
  const communities = COMMUNITIES.map((community) => ({
    name: community.name,
    theme: community.theme,
    twin: community.twin,
    members: listeners.filter((listener) => listener.community === community).map(({ token }) => token),
  }))
  const turning = COMMUNITIES.filter(({ turnsTo }) => turnsTo.length > 0)
  const drifts = turning
    .filter(({ turnsTo }) => turnsTo.length === 1)
    .map(({ name, theme, turnsTo }) => ({ community: name, from: theme, to: turnsTo[0], at: CHANGE }))
  const splits = turning
    .filter(({ turnsTo }) => turnsTo.length > 1)
    .map(({ name, theme, turnsTo }) => ({
      community: name,
      from: theme,
      at: CHANGE,
      into: turnsTo.map((to) => ({
        theme: to,
        members: listeners
          .filter((listener) => listener.community.name === name && listener.turnsTo === to)
          .map(({ token }) => token),
      })),
    }))
  const reasons = new Map(listening.map(({ user, reason }) => [user, reason]))
  const lastInteraction = Object.fromEntries(listeners.map(({ token }) => [token, reasons.get(token)]))
  return `${JSON.stringify({ themes, communities, drifts, splits, influences: INFLUENCES, lastInteraction }, null, 1)}\n`
}
