/** The calls about the agents, the routers and the prompts of a run. */
import { z } from 'zod'
import type { CauseTree, CauseUses } from '../vocabulary/causes/causes.ts'
import type { SimilarRules } from '../vocabulary/causes/similarRules.ts'
import type {
  ClientHistory,
  ClientName,
  ClientRows,
  RouterHistory,
  RouterOverview,
} from '../vocabulary/inspection.ts'
import type { LogReading } from '../vocabulary/recording/logReading.ts'
import { runId } from '../vocabulary/runs.ts'
import type { PromptFacts } from '../vocabulary/prompts.ts'
import { askedAgain, type AnsweredAgain } from '../vocabulary/calls/askAgain.ts'
import type { CallTimes } from '../vocabulary/calls/callTimes.ts'
import type { StepCallGroups } from '../vocabulary/calls/stepCalls.ts'
import { callFilter, type CallDetail, type CallRows, type TracedCalls } from '../vocabulary/trace.ts'
import { call, topic } from './contract.ts'
import { asOf, nothing, ofRun, page } from './parameters.ts'

/** The most clients whose names are asked for at once. */
export const MOST_NAMES = 1000

export const inspectionCalls = {
  'inspection.clients': call(
    z.strictObject({
      run: runId,
      kind: z.enum(['all', 'user', 'item']).default('all'),
      sort: z.enum(['revisions', 'newest', 'id']).default('revisions'),
      ...page,
      ...asOf,
    }),
  ).answering<ClientRows>(),
  /** The names of these clients, where they have one. */
  'inspection.names': call(ofRun.extend({ clients: z.array(z.string().max(500)).max(MOST_NAMES) })).answering<
    readonly ClientName[]
  >(),
  /** Of profiles, private memories and interactions only so many of the newest, where `newest` is given. */
  'inspection.client': call(
    z.strictObject({
      run: runId,
      client: z.string().max(500),
      newest: z.int().min(1).optional(),
      ...asOf,
    }),
  ).answering<ClientHistory>(),
  /** Of the lives those that changed at the step `livesSince` or later, none where that is `never`, or else all. */
  'inspection.routers': call(
    z.strictObject({ run: runId, livesSince: z.int().min(0).or(z.literal('never')).optional(), ...asOf }),
  ).answering<RouterOverview>(),
  'inspection.router': call(
    z.strictObject({ run: runId, router: z.string().regex(/^r\d+$/), ...asOf }),
  ).answering<RouterHistory>(),
  /** Why something is there: the node at an address, with `depth` levels of what it came from. */
  'inspection.causes': call(
    ofRun.extend({ node: z.string().max(2000), depth: z.int().min(0).max(6).default(3), ...asOf }),
  ).answering<CauseTree>(),
  /** What used the thing at an address, or followed from it, the newest first. */
  'inspection.uses': call(
    ofRun.extend({
      node: z.string().max(2000),
      limit: z.int().min(1).max(100_000).default(20),
      ...asOf,
    }),
  ).answering<CauseUses>(),
  /** Which other clients have a rule like one of this client, as of the step; the most similar first. */
  'inspection.similarRules': call(
    ofRun.extend({
      client: z.string().max(500),
      rule: z.int().min(1),
      limit: z.int().min(1).max(200).default(20),
      ...asOf,
    }),
  ).answering<SimilarRules>(),
  /** Rows of calls in the order of steps, then of calls; a repair is listed with the call that it repairs. */
  'inspection.prompts': call(
    z.strictObject({ run: runId, ...callFilter, offset: page.offset, limit: page.limit }),
  ).answering<CallRows>(),
  /** The same calls with their full texts, as they were asked and answered. */
  'inspection.calls': call(
    ofRun.extend({ ...callFilter, model: z.string().max(500).optional(), limit: z.int().min(0) }),
  ).answering<TracedCalls>(),
  /** One call; null where it is not stored. The filter decides which calls come before and after it. */
  'inspection.prompt': call(
    z.strictObject({ run: runId, call: z.string().min(3).max(2000), ...callFilter }),
  ).answering<CallDetail | null>(),
  /** How long a model took over the calls so far, by prompt; empty where none was timed. */
  'inspection.callTimes': call(ofRun).answering<readonly CallTimes[]>(),
  /** The calls of one step in the order in which they caused one another; of a stage with many calls those around `call`. */
  'inspection.stepCalls': call(
    ofRun.extend({ step: z.int().min(0), call: z.string().min(3).max(2000).optional() }),
  ).answering<StepCallGroups>(),
  /** Asks a call again and keeps nothing. Rejects with `cancelled` after `models.stopTrying`. */
  'inspection.askAgain': call(askedAgain).answering<AnsweredAgain>(),

  /** Whenever a call waits for the log of a long run to be read. */
  'inspection.reading': topic<LogReading>(),

  /** The prompts that the engine's method asks, in the order in which they are shown. */
  'prompts.list': call(nothing).answering<readonly PromptFacts[]>(),
}
