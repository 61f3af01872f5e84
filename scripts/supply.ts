/**
 * Writes what the workbench is made of, for those who must know before they install it: `npm run supply`.
 * `out/supply/sbom.cdx.json` is a CycloneDX list by npm, `out/supply/licenses.md` one of packages and licences for people.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { lockedPackages } from './supply/lockFile.ts'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'out', 'supply')
mkdirSync(folder, { recursive: true })

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
const asked = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only']
const sbom = execFileSync(npm, asked, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, shell: process.platform === 'win32' }) // prettier-ignore
save('sbom.cdx.json', sbom)

const shipped = lockedPackages(root).filter(({ isShipped }) => isShipped)
const rows = shipped
  .map(({ name, version, license }) => `| ${name} | ${version} | ${license ?? 'not stated'} |`)
  .sort()
save(
  'licenses.md',
  [
    '# Packages that are shipped',
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...new Set(rows),
    '',
  ].join('\n'),
)

function save(name: string, text: string): void {
  writeFileSync(join(folder, name), text)
  console.log(`Wrote ${relative(root, join(folder, name))}`)
}
