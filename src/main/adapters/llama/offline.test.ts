/** No model is fetched, no build, no source: what is loaded is what is on this machine. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { expect, it, vi } from 'vitest'
import { neverCancelled, requestOf } from '../../recnet/languageModelSuite.testing.ts'
import { rankPrompt } from '../../recnet/prompts/rank.ts'
import { openLlamaEmbeddingModel } from './llamaEmbeddingModel.ts'
import { openLlamaLanguageModel } from './llamaLanguageModel.ts'
import { tinyGguf } from './tinyGguf.testing.ts'
import { candidatesOf } from '../../recnet/prompts/candidates.testing.ts'

it('a GGUF file is loaded and asked without a single connection', async () => {
  const connect = vi.spyOn(Socket.prototype, 'connect')
  const fetched = vi.spyOn(globalThis, 'fetch')
  const folder = mkdtempSync(join(tmpdir(), 'recnet-offline-'))
  const path = join(folder, 'tiny.gguf')
  writeFileSync(path, tinyGguf())
  const runtime = { cores: 1, gpu: false }
  const language = await openLlamaLanguageModel({
    path,
    name: 'tiny',
    mode: 'fast',
    sequences: 1,
    contextTokens: 2048,
    runtime,
  })
  const embedding = await openLlamaEmbeddingModel({ path, name: 'tiny', runtime })
  await language.complete(
    requestOf(rankPrompt, { domainWord: 'CD', userProfile: 'jazz', candidates: candidatesOf('A', 'B') }),
    neverCancelled,
  )
  await embedding.embed(['jazz'])
  await language.close()
  await embedding.close()
  expect(connect).not.toHaveBeenCalled()
  expect(fetched).not.toHaveBeenCalled()
  rmSync(folder, { recursive: true })
})

it('memory is given back when a model is closed, time after time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'recnet-leak-'))
  const path = join(folder, 'tiny.gguf')
  writeFileSync(path, tinyGguf({ embeddingLength: 256, layers: 4 }))
  const sizes: number[] = []
  for (let round = 0; round < 12; round += 1) {
    const model = await openLlamaLanguageModel({
      path,
      name: 'tiny',
      mode: 'fast',
      sequences: 2,
      contextTokens: 4096,
      runtime: { cores: 1, gpu: false },
    })
    await model.complete(
      requestOf(
        rankPrompt,
        { domainWord: 'CD', userProfile: 'jazz', candidates: candidatesOf('A', 'B') },
        { sampling: { temperature: 0, maxTokens: 16, maxThoughtTokens: 200 } },
      ),
      neverCancelled,
    )
    await model.close()
    sizes.push(process.memoryUsage().rss / 1e6)
  }
  // The file has 11 MB of weights and the context as much again: a leak would add 100 MB over the last eight rounds.
  expect((sizes[11] ?? 0) - (sizes[3] ?? 0)).toBeLessThan(60)
  rmSync(folder, { recursive: true })
}, 120_000)
