/** Methods and variants as the engine tells them, few enough to be read. */
import { hyperparameterTable } from '#shared/vocabulary/hyperparameters.ts'
import type { MethodOptions } from '../draft/draftMethod.ts'

const recNet = hyperparameterTable()
const [first] = recNet
if (!first) throw new Error('The table of hyperparameters is empty.')

export const STUDY_OPTIONS: MethodOptions = {
  methods: [
    { name: 'RecNet', asksModels: true, settings: recNet },
    { name: 'Pop', asksModels: false, settings: recNet.filter(({ section }) => section === 'Data') },
    {
      name: 'BPR',
      asksModels: false,
      settings: [
        ...recNet.filter(({ section }) => section === 'Data'),
        { ...first, name: 'trainOn', default: '', values: { kind: 'text', most: 100 } },
      ],
    },
  ],
  variants: [
    { method: 'RecNet', name: 'RecNet', settings: {} },
    { method: 'RecNet', name: 'w/o CPR', settings: { propagation: 'direct' } },
    { method: 'RecNet', name: 'w/o Buffer', settings: { messageBuffer: false } },
    { method: 'Pop', name: 'Pop', settings: {} },
    { method: 'BPR', name: 'BPR', settings: {} },
  ],
}
