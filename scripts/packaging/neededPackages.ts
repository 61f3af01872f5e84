/** Which packages the built entries may need: `dependencies` of package.json and all that those depend on, as package-lock.json has them. */

/**
 * Never called: what LanceDB offers for embeddings by OpenAI and Hugging Face (workbench.md 6.2-K), and what the command
 * line of d3-dsv needs. And types, which some packages list among what they need when they run.
 */
const UNUSED = ['openai', '@huggingface', 'iconv-lite', 'rw', '@types', 'undici-types']

export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage | undefined>>
}

interface LockedPackage {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

/** What must be in a package. */
export function neededPackages(lock: LockFile): ReadonlySet<string> {
  return reachedPackages(lock, UNUSED)
}

/** What would come along although nothing ever calls it. */
export function idlePackages(lock: LockFile): readonly string[] {
  const needed = neededPackages(lock)
  return [...reachedPackages(lock, [])].filter((name) => !needed.has(name)).sort()
}

/** Names of all that can be reached from the root, but for packages of `unused` and what is behind them alone. */
function reachedPackages({ packages }: LockFile, unused: readonly string[]): ReadonlySet<string> {
  const needed = new Set<string>()
  const visited = new Set<string>()
  const waiting = [{ from: '', names: Object.keys(packages['']?.dependencies ?? {}) }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const name of next.names) {
      const place = placeOf(packages, name, next.from)
      if (place === null || visited.has(place) || isUnused(name, unused)) continue
      visited.add(place)
      needed.add(name)
      const { dependencies, optionalDependencies, peerDependencies } = packages[place] ?? {}
      waiting.push({
        from: place,
        names: Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }),
      })
    }
  }
  return needed
}

/** Where Node would find it: in the node_modules of whoever asks, or of a folder above. Null where it was not installed. */
function placeOf(packages: LockFile['packages'], name: string, from: string): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`
    if (packages[place]) return place
    if (folder === '') return null
  }
}

function isUnused(name: string, unused: readonly string[]): boolean {
  return unused.some((one) => name === one || name.startsWith(`${one}/`))
}
