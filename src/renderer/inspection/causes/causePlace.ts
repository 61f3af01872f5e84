/** Where in the workbench a thing of a tree of causes is explained by itself. */
import type { RouteLocationRaw } from 'vue-router'
import { causeRefIn } from '#shared/vocabulary/causes/causeAddress.ts'

/** Returns the place in the page of its client or router; null for what is shown within a tree alone. */
export function causePlace(
  run: string,
  address: string,
  query: Readonly<Record<string, string>>,
): RouteLocationRaw | null {
  const ref = causeRefIn(address)
  switch (ref?.kind) {
    case 'rule': {
      const { client, rule, revision } = ref
      return ofClient(run, client, { ...query, revision: String(revision), rule: String(rule) })
    }
    case 'memory':
      return ofClient(run, ref.client, { ...query, revision: String(ref.revision) })
    case 'profile':
      return ofClient(run, ref.client, { ...query, profile: String(ref.revision) })
    case 'router':
      return {
        name: 'routers',
        params: { run, router: ref.router },
        query: { ...query, revision: String(ref.revision) },
      }
    default:
      return null
  }
}

function ofClient(run: string, client: string, query: Readonly<Record<string, string>>): RouteLocationRaw {
  return { name: 'memories', params: { run, client }, query }
}
