/** Makes a client of a link and a contract: one asynchronous function per call. */
import type { ClientOf, Contract } from '../contract/contract.ts'
import type { Link } from './link.ts'
import { requester } from './requester.ts'

export type Connected<C extends Contract> = ClientOf<C> & { readonly close: () => void }

/**
 * Returns the client. Its calls reject with the engine's error, or with `engine-lost` where the link closes before the
 * answer.
 */
export function connect<C extends Contract>(link: Link, contract: C): Connected<C> {
  const { request, onPush } = requester(link)
  const calls = Object.entries(contract)
    .filter(([, declared]) => declared.kind === 'call')
    .map(([name]) => [name, (params: unknown) => request(name, params)] as const)
  const on = (topic: string, listener: (payload: unknown) => void) =>
    onPush(({ name, payload }) => {
      if (name === topic) listener(payload)
    })
  // The types were derived from the contract, the functions from its names; the other side parses parameters by it.
  return { ...Object.fromEntries(calls), on, close: () => link.close() } as unknown as Connected<C>
}
