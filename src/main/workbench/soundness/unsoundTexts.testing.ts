/** Holds every text that a run put into its network against what its models were told and what they replied. */
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { KeptExchange, TracedCall } from '#shared/vocabulary/trace.ts'
import { enteredTexts, type EnteredText, type TextPlace } from './enteredTexts.testing.ts'
import { textFaults, type TextFault } from './textFaults.testing.ts'

/** A text with at least one fault. */
export interface UnsoundText extends EnteredText {
  readonly faults: readonly TextFault[]
}

/** What was checked, and what of it was not sound. */
export interface Soundness {
  readonly checked: Readonly<Record<TextPlace, number>>
  readonly unsound: readonly UnsoundText[]
}

/** Words that the method allows (design notes, §10.8): one and a half times what its prompts ask for. */
const MOST_WORDS: Readonly<Record<TextPlace, number>> = {
  'user profile': 270,
  'item profile': 90,
  router: 120,
  rule: 37,
  suggestion: 90,
  attribute: 6,
}

const REPAIR = '/repair'

/** Checks the whole log of a run. `calls` are all calls of its trace, in any order. */
export function soundnessOf(events: Iterable<StampedEvent>, calls: readonly TracedCall[]): Soundness {
  const instructions = instructionsOf(calls)
  const byName = new Map(calls.map((call) => [call.call, call]))
  const texts = enteredTexts(events)
  const checked = { 'user profile': 0, 'item profile': 0, rule: 0, router: 0, attribute: 0, suggestion: 0 }
  for (const { place } of texts) checked[place] += 1
  const unsound = texts.flatMap((entered) => {
    const exchange = exchangeOf(entered.call, byName)
    const faults = textFaults(entered.text, {
      words: MOST_WORDS[entered.place],
      instructions,
      // The categories of attributes are keys, too, but of the model's own choice.
      keys: exchange && entered.place !== 'attribute' ? keysOf(exchange.reply.text) : [],
      ...(exchange && { reply: exchange.reply.text }),
    })
    return faults.length === 0 ? [] : [{ ...entered, faults }]
  })
  return { checked, unsound }
}

/** The exchange that gave the answer: the first, or the repair where the name is that of a repair. */
function exchangeOf(name: string, calls: ReadonlyMap<string, TracedCall>): KeptExchange | null {
  const isRepair = name.endsWith(REPAIR)
  const call = calls.get(isRepair ? name.slice(0, -REPAIR.length) : name)
  if (!call) return null
  return isRepair || call.status === 'repaired' ? call.repaired : call
}

function keysOf(reply: string): readonly string[] {
  const keys = [...reply.matchAll(/"([^"\n]{2,60})"\s*:/g)].map(([, key = '']) => key)
  return [...new Set(keys)]
}

const DATA = /<text>[\s\S]*?<\/text>/g
const TAG = /<\/?text>/g

/**
 * Returns what the prompts of these calls say by themselves: all that stands before the question, examples included, and
 * those lines of the question outside of data that most calls of a prompt share.
 */
export function instructionsOf(calls: readonly TracedCall[]): readonly string[] {
  const before = calls.flatMap(({ messages }) => messages.slice(0, -1))
  const found = new Set(before.map(({ content }) => content.replace(TAG, '')))
  for (const same of Map.groupBy(calls, ({ prompt }) => prompt).values()) {
    const counts = new Map<string, number>()
    for (const line of same.flatMap((call) => [...linesOf(call)]))
      counts.set(line, (counts.get(line) ?? 0) + 1)
    for (const [line, count] of counts) if (count * 2 > same.length) found.add(line)
  }
  return [...found]
}

function linesOf({ messages }: TracedCall): ReadonlySet<string> {
  return new Set(messages.at(-1)?.content.replace(DATA, '\n').split('\n') ?? [])
}
