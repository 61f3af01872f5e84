/** The words of the errors of bundles, and of repeating a run that somebody else began. */
import type { ErrorCode, ErrorDetails } from './errorDetails.ts'

type Of<Code extends ErrorCode> = Extract<ErrorDetails, { readonly code: Code }>

/** As in `errorWords.ts`. */
export const bundleErrorWords = {
  'bundle-invalid': ({ file, expected, found }: Of<'bundle-invalid'>) => ({
    title: 'This bundle cannot be opened',
    statement: `${file}: expected ${expected}, found ${found}. Nothing of it was kept.`,
    advice: 'Ask for the bundle again: this one was damaged or changed, or is none.',
  }),
  'bundle-newer': ({ format, known, writer }: Of<'bundle-newer'>) => ({
    title: 'This bundle is newer than this workbench',
    statement: `The bundle was written by a newer version (${writer}): its format is ${format}, and this one knows formats up to ${known}.`,
    advice: 'Open it with that version of the workbench, or a later one.',
  }),
  'replay-differs': ({ run, expected, found }: Of<'replay-differs'>) => ({
    title: 'The replay is another run',
    statement: `${run}: expected ${expected}, found ${found}.`,
    advice:
      'Compare the versions and hashes of the manifest: another version of the workbench, of its prompts or of the built-in agent replays otherwise.',
  }),
  'calls-differ': ({ run, step, stage, expected, found }: Of<'calls-differ'>) => ({
    title: 'The calls of this step cannot be computed again',
    statement: `${run}: its calls were not kept, and ${stage === '' ? 'the agent' : `the stage ${stage}`} of step ${step} is another one now: expected ${expected}, found ${found}.`,
    advice:
      'Another version of the workbench, of its prompts or of the built-in agent made the run. Run it again to see its prompts and answers.',
  }),
  'model-missing': ({ model, expected }: Of<'model-missing'>) => ({
    title: 'A model of this run is not here',
    statement: `The model ${model} is not on this machine: expected ${expected}.`,
    advice: {
      terminal: 'Add it with: recnet models add <file>. Or choose another with: recnet run',
      window: 'Add it on the page Models, or run again with these settings and another model.',
    },
  }),
}
