/** `npm start -- …`: opens the workbench, on the Node that npm ci installed when this one is too old for it. */
import { onNode24 } from './onNode24.mjs'

await onNode24({
  name: 'npm start',
  script: import.meta.url,
  work: () => import('./start/start.ts').then(({ start }) => start()),
})
