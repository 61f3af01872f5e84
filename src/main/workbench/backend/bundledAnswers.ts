/** Stores the replies and vectors that came in bundles beside those of this home, under names that no run of this home asks for. */
import { join } from 'node:path'
import { repairOf } from '#shared/vocabulary/calls/callName.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import { openLanceEmbeddingStore } from '../../adapters/lance/vectors/lanceEmbeddingStore.ts'
import { sha256 } from '../../adapters/sha256.ts'
import { bundledKey, type ReplyStore, type StoredReply } from '../../models/storedReplies.ts'
import type { BundledCall, BundledReply, BundledVector } from '../bundles/ports/answerLines.ts'
import { floatsOf } from '../bundles/floatText.ts'
import type { KeepAnswers } from '../bundles/ports/bundledAnswers.ts'
import type { KeptReplyFile } from './keptReplies.ts'
import type { Closable } from './openableModels.ts'

/** Vectors that are stored at a time. */
const AT_ONCE = 500

/** Returns by what name the vectors of a model are kept: those that came in a bundle are apart. */
export function vectorsName(model: string, bundle: string | undefined): string {
  return bundle === undefined ? model : sha256(`${bundle} ${model}`)
}

/** Returns the function that stores what came with a run. */
export function keepAnswersIn(home: string, replies: KeptReplyFile): KeepAnswers {
  return async ({ manifest, calls, replies: given, vectors }) => {
    const closing: Closable[] = []
    const kept = replies.ofRun(manifest, closing)
    try {
      for await (const reply of given) keepReply(kept.store(), reply, keyOf(manifest))
      for await (const call of calls) noteCall(kept.store(), kept.run, { call, keyOf: keyOf(manifest) })
      await keepVectors(home, manifest, vectors)
    } finally {
      for (const one of closing) await one.close()
    }
  }
}

type KeyOf = (hash: string) => string

function keyOf({ bundle = '' }: Manifest): KeyOf {
  return (hash) => bundledKey(bundle, hash, sha256)
}

function keepReply(store: ReplyStore, { hash, messages, ...reply }: BundledReply, keyOf: KeyOf): void {
  store.keep(keyOf(hash), { call: '', prompt: '', messages }, reply)
}

/** What the trace says of a call, as the run that was begun elsewhere had it. */
function noteCall(
  store: ReplyStore,
  run: string,
  { call: line, keyOf }: { readonly call: BundledCall; readonly keyOf: KeyOf },
): void {
  const {
    call,
    prompt,
    model,
    hash,
    repair,
    milliseconds,
    how = null,
    repairHow = null,
    status,
    ...told
  } = line
  const { promptTokens, replyTokens, shortened } = told
  const reply: StoredReply = { text: '', promptTokens, replyTokens, shortened, cut: null }
  const answered = { prompt, messages: [], reply, model }
  // A call without texts could not be shown, and the trace has none such.
  if (store.find(keyOf(hash)) === null) return
  store.note(run, { ...answered, call, milliseconds, how }, keyOf(hash))
  if (repair !== null)
    store.note(run, { ...answered, call: repairOf(call), milliseconds: null, how: repairHow }, keyOf(repair))
  if (status !== null) store.conclude(run, { call, prompt, status, ...told })
}

async function keepVectors(
  home: string,
  { embeddingModel: { source, dimensions }, bundle }: Manifest,
  vectors: AsyncIterable<BundledVector>,
): Promise<void> {
  if (!source) return
  const store = await openLanceEmbeddingStore(
    join(home, 'embeddings'),
    vectorsName(source.sha256, bundle),
    dimensions,
  )
  try {
    let waiting: { readonly text: string; readonly vector: Float32Array }[] = []
    const keep = () =>
      store.keep(
        waiting.map(({ text }) => text),
        waiting.map(({ vector }) => vector),
      )
    for await (const { text, vector } of vectors) {
      waiting.push({ text, vector: floatsOf(vector) ?? new Float32Array(dimensions) })
      if (waiting.length < AT_ONCE) continue
      await keep()
      waiting = []
    }
    if (waiting.length > 0) await keep()
  } finally {
    store.close()
  }
}
