/** Asks a chat server how many tokens prompt and reply may have together. */
import { z } from 'zod'
import { serverFetch } from '../serverFetch.ts'
import { boundedText } from '../reply/boundedText.ts'
import { jsonOf } from '../reply/jsonOf.ts'

const tokens = z.int().min(1).optional().catch(undefined)
/** llama-server: the context of one of its slots. */
const props = z.object({
  default_generation_settings: z.object({ n_ctx: tokens }).optional().catch(undefined),
  n_ctx: tokens,
})
/** A model in a list, by the names that vLLM and SGLang, LM Studio, gateways and llama-server give to the limit. */
const listed = z.object({
  id: z.string(),
  owned_by: z.string().optional().catch(undefined),
  max_model_len: tokens,
  loaded_context_length: tokens,
  context_length: tokens,
  context_window: tokens,
  max_context_length: tokens,
  meta: z.object({ n_ctx: tokens, n_ctx_train: tokens }).nullish().catch(null),
})
const list = z.object({ data: z.array(listed) })

/** What an address says of its context. */
export interface ContextTold {
  /** Whether the server answered, with or without a limit, so that it need not be asked again. */
  readonly answered: boolean
  readonly contextTokens: number | null
}

/** How an address is asked. */
export interface ContextQuestion {
  readonly address: string
  readonly model: string
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

/**
 * Asks `/models` below the address, and llama-server, or a server without a list, `/props` beside it: what others do with a
 * path that they do not know is not always harmless. Never rejects; redirects are not followed.
 */
export async function contextTold(question: ContextQuestion): Promise<ContextTold> {
  const base = question.address.replace(/\/+$/, '')
  const models = await jsonAt(`${base}/models`, question)
  const found = list.safeParse(models.json).data?.data
  const model = found?.find(({ id }) => id === question.model) ?? (found?.length === 1 ? found[0] : undefined)
  const ofModel = model ? limitOf(model) : null
  if (found && !model?.meta && model?.owned_by !== 'llamacpp')
    return { answered: models.answered, contextTokens: ofModel }
  const told = await jsonAt(`${base.replace(/\/v1$/, '')}/props`, question)
  const { default_generation_settings: slot, n_ctx } = props.safeParse(told.json).data ?? {}
  return {
    answered: told.answered && models.answered,
    contextTokens: slot?.n_ctx ?? n_ctx ?? ofModel,
  }
}

function limitOf(model: z.output<typeof listed>): number | null {
  const { max_model_len, loaded_context_length, context_length, context_window, max_context_length, meta } =
    model
  return (
    max_model_len ??
    loaded_context_length ??
    context_length ??
    context_window ??
    max_context_length ??
    meta?.n_ctx ??
    meta?.n_ctx_train ??
    null
  )
}

async function jsonAt(
  url: string,
  { headers, signal }: ContextQuestion,
): Promise<{ readonly answered: boolean; readonly json: unknown }> {
  try {
    const response = await serverFetch(url, { headers, signal, redirect: 'manual' })
    const text = await boundedText(response)
    const isAway = response.status >= 500 || response.status === 429
    return { answered: !isAway, json: response.ok && text !== null ? jsonOf(text) : undefined }
  } catch {
    // A server that cannot be reached says so to the question itself, which is asked next.
    return { answered: false, json: undefined }
  }
}
