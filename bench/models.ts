/**
 * What the way to a model costs, as ratios; nothing here passes or fails.
 *
 *   npm run bench:models                 all of them
 *   npm run bench:models -- --only server --server <llama-server>
 *                                        the same calls of a run through our pool and through llama-server; without
 *                                        --server, through the pool alone
 *   npm run bench:models -- --only prefixes   prompt tokens evaluated over prompt tokens sent, on a RecNet run
 *   npm run bench:models -- --only parallel   wall time with a model of fixed latency against the ideal
 *
 * Uses small models of random weights, or the GGUF file named by RECNET_TEST_GGUF. For `server` there are --calls,
 * --rounds, --sequences, --threads and --context.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { tinyGguf } from '../src/main/adapters/llama/tinyGguf.testing.ts'
import { parallelRatios } from './parallelRatios.ts'
import { prefixRatio } from './prefixRatio.ts'
import { serverRatio } from './serverRatio.ts'

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    server: { type: 'string' },
    calls: { type: 'string', default: '24' },
    rounds: { type: 'string', default: '3' },
    sequences: { type: 'string', default: '8' },
    threads: { type: 'string', default: '1' },
    context: { type: 'string', default: '4096' },
  },
})
const home = await mkdtemp(join(tmpdir(), 'recnet-bench-models-'))
try {
  const own = join(home, 'model.gguf')
  await writeFile(own, tinyGguf({ embeddingLength: 384, layers: 6, contextLength: 16_384 }))
  await writeFile(join(home, 'small.gguf'), tinyGguf({ contextLength: 16_384 }))
  const path = process.env['RECNET_TEST_GGUF'] ?? own
  const small = process.env['RECNET_TEST_GGUF'] ?? join(home, 'small.gguf')
  const benches = {
    server: () =>
      serverRatio(join(home, 'server'), {
        path,
        server: options.server ?? null,
        calls: Number(options.calls),
        rounds: Number(options.rounds),
        sequences: Number(options.sequences),
        threads: Number(options.threads),
        contextTokens: Number(options.context),
      }),
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
