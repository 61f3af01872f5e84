/** The types of the handlers of the contract. */
import type { HandlersOf, Publish } from '#shared/contract/contract.ts'
import type { WorkbenchContract } from '#shared/contract/workbench.ts'

/** A handler for every call of the contract. */
export type WorkbenchHandlers = HandlersOf<WorkbenchContract>
/** Publishes a payload under a topic of the contract. */
export type WorkbenchPublish = Publish<WorkbenchContract>

/** The handlers of all calls of one noun: `Handlers<'runs'>` has those whose names begin with `runs.`. */
export type Handlers<Noun extends string> = Pick<
  WorkbenchHandlers,
  Extract<keyof WorkbenchHandlers, `${Noun}.${string}`>
>
