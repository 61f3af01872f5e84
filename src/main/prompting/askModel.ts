/**
 * Asks the language model one question: render the prompt, complete, read the parts of the reply, and ask once more,
 * hotter and briefer, for those that are missing.
 */
import { repairOf } from '#shared/vocabulary/calls/callName.ts'
import type { ChatMessage, Completion, CompletionRequest, Sampling } from '../ports/languageModel.ts'
import type { AskingPorts, SamplingSettings } from './askingPorts.ts'
import { dataIn, exampleIn, instructionIn, questionIn, renderPrompt, type Prompt } from './prompt.ts'
import { readReply, type ReplyReading, type TextCheck } from './readReply.ts'
import { repairMessages } from './repairRequest.ts'
import { beforeLoop, watchForLoops, withoutLoop } from './replyLoops.ts'
import {
  replyBudget,
  replySchemaOf,
  wordsOfSchema,
  type ReplyContract,
  type ReplySchema,
} from './replySchema.ts'
import { textFault, type TextSources } from './textFault.ts'

/**
 * The answer to a question. A part is absent where neither the reply nor its repair has it in a form that can be read,
 * or where its text was refused; the caller then takes the fallback that it documents.
 */
export interface Answer<Reply> {
  readonly value: Partial<Reply>
  readonly call: string
  /** A sentence about what was missing or did not fit at first; absent where nothing is missing after the repair. */
  readonly issue?: string
}

/** Which call a question is. */
export interface Question {
  /** What the call is about: `u:2867`, `r12`. The step, the prompt and the subject together name the call. */
  readonly subject: string
  /** The interaction record that the call belongs to, counted from 1; 0 before the first. */
  readonly step: number
}

/**
 * Asks a prompt and returns the parts of its reply. The call is named `step/prompt/subject`. Its seed and the seed of
 * its one repair derive from that name.
 * @throws WorkbenchError `cancelled`, and whatever the language model rejects with where no answer can be had at all.
 */
export async function askModel<Variables, Reply>(
  prompt: Prompt<Variables, Reply>,
  variables: Variables,
  question: Question,
  ports: AskingPorts,
): Promise<Answer<Reply>> {
  const call = `${question.step}/${prompt.name}/${question.subject}`
  const asked = renderPrompt(prompt, variables)
  const contract = prompt.reply(variables)
  const first = await ask({ prompt, variables, contract, call, brief: false, asked, messages: asked }, ports)
  if (first.reading.missing.length === 0) {
    ports.ledger.record({ prompt: prompt.name, call, status: 'ok', ...outcomeOf([first]) })
    return { value: first.reading.parts, call }
  }
  const second = await repair(prompt, variables, first, ports)
  const value = { ...first.reading.parts, ...second.reading.parts }
  const status = second.reading.missing.length === 0 ? 'repaired' : 'fell back'
  ports.ledger.record({ prompt: prompt.name, call, status, ...outcomeOf([first, second]) })
  const only = Object.keys(first.reading.parts).length === 0 && Object.keys(second.reading.parts).length > 0
  const issue = second.reading.missing.length === 0 ? {} : { issue: first.reading.issue }
  return { value, call: only ? second.call : call, ...issue }
}

/** One of the two tries at a reply. */
interface Try<Variables, Reply> {
  readonly prompt: Prompt<Variables, Reply>
  readonly variables: Variables
  readonly contract: ReplyContract<Reply>
  readonly call: string
  readonly brief: boolean
  /** The messages of the prompt, which texts are held against. */
  readonly asked: readonly ChatMessage[]
  /** The messages that are sent. */
  readonly messages: readonly ChatMessage[]
}

interface Tried<Reply> {
  readonly call: string
  readonly messages: readonly ChatMessage[]
  readonly completion: Completion
  readonly reading: ReplyReading<Reply>
}

/**
 * Asks for the missing parts alone, in the smallest form that can answer. At the same temperature the same reply would
 * come back, so the repair has a higher one. Its texts may be half as long, so it costs at most half of the first try.
 */
async function repair<Variables, Reply>(
  prompt: Prompt<Variables, Reply>,
  variables: Variables,
  { call, messages, completion, reading }: Tried<Reply>,
  ports: AskingPorts,
): Promise<Tried<Reply>> {
  const { missing, parts, issue } = reading
  const rest = prompt.rest?.(variables, missing) ?? variables
  const contract = partsOf(prompt.reply(rest), missing)
  const failed = {
    kept: prompt.rest || Object.keys(parts).length === 0 ? '' : JSON.stringify(parts),
    text: prompt.rest || completion.cut ? '' : completion.text,
    issue,
    missing,
  }
  const asked = prompt.rest ? renderPrompt(prompt, rest) : messages
  return ask(
    {
      prompt,
      variables: rest,
      contract,
      call: repairOf(call),
      brief: true,
      asked,
      messages: repairMessages(asked, failed),
    },
    ports,
  )
}

function partsOf<Reply>(contract: ReplyContract<Reply>, missing: readonly string[]): ReplyContract<Reply> {
  const all = Object.keys(contract.shape)
  const wanted = all.filter((part) => missing.includes(part))
  if (wanted.length === 0 || wanted.length === all.length) return contract
  return contract.pick(Object.fromEntries(wanted.map((part) => [part, true])) as never)
}

async function ask<Variables, Reply>(
  { prompt, variables, contract, call, brief, asked, messages }: Try<Variables, Reply>,
  ports: AskingPorts,
): Promise<Tried<Reply>> {
  const { settings, languageModel, cancellation, seedFor } = ports
  const schema = replySchemaOf(contract, { brief })
  const request: CompletionRequest = {
    call,
    prompt: prompt.name,
    role: prompt.role,
    variables,
    messages,
    schema,
    sampling: samplingOf(prompt, settings, { budget: replyBudget(schema), isRepair: brief }),
    seed: seedFor(call),
    watch: watchForLoops,
    beforeLoop,
  }
  cancellation.throwIfCancelled()
  const completion = await languageModel.complete(request, cancellation)
  cancellation.throwIfCancelled()
  const text = completion.cut === 'loop' ? withoutLoop(completion.text) : completion.text
  const reading = readReply(text, contract, {
    brief,
    faultOf: faultsIn(asked, schema, (part) => prompt.notToCopy?.(variables, part) ?? []),
  })
  return { call, messages, completion, reading }
}

/** The check of texts against a question. The sources are put together only when there is a text to look at. */
function faultsIn(
  asked: readonly ChatMessage[],
  schema: ReplySchema,
  notToCopy: (part: string) => readonly string[],
): TextCheck {
  let question: Omit<TextSources, 'notToCopy'> | null = null
  return (text, part) => {
    question ??= {
      instruction: instructionIn(asked),
      contract: wordsOfSchema(schema),
      data: dataIn(asked),
      example: exampleIn(asked),
      question: questionIn(asked),
    }
    return textFault(text, { ...question, notToCopy: notToCopy(part) })
  }
}

/**
 * The temperature of the prompt's role, unless it has one of its own, and the budget of its reply: what the schema can
 * need, but never more than the role's limit.
 */
function samplingOf(
  { role, temperature }: Pick<Prompt<never, unknown>, 'role' | 'temperature'>,
  settings: SamplingSettings,
  { budget, isRepair }: { readonly budget: number; readonly isRepair: boolean },
): Sampling {
  const ofRole =
    role === 'reasoning'
      ? { temperature: settings.reasoningTemperature, most: settings.maxReasoningTokens }
      : { temperature: settings.temperature, most: settings.maxReplyTokens }
  const own = temperature ? temperature(settings) : ofRole.temperature
  return {
    // Without it, so that replies of runs before there was a penalty are found again.
    ...(settings.repetitionPenalty > 1 && { repetitionPenalty: settings.repetitionPenalty }),
    temperature: isRepair ? Math.min(2, Math.max(own + 0.2, settings.repairTemperature)) : own,
    maxTokens: Math.min(ofRole.most, budget),
    maxThoughtTokens: settings.maxThoughtTokens,
  }
}

function outcomeOf<Reply>(tries: readonly Tried<Reply>[]) {
  const refusals = tries.flatMap(({ reading }) => reading.refusals)
  const cuts = tries.flatMap(({ completion: { cut } }) => (cut ? [CUT[cut]] : []))
  const losses = tries.flatMap(({ reading }) => reading.losses)
  const left = tries.at(-1)?.reading.issue ?? ''
  return {
    shortened: tries.some(({ completion, reading }) => completion.shortened === true || reading.shortened),
    truncated: cuts.length > 0,
    refused: refusals.length,
    notes: [
      ...cuts,
      ...refusals.map((reason) => `refused ${reason}`),
      ...losses.map((reason) => `left out the end of ${reason}`),
      ...(left === '' ? [] : [left]),
    ],
    promptTokens: tries.reduce((sum, { completion }) => sum + completion.promptTokens, 0),
    replyTokens: tries.reduce((sum, { completion }) => sum + completion.replyTokens, 0),
  }
}

const CUT = {
  budget: 'the reply ended at its budget of tokens',
  loop: 'the reply ran into a loop, which was ended',
} as const
