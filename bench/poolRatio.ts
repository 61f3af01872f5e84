/** Tokens per second through our pool over a bare loop on the same model, with the same sequences, prompts and sampling. */
import { resolveChatWrapper, type LlamaContextSequence, type Token } from 'node-llama-cpp'
import { openLlamaLanguageModel } from '../src/main/adapters/llama/llamaLanguageModel.ts'
import { historyOf } from '../src/main/adapters/llama/llamaAnswer.ts'
import { borrowModel } from '../src/main/adapters/llama/sharedModels.ts'
import { machineFacts } from '../src/main/adapters/machine/machineFacts.ts'
import { neverCancelled, requestOf } from '../src/main/recnet/languageModelSuite.testing.ts'
import { rankPrompt } from '../src/main/recnet/prompts/rank.ts'

const SEQUENCES = 4
const QUESTIONS = 24
const WRITTEN = 96
const CONTEXT = 2048
const ROUNDS = 3

const questions = Array.from({ length: QUESTIONS }, (_, number) =>
  requestOf(
    rankPrompt,
    {
      domainWord: 'CD',
      userProfile: `I enjoy record ${number}, quiet evenings, and whatever a double bass can be heard in.`,
      candidates: Array.from({ length: 6 }, (_, item) => ({
        title: `Album ${item * 7 + number}`,
        profile: `A ${item % 2 ? 'loud' : 'calm'} record.`,
      })),
    },
    { schema: null, seed: number + 1, sampling: { temperature: 0, maxTokens: WRITTEN, maxThoughtTokens: 0 } },
  ),
)

export async function poolRatio(path: string): Promise<string> {
  const runtime = { cores: machineFacts().cores, gpu: true }
  const rates = { pool: [] as number[], bare: [] as number[] }
  // Taken in turns, so that what else the machine does meets both.
  for (let round = 0; round < ROUNDS; round++) {
    rates.bare.push(await bareRate(path, runtime))
    rates.pool.push(await pooledRate(path, runtime))
  }
  const [pool, bare] = [median(rates.pool), median(rates.bare)]
  return [
    `Written tokens per second, ${SEQUENCES} sequences, ${QUESTIONS} questions of ${WRITTEN} tokens, median of ${ROUNDS}:`,
    `  through the pool ${pool.toFixed(0)}, bare loop ${bare.toFixed(0)}; ratio ${(pool / bare).toFixed(3)} (aim 0.95)`,
  ].join('\n')
}

type Runtime = Parameters<typeof openLlamaLanguageModel>[0]['runtime']

async function pooledRate(path: string, runtime: Runtime): Promise<number> {
  const model = await openLlamaLanguageModel({
    path,
    name: 'bench',
    mode: 'fast',
    sequences: SEQUENCES,
    contextTokens: CONTEXT,
    runtime,
  })
  await Promise.all(questions.slice(0, 1).map((first) => model.complete(first, neverCancelled)))
  const began = performance.now()
  const answers = await Promise.all(questions.map((question) => model.complete(question, neverCancelled)))
  const seconds = (performance.now() - began) / 1000
  await model.close()
  return answers.reduce((sum, { replyTokens }) => sum + replyTokens, 0) / seconds
}

/** Each sequence takes the next prompt, evaluates it from its common beginning on, and writes. */
async function bareRate(path: string, runtime: Runtime): Promise<number> {
  const { model, giveBack } = await borrowModel({ path, runtime })
  const context = await model.createContext({ contextSize: CONTEXT, sequences: SEQUENCES })
  const wrapper = resolveChatWrapper(model)
  const prompts = questions.map(({ messages }) =>
    wrapper.generateContextState({ chatHistory: historyOf(messages) }).contextText.tokenize(model.tokenizer),
  )
  const write = async (sequence: LlamaContextSequence, prompt: Token[], seed: number): Promise<number> => {
    await sequence.adaptStateToTokens(prompt.slice(0, -1), false)
    let written = 0
    const tokens = sequence.evaluate(prompt.slice(sequence.nextTokenIndex), {
      temperature: 0,
      topK: 40,
      topP: 0.95,
      seed,
    })
    for await (const token of tokens) {
      written += 1
      if (written >= WRITTEN || model.isEogToken(token)) break
    }
    return written
  }
  const sequences = Array.from({ length: SEQUENCES }, () => context.getSequence())
  await write(sequences[0] as LlamaContextSequence, prompts[0] as Token[], 1)
  let next = 0
  let total = 0
  const began = performance.now()
  await Promise.all(
    sequences.map(async (sequence) => {
      while (next < prompts.length) {
        const index = next++
        const written = await write(sequence, prompts[index] as Token[], index + 1)
        total += written
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  await context.dispose()
  await giveBack()
  return total / seconds
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}
