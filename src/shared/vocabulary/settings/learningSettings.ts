/** §2.3 and §2.4: reception of messages, and textual optimisation. */
import { choice, count, flag } from './settingFields.ts'

export const receptionSettings = {
  messageBuffer: flag(true, {
    section: 'Reception',
    label: 'Message buffer',
    symbol: 'B_c',
    help: 'Keep messages until the next interaction; without it each is merged on delivery ("w/o Buffer").',
  }),
  bufferCapacity: count(1, 1000, 5, {
    unit: 'messages',
    section: 'Reception',
    label: 'Buffer capacity',
    help: 'Messages kept per client; the newest come first, the oldest go.',
  }),
  filterMemory: flag(true, {
    section: 'Reception',
    label: 'Filter memory',
    symbol: 'F_c',
    help: 'Guide merging by integration rules ("w/o Filter Memory" merges without).',
  }),
  maxRules: count(1, 64, 8, {
    unit: 'rules',
    section: 'Reception',
    label: 'Rules',
    help: 'Most rules in one filter memory.',
  }),
}

export const optimizationSettings = {
  optimizeFilterMemory: flag(true, {
    section: 'Optimisation',
    label: 'Optimise filter memories',
    help: 'Rewrite rules by their gradients ("w/o Opt. Filter Memory" does not).',
  }),
  optimizeRouters: flag(true, {
    section: 'Optimisation',
    label: 'Optimise routers',
    help: 'Split, merge and rewrite routers by their gradients ("w/o Opt. Router" does not).',
  }),
  gradientOn: choice(['all', 'errors'], 'all', {
    section: 'Optimisation',
    label: 'Gradients on',
    help: 'Assign credit after every interaction, or only after wrong predictions.',
  }),
  batchOptimizer: flag(true, {
    section: 'Optimisation',
    label: 'Batch the optimiser',
    help: 'One optimiser call for the modules of the user, one for those of both items; else one call per module.',
  }),
  maxPendingGradients: count(1, 1000, 20, {
    unit: 'gradients',
    section: 'Optimisation',
    label: 'Gradients per router',
    help: 'Most gradients a router keeps for its next optimisation; the newest stay.',
  }),
  minRouters: count(1, 512, 2, {
    unit: 'routers',
    section: 'Optimisation',
    label: 'Fewest routers',
    help: 'Merges that would leave fewer are refused.',
  }),
  maxRouters: count(1, 4096, 64, {
    unit: 'routers',
    section: 'Optimisation',
    label: 'Most routers',
    help: 'Splits that would make more are refused.',
  }),
  routerHysteresis: count(0, 1000, 10, {
    unit: 'updates',
    section: 'Optimisation',
    label: 'Router hysteresis',
    help: 'Router-centric updates during which no merge undoes a split and no split a merge, unless enough new gradients ask for it; 0 lets every decision be undone at once (the paper).',
  }),
}
