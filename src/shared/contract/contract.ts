/** How a boundary is declared: once, as calls and topics. Client, handlers and run-time checks are derived from it. */
import type { z } from 'zod'

/** A question with one answer. Parameters are parsed where they arrive; the phantom carries the type of the answer. */
export interface Call<Input extends z.ZodType = z.ZodType, Answer = unknown> {
  readonly kind: 'call'
  readonly input: Input
  readonly answer?: Answer
}

/** Something the serving side tells everybody who listens. */
export interface Topic<Payload = unknown> {
  readonly kind: 'topic'
  readonly payload?: Payload
}

export type Contract = Readonly<Record<string, Call | Topic>>

/** `call(z.strictObject({ run: runId })).answering<RunView>()` */
export function call<Input extends z.ZodType>(input: Input) {
  return { answering: <Answer>(): Call<Input, Answer> => ({ kind: 'call', input }) }
}

export function topic<Payload>(): Topic<Payload> {
  return { kind: 'topic' }
}

export type CallName<C extends Contract> = { [K in keyof C]: C[K] extends Call ? K : never }[keyof C] & string
export type TopicName<C extends Contract> = { [K in keyof C]: C[K] extends Topic ? K : never }[keyof C] &
  string

/** What a caller passes. */
export type ParamsOf<C> = C extends Call<infer Input> ? z.input<Input> : never
/** What a handler receives: parsed, defaults filled in. */
export type ParsedOf<C> = C extends Call<infer Input> ? z.output<Input> : never
export type AnswerOf<C> = C extends Call<z.ZodType, infer Answer> ? Answer : never
export type PayloadOf<C> = C extends Topic<infer Payload> ? Payload : never

/** One asynchronous function per call, and a way to listen. */
export type ClientOf<C extends Contract> = {
  readonly [K in CallName<C>]: (params: ParamsOf<C[K]>) => Promise<AnswerOf<C[K]>>
} & {
  /** Returns how to stop listening. */
  readonly on: <K extends TopicName<C>>(name: K, listener: (payload: PayloadOf<C[K]>) => void) => () => void
}

/** What must be written to serve a contract; the compiler names the call that is missing. */
export type HandlersOf<C extends Contract> = {
  readonly [K in CallName<C>]: (params: ParsedOf<C[K]>) => Promise<AnswerOf<C[K]>> | AnswerOf<C[K]>
}

export type Publish<C extends Contract> = <K extends TopicName<C>>(name: K, payload: PayloadOf<C[K]>) => void
