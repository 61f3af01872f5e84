/** The questions that pages ask the engine, and their answers. */
import type { AnswerOf, CallName, ParamsOf } from '#shared/contract/contract.ts'
import type { WorkbenchContract } from '#shared/contract/workbench.ts'

export type AnyCall = CallName<WorkbenchContract>
export type Asked<Name extends AnyCall> = ParamsOf<WorkbenchContract[Name]>
export type Answer<Name extends AnyCall> = AnswerOf<WorkbenchContract[Name]>

/** An answer with the parameters that it belongs to, so that it can be told from what was asked last. */
export interface Answered<Name extends AnyCall> {
  readonly asked: Asked<Name>
  readonly answer: Answer<Name>
}
