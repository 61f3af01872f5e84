/** `npm run recnet -- …`: starts src/main/cli.ts, on the Node that npm ci installed when this one is too old for it. */
import { onNode24 } from './onNode24.mjs'

await onNode24({ name: 'recnet', script: import.meta.url, work: () => import('../src/main/cli.ts') })
