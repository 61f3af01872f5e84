/**
 * Every prompt that RecNet asks. A prompt is known once the stage that asks it is loaded: the workflow loads the stages of
 * Algorithm 1, and the recommender those of the evaluation.
 */
import '../recnet/workflow/clientCentricUpdate.ts'
import '../recnet/workflow/routerCentricUpdate.ts'
import '../recnet/initialization/initializeNetwork.ts'
import '../recommenders/recNet.ts'
import { recNetPrompts } from '../recnet/prompts/recNetPrompts.ts'

export const promptsOfRecNet = recNetPrompts
