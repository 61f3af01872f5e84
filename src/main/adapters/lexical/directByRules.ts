/** Answers the prompts of direct propagation by rules: who has most in common with a profile, and what of it is of use. */
import type { DigestVariables } from '../../recnet/prompts/digest.ts'
import type { SelectVariables } from '../../recnet/prompts/selectReceivers.ts'
import { contentWords } from './contentWords.ts'

/** Chooses the clients that share most words with the sender, weighed by how few others have them; of equal ones the nearest. */
export function selectReceiversByRules({ senderProfile, clientProfiles, count }: SelectVariables): {
  readonly reasoning: string
  readonly selected: readonly number[]
} {
  const sent = new Set(contentWords(senderProfile))
  const others = clientProfiles.map((profile) => new Set(contentWords(profile)))
  const havers = new Map<string, number>()
  for (const words of others) for (const word of words) havers.set(word, (havers.get(word) ?? 0) + 1)
  const scored = others.map((words, index) => {
    const shared = [...words].filter((word) => sent.has(word))
    return { number: index + 1, score: shared.reduce((sum, word) => sum + 1 / (havers.get(word) ?? 1), 0) }
  })
  const best = scored.sort((a, b) => b.score - a.score || a.number - b.number).slice(0, count)
  return { reasoning: 'These have most words in common with it.', selected: best.map(({ number }) => number) }
}

/** The most sentences of a message. */
const SENTENCES = 2

/** Takes the sentences of the sender that say something of what the receiver speaks of, the most first. */
export function digestByRules({ senderProfile, receiverProfile }: DigestVariables): {
  readonly message: string
} {
  const known = new Set(contentWords(receiverProfile))
  const sentences = senderProfile.match(/[^.!?]+[.!?]?/g)?.map((sentence) => sentence.trim()) ?? []
  const scored = sentences.map((sentence, place) => {
    const words = contentWords(sentence)
    return { sentence, place, score: words.filter((word) => known.has(word)).length / words.length }
  })
  const best = scored.sort((a, b) => b.score - a.score || a.place - b.place).slice(0, SENTENCES)
  const message = best
    .sort((a, b) => a.place - b.place)
    .map(({ sentence }) => sentence)
    .join(' ')
  return { message: message || senderProfile }
}
