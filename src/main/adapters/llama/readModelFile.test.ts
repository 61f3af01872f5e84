import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { openLlamaLanguageModel } from './llamaLanguageModel.ts'
import { readModelFile } from './readModelFile.ts'
import { tinyGguf } from './tinyGguf.testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'recnet-gguf-'))
const written = (name: string, bytes: Buffer | string): string => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

describe('a model file', () => {
  it('in two parts is read whole, and a part that is missing is named', async () => {
    const bytes = tinyGguf()
    const first = written('two-00001-of-00002.gguf', bytes)
    const second = join(folder, 'two-00002-of-00002.gguf')
    await expect(readModelFile(first)).rejects.toMatchObject({
      details: { code: 'model-invalid', path: second, expected: 'a file that can be read' },
    })
    writeFileSync(second, bytes)
    const one = await readModelFile(written('one.gguf', bytes))
    expect(await readModelFile(first)).toMatchObject({
      path: first,
      bytes: 2 * bytes.length,
      parameters: 2 * one.parameters,
    })
  })

  it('says what it is', async () => {
    const bytes = tinyGguf({ chatTemplate: '{{ messages }}' })
    const path = written('good.gguf', bytes)
    // 355 tokens of width 64 twice; per layer 4·64² + 3·64·128 + 2·64; one norm at the end.
    expect(await readModelFile(path)).toMatchObject({
      path,
      name: 'tiny random',
      bytes: bytes.length,
      architecture: 'llama',
      quantization: 'F32',
      contextLength: 4096,
      embeddingLength: 64,
      layers: 2,
      chatTemplate: true,
      embeds: false,
      license: null,
    })
    const { parameters } = await readModelFile(path)
    expect(parameters - 2 * (4 * 64 * 64 + 3 * 64 * 128 + 2 * 64) - 64).toBe(2 * 64 * (259 + 96))
  })

  it.each([
    ['is not there', join(folder, 'absent.gguf'), 'a file that can be read'],
    ['is a folder', folder, 'a file'],
    ['is empty', written('empty.gguf', ''), 'at least 24 bytes'],
    [
      'is something else',
      written('other.gguf', 'PK\u0003\u0004 and much more than a header has'),
      'begins with “GGUF”',
    ],
    ['has another version', written('version.gguf', tinyGguf({ header: { version: 9 } })), 'version 2 or 3'],
    [
      'claims absurdly many tensors',
      written('tensors.gguf', tinyGguf({ header: { tensors: 2n ** 60n } })),
      'tensors',
    ],
    [
      'claims absurdly much metadata',
      written('entries.gguf', tinyGguf({ header: { entries: 2n ** 60n } })),
      'entries of metadata',
    ],
    [
      'claims more metadata than it has',
      written('more.gguf', tinyGguf({ header: { entries: 60n } })),
      'a header within the file',
    ],
    [
      'ends within its metadata',
      written('short.gguf', tinyGguf().subarray(0, 500)),
      'a header within the file',
    ],
    [
      'ends within its tensors',
      written('cut.gguf', tinyGguf().subarray(0, 300_000)),
      'bytes for all tensors',
    ],
  ])('that %s is refused with what was expected', async (_, path, expected) => {
    await expect(readModelFile(path)).rejects.toMatchObject({
      details: { code: 'model-invalid', path, expected: expect.stringContaining(expected) as string },
    })
    await expect(
      openLlamaLanguageModel({
        path,
        name: 'x',
        mode: 'fast',
        sequences: 1,
        contextTokens: 512,
        runtime: { cores: 1, gpu: false },
      }),
    ).rejects.toMatchObject({ code: 'model-invalid' })
  })
})
