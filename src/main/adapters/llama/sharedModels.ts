/** Keeps the weights of a model in memory once, however many runs use them. The last user frees them. */
import { stat } from 'node:fs/promises'
import type { LlamaModel } from 'node-llama-cpp'
import { loadModel, type ModelToLoad } from './loadModel.ts'

/** A loaded model that others may use, too. */
export interface BorrowedModel {
  readonly model: LlamaModel
  /** Frees the weights if nobody else uses them. Further calls do nothing. */
  readonly giveBack: () => Promise<void>
}

interface SharedModel {
  readonly loading: Promise<LlamaModel>
  users: number
}

const shared = new Map<string, SharedModel>()

/** Loads a model, or shares the one that is already loaded with the same options. @throws WorkbenchError as `loadModel`. */
export async function borrowModel(file: ModelToLoad): Promise<BorrowedModel> {
  const key = await keyOf(file)
  const known = shared.get(key) ?? { loading: loadModel(file), users: 0 }
  shared.set(key, known)
  known.users += 1
  const leave = (): boolean => {
    known.users -= 1
    if (known.users > 0) return false
    if (shared.get(key) === known) shared.delete(key)
    return true
  }
  try {
    const model = await known.loading
    let given = false
    return {
      model,
      giveBack: async () => {
        if (given) return
        given = true
        if (leave()) await model.dispose()
      },
    }
  } catch (error) {
    leave()
    throw error
  }
}

/** A file that was replaced counts as another model. */
async function keyOf({ path, gpuLayers, runtime }: ModelToLoad): Promise<string> {
  // A file that cannot be found is told of by whoever loads it.
  const found = await stat(path).catch(() => null)
  return JSON.stringify([path, found?.size, found?.mtimeMs, gpuLayers, runtime])
}
