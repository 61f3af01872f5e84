/** What every table and figure of a study says of itself: how far it is, protocol, seeds, models, conventions, notes. */
import { protocolText } from '../../evaluation/protocolText.ts'
import type { StudyBlock, StudyResults } from '../../vocabulary/studies/studyResults.ts'
import { paperTableOf } from '../../studies/paper/paperValue.ts'
import { paperDatasetOf } from '../../studies/paper/paperDatasetOf.ts'
import { inEnglish, type Say } from '../../vocabulary/wording/inEnglish.ts'
import type { StudyTableChoice } from '../../vocabulary/studies/studyTableChoice.ts'

/** Returns what identifies the results, in the order in which it is read: it belongs into a caption. */
export function studyHeadLines(results: StudyResults, say: Say = inEnglish): readonly string[] {
  const { file, study, blocks } = results
  const protocols = new Set(
    blocks.flatMap(({ protocol }) =>
      protocol === null ? [] : [say('{said}.', { said: protocolText(protocol, file.seeds, say) })],
    ),
  )
  return [
    say('{title} (study {study}).', { title: file.title, study }),
    ...partialLine(results, say),
    ...(protocols.size > 0 ? protocols : [say('Seeds {seeds}.', { seeds: file.seeds.join(say(', ')) })]),
  ]
}

/** Returns how the numbers came about and what must be known to read them. */
export function studyNoteLines(
  { file, blocks, notes }: StudyResults,
  { beside }: Pick<StudyTableChoice, 'beside'>,
  say: Say = inEnglish,
): readonly string[] {
  return [
    say(
      '± is half of a 95 % bootstrap interval over seeds and users together. Tests are two-sided and paired, of the tested row against every other, and Holm’s correction is over all of a block; the random floor is no competitor, and its tests are corrected among themselves.',
    ),
    ...modelLines(blocks, say),
    ...sameSeedLines(blocks, say),
    ...caveatLines(blocks, notes, say),
    ...paperLines({ file, blocks }, beside, say),
    ...blocks.flatMap((block) =>
      [...block.summary, ...block.notes].map((sentence) => `${placeOf(block, blocks, say)}${say(sentence)}`),
    ),
    ...notes.map((note) => say(note)),
  ]
}

/** Returns how a block is told from the others: `cds, Qwen: `; empty for the only one. */
export function placeOf(
  { dataset, model }: StudyBlock,
  blocks: readonly StudyBlock[],
  say: Say = inEnglish,
): string {
  if (blocks.length < 2) return ''
  const severalModels = new Set(blocks.map((block) => block.model)).size > 1
  return severalModels
    ? say('{dataset}, {model}: ', { dataset, model: say(model) })
    : say('{dataset}: ', { dataset })
}

/** Returns nothing where all cells are evaluated. */
export function partialLine(
  { evaluated, cells, blocks }: StudyResults,
  say: Say = inEnglish,
): readonly string[] {
  const going = blocks.flatMap(({ rows }) => rows.flatMap(({ runs }) => runs.filter(({ final }) => !final)))
  const said = [
    ...(evaluated < cells ? [say('{evaluated} of {cells} cells are evaluated', { evaluated, cells })] : []),
    ...(going.length === 1 ? [say('1 run has not finished, and stands with its newest evaluation')] : []),
    ...(going.length > 1
      ? [
          say('{runs} runs have not finished, and stand with their newest evaluation', {
            runs: going.length,
          }),
        ]
      : []),
  ]
  return said.length === 0 ? [] : [say('Partial results: {said}.', { said: said.join(say('; ')) })]
}

/** The models that answered, with the methods that asked them where these differ. */
function modelLines(blocks: readonly StudyBlock[], say: Say): readonly string[] {
  const models = [
    ...new Set(
      blocks.flatMap(({ rows }) =>
        rows.flatMap(({ languageModel, embeddingModel }) =>
          languageModel === ''
            ? []
            : [
                say('{model}; embeddings {embedding}', {
                  model: say(languageModel),
                  embedding: say(embeddingModel),
                }),
              ],
        ),
      ),
    ),
  ]
  return models.length === 0 ? [] : [say('Models: {models}.', { models: models.join(' | ') })]
}

/** Rows whose seeds gave the same rankings have one seed, however many were run. */
function sameSeedLines(blocks: readonly StudyBlock[], say: Say): readonly string[] {
  return blocks.flatMap((block) => {
    const same = block.rows.filter(({ runs, effectiveSeeds }) => runs.length > 1 && effectiveSeeds === 1)
    return same.length === 0
      ? []
      : [
          say('{place}the seeds of {names} gave the same rankings, and count once.', {
            place: placeOf(block, blocks, say),
            names: same.map(({ name }) => name).join(say(', ')),
          }),
        ]
  })
}

/** Each caveat once, with the methods that it is about; none that a note of the study has. */
function caveatLines(blocks: readonly StudyBlock[], notes: readonly string[], say: Say): readonly string[] {
  const rows = blocks.flatMap((block) => block.rows)
  const caveats = [...new Set(rows.flatMap(({ caveat }) => (caveat === null ? [] : [caveat])))]
  const said = [...notes, ...blocks.flatMap((block) => block.notes)]
  const unsaid = caveats.filter((caveat) => !said.some((note) => note.includes(caveat)))
  return unsaid.map((caveat) => {
    const names = new Set(rows.filter((row) => row.caveat === caveat).map(({ row }) => row))
    return say('{names}: {caveat}.', { names: [...names].join(say(', ')), caveat: say(caveat) })
  })
}

function paperLines(
  { file, blocks }: Pick<StudyResults, 'file' | 'blocks'>,
  beside: StudyTableChoice['beside'],
  say: Say,
): readonly string[] {
  const where = file.kind === 'sensitivity' ? 'Figure 7' : (paperTableOf(file.kind)?.where ?? null)
  const pairs = [...new Set(blocks.map(({ dataset }) => dataset))].flatMap((dataset) => {
    const paper = paperDatasetOf(dataset, beside)
    return paper === null ? [] : [say('{paper} beside {dataset}', { paper, dataset })]
  })
  return where === null || pairs.length === 0
    ? []
    : [
        say('Values “paper” are those of {where} of the paper, {pairs}: other data and models, no targets.', {
          where: say(where),
          pairs: pairs.join(say(', ')),
        }),
      ]
}
