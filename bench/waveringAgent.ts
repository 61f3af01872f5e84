/** The built-in agent with the worst taste in routers: it merges whatever it may, and else splits whatever it may. */
import type { LanguageModel } from '../src/main/ports/languageModel.ts'
import type { OptimizeRouterVariables, RouterReply } from '../src/main/recnet/prompts/routerOptimizer.ts'

export function waveringAgent(agent: LanguageModel): LanguageModel {
  return {
    ...agent,
    complete: async (request, cancellation) => {
      if (request.prompt !== 'router-optimizer') return agent.complete(request, cancellation)
      const text = JSON.stringify(decided(request.variables as OptimizeRouterVariables))
      return { text, promptTokens: 1, replyTokens: 1 }
    },
  }
}

function decided({ profile, near, mergeable, splitInto, attributes }: OptimizeRouterVariables): RouterReply {
  const [nearest] = mergeable
  if (nearest !== undefined && attributes.length % 2 === 0)
    return {
      reasoning: '',
      Operation: 'merge',
      merge_with: nearest,
      'Updated Content': [near[nearest - 1] ?? profile],
    }
  if (splitInto < 2) return { reasoning: '', Operation: 'none', 'Updated Content': [] }
  const middle = Math.ceil(attributes.length / 2)
  const halves = [attributes.slice(0, middle), attributes.slice(middle)]
  return {
    reasoning: '',
    Operation: 'split',
    'Updated Content': halves.map((half) => `A community around ${half.slice(0, 14).join(', ')}.`),
  }
}
