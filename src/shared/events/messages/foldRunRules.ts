/** §2.4: which texts of rules a run has written, into how many filter memories, and how they came there. */
import type { IntegrationRule } from '../../vocabulary/agents.ts'
import type { ClientId } from '../../vocabulary/ids.ts'
import { ruleChanges } from '../ruleChanges.ts'
import { normalizedRule } from './normalizedRule.ts'
import type { RunRule } from './runMessages.ts'

interface Written {
  readonly text: string
  readonly isFirst: boolean
  readonly clients: Set<ClientId>
  asNew: number
  asRewrite: number
}

/** Takes every revision of every filter memory in order. */
export class RunRulesFold {
  readonly #written = new Map<string, Written>()

  /** Takes a filter memory with the one before it, which is empty for the first. Rules keep their ids through rewrites. */
  add(client: ClientId, older: readonly IntegrationRule[], newer: readonly IntegrationRule[]): void {
    for (const change of ruleChanges(older, newer)) {
      if (change.kind !== 'new' && change.kind !== 'changed') continue
      const written = this.#of(change.rule)
      written.clients.add(client)
      if (change.kind === 'new') written.asNew += 1
      else written.asRewrite += 1
    }
  }

  /** Returns the texts in the order in which they were first written. */
  rules(): readonly RunRule[] {
    return [...this.#written].map(([normalized, { clients, ...written }]) => {
      return { normalized, ...written, clients: [...clients] }
    })
  }

  #of({ text, since, cause }: IntegrationRule): Written {
    const normalized = normalizedRule(text)
    const known = this.#written.get(normalized)
    if (known) return known
    const isFirst = since === 0 && cause === null
    const written: Written = { text, isFirst, clients: new Set(), asNew: 0, asRewrite: 0 }
    this.#written.set(normalized, written)
    return written
  }
}
