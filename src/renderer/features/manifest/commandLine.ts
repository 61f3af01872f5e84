/** The command that repeats a run in a terminal, for a POSIX shell. */
import { hyperparameterTable } from '#shared/vocabulary/hyperparameters.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { Settings } from '#shared/vocabulary/runs.ts'

/** `variantSettings`: what the variant sets by itself; only settings that differ from defaults and variant are spelled out. */
export function commandLine(manifest: Manifest, variantSettings: Settings): string {
  const base: Settings = { ...Object.fromEntries(hyperparameterTable().map((entry) => [entry.name, entry.default])), ...variantSettings }
  const own = Object.entries(manifest.settings).filter(([name, value]) => name === 'seed' || base[name] !== value)
  return [
    'recnet run',
    `--dataset ${quoted(manifest.dataset.name)}`,
    `--variant ${quoted(manifest.variant)}`,
    ...(manifest.vectorIndex === 'lance' ? [] : [`--index ${manifest.vectorIndex}`]),
    ...own.map(([name, value]) => `${flagOf(name)} ${quoted(String(value))}`),
  ].join(' ')
}

/** `initialRouterCount` → `--initial-router-count`. */
function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

function quoted(value: string): string {
  return /^[\w.:/-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`
}
