/** Architecture 4.3, which way imports may run: a table, and every import statement held against it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const ports = 'main/ports'
/** Rooms of the workbench. Each declares in its ports what it needs from outside; adapters implement it, and backend joins them. */
const rooms = [
  'bundles',
  'compose',
  'datasets',
  'exports',
  'inspection',
  'models',
  'queue',
  'runs',
  'settings',
  'studies',
].map((room) => `main/workbench/${room}`)
const roomPorts = rooms.map((room) => `${room}/ports`).join(', ')
const portFiles = `${ports}, main/recnet/ports, main/recnet/similarity, main/experiments/runRecorder, main/models/storedReplies, main/models/cachedEmbeddings, main/models/replayRecorder, main/datasets/datasetStore, main/datasets/textFiles, main/prompting/fitPrompt, main/prompting/thought`
const stages =
  'main/recnet/initialization, main/recnet/routing, main/recnet/reception, main/recnet/optimization'
const nouns =
  'main/recnet/ports, main/recnet/similarity, main/recnet/editRatio, main/recnet/network, main/recnet/draft'
const asking = `${ports}, main/prompting`
const method = 'main/methods/method, main/methods/callForecast'
const domain = `${asking}, main/recnet, main/datasets, main/recommenders, main/methods, main/evaluation, main/models, main/experiments`

/** A file in … may import …; the narrowest row that covers a file is the one that counts; <one> is one folder or file. */
const directions: Readonly<Record<string, string>> = {
  shared: 'shared',
  'shared/vocabulary': 'shared/vocabulary, shared/events, shared/errors',
  'shared/events': 'shared/vocabulary, shared/events, shared/errors',
  'shared/contract': 'shared/contract, shared/vocabulary, shared/events, shared/errors',
  'shared/rpc': 'shared/rpc, shared/contract/contract, shared/errors',
  'main/ports': 'shared, main/ports',
  'main/prompting': `shared, ${asking}`,
  'main/recnet': `shared, ${asking}, ${nouns}`,
  'main/recnet/ports': `shared, ${ports}`,
  'main/recnet/similarity': 'shared',
  'main/recnet/applyNetworkEvents': 'shared, main/recnet/network, main/recnet/reception',
  'main/recnet/draft': 'shared, main/recnet/network, main/recnet/applyNetworkEvents',
  'main/recnet/prompts': `shared, ${asking}, main/recnet/prompts, main/recnet/ports, main/recnet/similarity`,
  'main/recnet/initialization': `shared, ${asking}, ${stages}, main/recnet/prompts, ${nouns}`,
  'main/recnet/routing': `shared, ${asking}, ${stages}, main/recnet/prompts, ${nouns}`,
  'main/recnet/reception': `shared, ${asking}, ${stages}, main/recnet/prompts, ${nouns}`,
  'main/recnet/optimization': `shared, ${asking}, ${stages}, main/recnet/prompts, ${nouns}`,
  'main/recnet/coldStart': `shared, ${asking}, ${stages}, main/recnet/prompts, main/recnet/coldStart, ${nouns}`,
  'main/recnet/workflow': `shared, ${asking}, main/recnet`,
  'main/datasets': 'shared, main/datasets, main/ports',
  'main/recommenders': `shared, ${ports}, main/recommenders`,
  'main/methods': `shared, ${asking}, main/methods, main/recommenders`,
  'main/methods/method': `shared, ${ports}, main/prompting/promptRegistry, main/methods/callForecast, main/recommenders/recommender`,
  'main/methods/callForecast': 'shared, main/evaluation/protocol',
  'main/methods/recNet': `shared, ${asking}, ${method}, main/methods/recNet, main/recommenders/recommender, main/recommenders/rankByNumbers, main/evaluation/protocol, main/evaluation/coldClients, main/recnet`,
  'main/methods/llmRank': `shared, ${asking}, ${method}, main/methods/llmRank, main/recommenders/recommender, main/recommenders/rankByNumbers`,
  'main/methods/agentCf': `shared, ${asking}, ${method}, main/methods/agentCf, main/methods/agentTexts, main/recommenders/recommender, main/recommenders/rankByNumbers, main/recnet/prompts/capWords, main/recnet/similarity`,
  'main/methods/agentCfPlus': `shared, ${asking}, ${method}, main/methods/agentCfPlus, main/methods/agentTexts, main/recommenders/recommender, main/recommenders/rankByNumbers, main/recnet/prompts/capWords, main/recnet/initialization/kMeans, main/recnet/routing/canonicalAttributes`,
  'main/methods/agentTexts': `shared, ${asking}, main/methods/callForecast, main/methods/agentTexts, main/recnet/prompts/capWords, main/recnet/initialization/firstProfiles`,
  'main/evaluation': 'shared, main/evaluation, main/datasets, main/recommenders/recommender, main/ports',
  'main/evaluation/messages': 'shared, main/evaluation, main/ports, main/recnet/editRatio',
  'main/models': 'shared, main/models, main/ports',
  'main/experiments': `shared, ${ports}, main/experiments, ${method}, main/datasets, main/evaluation, main/recommenders/recommender`,
  'main/adapters/<one>': `shared, main/adapters/<one>, main/adapters/files/folders/makeFolder, ${portFiles}`,
  'main/adapters/bundles': `shared, main/adapters/bundles, main/adapters/files/ifAbsent, main/adapters/files/jsonFile, main/adapters/files/runFolder, main/adapters/files/folders/makeFolder, main/adapters/machine/isRunning, ${roomPorts}, ${portFiles}`,
  'main/adapters/download':
    'shared, main/adapters/download, main/adapters/files/ifAbsent, main/adapters/files/jsonFile, main/adapters/files/locks/processLock, main/adapters/files/folders/makeFolder, main/workbench/models/ports',
  'main/adapters/chat': `shared, main/adapters/chat, main/workbench/models/ports, ${portFiles}`,
  'main/adapters/files': `shared, main/adapters/files, main/adapters/sha256, main/adapters/sha256OfFile, main/adapters/machine/isRunning, ${roomPorts}, ${portFiles}`,
  'main/adapters/lance': `shared, main/adapters/lance, main/datasets/canonicalRows, main/adapters/files/folders/makeFolder, main/adapters/files/ifAbsent, main/adapters/files/jsonFile, main/adapters/files/syncFolder, main/adapters/sha256, main/adapters/sha256OfFile, main/adapters/machine/isRunning, ${portFiles}`,
  'main/adapters/lexical': `shared, main/adapters/lexical, main/recnet/prompts, main/methods/llmRank/prompts, main/methods/agentTexts/prompts, main/methods/agentCf/prompts, main/methods/agentCfPlus/prompts, ${portFiles}`,
  'main/workbench': `shared, main/workbench, ${domain}`,
  ...Object.fromEntries(
    rooms.flatMap((room) => [
      [room, `shared, ${rooms.join(', ')}, main/workbench/handlersOf, ${domain}`],
      [`${room}/ports`, `shared, ${portFiles}, ${roomPorts}`],
    ]),
  ),
  'main/workbench/backend': `shared, main/workbench, ${domain}, main/adapters`,
  'main/hosts/<one>':
    'shared, main/workbench, main/ports/log, main/hosts/engine, main/hosts/page, main/adapters/files/folders/makeFolder, main/hosts/<one>',
  'main/hosts/web/keptPort':
    'shared, main/workbench, main/hosts/engine, main/hosts/web, main/adapters/files/locks/processLock',
  'main/hosts/web/uploads':
    'shared, main/workbench, main/hosts/web, main/adapters/machine/isRunning, main/adapters/files/folders/makeFolder',
  'main/index': 'shared, main/workbench, main/hosts, main/adapters/log, main/ports/log',
  'main/engine': 'shared, main/workbench, main/hosts, main/adapters/log, main/ports/log',
  'main/cli': 'shared, main/serve, main/terminal, main/hosts/engine/homeFolder',
  'main/serve': 'shared, main/workbench, main/hosts, main/adapters/log, main/ports/log',
  'main/terminal': 'shared, main/workbench, main/hosts, main/adapters/log, main/ports/log',
  'main/preload': 'shared, main/workbench, main/hosts',
  renderer: 'shared, renderer',
  'renderer/connection': 'shared, renderer/connection',
  'renderer/locales': 'shared, renderer/locales',
  'renderer/navigation': 'renderer/features, renderer/scrollPlaces, renderer/locales, renderer/pageTitle',
  'renderer/stores':
    'shared, renderer/stores, renderer/connection, renderer/ui/quantities, renderer/ui/whenIdle, renderer/locales',
  'renderer/features/<one>':
    'shared, renderer/features/<one>, renderer/inspection, renderer/forms, renderer/stores, renderer/charts, renderer/ui, renderer/connection, renderer/locales',
  'renderer/inspection':
    'shared, renderer/inspection, renderer/stores, renderer/ui, renderer/connection, renderer/locales',
  'renderer/forms': 'shared, renderer/forms, renderer/stores, renderer/ui, renderer/locales',
  'renderer/charts': 'shared, renderer/charts, renderer/ui, renderer/stores/figureChoice, renderer/locales',
  'renderer/ui':
    'shared/errors, shared/contract, shared/quantities, shared/vocabulary/models/builtInAgent, shared/vocabulary/settings/symbols, renderer/ui, renderer/locales',
  e2e: 'shared/vocabulary, e2e',
}

/** A package may be imported by …; node: stands for everything built into Node. */
const packages: Readonly<Record<string, string>> = {
  zod: `shared, ${domain}, main/adapters/chat, main/workbench, main/hosts/desktop, renderer/stores/draft/keptDraft, renderer/stores/study/keptStudy`,
  'fastest-levenshtein': domain,
  'html-entities': domain,
  'd3-dsv': 'shared/tables/csvOf',
  'p-limit': 'main/models/storedReplies, main/adapters/files/changeJson',
  'p-map': 'shared/inParallel',
  'eventsource-parser': 'main/adapters/chat',
  chardet: 'main/adapters/files',
  undici: 'main/adapters/chat',
  'pretty-bytes': 'shared/quantities',
  yaml: 'main/workbench/studies/studyText, main/workbench/studies/tooDeepAt',
  rou3: 'main/hosts/web/apiRoutes',
  fflate:
    'main/adapters/bundles/archiveWriter, main/workbench/exports/zippedDataset, main/workbench/exports/zippedSource, main/hosts/terminal/exportDatasetCommand',
  'node:': 'main/adapters, main/hosts, main/workbench/backend, main/index, main/engine, main/cli, e2e',
  '@lancedb/lancedb': 'main/adapters/lance',
  'apache-arrow': 'main/adapters/lance',
  'node-llama-cpp': 'main/adapters/llama',
  'electron-log': 'main/adapters/log',
  electron: 'main/hosts/desktop, main/index, main/engine, main/preload',
  commander: 'main/hosts/terminal',
  vue: 'renderer/main, renderer/App, renderer/locales, renderer/connection, renderer/stores, renderer/features, renderer/inspection, renderer/forms, renderer/ui, renderer/charts',
  'vue-i18n': 'renderer/locales',
  'vue-router':
    'renderer/main, renderer/App, renderer/navigation, renderer/pageTitle, renderer/features, renderer/inspection, renderer/forms, renderer/ui/UiButton',
  'reka-ui': 'renderer/App, renderer/ui, renderer/charts, renderer/features',
  '@lucide/vue':
    'renderer/App, renderer/ui, renderer/charts, renderer/features, renderer/inspection, renderer/forms',
  '@tanstack/vue-virtual': 'renderer/ui',
  '@tanstack/query-core': 'renderer/stores',
  '@vueuse/core':
    'renderer/stores, renderer/features, renderer/inspection, renderer/forms, renderer/ui, renderer/charts',
  diff: 'renderer/ui',
  pinia: 'renderer/main, renderer/stores',
  echarts: 'renderer/charts, main/adapters/figures',
  zrender: 'renderer/charts/echarts, main/adapters/figures/renderSvg',
  pdfkit: 'main/adapters/figures',
  'svg-to-pdfkit': 'main/adapters/figures',
  fontkit: 'main/adapters/figures',
  'subset-font': 'main/adapters/figures',
  '@resvg/resvg-wasm': 'main/adapters/figures',
  '@axe-core/playwright': 'e2e',
  '@playwright/test': 'e2e',
  playwright: 'e2e',
}

const bannedNames = /(^|[/.])(utils?|helpers?|types|common|managers?|services?|misc)([/.]|$)/i
const lineLimit = 250
/** Product files of one folder, without those of its folders. */
const folderLimit = 20

const root = fileURLToPath(new URL('..', import.meta.url))
const files = ['src', 'e2e'].flatMap(filesUnder).filter((file) => /\.(ts|vue)$/.test(file))
const product = files.filter((file) => !/\.(test|testing|spec|d)\.ts$/.test(file) && !file.startsWith('e2e/'))

describe('the layers', () => {
  it('name a direction and a package that are forbidden, and let pass what is allowed', () => {
    const code =
      "import type { A } from '#shared/a.ts'\nexport * from '../workflow/b.ts'\nawait import('electron')"
    expect(violations('src/main/recnet/prompts/x.ts', code).map((line) => line.split(/[: ]/)[1])).toEqual([
      '2',
      '3',
    ])
    expect(violations('src/shared/charts/xOption.ts', "import { h } from 'vue'")).toHaveLength(1)
    expect(violations('src/main/hosts/web/x.ts', "import '../web/y.ts'\nimport 'node:http'")).toEqual([])
    expect(violations('src/main/hosts/web/x.ts', "import '../desktop/y.ts'")).toHaveLength(1)
    expect(violations('src/main/workbench/runs/x.ts', "import '../backend/backend.ts'")).toHaveLength(1)
    expect(cycles(new Map([['a', ['b', 'c']], ['b', ['c']], ['c', ['a']]]))).toEqual(['a → b → c → a']) // prettier-ignore
  })

  it('import only downwards', () => {
    expect(product.length).toBeGreaterThan(0)
    expect(product.flatMap((file) => violations(file, source(file)))).toEqual([])
  })

  it('have no cycles', () => {
    const targets = (file: string) => importsOf(file, source(file)).flatMap(({ target }) => target ?? [])
    expect(violations('src/main/workbench/runs/x.ts', "import '../backend/backend.ts'")).toHaveLength(1)
    expect(cycles(new Map(product.map((file) => [file, targets(file)])))).toEqual([])
  })

  it('keep folders small enough to be read at a glance', () => {
    const counts = new Map<string, number>()
    for (const file of product) counts.set(posix.dirname(file), (counts.get(posix.dirname(file)) ?? 0) + 1)
    const large = [...counts].filter(([, count]) => count > folderLimit)
    expect(large.map(([folder, count]) => `${folder} has ${count} files, more than ${folderLimit}`)).toEqual(
      [],
    )
  })

  it('keep files short and named after what they export', () => {
    const long = product.filter((file) => source(file).trimEnd().split('\n').length > lineLimit)
    expect(long.map((file) => `${file} is longer than ${lineLimit} lines`)).toEqual([])
    expect(files.filter((file) => bannedNames.test(file))).toEqual([])
  })
})

/** One line for every import of this file that the tables forbid or do not know. */
function violations(file: string, text: string): string[] {
  const here = moduleName(file)
  const row = narrowestRow(here)
  if (!row) return [`${file}: no row of the table covers this file`]
  return importsOf(file, text).flatMap(({ specifier, target, line }) => {
    const at = `${file}:${line} imports ${specifier}: `
    if (target === null) {
      const name = packageName(specifier)
      const users = packages[name]
      if (users === undefined) return `${at}no row names the package ${name}`
      return covers(users, here) ? [] : `${at}the row "${name}" allows only ${users}`
    }
    if (/\.(test|testing)$/.test(moduleName(target))) return `${at}only tests may import it`
    if (!covers(row.may, moduleName(target))) return `${at}the row "${row.name}" allows only ${row.may}`
    return []
  })
}

interface Import {
  readonly specifier: string
  /** The file in this repository, or null for a package. */
  readonly target: string | null
  readonly line: number
}

/** Imports of values and types, re-exports and import() alike. */
function importsOf(file: string, text: string): Import[] {
  const code = file.endsWith('.vue') ? scriptOf(text) : text
  return ts.preProcessFile(code).importedFiles.map(({ fileName, pos }) => {
    const path = fileName.replace(/\?.*$/, '')
    const line = code.slice(0, pos).split('\n').length
    if (path.startsWith('#shared/')) return { specifier: fileName, target: path.replace('#', 'src/'), line }
    const target = path.startsWith('.') ? posix.join(posix.dirname(file), path) : null
    return { specifier: fileName, target, line }
  })
}

/** A .vue file with everything but its scripts blanked, so that lines keep their numbers. */
function scriptOf(text: string): string {
  const outside = /^[^]*?<script[^>]*>|<\/script>[^]*?(<script[^>]*>|$)/g
  return text.replace(outside, (part) => part.replace(/[^\n]/g, ' '))
}

function narrowestRow(module: string): { name: string; may: string } | null {
  const rows = Object.entries(directions).filter(([name]) => covers(name, module))
  const [widest] = rows.sort(([a], [b]) => plainLength(b) - plainLength(a))
  if (!widest) return null
  const [name, may] = widest
  const one = pattern(name).exec(module)?.[1]
  return { name, may: one === undefined ? may : may.replaceAll('<one>', one) }
}

function plainLength(name: string): number {
  return name.replaceAll('<one>', '').length
}

/** Whether one of the listed places is this module or a folder above it. */
function covers(places: string, module: string): boolean {
  return places.split(', ').some((place) => pattern(place).test(module))
}

function pattern(place: string): RegExp {
  return new RegExp(`^${place.replaceAll('<one>', '([^/]+?)')}(?:/|$)`)
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:'
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

function moduleName(file: string): string {
  return file.replace(/^src\//, '').replace(/\.(ts|vue)$/, '')
}

/** Each way round that a walk along the imports meets. */
function cycles(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = []
  const done = new Set<string>()
  const walk = (file: string, path: readonly string[]) => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (path.includes(file) || done.has(file)) return
    for (const next of imports.get(file) ?? []) walk(next, [...path, file])
    done.add(file)
  }
  for (const file of imports.keys()) walk(file, [])
  return found
}

function filesUnder(folder: string): string[] {
  if (!existsSync(root + folder)) return []
  return readdirSync(root + folder, { recursive: true, encoding: 'utf8' }).map(
    (file) => `${folder}/${file.replaceAll('\\', '/')}`,
  )
}

function source(file: string): string {
  return readFileSync(root + file, 'utf8')
}
