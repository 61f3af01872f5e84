/** `npm run recnet -- …`: starts src/main/cli.ts, on the Node that npm ci installed when this one is too old for it. */
import module from 'node:module'
import { fileURLToPath } from 'node:url'
import { onNode24 } from './onNode24.mjs'

// A command starts a quarter sooner with what was compiled before; the engine that it starts looks there, too.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/recnet', import.meta.url))
module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE)

await onNode24({ name: 'recnet', script: import.meta.url, work: () => import('../src/main/cli.ts') })
