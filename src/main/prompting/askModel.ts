/**
 * Asks the language model one question: render the prompt, complete, parse, and if the reply is unusable ask once more
 * at a higher temperature.
 */
import type { CompletionRequest, Sampling } from '../ports/languageModel.ts'
import type { AskingPorts, SamplingSettings } from './askingPorts.ts'
import { parseReply } from './parseReply.ts'
import { renderPrompt, replySchema, type Prompt } from './prompt.ts'
import { repairMessages } from './repairRequest.ts'

/**
 * The answer to a question. `value` is null where neither the reply nor its repair could be read; the caller then takes
 * the fallback that it documents.
 */
export interface Answer<Reply> {
  readonly value: Reply | null
  readonly call: string
}

/** Which call a question is, and what a reply must satisfy beyond its schema. */
export interface Question<Reply> {
  /** What the call is about: `u:2867`, `r12`. The step, the prompt and the subject together name the call. */
  readonly subject: string
  /** The interaction record that the call belongs to, counted from 1; 0 before the first. */
  readonly step: number
  /** Returns a sentence that says what is wrong with a reply that fits the schema, or null where nothing is. */
  readonly check?: (reply: Reply) => string | null
}

/**
 * Asks a prompt and returns its reply, checked by the prompt's schema. The call is named `step/prompt/subject`. Its
 * seed and the seed of its one repair derive from that name.
 * @throws WorkbenchError `cancelled`, and whatever the language model rejects with where no answer can be had at all.
 */
export async function askModel<Variables, Reply>(
  prompt: Prompt<Variables, Reply>,
  variables: Variables,
  question: Question<Reply>,
  ports: AskingPorts,
): Promise<Answer<Reply>> {
  const { settings } = ports
  const { name, role } = prompt
  const call = `${question.step}/${name}/${question.subject}`
  const request: CompletionRequest = {
    call,
    prompt: name,
    role,
    variables,
    messages: renderPrompt(prompt, variables),
    schema: replySchema(prompt),
    sampling: samplingOf(prompt, settings),
    seed: ports.seedFor(call),
  }
  const first = await complete(request, prompt, question, ports)
  if (first.value !== null) {
    ports.ledger.record({ prompt: name, call, status: 'ok', ...first.usage })
    return { value: first.value, call }
  }
  // At the same temperature the same reply would come back, so the repair has a higher one and says what was wrong.
  const repair: CompletionRequest = {
    ...request,
    call: `${call}/repair`,
    messages: repairMessages(request.messages, first.text, first.issue),
    sampling: {
      ...request.sampling,
      temperature: Math.min(2, Math.max(request.sampling.temperature + 0.2, settings.repairTemperature)),
    },
    seed: ports.seedFor(`${call}/repair`),
  }
  const second = await complete(repair, prompt, question, ports)
  ports.ledger.record({
    prompt: name,
    call,
    status: second.value === null ? 'fell back' : 'repaired',
    shortened: first.usage.shortened || second.usage.shortened,
    promptTokens: first.usage.promptTokens + second.usage.promptTokens,
    replyTokens: first.usage.replyTokens + second.usage.replyTokens,
  })
  return { value: second.value, call: second.value === null ? call : repair.call }
}

/** The temperature and the token budget of the prompt's role; a prompt may set a temperature of its own. */
function samplingOf(
  { role, temperature }: Pick<Prompt<never, unknown>, 'role' | 'temperature'>,
  settings: SamplingSettings,
): Sampling {
  const ofRole =
    role === 'reasoning'
      ? { temperature: settings.reasoningTemperature, maxTokens: settings.maxReasoningTokens }
      : { temperature: settings.temperature, maxTokens: settings.maxReplyTokens }
  return {
    ...ofRole,
    ...(temperature && { temperature: temperature(settings) }),
    maxThoughtTokens: settings.maxThoughtTokens,
  }
}

async function complete<Variables, Reply>(
  request: CompletionRequest,
  prompt: Prompt<Variables, Reply>,
  question: Question<Reply>,
  ports: AskingPorts,
) {
  ports.cancellation.throwIfCancelled()
  const {
    text,
    promptTokens,
    replyTokens,
    shortened = false,
  } = await ports.languageModel.complete(request, ports.cancellation)
  ports.cancellation.throwIfCancelled()
  const parsed = parseReply(text, prompt.reply)
  const usage = { shortened: shortened || parsed.shortened, promptTokens, replyTokens }
  if (!parsed.ok) return { value: null, text, issue: parsed.issue, usage }
  const objection = question.check?.(parsed.value) ?? null
  if (objection !== null) return { value: null, text, issue: objection, usage }
  return { value: parsed.value, text, issue: '', usage }
}
