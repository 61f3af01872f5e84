/**
 * What the way to a model costs, as ratios; nothing here passes or fails.
 *
 *   npm run bench:models                 all three
 *   npm run bench:models -- --only pool  tokens per second through the pool over a bare loop
 *   npm run bench:models -- --only prefixes   prompt tokens evaluated over prompt tokens sent, on a RecNet run
 *   npm run bench:models -- --only parallel   wall time with a model of fixed latency against the ideal
 *
 * Uses small models of random weights, or the GGUF file named by RECNET_TEST_GGUF.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { tinyGguf } from '../src/main/adapters/llama/tinyGguf.testing.ts'
import { parallelRatios } from './parallelRatios.ts'
import { poolRatio } from './poolRatio.ts'
import { prefixRatio } from './prefixRatio.ts'

const { values: options } = parseArgs({ options: { only: { type: 'string' } } })
const home = await mkdtemp(join(tmpdir(), 'recnet-bench-models-'))
try {
  const own = join(home, 'model.gguf')
  await writeFile(own, tinyGguf({ embeddingLength: 384, layers: 6, contextLength: 16_384 }))
  await writeFile(join(home, 'small.gguf'), tinyGguf({ contextLength: 16_384 }))
  const path = process.env['RECNET_TEST_GGUF'] ?? own
  const small = process.env['RECNET_TEST_GGUF'] ?? join(home, 'small.gguf')
  const benches = {
    pool: () => poolRatio(path),
    prefixes: () => prefixRatio(small, join(home, 'prefixes')),
    parallel: () => parallelRatios(join(home, 'parallel')),
  }
  for (const [name, bench] of Object.entries(benches)) {
    if (options.only === undefined || options.only === name) console.log(`${await bench()}\n`)
  }
} finally {
  await rm(home, { recursive: true, force: true })
}
// llama.cpp keeps its threads.
process.exit()
