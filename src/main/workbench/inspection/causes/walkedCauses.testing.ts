/** Walks trees of causes link by link, as far as they lead. */
import { callNameParts } from '#shared/vocabulary/calls/callName.ts'
import type { CauseNode } from '#shared/vocabulary/causes/causes.ts'
import type { Engine } from '../../createEngine.ts'

/** What was met on the way. */
export interface WalkedCauses {
  /** Every node by its address. */
  readonly nodes: ReadonlyMap<string, CauseNode>
  /** The addresses of its causes. */
  readonly links: ReadonlyMap<string, readonly string[]>
  /** Of all nodes and uses. */
  readonly calls: ReadonlySet<string>
}

/** Asks for every node with one level below it, and for everything that these answers name. Rejects where a link leads nowhere. */
export async function walkCauses(
  engine: Engine,
  run: string,
  from: readonly string[],
): Promise<WalkedCauses> {
  const nodes = new Map<string, CauseNode>()
  const links = new Map<string, readonly string[]>()
  const calls = new Set<string>()
  const waiting = [...from]
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    if (nodes.has(address)) continue
    const { root, ended } = await engine.handlers['inspection.causes']({ run, node: address, depth: 1 })
    const { total, uses } = await engine.handlers['inspection.uses']({ run, node: address, limit: 10_000 })
    if (uses.length !== total) throw new Error(`${address} has ${total} uses and tells ${uses.length}.`)
    if (root.more > 0) throw new Error(`${address} has ${root.more} causes that it does not tell.`)
    nodes.set(address, root)
    if (root.address !== address) waiting.push(root.address)
    links.set(
      address,
      root.causes.map((cause) => cause.address),
    )
    for (const { call } of [root, ...uses]) if (call !== null) calls.add(call)
    waiting.push(...root.causes.map((cause) => cause.address), ...uses.map((use) => use.address))
    if (ended) waiting.push(ended.address)
  }
  return { nodes, links, calls }
}

/** The addresses of everything that the clients and routers of a run have or had. */
export async function allRoots(engine: Engine, run: string): Promise<readonly string[]> {
  const page = { kind: 'all', sort: 'id', search: '', offset: 0, limit: 500 } as const
  const { rows } = await engine.handlers['inspection.clients']({ run, ...page })
  const roots: string[] = []
  for (const { client } of rows) {
    const { filterMemories, profiles, privateMemories } = await engine.handlers['inspection.client']({
      run,
      client,
    })
    for (const { revision, rules } of filterMemories)
      roots.push(`memory/${client}/${revision}`, ...rules.map(({ id }) => `rule/${client}/${id}/${revision}`))
    roots.push(...profiles.map(({ revision }) => `profile/${client}/${revision}`))
    roots.push(...privateMemories.map(({ revision }) => `private/${client}/${revision}`))
  }
  for (const { router } of (await engine.handlers['inspection.routers']({ run })).lives) {
    const { revisions } = await engine.handlers['inspection.router']({ run, router })
    roots.push(...revisions.map((_, index) => `router/${router}/${index + 1}`))
  }
  return roots
}

/** Returns the calls of which no prompt can be shown, each asked for by its step. */
export async function unresolvedCalls(
  engine: Engine,
  run: string,
  calls: ReadonlySet<string>,
): Promise<readonly string[]> {
  const byStep = [...calls].sort((a, b) => callNameParts(a).step - callNameParts(b).step)
  const unresolved: string[] = []
  for (const call of byStep) {
    const found = await engine.handlers['inspection.prompt']({ run, call })
    if (!found || found.messages.length === 0) unresolved.push(call)
  }
  return unresolved
}

/** Returns a circle of causes; null where there is none. */
export function circleIn(links: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const done = new Set<string>()
  const way: string[] = []
  const visit = (address: string): readonly string[] | null => {
    if (way.includes(address)) return [...way.slice(way.indexOf(address)), address]
    if (done.has(address)) return null
    way.push(address)
    for (const cause of links.get(address) ?? []) {
      const circle = visit(cause)
      if (circle) return circle
    }
    way.pop()
    done.add(address)
    return null
  }
  for (const address of links.keys()) {
    const circle = visit(address)
    if (circle) return circle
  }
  return null
}
