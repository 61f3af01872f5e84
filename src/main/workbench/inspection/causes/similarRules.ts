/** Finds the clients that have a rule like one that is looked at: by the encoder of the run, or by words where that is not at hand. */
import { WorkbenchError } from '#shared/errors.ts'
import { normalizedRule } from '#shared/events/messages/normalizedRule.ts'
import { sharedWords } from '#shared/events/causes/sharedWords.ts'
import type { SimilarRule, SimilarRules } from '#shared/vocabulary/causes/similarRules.ts'
import { byId } from '#shared/vocabulary/ids.ts'
import type { EmbeddingModel } from '../../../ports/embeddingModel.ts'
import { cosine } from '../../../recnet/similarity.ts'
import type { RunAsOf } from '../recording/recording.ts'

/** What to compare with what. */
export interface AskedRule {
  readonly client: string
  readonly rule: number
  readonly limit: number
}

/**
 * Compares with the rules that all other clients have as of the step. `encoder` answers for texts that have a vector or can
 * be given one at once; null compares by words.
 * @throws WorkbenchError `argument-invalid` where the client has no such rule.
 */
export async function similarRules(
  { agents, step }: Pick<RunAsOf, 'agents' | 'step'>,
  { client, rule, limit }: AskedRule,
  encoder: Pick<EmbeddingModel, 'name' | 'embed'> | null,
): Promise<SimilarRules> {
  const all = [...agents.clients.values()].filter(({ filterMemory }) => filterMemory.rules.length > 0)
  const text = all.find(({ id }) => id === client)?.filterMemory.rules.find(({ id }) => id === rule)?.text
  if (text === undefined)
    throw new WorkbenchError({
      code: 'argument-invalid',
      argument: 'rule',
      expected: `a rule that ${client} has at step ${step}`,
      found: String(rule),
    })
  const others = all.filter(({ id }) => id !== client)
  const texts = [
    ...new Set([text, ...others.flatMap(({ filterMemory }) => filterMemory.rules.map((one) => one.text))]),
  ]
  const { similarity, name } = await comparison(text, texts, encoder)
  const nearest = others.flatMap(({ id, name: named, filterMemory: { revision, rules } }): SimilarRule[] => {
    const [best] = rules
      .map((one) => ({ ...one, similarity: similarity.get(one.text) ?? 0 }))
      .sort((a, b) => b.similarity - a.similarity || a.id - b.id)
    if (!best) return []
    const { id: number, text: said, since } = best
    return [
      { client: id, name: named, rule: number, text: said, since, revision, similarity: best.similarity },
    ]
  })
  return {
    step,
    text,
    encoder: name,
    clients: others.length,
    rules: nearest.sort((a, b) => b.similarity - a.similarity || byId(a.client, b.client)).slice(0, limit),
  }
}

interface ComparedTexts {
  readonly similarity: ReadonlyMap<string, number>
  readonly name: string | null
}

async function comparison(
  text: string,
  texts: readonly string[],
  encoder: Pick<EmbeddingModel, 'name' | 'embed'> | null,
): Promise<ComparedTexts> {
  const vectors = await vectorsOf(texts, encoder)
  const [own] = vectors ?? []
  const likeness = (other: string, index: number): number => {
    if (normalizedRule(other) === normalizedRule(text)) return 1
    const vector = vectors?.[index]
    return own && vector ? cosine(own, vector) : sharedWords(text, other)
  }
  return {
    similarity: new Map(texts.map((other, index) => [other, likeness(other, index)])),
    name: vectors && encoder ? encoder.name : null,
  }
}

/** Null where the encoder is not at hand: a run keeps vectors of profiles and attributes, and rules have one by chance only. */
async function vectorsOf(
  texts: readonly string[],
  encoder: Pick<EmbeddingModel, 'name' | 'embed'> | null,
): Promise<readonly Float32Array[] | null> {
  if (encoder === null) return null
  try {
    return await encoder.embed(texts)
  } catch (error) {
    if (error instanceof WorkbenchError && error.details.code === 'reply-missing') return null
    throw error
  }
}
