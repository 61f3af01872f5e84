/** Declares a boundary once, as calls and topics. Client, handlers and run-time checks are derived from it. */
import type { z } from 'zod'

/** A call with one answer. Its parameters are validated where they arrive; `answer` exists only for its type. */
export interface Call<Input extends z.ZodType = z.ZodType, Answer = unknown> {
  readonly kind: 'call'
  readonly input: Input
  readonly answer?: Answer
}

/** A topic on which the serving side notifies all subscribers. */
export interface Topic<Payload = unknown> {
  readonly kind: 'topic'
  readonly payload?: Payload
}

export type Contract = Readonly<Record<string, Call | Topic>>

/** Declares a call: `call(z.strictObject({ run: runId })).answering<RunView>()`. */
export function call<Input extends z.ZodType>(input: Input) {
  return { answering: <Answer>(): Call<Input, Answer> => ({ kind: 'call', input }) }
}

/** Declares a topic by the type of its payload. */
export function topic<Payload>(): Topic<Payload> {
  return { kind: 'topic' }
}

export type CallName<C extends Contract> = { [K in keyof C]: C[K] extends Call ? K : never }[keyof C] & string
export type TopicName<C extends Contract> = { [K in keyof C]: C[K] extends Topic ? K : never }[keyof C] &
  string

/** The parameters that a caller passes. */
export type ParamsOf<C> = C extends Call<infer Input> ? z.input<Input> : never
/** The parameters that a handler receives: validated, with defaults filled in. */
export type ParsedOf<C> = C extends Call<infer Input> ? z.output<Input> : never
export type AnswerOf<C> = C extends Call<z.ZodType, infer Answer> ? Answer : never
export type PayloadOf<C> = C extends Topic<infer Payload> ? Payload : never

/** The client of a contract: one asynchronous function per call, and a way to subscribe to topics. */
export type ClientOf<C extends Contract> = {
  readonly [K in CallName<C>]: (params: ParamsOf<C[K]>) => Promise<AnswerOf<C[K]>>
} & {
  /** Subscribes to a topic. Returns a function that unsubscribes. */
  readonly on: <K extends TopicName<C>>(name: K, listener: (payload: PayloadOf<C[K]>) => void) => () => void
}

/** The handlers that serve a contract; the compiler reports a call without one. */
export type HandlersOf<C extends Contract> = {
  readonly [K in CallName<C>]: (params: ParsedOf<C[K]>) => Promise<AnswerOf<C[K]>> | AnswerOf<C[K]>
}

export type Publish<C extends Contract> = <K extends TopicName<C>>(name: K, payload: PayloadOf<C[K]>) => void
