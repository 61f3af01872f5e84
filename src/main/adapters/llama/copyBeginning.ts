/** Copies the beginning of one sequence to another of the same context, so that it is evaluated once. */
import type { LlamaContextSequence, Token } from 'node-llama-cpp'

/** Returns how many tokens a prompt has in common with what a sequence begins with. */
export function commonTokens(
  { contextTokens }: { readonly contextTokens: readonly Token[] },
  prompt: readonly Token[],
): number {
  const different = prompt.findIndex((token, index) => token !== contextTokens[index])
  return different < 0 ? prompt.length : different
}

/** The library copies for its own decisions by this method, which its types do not tell; the version is pinned. */
interface Copyable {
  _copyStateFromOtherSequence?(source: LlamaContextSequence, tokens: number): Promise<boolean>
}

/**
 * Makes a sequence begin with the first tokens of another, in place of what it has. A sequence that could not be copied
 * is empty. Models that cannot drop the end of their state keep what they have.
 */
export async function copyBeginning(
  source: LlamaContextSequence,
  target: LlamaContextSequence,
  tokens: number,
): Promise<void> {
  if (target.needsCheckpoints) return
  const copied = await (target as Copyable)._copyStateFromOtherSequence?.(source, tokens)
  // The source may have gone on meanwhile, so that its state is not what its tokens say.
  if (copied === false) await target.clearHistory()
}
