/** The shape of the handlers of one noun of the contract. */
import type { HandlersOf, Publish } from '#shared/contract/contract.ts'
import type { WorkbenchContract } from '#shared/contract/workbench.ts'

export type WorkbenchHandlers = HandlersOf<WorkbenchContract>
export type WorkbenchPublish = Publish<WorkbenchContract>

/** `Handlers<'runs'>` has all calls whose names begin with `runs.`. */
export type Handlers<Noun extends string> = Pick<
  WorkbenchHandlers,
  Extract<keyof WorkbenchHandlers, `${Noun}.${string}`>
>
