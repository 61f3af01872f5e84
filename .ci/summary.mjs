/** Vitest's JSON report in one line, `N passed, N failed, N skipped`; fails unless something ran and nothing failed. */
import { readFileSync } from 'node:fs'

const { passed, failed, skipped, note } = counts(process.argv[2])
if (note) console.error(note)
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0

function counts(path) {
  let report
  try {
    report = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    return { passed: 0, failed: 0, skipped: 0, note: `No test report, so no test ran: ${error.message}` }
  }
  const files = report.testResults ?? []
  // A file that could not be loaded has no tests to count as failed; it counts as one.
  const unloaded = files.filter((file) => file.status === 'failed' && !hasFailedTest(file))
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
    note: unloaded.map((file) => `${file.name}: ${file.message}`).join('\n'),
  }
}

function hasFailedTest(file) {
  return file.assertionResults.some((test) => test.status === 'failed')
}
