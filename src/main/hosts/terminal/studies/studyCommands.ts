/** `recnet study`: studies from a template or a file, started, watched, stopped and gone on with, and their tables. */
import { Command, Option } from 'commander'
import { WorkbenchError } from '#shared/errors.ts'
import { STUDY_TEMPLATES } from '#shared/studies/studyTemplates.ts'
import { messagesTableFile } from '#shared/tables/studies/messages/messagesTableFile.ts'
import { messagesText } from '#shared/tables/studies/messages/messagesText.ts'
import { STUDY_TABLES } from '#shared/tables/studies/studyTables.ts'
import { studyTableFile } from '#shared/tables/studies/studyTableFile.ts'
import { MESSAGES_TABLE_NAMES, type MessagesTableName } from '#shared/vocabulary/studies/messagesTable.ts'
import { STUDY_TABLE_NAMES, type StudyTableName } from '#shared/vocabulary/figures.ts'
import type { StudyKind } from '#shared/vocabulary/studies/studyFile.ts'
import { BESIDE_TEXT, besideOption } from '../exports/besideOption.ts'
import type { InterruptibleTerminal } from '../interruptibleTerminal.ts'
import { jsonCommand, type Print } from '../jsonCommand.ts'
import type { TerminalWorkbench } from '../terminalWorkbench.ts'
import { addStudyOptions, askedStudy, type StudyOptions } from './studyOptions.ts'
import { estimateText, studiesText, templatesText, unfinishedLines } from './studyTexts.ts'
import { watchStudy } from './watchStudy.ts'

interface TableForm {
  readonly json?: boolean
  readonly csv?: boolean
  readonly latex?: boolean
  readonly table?: StudyTableName
  readonly marks?: 'test' | 'highest'
  readonly beside?: readonly string[]
}

/** The table that answers what a study of a kind asks; of the others, that of results. */
const OF_KIND: Readonly<Partial<Record<StudyKind, StudyTableName>>> = {
  efficiency: 'study-efficiency',
  'cold-start': 'study-cold-start',
}

/** What the commands work with. */
export interface StudyCommandParts {
  readonly workbench: TerminalWorkbench
  readonly print: Print
  readonly terminal: InterruptibleTerminal
}

/** The command with all its parts. */
export function studyCommands({ workbench, print, terminal }: StudyCommandParts): Command {
  /** Prints a table of a study, and below a text what is missing from it. */
  const shown = async (study: string, { table, marks: by = 'test', beside = [], ...form }: TableForm) => {
    const chosen = besideOption(beside)
    const calls = await workbench.calls()
    const results = await calls['studies.results']({ study })
    const view = await calls['studies.view']({ study })
    const format = form.csv ? 'csv' : form.latex ? 'latex' : 'text'
    const name = table ?? OF_KIND[view.kind] ?? 'study'
    const others = STUDY_TABLE_NAMES.filter((other) => other !== name && STUDY_TABLES[other].isFor(results))
    print(form, results, () => {
      const file = studyTableFile(results, { table: name, format, by, beside: chosen })
      const text = file.replaceAll('\r\n', '\n').trimEnd()
      if (format !== 'text') return text
      const more = `More of it: recnet study show ${study} --table ${others.join('|')}`
      return [text, ...[unfinishedLines(view).join('\n')].filter((lines) => lines !== ''), more].join('\n\n')
    })
    const failed = view.views.find(({ status }) => status === 'failed')
    return failed?.error ? new WorkbenchError(failed.error) : null
  }
  /** Starts, watches, and ends with the tables; a failed cell fails the command at its end. */
  const watched = async (
    study: string,
    call: 'studies.start' | 'studies.retry' | 'studies.renew',
    form: TableForm,
  ) => {
    // prettier-ignore
    await watchStudy(study, (calls) => calls[call]({ study }), { workbench, terminal })
    const failure = await shown(study, form)
    if (failure) throw failure
  }

  const run =
    addForm(addStudyOptions(jsonCommand('run <template-or-file>', 'Estimate, start and watch a study, and end with its tables. It can be gone on with after anything.'))) // prettier-ignore
      .action(async (typed: string, options: StudyOptions & TableForm) => {
        const { json, csv, latex, table, marks, beside, ...asked } = options
        besideOption(beside ?? [])
        const file = await askedStudy(typed, asked, workbench)
        const calls = await workbench.calls()
        terminal.stderr.write(`${estimateText(await calls['studies.estimate']({ file }))}\n`)
        const study = await calls['studies.create']({ file })
        terminal.stderr.write(`This is the study ${study}.\n`)
        const given = { json, csv, latex, table, marks, beside }
        await watched(study, 'studies.start', Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))) // prettier-ignore
      })
  const fresh = addStudyOptions(new Command('new').argument('<template>').exitOverride())
    .description('Print the file of a study as YAML, to be changed and run.')
    .action(async (typed: string, options: StudyOptions) => {
      const file = await askedStudy(typed, options, workbench)
      const text = await (await workbench.calls())['studies.write']({ file })
      print({}, file, () => text.trimEnd())
    })
  const estimate =
    addStudyOptions(jsonCommand('estimate <template-or-file>', 'Show how many runs, calls, tokens and how much time a study takes.')) // prettier-ignore
      .action(async (typed: string, { json, ...options }: StudyOptions & { json?: boolean }) => {
        const file = await askedStudy(typed, options, workbench)
        const found = await (await workbench.calls())['studies.estimate']({ file })
        print(json ? { json } : {}, found, () => estimateText(found))
      })
  const list = jsonCommand('list', 'List the studies.').action(async (options: { json?: boolean }) => {
    const studies = await (await workbench.calls())['studies.list']({})
    print(options, studies, () => studiesText(studies))
  })
  const show = addForm(jsonCommand('show <study>', 'Show the tables of a study as far as it is.')).action(
    async (study: string, form: TableForm) => void (await shown(study, form)),
  )
  const going = (
    [
      ['start', 'Start a study, or go on with one that was stopped or killed.'],
      ['retry', 'Try the failed cells of a study again.'],
      ['renew', 'Make new runs for cells whose configuration has changed since.'],
    ] as const
  ).map(([name, description]) =>
    addForm(jsonCommand(`${name} <study>`, description)).action((study: string, form: TableForm) =>
      watched(study, `studies.${name}`, form),
    ),
  )
  const plain = (
    [
      ['stop', 'Stop a study; its runs pause after the call in flight.', 'Stopped'],
      ['remove', 'Remove a study. Its runs stay, and it can be restored.', 'Removed'],
      ['restore', 'Bring a removed study back.', 'Restored'],
    ] as const
  ).map(([name, description, done]) =>
    new Command(name)
      .argument('<study>')
      .description(description)
      .exitOverride()
      .action(async (study: string) => {
        await (await workbench.calls())[`studies.${name}`]({ study })
        print({}, null, () => `${done} ${study}.`)
      }),
  )
  const messages = jsonCommand(
    'messages <study>',
    'Show whether messages help, over a study of the template “messages”.',
  )
    .addOption(
      new Option('--csv <table>', 'Write one table as CSV.').choices(MESSAGES_TABLE_NAMES).conflicts('json'),
    )
    .action(async (study: string, { csv, ...options }: { json?: boolean; csv?: MessagesTableName }) => {
      const report = await (await workbench.calls())['studies.messages']({ study })
      print(options, report, () =>
        (csv ? messagesTableFile(report, csv).replaceAll('\r\n', '\n') : messagesText(report)).trimEnd(),
      )
    })
  const schema = new Command('schema')
    .description('Print the JSON schema of the file of a study.')
    .exitOverride()
    .action(async () => {
      const found = await (await workbench.calls())['studies.schema']({})
      print({ json: true }, found, () => '')
    })
  const templates = jsonCommand('templates', 'List the studies of the paper.').action(
    (options: { json?: boolean }) => print(options, STUDY_TEMPLATES, templatesText),
  )
  const study = new Command('study')
    .description('Run the tables and figures of the paper, or a grid of your own, as one study.')
    .exitOverride()
  for (const command of [run, fresh, estimate, list, show, ...going, ...plain, messages, schema, templates])
    study.addCommand(command)
  return study
}

/** Adds the options for the form of tables, beside `--json`. */
function addForm(command: Command): Command {
  return command
    .addOption(new Option('--csv', 'Write one table as CSV.').conflicts(['json', 'latex']))
    .addOption(new Option('--latex', 'Write one table as LaTeX.').conflicts(['json', 'csv']))
    .addOption(new Option('--table <name>', 'Which table.').choices(STUDY_TABLE_NAMES))
    .addOption(
      new Option('--marks <kind>', 'Mark the best where tests allow it, or the highest means as the paper does.').choices(['test', 'highest']), // prettier-ignore
    )
    .option('--beside <pair...>', BESIDE_TEXT)
}
