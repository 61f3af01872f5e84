/** What an interaction shows: the item that was taken, the others, and which phrases speak for which. */
import type { GradientVariables } from '../../recnet/prompts/judgedModules.ts'
import { readItem, type ItemReading } from './itemProfile.ts'
import { isAbout, ownWords } from './matchScore.ts'

/** What a rule says of one module. An empty suggestion asks for no change. */
export interface Judgement {
  readonly impact: 'positive' | 'neutral' | 'negative'
  readonly evaluation: string
  readonly suggestion: string
}

/** What all judgements of one interaction are made from. */
export interface Outcome {
  readonly right: boolean
  readonly taken: ItemReading
  readonly others: readonly ItemReading[]
  /** Phrases of a module that are about the item that was taken. */
  readonly hits: (phrases: Iterable<string>) => readonly string[]
  /** Phrases of a module that are about another candidate alone. */
  readonly misses: (phrases: Iterable<string>) => readonly string[]
}

/** Reads the outcome of one interaction. */
export function outcomeOf({ items, selected, truth }: GradientVariables): Outcome {
  const read = items.map(({ merged }) => readItem(merged))
  const taken = read[truth - 1] ?? readItem('')
  const others = read.filter((_, index) => index !== truth - 1)
  return {
    right: selected === truth,
    taken,
    others,
    hits: (phrases) => [...phrases].filter((phrase) => isAbout(ownWords(taken), phrase)),
    misses: (phrases) =>
      [...phrases].filter(
        (phrase) =>
          !isAbout(ownWords(taken), phrase) && others.some((other) => isAbout(ownWords(other), phrase)),
      ),
  }
}
